"""What stands between a figure and a phrase of its sentence: words, commas, clauses, other figures.

Knows no meaning of either.
"""

from collections.abc import Iterator

from extractors.context.clause import BREAKS
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS

FAR = 40  # words beyond which distance says no more
TURNS = WORDS["period.turns"]


def gap(figure: int, first: int, last: int) -> range:
    """The words between a figure and the phrase from word `first` to word `last`."""
    return range(figure + 1, first) if first > figure else range(last + 1, figure)


def signs_of_gap(s: Sentence, between: range, *, after: bool) -> Iterator[tuple[str, float]]:
    """What lies between as signs with values from 0 to 1; `after` when the phrase follows the figure."""
    yield "distance", min(FAR, len(between)) / FAR
    yield "after" if after else "before_it", 1.0
    yield "commas", min(3, sum(s.lower[i] == "," for i in between)) / 3
    yield "ands", min(2, sum(s.lower[i] in ("and", "or") for i in between)) / 2
    yield "breaks", min(2, sum(s.words[i] in BREAKS for i in between)) / 2
    yield "turns", min(2, sum(s.lower[i] in TURNS for i in between)) / 2
    yield "figures", min(3, sum(i in s.figures for i in between)) / 3
    yield "verbs", min(3, sum(s.tags[i] == "VERB" for i in between)) / 3
