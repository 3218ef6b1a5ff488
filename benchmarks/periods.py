"""Fits the weights of the signs by which a figure's period is chosen; each half is judged by the other's.

    python -m benchmarks.periods FOLDER [--write]

FOLDER holds gold.jsonl and news_sample.jsonl. periods_read.csv beside this file tells of single figures of
news_sample which periods a reader held for right, or the period in a labeller's words. --write fits on
everything and writes the shipped table, extractors/context/data/period.csv. Knows the signs by name only;
chooses no period itself.
"""

import argparse
import csv
import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.frames import article, pairs, same_period
from extractors.claims import extract
from extractors.context import frame, period
from extractors.model import Article, Claim, Period

AGAINST = frozenset(
    """distance commas ands breaks turns figures verbs compared compared_after compared_before possessive
    attributive reported akin_ahead now enclosed subordinate_left tense_clash tense_strains
    present_here present_before present_story""".split()
)
FOR = frozenset("opens shared".split())
# How often is no rival of when; where it stands near, it is told beside it. A picture's day and that of the
# record beaten are never the figure's, though a reader's period may overlap "since 1991".
SET = {"habitual": -2.1, "record": -3.0, "shown": -3.5}
PENALTY, STEPS, RATE = 0.6, 400, 0.5
Candidates = list[tuple[dict[str, float], Period]]
Choice = tuple[dict[str, float], bool]  # the signs of one candidate, whether it is right


def candidates(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Article, Claim, Candidates]]:
    """Each claim of the articles with the signs and the period of every candidate."""
    seen: dict[tuple[str, int], Candidates] = {}
    choose = frame.period

    def watched(s: Any, figure: int, verb: Any, kind: Any, told: Any) -> Any:
        seen[s.text, s.spans[figure][0]] = [
            (dict(period.signs(s, figure, verb, kind, one)), one.period)
            for one in period.candidates(s, figure, kind, told)
            if one.period.aspect != "habitual"
        ]
        return choose(s, figure, verb, kind, told)

    frame.period = watched
    for row in rows:
        read = article(row)
        for claim in extract(read):
            yield row, read, claim, seen.get((read.segments[claim.at.segment].text, claim.at.start), [])
    frame.period = choose


def annotated(rows: Iterable[dict[str, Any]]) -> list[list[Choice]]:
    """The candidates of each figure whose period is annotated, and which of them are right."""
    found = []
    for row, read, claim, told in candidates(rows):
        figure = next((f for c, f in pairs(row, (claim,)) if c is claim and f["when"]), None)
        if figure is None or not told:
            continue
        judged = [
            (s, same_period(figure["when"], replace(claim, period=when), read.published)) for s, when in told
        ]
        if all(right is not None for _, right in judged):
            found.append([(signs, bool(right)) for signs, right in judged])
    return found


def read_by_hand(folder: Path) -> list[list[Choice]]:
    """The figures of periods_read.csv with their candidates."""
    with Path(__file__).with_name("periods_read.csv").open(encoding="utf8", newline="") as lines:
        read = {
            (r["id"], int(r["segment"]), int(r["start"])): r["right"].split("|")
            for r in csv.DictReader(lines)
        }
    names = {name for name, _, _ in read}
    rows = [json.loads(line) for line in (folder / "news_sample.jsonl").open(encoding="utf8")]
    found = []
    for row, art, claim, told in candidates(r for r in rows if r["id"] in names):
        right = read.get((row["id"], claim.at.segment, claim.at.start), [])
        if "~" in "".join(right):
            found.append([(signs, f"{when.start}~{when.end}" in right) for signs, when in told])
        elif right:
            days = art.published
            found.append([(s, bool(same_period(right[0], replace(claim, period=p), days))) for s, p in told])
    return [candidates for candidates in found if candidates]


def fit(figures: list[list[Choice]]) -> dict[str, float]:
    """Weights that make the right candidates likeliest; a sign against may not speak for, nor the reverse."""
    weights: dict[str, float] = defaultdict(float)
    asked = [f for f in figures if len({right for _, right in f}) == 2]
    mean: dict[str, float] = defaultdict(float)
    square: dict[str, float] = defaultdict(float)
    for step in range(1, STEPS + 1):
        slope: dict[str, float] = defaultdict(float)
        for candidates in asked:
            likely = [math.exp(sum(weights[k] * v for k, v in signs.items())) for signs, _ in candidates]
            whole = sum(likely)
            good = sum(p for p, (_, right) in zip(likely, candidates, strict=True) if right)
            for p, (signs, right) in zip(likely, candidates, strict=True):
                push = p / whole - (p / good if right else 0.0)
                for k, v in signs.items():
                    slope[k] += push * v
        for key, g in slope.items():
            g = g + PENALTY * weights[key]
            mean[key] = 0.9 * mean[key] + 0.1 * g
            square[key] = 0.99 * square[key] + 0.01 * g * g
            scale = math.sqrt(square[key] / (1 - 0.99**step)) + 1e-9
            weights[key] -= RATE / math.sqrt(step) * (mean[key] / (1 - 0.9**step)) / scale
            if key in AGAINST:
                weights[key] = min(0.0, weights[key])
            elif key in FOR:
                weights[key] = max(0.0, weights[key])
    shipped = {k: round(w, 2) for k, w in weights.items() if abs(w) > 0.02}
    return dict(sorted((shipped | SET).items()))


def right(figures: list[list[Choice]], weights: dict[str, float]) -> tuple[int, int, int]:
    """How many are chosen right, how many could be, of how many."""
    good = could = 0
    for candidates in figures:
        best = max(candidates, key=lambda c: sum(weights.get(k, 0.0) * v for k, v in c[0].items()))
        good += best[1]
        could += any(right for _, right in candidates)
    return good, could, len(figures)


def half(name: str) -> int:
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.folder / "gold.jsonl").open(encoding="utf8")]
    halves = [annotated(r for r in rows if half(r["id"]) == side) for side in (0, 1)]
    news = read_by_hand(options.folder)
    parts = {
        "half 0": (halves[0], 2 * halves[1] + news),  # a figure of gold counts for two of the news
        "half 1": (halves[1], 2 * halves[0] + news),
        "news": (news, halves[0] + halves[1]),
    }
    for name, (part, others) in parts.items():
        used = {"shipped": period.WEIGHTS, "fitted on the others": fit(others), "fitted on it": fit(part)}
        for how, weights in used.items():
            good, could, of = right(part, weights)
            print(f"{name}, {how}: {good} right, {could} possible, of {of}: {100 * good / of:.1f} %")
    weights = fit(2 * (halves[0] + halves[1]) + news)
    for key, weight in weights.items():
        print(f"{key},{weight}")
    if options.write:
        table = Path(period.__file__).with_name("data") / "period.csv"
        with table.open("w", encoding="utf8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([("sign", "weight"), *weights.items()])


if __name__ == "__main__":
    main()
