"""Sees each claim in the words printed around it: what stands left and right of it, and how rare those are.

Knows the article's own words only; does not compare two claims, judge a value or read a date.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress, pairwise
from math import log
from typing import NamedTuple

from app.reconcile.mentions.contrasts import apart, rows
from app.reconcile.mentions.vocabulary import words
from app.reconcile.values.interval import Figure, figure
from extractors.model import Article, Claim, Role, Segment

FIGURE = "#"
STOP_WORDS = words(
    """a an and are as at be been being but by for from had has have he her hers him his i if in into is it
    its itself me my no nor not of off on or our out she so some such than that the their them then
    there these they this those to too us was we were what when where which while who whom whose will
    with would you your also said say says told according more most over about around nearly almost
    least just only after before during since until per cent can could may might must shall should do
    does did s t re ve ll mr mrs ms dr"""
)
NUMBER_WORDS = words(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    trillion
    hundreds thousands millions billions dozen dozens score scores half both couple handful m bn k mn mln tn
    b"""
)
NAME_REACH = 4
REACH = 12  # words looked at on each side of the figure
DECAY = 0.86  # how much a word one step further away counts
FADING = tuple(DECAY**distance for distance in range(REACH))
NO_WORDS: tuple[tuple[()], ...] = ((), (), (), ())
RUN = 8  # longest run of identical neighbours that is counted
OLDEST = 120
AGE_BEFORE = re.compile(
    r"(?:\b(?:at|aged|age|At|both|[Hh]e (?:was|is)|[Ss]he (?:was|is)|turn(?:s|ed|ing)?)|[a-z],)\s$"
)
KNOWN = 50_000  # words whose stems are kept: those of some hundreds of articles
MAX_TOKENS = 60_000  # of one segment; what lies behind has no context

# The letters of all scripts as ranges, which are matched half again as fast as "a letter by its category".
_LETTER = (
    "[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u1fff\u2c00-\u2dff"
    "\u3041-\ua67f\uac00-\ud7a3\uf900-\ufdff]"
)
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)?|[0-9]+(?:[.,][0-9]+)*")
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s")
_STOP = re.compile(r"[.!?](?=[\s\"'”’)]|\Z)")  # may end a sentence
_ABBREVIATIONS = words(
    """mr mrs ms dr st no vs inc corp ltd co u s p v gen sen rep gov jan feb mar apr jun jul aug sept sep
    oct nov dec"""
)


class Frame(NamedTuple):
    """The words of a claim's frame, in lower case; none where the text does not say."""

    event: frozenset[str]
    place: frozenset[str]
    actor: frozenset[str]
    said_by: frozenset[str]


class Mention(NamedTuple):
    """A claim with its surroundings. `near` maps a stem to its weight (rarity × nearness); `left`/`right`
    are the neighbouring stems, nearest first, other figures masked; `names` the capitalised words of the
    sentence; `place` counts the sentences of this article before it."""

    claim: Claim
    order: int
    role: Role
    family: str
    value: Decimal | None
    figure: Figure
    sentence: tuple[int, int]
    place: int
    near: dict[str, float]
    mass: float
    left: tuple[str, ...]
    right: tuple[str, ...]
    plain_left: tuple[str, ...]
    plain_right: tuple[str, ...]
    content: frozenset[str]
    names: frozenset[str]
    near_names: frozenset[str]
    counted: frozenset[str]
    close_names: frozenset[str]
    rows: dict[int, frozenset[str]]
    apart: bool
    frame: Frame


class Word(NamedTuple):
    """A word or numeral as printed, the form it is compared in; `telling` when it is no stop word."""

    text: str
    low: str
    stem: str
    telling: bool


@cache
def concepts() -> dict[str, str]:
    """Word -> concept, from concepts.txt beside this file."""
    table: dict[str, str] = {}
    text = files("app.reconcile.mentions").joinpath("concepts.txt").read_text(encoding="utf8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(":")
            for word in words.split():
                table.setdefault(word, "=" + name)
    return table


@lru_cache(maxsize=KNOWN)
def stem(word: str) -> str:
    """The form words are compared in: lower case, concept where there is one, else without its ending."""
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    concept = concepts().get(low)
    if concept is not None:
        return concept
    if low.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if len(low) - len(ending) >= 3 and low.endswith(ending):
                low = low[: -len(ending)]
                break
    return low[:7].rstrip("e")


class _Words(dict[str, Word]):
    """The words met so far, up to KNOWN: looked up in half the time that a cached call takes."""

    def __missing__(self, text: str) -> Word:
        if len(self) >= KNOWN:
            self.clear()
        low = text.lower()
        word = self[text] = (
            Word(text, text, FIGURE, False)
            if text[0].isdigit()
            else Word(text, low, stem(text), low not in STOP_WORDS)
        )
        return word


_word = _Words().__getitem__


@lru_cache(maxsize=4096)
def _masked(word: Word) -> Word:
    """A word of a figure: which figure, nobody is told."""
    return Word(word.text, word.low, FIGURE, False)


def _bare_age(claim: Claim, text: str) -> bool:
    """ "dead at 18", "the boy, 9, climbed": a bare figure up to 120 set off the way papers print ages."""
    value = claim.quantity.value
    if value is None or not 0 < value <= OLDEST or value != value.to_integral_value():
        return False
    before = text[max(0, claim.at.start - 10) : claim.at.start]
    after = text[claim.at.end : claim.at.end + 2]
    return bool(AGE_BEFORE.search(before)) and (after == "" or after[0] in ",.;:!?)" or after == " (")


def family(claim: Claim, text: str) -> str:
    """The dimension figures are compared within; a currency is one of money, `%` and `pp` are both shares."""
    unit = claim.quantity.unit
    if claim.kind == "money" or (
        unit is not None and unit[:3].isupper() and (len(unit) == 3 or unit[3:8] == " per ")
    ):
        return "money"
    if unit in ("%", "pp"):
        return "percent"
    if claim.kind == "casualty":
        return "count"
    if claim.kind == "count" and unit is None and _bare_age(claim, text):
        return "age"
    if claim.kind in ("measure", "rate"):
        return "measure"
    return claim.kind


@dataclass(slots=True)
class _Page:
    """The words of one segment, those of figures masked, and the first of each sentence. Its text lies in
    pieces between stops: `places` and `firsts` give where in the text and with which word each begins.
    `before` counts the sentences before the segment; `told` is kept for `_told`."""

    role: Role
    text: str
    before: int
    words: list[Word] = field(default_factory=list)
    openings: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    told: dict[int, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds a word."""
        return bisect_right(self.openings, position) - 1

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Half-open, among the words."""
        ends = (*self.openings[sentence + 1 : sentence + 2], len(self.words))
        return self.openings[sentence], ends[0]

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """The words of a span of the text, half-open; one that reaches over its beginning is among them."""
        if not self.firsts:
            return 0, 0
        piece = max(0, bisect_left(self.places, end) - 1)
        last = self.firsts[piece] + len(_WORD.findall(self.text, self.places[piece], end))
        first = last - len(_WORD.findall(self.text, start, end))
        return min(first, len(self.words)), min(last, len(self.words))


def _page(segment: Segment, before: int) -> _Page:
    """Reads the words of a segment; linear in its length."""
    page = _Page(segment.role, segment.text, before)
    words, openings, text = page.words, page.openings, segment.text
    start = sentence = 0
    for stop in (*(match.start() for match in _STOP.finditer(text)), len(text)):
        read = _WORD.findall(text, start, stop)
        if read:
            if sentence >= len(openings):
                openings.extend([len(words)] * (sentence + 1 - len(openings)))
            page.places.append(start)
            page.firsts.append(len(words))
            words.extend(map(_word, read))
            if len(words) >= MAX_TOKENS:
                del words[MAX_TOKENS:]
                break
        if text[stop : stop + 1] != "." or not words or words[-1].low not in _ABBREVIATIONS:
            sentence += 1
        start = stop + 1
    return page


def _rarity(pages: Iterable[_Page]) -> dict[str, float]:
    """Stem -> weight in (0, 1]: 1 for a word of one sentence, near 0 for one that stands in all of them."""
    told: list[str] = []
    sentences = 1
    for page in pages:
        stems = [word.stem for word in page.words]
        for low, high in pairwise((*page.openings, len(stems))):
            told += set(stems[low:high])
        sentences += len(page.openings)
    seen = Counter(told)
    scale = log(sentences + 1.0) or 1.0
    weights = {count: max(0.05, log((sentences + 1.0) / count) / scale) for count in set(seen.values())}
    return {word: weights[count] for word, count in seen.items()}


def mentions(claims: Iterable[Claim], article: Article) -> tuple[Mention, ...]:
    """The claims in reading order, each with its surroundings; claims outside any segment are left out."""
    wanted = sorted(claims, key=lambda c: (c.at.segment, c.at.start, c.at.end, c.kind, c.id))
    used = {c.at.segment for c in wanted if 0 <= c.at.segment < len(article.segments)}
    pages: dict[int, _Page] = {}
    before = 0
    for number in sorted(used):
        pages[number] = _page(article.segments[number], before)
        before += len(pages[number].openings)
    rarity = _rarity(pages.values())
    spans: list[tuple[Claim, int, int]] = []
    for claim in wanted:
        if claim.at.segment not in pages:
            continue
        page = pages[claim.at.segment]
        first, last = page.covered(claim.at.start, claim.at.end)
        if claim.kind in ("count", "casualty"):
            last = _numeral_end(page.words, first, last)
        spans.append((claim, first, max(first, last)))
    for claim, first, last in spans:
        words = pages[claim.at.segment].words
        words[first:last] = map(_masked, words[first:last])
    return tuple(
        _mention(claim, order, pages[claim.at.segment], (first, last), rarity)
        for order, (claim, first, last) in enumerate(spans)
    )


def _numeral_end(found: Sequence[Word], first: int, last: int) -> int:
    """Where the numeral of a surface ends: in "10 people confirmed dead" the words behind 10 are its
    surroundings."""
    end = last
    while end > first + 1 and found[end - 1].stem != FIGURE and found[end - 1].low not in NUMBER_WORDS:
        end -= 1
    return end


def _mention(
    claim: Claim, order: int, page: _Page, span: tuple[int, int], rarity: dict[str, float]
) -> Mention:
    first, last = span
    words = page.words
    number = page.sentence(min(first, len(words) - 1)) if words else 0
    low, high = page.bounds(number) if words else (0, 0)
    before = words[max(low, first - REACH) : first][::-1]
    after = words[last : min(high, last + REACH)]
    _, low_left, left, telling_left = zip(*before, strict=True) if before else NO_WORDS
    _, low_right, right, telling_right = zip(*after, strict=True) if after else NO_WORDS
    near: dict[str, float] = {}
    for side, telling in ((left, telling_left), (right, telling_right)):
        for name, fading in zip(compress(side, telling), compress(FADING, telling), strict=True):
            weight = rarity[name] * fading
            if weight > near.get(name, 0.0):
                near[name] = weight
    left, right, plain_left, plain_right = left[:RUN], right[:RUN], low_left[:RUN], low_right[:RUN]
    content, names = _told(page, number, low, high)
    printed = figure(claim.quantity, claim.surface)
    return Mention(
        claim=claim,
        order=order,
        role=page.role,
        family=family(claim, page.text),
        value=printed.value,
        figure=printed,
        sentence=(claim.at.segment, number),
        place=page.before + number,
        near=near,
        mass=sum(near.values()),
        left=left,
        right=right,
        plain_left=plain_left,
        plain_right=plain_right,
        content=content,
        names=names,
        near_names=names & near.keys(),
        close_names=frozenset(left[:NAME_REACH] + right[:NAME_REACH]) & names,
        rows=rows(plain_left, plain_right),
        apart=apart(plain_left, plain_right),
        counted=_stems(claim.counted) | _stems(claim.event),
        frame=Frame(*map(_low_words, (claim.event, claim.place, claim.actor, claim.said_by))),
    )


def _told(page: _Page, number: int, low: int, high: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a sentence's telling words, and of those inside it that have a capital."""
    if number not in page.told:
        inside = page.words[low:high]
        content = frozenset([word.stem for word in inside if word.telling])
        names = [name for text, _, name, telling in inside[1:] if telling and text[0].isupper()]
        page.told[number] = content, frozenset(names)
    return page.told[number]


@lru_cache(maxsize=4096)
def _low_words(text: str | None) -> frozenset[str]:
    return frozenset(text.lower().split()) if text else frozenset()


@lru_cache(maxsize=4096)
def _stems(text: str | None) -> frozenset[str]:
    if text is None:
        return frozenset()
    return frozenset(
        [word.stem for word in map(_word, text.split()) if word.telling and word.text[0].isalpha()]
    )
