"""Judges each fifth of the articles by weights of `same` that were fitted without it.

    python benchmarks/crossfit.py DIR

DIR holds gold.jsonl and news_sample.jsonl. Printed are the same-quantity pairs of the annotated articles,
as groups join them, and the pairs that were judged by reading (same_pairs.csv), each one by one. The split
is by the md5 of the article, so that the figures are the same on every run.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reconcile import SAME_PENALTY, Row, article, digest, fit, gold_numbers, judged_pairs, load

from app.reconcile.pairs.around import around
from app.reconcile.pairs.same import AGAINST_SAME, EITHER_WAY, clusters, evidence
from app.reconcile.pairs.scoring import threshold
from app.reconcile.pairs.sheet import Pair, Sheet, sheet
from extractors import extract

FOLDS = 5
Two = tuple[int, int]


@dataclass(frozen=True)
class Annotated:
    """An annotated article: its agreeing pairs with their evidence, and which of its figures are one."""

    fold: int
    laid: Sheet
    number: dict[int, int]  # claim id -> annotated figure
    pairs: list[tuple[Pair, dict[str, float]]]
    one: set[Two]
    doubtful: set[Two]

    def figures(self, indexes: Iterable[int]) -> list[int]:
        claims = (self.laid.mentions[index].claim.id for index in indexes)
        return sorted({self.number[claim] for claim in claims if claim in self.number})

    def rows(self) -> list[Row]:
        """What is fitted on: the pairs whose two figures are annotated, and not as doubtful."""
        found = []
        for pair, seen in self.pairs:
            two = tuple(self.figures((pair.a, pair.b)))
            if len(two) == 2 and two not in self.doubtful:
                found.append((seen, int(two in self.one)))
        return found

    def joined(self, known: dict) -> set[Two]:
        scored = [(odds(known, seen), pair) for pair, seen in self.pairs]
        groups = clusters(scored, threshold("same"))
        return {two for group in groups for two in combinations(self.figures(group), 2)} - self.doubtful


def odds(known: dict, seen: dict[str, float]) -> float:
    return known["bias"] + sum(weight * seen[name] for name, weight in known["weights"].items())


def annotated(entry: dict) -> Annotated:
    one = article(entry)
    claims = extract(one)
    laid = sheet(claims, one)
    beside = around(laid)
    pairs = [(pair, evidence(beside, pair)) for pair in laid.pairs if pair.agreement is not None]
    numbers = {figure["n"] for figure in entry["figures"]}
    same, unsure = (
        {two for group in entry.get(key, []) for two in _twos(group)} for key in ("same", "unsure")
    )
    told = {two for two in same if set(two) <= numbers}
    return Annotated(_fold(entry["id"]), laid, gold_numbers(entry, claims), pairs, told, unsure)


def _twos(group: Iterable[int]) -> Iterable[Two]:
    return combinations(sorted(set(group)), 2)


def _fold(identity: str) -> int:
    return int(digest(identity), 16) % FOLDS


def main() -> None:
    folder = Path(sys.argv[1])
    gold = [annotated(entry) for entry in load(folder, "gold.jsonl")]
    judged: list[tuple[int, Row]] = []
    for laid, pair, same in judged_pairs(folder):
        text = "".join(segment.text for segment in laid.article.segments)
        judged.append((_fold(text), (evidence(around(laid), pair), same)))
    right = found = told = held = true = positive = 0
    for fold in range(FOLDS):
        rows = [row for one in gold if one.fold != fold for row in one.rows()]
        rows += [row for where, row in judged if where != fold]
        known = fit(rows, AGAINST_SAME, either=EITHER_WAY, penalty=SAME_PENALTY)
        for one in gold:
            if one.fold == fold:
                joined = one.joined(known)
                right, found, told = right + len(joined & one.one), found + len(joined), told + len(one.one)
        for where, (seen, same) in judged:
            if where == fold:
                joins = odds(known, seen) >= threshold("same")
                true, held, positive = true + (joins and same), held + joins, positive + same
    print(f"annotated articles: precision {100 * right / found:.1f} %, recall {100 * right / told:.1f} %")
    print(f"judged pairs, singly: precision {100 * true / held:.1f} %, recall {100 * true / positive:.1f} %")


if __name__ == "__main__":
    main()
