"""Looks up what the rest of the article says around two figures: their neighbours, their kin, their rows.

Knows the pairs of one article; does not look at how alike two figures are, nor weigh anything.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.reconcile.mentions.mention import Mention
from app.reconcile.pairs.sheet import Pair, Sheet

Between = tuple[tuple[int, int], tuple[int, int]]  # two sentences
MOST_TOLD = 64  # pairs of two sentences; where more are told, they are lists and no retelling
Row = tuple[str, tuple[str, ...], tuple[str, ...]]  # a family, the word before and the word behind


@dataclass(frozen=True, slots=True)
class Around:
    """`told`: the pairs that two sentences have in common; `kin`: how many values stand in one unit; `rows`:
    how many between the same two words."""

    mentions: Sequence[Mention]
    told: dict[Between, list[Pair]]
    kin: Counter[tuple[str, str | None]]
    rows: Counter[Row]

    def neighbours_disagree(self, pair: Pair) -> bool:
        """Whether another figure of the one sentence differs from one of the other in the same unit, and
        neither finds its like there: "50 at £3" and "50 at £4"."""
        told = self.told[self.mentions[pair.a].sentence, self.mentions[pair.b].sentence]
        if len(told) > MOST_TOLD:
            return False
        settled = {pair.a, pair.b}
        for other in told:
            if other.agreement == "equal" and other.a != pair.a and other.b != pair.b:
                settled |= {other.a, other.b}
        return any(
            other.agreement is None
            and _unit(self.mentions[other.a]) == _unit(self.mentions[other.b])
            and settled.isdisjoint((other.a, other.b))
            for other in told
        )

    def two_entries(self, pair: Pair) -> bool:
        """Whether the two sentences have no figure in common and differ in another one, too: a slip changes
        one figure, "1 GB for 30 days" and "2 GB for 10 days" are two entries of a list."""
        told = self.told[self.mentions[pair.a].sentence, self.mentions[pair.b].sentence]
        return not any(other.agreement == "equal" for other in told) and self.neighbours_disagree(pair)

    def other_values(self, pair: Pair) -> int:
        """How many other values are told in the unit of either figure."""
        return max(self.kin[_unit(self.mentions[index])] for index in (pair.a, pair.b)) - 1

    def in_row(self, pair: Pair) -> bool:
        """Whether both stand between the same words, and figures of another value do, too."""
        row = _row(self.mentions[pair.a])
        return row == _row(self.mentions[pair.b]) and self.rows[row] > 1


def around(sheet: Sheet) -> Around:
    """What every pair of a sheet may have to ask."""
    told: dict[Between, list[Pair]] = defaultdict(list)
    for pair in sheet.pairs:
        told[sheet.mentions[pair.a].sentence, sheet.mentions[pair.b].sentence].append(pair)
    kin = Counter(unit for unit, _ in {(_unit(m), m.value) for m in sheet.mentions})
    rows = Counter(row for row, _ in {(_row(m), m.value) for m in sheet.mentions})
    return Around(sheet.mentions, told, kin, rows)


def _unit(mention: Mention) -> tuple[str, str | None]:
    return mention.family, mention.claim.quantity.unit


def _row(mention: Mention) -> Row:
    return mention.family, mention.left[:1], mention.right[:1]
