"""The dictionary form of an English verb or noun.

Knows word endings and the irregular forms of a table; where two forms are possible, a known word wins.
"""

from functools import lru_cache

from extractors.context.vocabulary import EVENTS, IRREGULAR, SPEECH
from extractors.tagging import knows

_VOWELS = frozenset("aeiou")
_KEEP_DOUBLE = ("ll", "ss", "zz", "ff")
# Stems that English does not leave without their mute e: "ravag", "purchas", "tackl".
_MUTE = tuple("c v u dg ag rg ng ur ir as os is us ns rs iz yz at bl cl dl gl kl pl tl".split())
_MUTE_AFTER_CONSONANT = ("in", "id", "ar", "am", "ik", "ud", "ut", "ak", "ov")  # "combin", not "explain"


@lru_cache(maxsize=1 << 14)
def verb(word: str) -> str:
    """ "injured" -> "injure", "hit" -> "hit", "rising" -> "rise"."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if _event_word(word) or word.endswith(("ss", "us")):
        return word
    for ending in ("ing", "ied", "ed", "ies", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _bare(word[: -len(ending)], ending)
    return word


def _bare(stem: str, ending: str) -> str:
    if ending in ("ied", "ies"):
        return stem + "y"
    if not _VOWELS & set(stem) and "y" not in stem:  # "wring" has no ending
        return stem + ending
    if ending == "s":
        return stem
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    forms = [stem, stem[:-1], stem + "e"] if doubled else [stem + "e", stem]
    for test in (_event_word, knows):
        for form in forms:
            if test(form):
                return form
    if ending == "es":
        return stem if stem.endswith(("s", "x", "z", "ch", "sh", "o")) else stem + "e"
    if doubled and stem[-2:] not in _KEEP_DOUBLE:
        return stem[:-1]
    mute = stem.endswith(_MUTE) or (stem[-2:] in _MUTE_AFTER_CONSONANT and stem[-3:-2] not in _VOWELS)
    return stem + "e" if mute else stem


def _event_word(word: str) -> bool:
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
