"""The readers that are measured, each behind one function from a text to [value, low, high, unit] rows.

Run as `python peers.py NAME LIMIT` inside the reader's own environment: it reads a job on standard input, as
`quantities` writes it, and answers with readings, speeds and memory. Knows no score.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

PEERS: dict[str, tuple[str, ...]] = {
    "crossfoot": (),
    "quantulum3": ("quantulum3==0.10.0",),
    "quantulum3 + classifier": ("quantulum3[classifier]==0.10.0",),
    "recognizers-text": ("recognizers-text-suite", "emoji<2", "setuptools<81"),
    "text2num": ("text2num",),
    "price-parser": ("price-parser",),
    "pyduckling-native": ("pyduckling-native",),
}


def reader(peer: str) -> Callable[[str], list[list[Any]]]:
    """The peer's function from a text to [value, low, high, unit] rows."""
    return READERS[peer]()


def _crossfoot() -> Callable[[str], list[list[Any]]]:
    from extractors import quantities

    def read(text: str) -> list[list[Any]]:
        return [[_plain(r.value), _plain(r.low), _plain(r.high), r.unit] for r in quantities(text)]

    return read


def _plain(value: Any) -> float | None:
    return None if value is None else float(value)


def _quantulum3() -> Callable[[str], list[list[Any]]]:
    from quantulum3 import parser

    def read(text: str) -> list[list[Any]]:
        found = []
        for q in parser.parse(text):
            spread = q.uncertainty
            ends = (None, None) if not spread else (q.value - spread, q.value + spread)
            found.append([None if spread else q.value, *ends, q.unit.name])
        return found

    return read


def _recognizers() -> Callable[[str], list[list[Any]]]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    models = (
        recognize_percentage,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
        recognize_age,
    )

    def read(text: str) -> list[list[Any]]:
        taken: list[tuple[int, int]] = []
        found = []
        for model in (*models, recognize_number):
            for result in model(text, "en-us"):
                span = (result.start, result.end)
                if any(span[0] <= b and a <= span[1] for a, b in taken) or not result.resolution:
                    continue
                taken.append(span)
                value = str(result.resolution.get("value") or "").rstrip("%")
                unit = "%" if model is recognize_percentage else result.resolution.get("unit")
                if value:
                    found.append([float(value), None, None, unit])
        return found

    return read


def _text2num() -> Callable[[str], list[list[Any]]]:
    from text_to_num import alpha2digit

    def read(text: str) -> list[list[Any]]:
        digits = alpha2digit(text, "en")
        return [
            [float(n.replace(",", "")), None, None, ""] for n in re.findall(r"\d[\d,]*(?:\.\d+)?", digits)
        ]

    return read


def _price_parser() -> Callable[[str], list[list[Any]]]:
    from price_parser import Price

    def read(text: str) -> list[list[Any]]:
        price = Price.fromstring(text)
        return [] if price.amount is None else [[float(price.amount), None, None, price.currency]]

    return read


def _duckling() -> Callable[[str], list[list[Any]]]:
    import duckling

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    now = duckling.parse_ref_time(zones, "UTC", 1_700_000_000)
    context = duckling.Context(now, duckling.parse_lang("EN"))
    kinds = ("amount-of-money", "quantity", "distance", "duration", "temperature", "volume", "number")
    dimensions = duckling.parse_dimensions(list(kinds))

    def read(text: str) -> list[list[Any]]:
        found, last = [], -1
        entities = duckling.parse(text, context, dimensions, False)
        for entity in sorted(entities, key=lambda e: (e["start"], -e["end"])):
            if entity["start"] < last:
                continue
            last, value = entity["end"], entity["value"]
            ends = [value.get("from", {}).get("value"), value.get("to", {}).get("value")]
            found.append([value.get("value"), *ends, value.get("unit")])
        return found

    return read


READERS: dict[str, Callable[[], Callable[[str], list[list[Any]]]]] = {
    "crossfoot": _crossfoot,
    "quantulum3": _quantulum3,
    "quantulum3 + classifier": _quantulum3,
    "recognizers-text": _recognizers,
    "text2num": _text2num,
    "price-parser": _price_parser,
    "pyduckling-native": _duckling,
}


def worker(peer: str, limit: float) -> None:
    """Reads {"texts", "speed", "growth"} on standard input; answers with readings, speeds and memory, as
    JSON."""
    began = time.perf_counter()
    read = reader(peer)
    read("The government spent $3 million on 20 trucks.")
    cold = time.perf_counter() - began
    job = json.load(sys.stdin)
    answers, failed = [], 0
    for text in job["texts"]:
        try:
            answers.append(read(text))
        except Exception:  # noqa: BLE001 - whatever a peer raises, its case counts as nothing read
            failed += 1
            answers.append([])
    report = {"answers": answers, "failed": failed, "cold": cold, "speed": _speed(read, job["speed"], limit)}
    report["growth"] = _growth(read, job["growth"])
    report["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump(report, sys.stdout)


def _speed(read: Callable[[str], Any], texts: list[str], limit: float) -> float:
    """Thousand characters per CPU second over the texts, or over as many as `limit` CPU seconds allow."""
    began, count = time.process_time(), 0
    for text in texts:
        with suppress(Exception):  # a text that a peer cannot read is counted at its cost
            read(text)
        count += len(text)
        if time.process_time() - began > limit:
            break
    return count / 1000 / (time.process_time() - began) if texts else 0.0


def _growth(read: Callable[[str], Any], texts: list[str]) -> float | None:
    """How much more a text 32 times longer costs; None where the short one already takes too long to ask."""
    costs = []
    for text in texts:
        began = time.process_time()
        try:
            read(text)
        except Exception:  # noqa: BLE001
            return None
        costs.append(time.process_time() - began)
        if costs[0] > 1.5:
            return None
    return costs[-1] / costs[0] if len(costs) == 2 and costs[0] else None


if __name__ == "__main__":
    worker(sys.argv[1], float(sys.argv[2]))
