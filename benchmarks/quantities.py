"""Measures `quantities` beside other number readers: same texts, same rules, each in its own environment.

python -m benchmarks.quantities DATA [--speed FILE] [--cache DIR] [--only NAME,…]

DATA holds the NDJSON sets (newsquant_dev, rtext_*, spec_*); each line is {"id", "text", "quantities":
[{"value" | "lo", "hi", "unit"}]}. A peer gets a virtual environment under the cache directory, made on
first use, and one worker process that reads texts on standard input. A value matches within 1e-6
relative; a range matches a range with the same ends; V is the F1 of values, VU of values with canonical
units; nothing is filtered. A peer that does not install, or whose worker fails, is shown as such.
"""

import argparse
import json
import math
import os
import re
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.peers import PEERS

SETS = ("newsquant_dev", "rtext", "spec_currency", "spec_percent", "spec_number", "spec_range")
CURRENCIES = {
    "dollar": "USD", "us dollar": "USD", "united states dollar": "USD", "usd": "USD", "$": "USD",
    "euro": "EUR",
    "eur": "EUR", "€": "EUR", "pound sterling": "GBP", "british pound": "GBP", "£": "GBP", "gbp": "GBP",
    "japanese yen": "JPY", "yen": "JPY", "jpy": "JPY", "¥": "JPY", "chinese yuan": "CNY", "cny": "CNY",
    "canadian dollar": "CAD", "cad": "CAD", "australian dollar": "AUD", "aud": "AUD",
    "hong kong dollar": "HKD",
    "hkd": "HKD", "new zealand dollar": "NZD", "nzd": "NZD", "indian rupee": "INR", "rupee": "INR",
    "inr": "INR",
    "swiss franc": "CHF", "franc": "CHF", "chf": "CHF", "malaysian ringgit": "MYR", "myr": "MYR",
    "shekel": "ILS", "ils": "ILS", "mexican peso": "MXN", "mxn": "MXN", "turkish lira": "TRY", "try": "TRY",
    "finnish markka": "FIM", "fim": "FIM", "peseta": "ESP", "spanish peseta": "ESP", "esp": "ESP",
    "mark": "DEM",
    "german mark": "DEM", "dem": "DEM", "bitcoin": "BTC", "btc": "BTC", "georgian lari": "GEL", "gel": "GEL",
    "lao kip": "LAK", "lak": "LAK", "croatian kuna": "HRK", "hrk": "HRK", "south african rand": "ZAR",
    "zar": "ZAR",
}  # fmt: skip
OTHERS = {
    "": "", "-": "", "dimensionless": "", "number": "", "%": "%", "percentage": "%", "percent": "%",
    "per cent": "%",
    "times": "times", "time": "times", "count": "times", "pound-mass": "pound", "year of age": "year",
    "month of age": "month", "degree celsius": "celsius", "c": "celsius", "degree fahrenheit": "fahrenheit",
    "f": "fahrenheit", "feet": "foot", "metric ton": "tonne", "degree angle": "degree", "women": "woman",
    "men": "man",
    "children": "child", "pence": "penny", "bp": "basis point",
}  # fmt: skip
Value = tuple[str, float, float]


def canonical(unit: str | None) -> str:
    """One name for a unit, whoever printed it: ISO 4217, singular, British spelling, "a per b" part by
    part."""
    name = " ".join((unit or "").lower().split())
    parts = re.split(r" per |/", name)
    if len(parts) > 1 and all(parts):
        return " per ".join(canonical(part) for part in parts)
    if name in CURRENCIES:
        return CURRENCIES[name]
    words = [_singular(word) for word in name.replace("meter", "metre").replace("liter", "litre").split()]
    name = " ".join(words)
    return CURRENCIES.get(name) or OTHERS.get(name, name)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 3:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss|z)es$", word):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")) else word
    )


def key(value: Any, low: Any, high: Any) -> Value | None:
    """A scalar or a range, an open bound as the scalar that it names."""
    v, a, b = (None if x is None else float(x) for x in (value, low, high))
    if v is None and a is not None and b is not None and not close(a, b):
        return ("range", min(a, b), max(a, b))
    v = v if v is not None else a if a is not None else b
    return None if v is None or not math.isfinite(v) else ("scalar", v, v)


def close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 + 1e-6 * max(abs(a), abs(b))


def matched(gold: list[Any], found: list[Any], same: Callable[[Any, Any], bool]) -> int:
    """How many of `gold` find their own partner in `found`."""
    left, count = list(found), 0
    for wanted in gold:
        for candidate in left:
            if same(wanted, candidate):
                left.remove(candidate)
                count += 1
                break
    return count


def same_value(a: tuple[Value, str], b: tuple[Value, str]) -> bool:
    return a[0][0] == b[0][0] and close(a[0][1], b[0][1]) and close(a[0][2], b[0][2])


def same(a: tuple[Value, str], b: tuple[Value, str]) -> bool:
    return same_value(a, b) and a[1] == b[1]


def is_money(unit: str) -> bool:
    return unit.split(" per ")[0] in {*CURRENCIES.values(), "cent", "penny", "sen", "satoshi"}


ASKED: dict[str, Callable[[str], bool]] = {
    "spec_currency": is_money,
    "spec_percent": lambda unit: unit == "%",
}


def scores(name: str, rows: list[dict[str, Any]], answers: list[list[list[Any]]]) -> dict[str, float]:
    """F1 of values (v), of values with units (vu) and of money, the recall of ranges, and the cases of which
    every value is right, in per cent; of a set about money or percentages only those readings are asked
    for."""
    asked = ASKED.get(name, lambda _: True)
    tally = dict.fromkeys(("gold", "found", "v", "vu", "gm", "fm", "m", "gr", "r", "cases"), 0)
    for row, answer in zip(rows, answers, strict=True):
        gold = _keyed([(q.get("value"), q.get("lo"), q.get("hi"), q.get("unit")) for q in row["quantities"]])
        found = [pair for pair in _keyed([tuple(item) for item in answer]) if asked(pair[1])]
        money = [[x for x in side if is_money(x[1])] for side in (gold, found)]
        spans = [x for x in gold if x[0][0] == "range"]
        right = matched(gold, found, same_value)
        for name, count in (
            ("gold", len(gold)), ("found", len(found)), ("v", right), ("vu", matched(gold, found, same)),
            ("gm", len(money[0])), ("fm", len(money[1])), ("m", matched(*money, same)), ("gr", len(spans)),
            ("r", matched(spans, found, same_value)), ("cases", len(gold) == len(found) == right),
        ):  # fmt: skip
            tally[name] += count
    return {
        "V": _f1(tally["v"], tally["gold"], tally["found"]),
        "VU": _f1(tally["vu"], tally["gold"], tally["found"]),
        "money": _f1(tally["m"], tally["gm"], tally["fm"]),
        "ranges": 100 * tally["r"] / max(1, tally["gr"]),
        "cases": 100 * tally["cases"] / len(rows),
    }


def _keyed(quantities: list[tuple[Any, ...]]) -> list[tuple[Value, str]]:
    keyed = ((key(value, low, high), canonical(unit)) for value, low, high, unit in quantities)
    return [(value, unit) for value, unit in keyed if value is not None]


def _f1(right: int, gold: int, found: int) -> float:
    return 200 * right / (gold + found) if gold + found else 0.0


def environment(peer: str, cache: Path) -> Path | str:
    """The interpreter of the peer's environment, made on first use; in words why there is none."""
    if not PEERS[peer]:
        return Path(sys.executable)
    home = cache / re.sub(r"[^a-z0-9]+", "-", peer)
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        installed = subprocess.run(
            [python, "-m", "pip", "install", "-q", *PEERS[peer]], capture_output=True, text=True, check=False
        )
        if installed.returncode:
            return "does not install: " + installed.stderr.strip().splitlines()[-1][:120]
        (home / "ready").touch()
    return python


def measured(peer: str, cache: Path, job: dict[str, Any], limit: float) -> dict[str, Any] | str:
    python = environment(peer, cache)
    if isinstance(python, str):
        return python
    root = str(Path(__file__).parents[1])
    command = [str(python), str(Path(__file__).with_name("peers.py")), peer, str(limit)]
    extra = {"PYTHONPATH": root} if peer == "crossfoot" else {"PYTHONPATH": ""}
    try:
        run = subprocess.run(
            command, input=json.dumps(job), capture_output=True, text=True, timeout=900, check=False,
            env={**os.environ, **extra},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "took longer than 15 minutes"
    if run.returncode:
        return "fails: " + (run.stderr.strip().splitlines() or ["no message"])[-1][:120]
    report: dict[str, Any] = json.loads(run.stdout[run.stdout.index("{") :])
    return report


def table(rows_of: dict[str, list[dict[str, Any]]], reports: dict[str, dict[str, Any] | str]) -> list[str]:
    """The Markdown table, one line for each peer."""
    heads = [
        "reader", "newsquant V", "VU", "money", "ranges", "rtext V", "VU", "spec currency", "percent",
        "number", "range", "kchar/CPU s", "× 32 text costs", "MB", "cold s",
    ]  # fmt: skip
    lines = ["| " + " | ".join(heads) + " |", "|---" + "|--:" * (len(heads) - 1) + "|"]
    for peer, report in reports.items():
        if isinstance(report, str):
            lines.append(f"| {peer} | {report} |")
            continue
        cells, at, result = [], 0, {}
        for name, rows in rows_of.items():
            result[name] = scores(name, rows, report["answers"][at : at + len(rows)])
            at += len(rows)
        news, rtext = result["newsquant_dev"], result["rtext"]
        cells = [news["V"], news["VU"], news["money"], news["ranges"], rtext["V"], rtext["VU"]]
        cells += [result[name]["cases"] for name in SETS[2:]]
        grown = "–" if report["growth"] is None else f"{report['growth']:.0f}"
        rest = [f"{report['speed']:,.0f}", grown, f"{report['memory']:.0f}", f"{report['cold']:.2f}"]
        lines.append("| " + " | ".join([peer, *(f"{cell:.1f}" for cell in cells), *rest]) + " |")
    return lines


def rows_by_set(data: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of each set; the rtext files together are one."""
    found = {}
    for name in SETS:
        paths = sorted(data.glob("rtext_*.jsonl")) if name == "rtext" else [data / f"{name}.jsonl"]
        found[name] = [
            json.loads(line) for path in paths for line in path.read_text(encoding="utf8").splitlines()
        ]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="directory of the NDJSON sets")
    parser.add_argument("--speed", type=Path, help="NDJSON of texts to time")
    parser.add_argument(
        "--cache", type=Path, default=Path.home() / ".cache" / "crossfoot-peers", help="environments"
    )
    parser.add_argument("--only", default="", help="comma-separated readers")
    parser.add_argument("--limit", type=float, default=20, help="CPU seconds to spend on the timed texts")
    options = parser.parse_args()
    rows_of = rows_by_set(options.data)
    timed = []
    if options.speed:
        timed = [json.loads(line)["text"] for line in options.speed.read_text(encoding="utf8").splitlines()]
    news = " ".join(timed)
    job = {
        "texts": [row["text"] for rows in rows_of.values() for row in rows],
        "speed": timed,
        "growth": [news[:2000], news[:64000]] if timed else [],
    }
    chosen = [name for name in PEERS if not options.only or name in options.only.split(",")]
    reports = {name: measured(name, options.cache, job, options.limit) for name in chosen}
    print("\n".join(table(rows_of, reports)))


if __name__ == "__main__":
    main()
