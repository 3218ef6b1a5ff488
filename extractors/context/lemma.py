"""The dictionary form of an English verb or noun.

Knows word endings and the irregular forms of a table; where two forms are possible, a known word wins.
"""

from functools import lru_cache

from extractors.context.vocabulary import EVENTS, IRREGULAR, SPEECH

_VOWELS = frozenset("aeiou")
_KEEP_DOUBLE = ("ll", "ss", "zz", "ff")


@lru_cache(maxsize=1 << 14)
def verb(word: str) -> str:
    """ "injured" -> "injure", "hit" -> "hit", "rising" -> "rise"."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if _known(word):
        return word
    for ending in ("ing", "ied", "ed", "ies", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _bare(word[: -len(ending)], ending)
    return word


def _bare(stem: str, ending: str) -> str:
    if ending in ("ied", "ies"):
        return stem + "y"
    forms = [stem, stem + "e"] if ending != "s" else [stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        forms.insert(0, stem[:-1])
    for form in forms:
        if _known(form):
            return form
    if ending == "s":
        return stem
    if ending == "es":
        return stem if stem.endswith(("s", "x", "z", "ch", "sh", "o")) else stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-2:] not in _KEEP_DOUBLE:
        return stem[:-1]
    if stem.endswith(
        ("c", "v", "u", "dg", "rg", "ng", "ur", "ir", "as", "os", "is", "us", "ns", "rs", "iz", "yz", "at")
    ):
        return stem + "e"
    if (
        len(stem) > 1
        and stem[-1] not in _VOWELS
        and stem[-2] in _VOWELS
        and stem[-1] in "lkmtgd"
        and len(stem) < 5
    ):
        return stem + "e"
    return stem


def _known(word: str) -> bool:
    return word in EVENTS or word in SPEECH


@lru_cache(maxsize=1 << 14)
def noun(word: str) -> str:
    """ "people" -> "person", "factories" -> "factory", "deaths" -> "death"."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
