"""Cuts the counted noun phrase that follows a number: "20 large coal-fired power plants" counts plants.

Knows no meaning: it goes by word lists and endings, and asks nobody who did what to the things counted.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.kinds.units import NAMES
from extractors.kinds.wordlists import LISTS
from extractors.tagging import tag

# Words that cannot stand inside a counted noun phrase; the phrase ends before them.
STOPS = LISTS["nouns.stops"]
LEADING = LISTS["nouns.leading"]
POSTPOSED = LISTS["nouns.postposed"]  # "three miles long", but "three long miles"
TELLING = ("lives", "works", "calls", "runs", "needs", "holds", "sees", "leaves")  # nouns behind a number
ACRONYMS = ("US", "IT", "WHO")  # the country, computers and an agency: capitals tell them from pronouns
NOBODY = ("us", "them", "it", "which", "whom")
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
    "buses": "bus", "taxis": "taxi", "skis": "ski",
    "safaris": "safari", "rabbis": "rabbi", "bikinis": "bikini", "alibis": "alibi", "gases": "gas",
    "viruses": "virus", "campuses": "campus", "bonuses": "bonus",
    "statuses": "status",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "selfies": "selfie", "rookies": "rookie",
    "ties": "tie",
    "pies": "pie", "calories": "calorie", "series": "series", "species": "species", "means": "means",
    "menus": "menu", "lenses": "lens", "dwarves": "dwarf", "gurus": "guru", "emus": "emu",
    "headquarters": "headquarters", "crossroads": "crossroads", "barracks": "barracks",
}  # fmt: skip
MODIFIERS = LISTS["nouns.modifiers"]  # plurals that stand before another plural: "rights groups"
NOMINAL = (
    "dead",
    "injured",
    "wounded",
    "missing",
    "unemployed",
    "homeless",
    "poor",
    "elderly",
    "disabled",
    "youth",
)
INVARIANT = LISTS["nouns.invariant"]
NOT_PLURAL = LISTS["nouns.not_plural"]
PLURAL_AFTER_ALL = frozenset(["sales", "goods", "arms", "sports"])
ADVERB = re.compile(r"[a-z]{3,}ly$")
_TOKEN = re.compile(
    r"( {1,2}|-|\u00a0)([A-Za-zÀ-ÖØ-öø-ž\u0300-\u036f]+(?:[-'&.](?=[A-Za-zÀ-ž])"
    r"[A-Za-zÀ-ÖØ-öø-ž\u0300-\u036f]+)*\.?(?![0-9A-Za-z]|-[0-9]))"
)
_DIGITS = re.compile(
    r" (?:[A-Z]?[0-9]{1,4}[A-Za-z]?(?:-[0-9A-Z]{1,4})?|[A-Za-z]{1,9}-[0-9]{1,4}[A-Z]?)(?= [A-Za-z])"
)
_AGED_ONES = re.compile(r" [0-9]{1,3}-(?:year|month|week|day)-olds?(?![a-z])", re.IGNORECASE)
_SIZED = re.compile(
    r" [0-9]{1,4}(?:\.[0-9])?[ -]([a-z]+[a-rt-z]|feet|foot)(?= [a-z])"
)  # "two 60-minute specials"
# Nouns that count another: "three pairs of tickets" counts pairs of tickets.
HOLDERS = frozenset(
    [
        "pair",
        "piece",
        "set",
        "bottle",
        "box",
        "bag",
        "can",
        "crate",
        "carton",
        "slice",
        "sheet",
        "bundle",
        "packet",
    ]
)
_HELD = re.compile(r" of [a-z]+(?![a-z])")
_BY = re.compile(r" [x×] ?[0-9]")
_SPACED_HYPHEN = re.compile(r" - (?=[a-z])")
_BEFORE = re.compile(r"[A-Za-z0-9'.,-]+")
MAX_WORDS = 7
MAX_STEPS = 28  # tokens looked at, those before a number that starts the phrase anew included
NOT_PARTICIPLES = frozenset(
    ["united", "armed", "wooded", "gifted", "sacred", "hundred", "breed", "speed", "weed"]
)


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


class Counted(NamedTuple):
    """A counted noun phrase: its words, the head in the singular; where it ends; whether a plural marks it.

    `through` is where the last model's number inside the phrase ends ("30 Boeing 787 jets"), 0 without one.
    """

    unit: str
    end: int
    through: int
    plural: bool


class _Cut(NamedTuple):
    words: list[str]
    stops: list[int]
    head: int
    through: int


@lru_cache(maxsize=8)
def counted(plain: str, end: int, many: bool) -> Counted | None:
    """The noun phrase counted by a number that ends at `end` of `plain`; None when no noun phrase follows.

    `many` says that the number is not one, so that the head is a plural where English marks it.
    """
    of = OF_LEAD.match(plain, end)
    cut = _cut(plain, end)
    return None if cut is None else _phrase(plain, end, cut, many=many or of is not None)


def counts_plural(plain: str, end: int) -> bool:
    """Whether a noun phrase with a marked plural follows `end`."""
    cut = _cut(plain, end)
    return cut is not None and cut.head >= 0


def _cut(plain: str, end: int) -> _Cut | None:
    """The words of the phrase as they stand, where each ends, and which of them is the plural head (-1 for
    none)."""
    at = _opening(plain, end)
    if at < 0:
        return None
    words: list[str] = []
    stops: list[int] = []
    head, through = -1, 0
    for _ in range(MAX_STEPS):
        if len(words) >= MAX_WORDS:
            break
        token = _TOKEN.match(plain, at)
        if token is None:
            mark, at = at, _over_mark(plain, at, words, head)
            if at < 0:
                break
            own = plain[mark] == " " and plain[mark + 1].isdecimal()
            if words and words[-1].islower() and plain[at + 1].islower() and own:
                words, stops = [], []  # "20 of his season-high 31 points"
                continue
            if plain[mark] == " ":
                words.append(plain[mark + 1 : at])
                stops.append(at)
                if words[-1].lower().endswith("olds"):
                    return _Cut(words, stops, 0, 0)  # "two 13-year-olds"
                sized = plain[at - 1].islower() or (len(words) > 1 and words[-2].endswith("'s"))
                through = through if sized else at  # "60-minute" and "Trump's 2024" are figures of their own
            continue
        word, at = token.group(2), token.end()
        small = word.lower()
        bare = small.rstrip(".") if small.count(".") < 2 else small  # "U.S." ends no phrase
        if token.group(1) == "-" and not words and not small.endswith("est"):
            return _hyphenated(word, at)
        halts = bare in STOPS and not (
            (word in ACRONYMS and _goes_before(plain, at)) or (bare in TELLING and not words)
        )
        if halts or (bare in POSTPOSED and not leads_noun(plain, at)):
            if small not in ("and", "or") or not words or head >= 0 or not _joins(plain, at):
                break
            words.append(small)
            stops.append(at)
            continue
        if not words and small in LEADING:
            continue
        words.append(word if bare.endswith(".") else word.rstrip("."))
        stops.append(at - (small != bare))
        if plain.startswith("' ", at):
            at += 1  # "the makers' jets"
            continue
        if is_plural(bare) or bare in INVARIANT:
            head = len(words) - 1
            if small != bare or not _goes_on(plain, at, word):
                break
        elif small != bare:
            break
    return _Cut(words, stops, head, through)


def _opening(plain: str, end: int) -> int:
    """Where the words behind a number begin, "of the" left out; -1 when the number counts none of them."""
    at = end
    of = OF_LEAD.match(plain, end)
    if of is not None:
        if of.group().rstrip().endswith(NOBODY):
            return -1
        at = of.end() - 1
        if of.group() == " of " and plain[of.end() : of.end() + 1].isdecimal():
            return -1  # "4 of 9 danger zones": the second number counts them
    elif plain.startswith(" - ", end) and (hyphen := _SPACED_HYPHEN.match(plain, end)):
        at = hyphen.end() - 1  # "two - door", as tokenised text prints it
    return -1 if _BY.match(plain, at) else at  # "1280 x 800 pixels"


def _over_mark(plain: str, at: int, words: list[str], head: int) -> int:
    """Where to go on behind a model's number ("30 Boeing 787 jets") or a comma between adjectives; -1 to
    stop."""
    if not words and (aged := _AGED_ONES.match(plain, at)) is not None:
        return aged.end()
    sized = _SIZED.match(plain, at) if not words else None
    if sized is not None and sized.group(1) in NAMES:
        return sized.end()
    digits = _DIGITS.match(plain, at)
    if digits is not None and (words or plain[digits.end() + 1].isupper() or plain[at + 1].isalpha()):
        return digits.end()
    if words and head < 0 and plain.startswith(", ", at) and leads_noun(plain, at + 1):
        return at + 1 if _is_adjective(plain, at, words[-1]) else -1
    return -1


def _is_adjective(plain: str, at: int, word: str) -> bool:
    """Whether the word before the comma at `at` is one: "six small, red boats", but "one family, reports"."""
    after = _TOKEN.match(plain, at + 1)
    before = _BEFORE.findall(plain, max(0, at - 36 - len(word)), at - len(word))
    return tag([*before, word, *([] if after is None else [after.group(2)])])[len(before)] == "ADJ"


def _hyphenated(word: str, at: int) -> _Cut | None:
    """ "a 96-car train", "the 28-nation bloc": the one word behind the hyphen is what is counted."""
    small = word.lower().split("-")[0]
    return None if small in STOPS or small in LEADING else _Cut([small], [at], 0, 0)


def _goes_before(plain: str, at: int) -> bool:
    """Whether any word that may belong to a noun phrase follows: "one US inspector"."""
    token = _TOKEN.match(plain, at)
    return token is not None and token.group(2).lower() not in STOPS and not token.group(2).isupper()


def leads_noun(plain: str, at: int) -> bool:
    """Whether what follows is a plural noun, perhaps behind one more modifier."""
    first = _TOKEN.match(plain, at)
    if first is None or first.group(2).lower() in STOPS:
        return False
    if is_plural(first.group(2).lower().rstrip(".")):
        return True
    second = _TOKEN.match(plain, first.end())
    return second is not None and is_plural(second.group(2).lower().rstrip("."))


def _joins(plain: str, at: int) -> bool:
    """Whether "and" joins two modifiers of one plural: "drone and missile strikes"."""
    first = _TOKEN.match(plain, at)
    if first is not None and first.group(2) in ("most", "more"):
        first = _TOKEN.match(plain, first.end())
    if first is None or first.group(2).lower() in STOPS or is_plural(first.group(2).lower()):
        return False
    second = _TOKEN.match(plain, first.end())
    return second is not None and is_plural(second.group(2).lower().rstrip("."))


def _goes_on(plain: str, at: int, word: str) -> bool:
    """Whether a plural modifies what follows: "sports clubs", "United States veterans", "Reuters
    reporters"."""
    token = _TOKEN.match(plain, at)
    if token is None or token.group(2).lower() in STOPS:
        return False
    if word.lower() in NOMINAL and leads_noun(plain, at):
        return True  # "nine Dead Sea Scrolls", "two missing boys"
    if word[0].isupper():
        return token.group(2)[0].islower() and leads_noun(plain, at) and not token.group(2).endswith("ed")
    if token.group(1) == "-" or not is_plural(token.group(2).lower().rstrip(".")):
        return False
    leads = word in MODIFIERS or word in PLURAL_AFTER_ALL or (word in INVARIANT and word != "people")
    return leads or _modifies(plain, at, token)


def _modifies(plain: str, at: int, token: re.Match[str]) -> bool:
    """Whether a plural before another is its modifier by the tagger: "rights groups", but "the things users
    crave" and "five results shows"."""
    after = _TOKEN.match(plain, token.end())
    words = [*_BEFORE.findall(plain, max(0, at - 40), at), token.group(2)]
    tags = tag([*words, after.group(2)] if after is not None else words)
    if tags[len(words) - 1] != "NOUN":
        return False
    return after is None or tags[-1] not in ("VERB", "AUX")


def _phrase(plain: str, end: int, cut: _Cut, *, many: bool) -> Counted | None:
    words, head = cut.words, cut.head
    if not words:
        return None
    if head < 0:
        head = _tagged_head(plain, end, words)
        if head < 0 or (many and (head > 2 or words[head].endswith(("ed", "ing")))):
            return None  # "the two entered the ring", "all three starting out"
    if words[head].endswith("'s"):
        return None
    kept, stop = words[: head + 1], cut.stops[head]
    owner = max((i for i, word in enumerate(kept) if word.endswith("'s")), default=-1)
    if owner >= 0 and not many:
        kept = [*kept[:owner], kept[owner][:-2]]  # "one dog's patience"
        stop, owner = cut.stops[owner], -1
    kept = kept[owner + 1 :]  # "one of Galena's best restaurants"
    while len(kept) > 1 and (_is_dropped(kept[0].lower()) or (owner >= 0 and kept[0].isdecimal())):
        kept = kept[1:]
    named = [word if word[0].isupper() else word.lower() for word in kept]
    named[-1] = singular(named[-1])
    unit = " ".join(named)
    if named[-1] in HOLDERS and (held := _HELD.match(plain, stop)):
        unit, stop = f"{unit}{held.group()}", held.end()
    return Counted(unit, stop, cut.through, cut.head >= 0)


def _is_dropped(small: str) -> bool:
    """A leading word that qualifies rather than names: an adverb, "most", a participle ("combined",
    "recorded")."""
    if small in LEADING or ADVERB.search(small) is not None:
        return True
    if small in ("few", "many"):
        return True
    return len(small) > 4 and small.endswith("ed") and "-" not in small and small not in NOT_PARTICIPLES


def _tagged_head(plain: str, end: int, words: list[str]) -> int:
    """The last noun before the phrase's verb, by the tagger, where no plural marks the head; -1 for none."""
    before = _BEFORE.findall(plain, max(0, end - 36), end)
    tags = tag([*before, *words])[len(before) :]
    head = -1
    for i, part in enumerate(tags):
        if part in ("NOUN", "PROPN"):
            head = i
        elif part != "ADJ" and not (
            part == "VERB" and i + 1 < len(tags) and words[i].endswith(("ed", "ing"))
        ):
            break
    return head
