"""Figures that claim nothing: "one of the best", "the 10-year note", "the first three months of the year".

Knows only the words around them; what a reading is worth is not asked.
"""

from collections.abc import Sequence

from extractors.context import lemma
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS
from extractors.dates import Phrase
from extractors.model import Reading

ONE_IDIOMS = WORDS["idle.one"]  # "one way", "one reason": no count
TENORS = WORDS["idle.tenors"]  # "the two-year bond" is a name
SPELLED_ONE = frozenset(("one", "One", "ONE"))


def is_idle(s: Sentence, figure: int, reading: Reading, times: Sequence[Phrase]) -> bool:
    """Whether the figure is an idiom, a name or a part of a date."""
    for phrase in times:
        inside = phrase.start <= reading.start and reading.end <= phrase.end
        if inside and (" of " in phrase.words or reading.kind == "count"):
            return True
    following = s.words[figure + 1 : figure + 3]
    if not following:
        return False
    if reading.kind == "duration" and "-" in reading.surface:
        return any(lemma.noun(word) in TENORS for word in following)
    if reading.surface not in SPELLED_ONE or reading.kind not in ("count", "casualty"):
        return False
    if following[0] == "of":
        return reading.quantity.hedge == "exact"
    if s.tags[figure + 1] == "PROPN" and reading.surface == "One" and reading.kind == "count":
        return s.tags[figure + 1 : figure + 3] == ("PROPN", "PROPN")
    return any(lemma.noun(word) in ONE_IDIOMS for word in following)
