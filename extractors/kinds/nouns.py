"""Cuts the counted noun phrase that follows a number: "20 large coal-fired power plants" counts plants.

Knows no meaning: it goes by word lists and endings, and asks nobody who did what to the things counted.
"""

import re
from functools import lru_cache

from extractors.kinds.wordlists import LISTS

# Words that cannot stand inside a counted noun phrase; the phrase ends before them.
STOPS = LISTS["nouns.stops"]
LEADING = LISTS["nouns.leading"]
OF_LEAD = re.compile(
    r" of (?:the |these |those |his |her |its |their |our |my |your |all |some |such |which |whom |them\b|"
    r"us\b|it\b)*(?:other |more |most )?"
)
IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf",
    "leaves": "leaf", "thieves": "thief", "shelves": "shelf", "halves": "half", "calves": "calf",
    "loaves": "loaf",
    "crises": "crisis", "analyses": "analysis", "theses": "thesis", "bases": "base", "criteria": "criterion",
    "phenomena": "phenomenon", "bacteria": "bacterium", "cacti": "cactus", "alumni": "alumnus",
    "firemen": "fireman",
    "policemen": "policeman", "gunmen": "gunman", "businessmen": "businessman", "fishermen": "fisherman",
    "servicemen": "serviceman", "congressmen": "congressman", "lawmen": "lawman",
    "grandchildren": "grandchild",
    "schoolchildren": "schoolchild", "servicewomen": "servicewoman", "policewomen": "policewoman",
    "dice": "die",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "volcanoes": "volcano",
    "torpedoes": "torpedo",
    "echoes": "echo", "vetoes": "veto", "cargoes": "cargo", "mosquitoes": "mosquito", "tornadoes": "tornado",
    "buses": "bus", "gases": "gas", "viruses": "virus", "campuses": "campus", "bonuses": "bonus",
    "statuses": "status",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "selfies": "selfie", "rookies": "rookie",
    "ties": "tie",
    "pies": "pie", "calories": "calorie", "series": "series", "species": "species", "means": "means",
    "headquarters": "headquarters", "crossroads": "crossroads", "barracks": "barracks",
}  # fmt: skip
INVARIANT = LISTS["nouns.invariant"]
NOT_PLURAL = LISTS["nouns.not_plural"]
PLURAL_AFTER_ALL = frozenset(["sales", "goods", "arms", "sports"])
ADVERB = re.compile(r"[a-z]{3,}ly$")
_TOKEN = re.compile(
    r"( |-|\u00a0)([A-Za-zÀ-ÖØ-öø-ÿ]+(?:[-'&.](?=[A-Za-zÀ-ÿ])[A-Za-zÀ-ÖØ-öø-ÿ]+)*\.?(?![0-9A-Za-z]))"
)
_DIGITS = re.compile(r" [A-Z]?[0-9]{1,4}[A-Za-z]?(?:-[0-9A-Z]{1,4})?(?= [A-Za-z])")
_OFFICIAL = frozenset(["year-old", "month-old"])
MAX_WORDS = 7


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a plural noun by its ending; any other word unchanged."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 4 and word.endswith("men") and word not in ("specimen", "regimen", "abdomen", "omen"):
        return word[:-3] + "man"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        return word[:-1]
    return word


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR or word in PLURAL_AFTER_ALL:
        return True
    if word in NOT_PLURAL:
        return False
    if word.endswith("men") and len(word) > 5 and word not in ("specimen", "regimen", "abdomen"):
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous"))


def counted(plain: str, end: int, *, many: bool) -> tuple[str, int] | None:
    """The noun phrase counted by a number that ends at `end`, its head in the singular, and where it ends.

    `many` says that the number is not one, so that the head is a plural where English marks it. None when
    what follows is no noun phrase.
    """
    at = end
    of = OF_LEAD.match(plain, end)
    if of is not None:
        if of.group().rstrip().endswith(("us", "them", "it", "which", "whom")):
            return None
        at = of.end() - 1
        many = True
    words: list[str] = []
    stops: list[int] = []
    head = -1
    for _ in range(MAX_WORDS):
        token = _TOKEN.match(plain, at)
        if token is None:
            digits = _DIGITS.match(plain, at) if words else None
            if digits is None:
                break
            at = digits.end()
            continue
        word, at = token.group(2), token.end()
        small = word.lower()
        if token.group(1) == "-" and not words and "-" not in word:
            return _hyphenated(word, at)
        if small in STOPS:
            if small in ("and", "or") and words and head < 0 and _joins(plain, at):
                words.append(small)
                stops.append(at)
                continue
            break
        if not words and small in LEADING:
            continue
        sentence_end = word.endswith(".")
        words.append(word.rstrip("."))
        stops.append(at - sentence_end)
        if is_plural(small.rstrip(".")) or small in INVARIANT:
            head = len(words) - 1
            if sentence_end or not _goes_on(plain, at):
                break
        elif head >= 0:
            words.pop()
            stops.pop()
            break
        if sentence_end:
            break
    return _phrase(words, stops, head, many=many)


def _hyphenated(word: str, at: int) -> tuple[str, int] | None:
    small = word.lower()
    return None if small in STOPS or small in LEADING else (singular(small), at)


def _joins(plain: str, at: int) -> bool:
    """Whether "and" joins two modifiers of one plural: "drone and missile strikes", "digital and physical
    sales"."""
    first = _TOKEN.match(plain, at)
    if first is None or first.group(2).lower() in STOPS or is_plural(first.group(2).lower()):
        return False
    second = _TOKEN.match(plain, first.end())
    return second is not None and is_plural(second.group(2).lower().rstrip("."))


def _goes_on(plain: str, at: int) -> bool:
    """Whether a plural is a modifier of the plural that follows: "sports clubs", "sales managers"."""
    token = _TOKEN.match(plain, at)
    return (
        token is not None
        and is_plural(token.group(2).lower().rstrip("."))
        and token.group(2).lower() not in STOPS
    )


def _phrase(words: list[str], stops: list[int], head: int, *, many: bool) -> tuple[str, int] | None:
    if not words:
        return None
    if head < 0:
        if many:
            return _unmarked(words, stops)
        head = _singular_head(words)
        if head < 0:
            return None
    kept = words[: head + 1]
    while len(kept) > 1 and (ADVERB.search(kept[0].lower()) or kept[0].lower() in LEADING):
        drop = 2 if ADVERB.search(kept[0].lower()) and kept[1].lower().endswith("ed") and len(kept) > 2 else 1
        kept = kept[drop:]
    named = [word if word[0].isupper() else word.lower() for word in kept]
    named[-1] = singular(named[-1])
    return " ".join(named), stops[head]


def _singular_head(words: list[str]) -> int:
    """The last word of a singular phrase before what looks like its verb."""
    for i, word in enumerate(words):
        if i and (word.endswith(("ed", "ing")) or (word.endswith("s") and not word.endswith("'s"))):
            return i - 1
    return len(words) - 1


def _unmarked(words: list[str], stops: list[int]) -> tuple[str, int] | None:
    """A phrase without a plural behind a number above one: "three course meal", "12 freight"; long ones
    are clauses."""
    if len(words) > 2 or words[0].endswith(("ed", "ing", "ly")) or words[-1].endswith(("ed", "ing", "ly")):
        return None
    return " ".join(word if word[0].isupper() else word.lower() for word in words), stops[-1]
