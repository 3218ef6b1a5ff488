"""Runs Recognizers-Text's English specification against `quantities`, and says how many cases pass.

A case passes when the multiset of quantities of its kind is equal: `python -m benchmarks.spec_cases
DIRECTORY`, where the directory holds spec_currency.jsonl, spec_percent.jsonl, spec_number.jsonl and
spec_range.jsonl; each line is {"text", "quantities": [{"value" | "lo", "hi", "unit"}]}. The cases are not
part of the project (Recognizers-Text, MIT).
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors import quantities
from extractors.model import Reading

# The specification's names of currencies, and of plain ones that it leaves open.
NAMES = {
    "dollar": "USD", "usd": "USD", "euro": "EUR", "pound": "GBP", "franc": "CHF", "cent": "cent",
    "penny": "penny",
    "finnish markka": "FIM", "peseta": "ESP", "spanish peseta": "ESP", "rupee": "INR", "deutsche mark": "DEM",
    "german mark": "DEM", "mark": "DEM", "sen": "sen", "bitcoin": "BTC", "satoshi": "satoshi",
    "pence": "penny",
    "netherlands guilder": "NLG", "dutch guilder": "NLG", "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "japanese yen": "JPY", "chinese yuan": "CNY", "irish pound": "IEP", "georgian lari": "GEL",
    "lao kip": "LAK",
    "costa rican colón": "CRC", "indian rupee": "INR", "malaysian ringgit": "MYR", "turkish lira": "TRY",
    "french franc": "FRF",
}  # fmt: skip
Key = tuple[str, ...]


def rounded(value: Any) -> str:
    """A number in six significant digits, so that the specification's floats compare."""
    return "" if value is None else format(float(value), ".6g")


def currency_unit(unit: str) -> str:
    """One name per currency; what an amount is per is not part of the specification."""
    name = unit.split(" per ")[0]
    return NAMES.get(name.lower(), name.upper() if len(name) == 3 else name.lower())


def expected(row: dict[str, Any], unit: Callable[[str], str]) -> Counter[Key]:
    """The quantities a case wants; a unit without a number is not asked for."""
    wanted = (q for q in row["quantities"] if any(q.get(k) is not None for k in ("value", "lo", "hi")))
    return Counter(
        (*_bounds(q.get("value"), q.get("lo"), q.get("hi")), unit(q.get("unit") or "")) for q in wanted
    )


def _bounds(value: Any, low: Any, high: Any) -> Key:
    if value is not None:
        return (rounded(value),)
    return (rounded(low),) if low == high else (rounded(low), rounded(high))


def scalars(readings: Iterable[Reading]) -> list[Decimal | None]:
    """The values of readings, a range by its two ends."""
    return [v for r in readings for v in ([r.value] if r.value is not None else [r.low, r.high])]


def currencies(text: str) -> Counter[Key]:
    found = [
        r
        for r in quantities(text)
        if r.kind == "money" or (r.unit or "").split(" per ")[0] in ("cent", "penny")
    ]
    return Counter((*_bounds(r.value, r.low, r.high), currency_unit(r.unit or "")) for r in found)


def percents(text: str) -> Counter[Key]:
    return Counter((*_bounds(r.value, r.low, r.high), "%") for r in quantities(text) if r.unit == "%")


def bare_numbers(text: str) -> Counter[Key]:
    """Every value read, whatever its unit, but measures: the specification's numbers are not glued to a
    unit."""
    found = (r for r in quantities(text) if r.kind != "measure")
    return Counter((rounded(v), "") for v in scalars(found))


def ranges(text: str) -> Counter[Key]:
    """Bounds of a range, and of a hedged scalar, as the specification writes them."""
    found = [r for r in quantities(text) if r.low != r.high or r.hedge == "exact"]
    bounded = [r for r in found if r.low != r.high]
    return Counter((rounded(r.low), rounded(r.high), "") for r in bounded)


def wanted_ranges(row: dict[str, Any]) -> Counter[Key]:
    return Counter(
        (rounded(q.get("lo")), rounded(q.get("hi")), "")
        for q in row["quantities"]
        if q.get("lo") != q.get("hi")
    )


CASES: tuple[tuple[str, Callable[[str], Counter[Key]], Callable[[dict[str, Any]], Counter[Key]]], ...] = (
    ("spec_currency", currencies, lambda row: expected(row, currency_unit)),
    ("spec_percent", percents, lambda row: expected(row, lambda _: "%")),
    ("spec_number", bare_numbers, lambda row: expected(row, lambda _: "")),
    ("spec_range", ranges, wanted_ranges),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="directory of the spec_*.jsonl files")
    parser.add_argument("--wrong", action="store_true", help="print the cases that fail")
    options = parser.parse_args()
    for name, read, want in CASES:
        lines = (options.data / f"{name}.jsonl").read_text(encoding="utf8").splitlines()
        rows = [json.loads(line) for line in lines]
        wrong = [(row, want(row), read(row["text"])) for row in rows if want(row) != read(row["text"])]
        right, share = len(rows) - len(wrong), 100 - 100 * len(wrong) / len(rows)
        print(f"{name:14} {right:4} of {len(rows):4} = {share:5.1f} %")
        for row, wanted, found in wrong if options.wrong else ():
            print(
                "   ", row["text"][-300:], "| missing", list(wanted - found), "| extra", list(found - wanted)
            )


if __name__ == "__main__":
    main()
