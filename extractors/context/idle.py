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
COMPOUNDS = WORDS["idle.compounds"]  # "one-off", "one-sided"
COUNTING = frozenset(("only", "least", "more", "other", "first", "last", "next", "just", "single", "about"))
THINKING = frozenset(("look", "think"))
NUMBER = ("number",)
SPELLED_ONE = frozenset(("one", "One", "ONE"))


def is_idle(s: Sentence, figure: int, reading: Reading, times: Sequence[Phrase]) -> bool:
    """Whether the figure is an idiom, a name or a part of a date."""
    for phrase in times:
        inside = phrase.start <= reading.start and reading.end <= phrase.end
        if inside and (" of " in phrase.words or reading.kind == "count"):
            return True
    if reading.kind in ("count", "casualty") and _is_named(s, figure):
        return True
    following = s.words[figure + 1 : figure + 3]
    if not following:
        return False
    if reading.kind == "ratio" and _is_saying(s, figure):
        return True
    if reading.kind == "duration" and "-" in reading.surface:
        return any(lemma.noun(word) in TENORS for word in following)
    if reading.surface not in SPELLED_ONE or reading.kind not in ("count", "casualty"):
        return False
    if _recurs(s, figure) or _stands_for(s, figure) or _is_joined(s, figure):
        return True
    if following[0] == "of":
        return reading.quantity.hedge == "exact"
    if s.tags[figure + 1] == "PROPN" and reading.surface == "One" and reading.kind == "count":
        return s.tags[figure + 1 : figure + 3] == ("PROPN", "PROPN")
    return any(lemma.noun(word) in ONE_IDIOMS for word in following)


def _is_named(s: Sentence, figure: int) -> bool:
    """ "Peru's Channel Seven", "when Ten announced it", "the number two shirt"."""
    word = s.words[figure]
    if s.lower[figure - 1 : figure] == NUMBER:
        return True
    if figure < 2 or not word.isalpha() or not word[0].isupper() or word.isupper():
        return False
    before = s.words[figure - 1]
    if not before[0].isalnum() or before[0].isupper():
        return False
    told = [w for w in s.words if w[0].isalpha()]
    return sum(w[0].islower() for w in told) * 2 > len(told)


def _is_saying(s: Sentence, figure: int) -> bool:
    """ "Doubled down", "look twice at it", "half the battle"."""
    before, behind = s.lower[max(0, figure - 1)], s.lower[figure + 1 : figure + 3]
    twice = s.lower[figure] == "twice" and lemma.verb(before) in THINKING
    return twice or behind[:1] == ("down",) or behind == ("the", "battle")


def _recurs(s: Sentence, figure: int) -> bool:
    """ "One blow after the other", "in one form or another", "from one room to another"."""
    behind = s.lower[figure + 2 : figure + 5]
    again = behind[:2] in (("after", "another"), ("or", "another")) or behind == ("after", "the", "other")
    before = s.lower[max(0, figure - 1)]
    return again or (before == "from" and behind[:2] == ("to", "another"))


def _stands_for(s: Sentence, figure: int) -> bool:
    """ "At one point", "a larger one", "what one believes": no count."""
    before, behind = s.lower[max(0, figure - 1)], s.lower[figure + 1 : figure + 2]
    if before == "at" and behind in (("point",), ("stage",)):
        return True
    if not figure or behind in (("-",), ("hundred",), ("thousand",)):
        return False
    nothing_counted = s.tags[figure + 1 : figure + 2] not in (("NOUN",), ("PROPN",), ("ADJ",), ("NUM",))
    described = (
        s.tags[figure - 1] == "ADJ" and before not in COUNTING and s.tags[figure - 2] in ("DET", "ADJ")
    )
    subject = s.tags[figure - 1] in ("SCONJ", "PRON") and s.tags[figure + 1 : figure + 2] == ("VERB",)
    return nothing_counted and (described or subject)


def _is_joined(s: Sentence, figure: int) -> bool:
    """ "A one-off", "one-sided", "the one-piece"."""
    return s.lower[figure + 1 : figure + 2] == ("-",) and not COMPOUNDS.isdisjoint(
        s.lower[figure + 2 : figure + 3]
    )
