"""Sees each claim in the words printed around it: what stands left and right of the figure, and how rare
those are.

Knows the article's own words only; does not compare two claims, judge a value or read a date.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from app.reconcile.contrasts import apart, rows
from app.reconcile.interval import Figure, figure
from app.reconcile.vocabulary import words
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
RUN = 8  # longest run of identical neighbours that is counted
OLDEST = 120
AGE_BEFORE = re.compile(
    r"(?:\b(?:at|aged|age|At|both|[Hh]e (?:was|is)|[Ss]he (?:was|is)|turn(?:s|ed|ing)?)|[a-z],)\s$"
)
MAX_TOKENS = 60_000  # of one segment; what lies behind has no context

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[.!?;:]")
_SENTENCE_END = frozenset(".!?")
_ABBREVIATIONS = words(
    """mr mrs ms dr st no vs inc corp ltd co u s p v gen sen rep gov jan feb mar apr jun jul aug sept sep
    oct nov dec"""
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim with its surroundings. `near` maps a stem to its weight (rarity × nearness); `left`/`right`
    are the
    neighbouring stems, nearest first, other figures masked; `names` the capitalised words of the sentence;
    `place` counts the sentences of this article before it."""

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


class Token(NamedTuple):
    start: int
    end: int
    text: str
    stem: str
    sentence: int
    initial: bool


@cache
def concepts() -> dict[str, str]:
    """Word -> concept, from concepts.txt beside this file."""
    table: dict[str, str] = {}
    for line in files("app.reconcile").joinpath("concepts.txt").read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(":")
            for word in words.split():
                table.setdefault(word, "=" + name)
    return table


@cache
def _endings() -> tuple[str, ...]:
    return ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The form words are compared in: lower case, concept where there is one, else without its ending."""
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    concept = concepts().get(low)
    if concept is not None:
        return concept
    for ending in _endings():
        if len(low) - len(ending) >= 3 and low.endswith(ending):
            low = low[: -len(ending)]
            break
    return low[:7].rstrip("e")


def tokens(text: str) -> list[Token]:
    """The words and figures of a segment with their sentence number, linear in its length."""
    found: list[Token] = []
    sentence, initial = 0, True
    for match in _TOKEN.finditer(text):
        word = match.group()
        if len(word) == 1 and word in _SENTENCE_END:
            before = found[-1].text.lower() if found else ""
            after = text[match.end() : match.end() + 1]
            if (after == "" or after.isspace() or after in "\"'”’)") and not (
                word == "." and before in _ABBREVIATIONS
            ):
                sentence, initial = sentence + 1, True
            continue
        if word in ";:":
            continue
        low = FIGURE if word[0].isdigit() else word
        found.append(
            Token(match.start(), match.end(), word, low if low == FIGURE else stem(word), sentence, initial)
        )
        initial = False
        if len(found) >= MAX_TOKENS:
            break
    return found


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


@dataclass(frozen=True, slots=True)
class _Page:
    """The tokens of one segment and where its sentences begin and end among them."""

    role: Role
    text: str
    tokens: list[Token]
    starts: list[int]
    bounds: list[tuple[int, int]]
    before: int = 0


def _page(segment: Segment, before: int) -> _Page:
    found = tokens(segment.text)
    bounds: list[tuple[int, int]] = []
    for position, token in enumerate(found):
        while len(bounds) <= token.sentence:
            bounds.append((position, position))
        bounds[token.sentence] = (bounds[token.sentence][0], position + 1)
    return _Page(segment.role, segment.text, found, [token.start for token in found], bounds, before)


def _rarity(pages: Iterable[_Page]) -> dict[str, float]:
    """Stem -> weight in (0, 1]: 1 for a word of one sentence, near 0 for one that stands in all of them."""
    seen: Counter[str] = Counter()
    sentences = 1
    for page in pages:
        for low, high in page.bounds:
            seen.update({token.stem for token in page.tokens[low:high]})
            sentences += 1
    scale = log(sentences + 1.0) or 1.0
    return {word: max(0.05, log((sentences + 1.0) / count) / scale) for word, count in seen.items()}


def mentions(claims: Iterable[Claim], article: Article) -> tuple[Mention, ...]:
    """The claims in reading order, each with its surroundings; claims outside any segment are left out."""
    wanted = sorted(claims, key=lambda c: (c.at.segment, c.at.start, c.at.end, c.kind, c.id))
    used = {c.at.segment for c in wanted if 0 <= c.at.segment < len(article.segments)}
    pages: dict[int, _Page] = {}
    before = 0
    for number in sorted(used):
        pages[number] = _page(article.segments[number], before)
        before += len(pages[number].bounds)
    rarity = _rarity(pages.values())
    covered: dict[int, set[int]] = {number: set() for number in pages}
    spans: list[tuple[Claim, int, int]] = []
    for claim in wanted:
        if claim.at.segment not in pages:
            continue
        page = pages[claim.at.segment]
        first = max(0, bisect_right(page.starts, claim.at.start) - 1)
        if page.tokens and page.tokens[first].end <= claim.at.start:
            first += 1
        last = bisect_left(page.starts, claim.at.end)
        if claim.kind in ("count", "casualty"):
            last = _numeral_end(page.tokens, first, last)
        covered[claim.at.segment].update(range(first, last))
        spans.append((claim, first, max(first, last)))
    return tuple(
        _mention(
            claim,
            order,
            article.segments[claim.at.segment].text,
            pages[claim.at.segment],
            (first, last),
            covered[claim.at.segment],
            rarity,
        )
        for order, (claim, first, last) in enumerate(spans)
    )


def _numeral_end(found: Sequence[Token], first: int, last: int) -> int:
    """Where the numeral of a surface ends: in "10 people confirmed dead" the words behind 10 are its
    surroundings."""
    end = last
    while (
        end > first + 1 and found[end - 1].stem != FIGURE and found[end - 1].text.lower() not in NUMBER_WORDS
    ):
        end -= 1
    return end


def _mention(
    claim: Claim,
    order: int,
    text: str,
    page: _Page,
    span: tuple[int, int],
    covered: set[int],
    rarity: dict[str, float],
) -> Mention:
    first, last = span
    number = page.tokens[min(first, len(page.tokens) - 1)].sentence if page.tokens else 0
    low, high = page.bounds[number] if page.bounds else (0, 0)

    def word(position: int) -> str:
        return FIGURE if position in covered else page.tokens[position].stem

    left_range = range(first - 1, max(low, first - REACH) - 1, -1)
    right_range = range(last, min(high, last + REACH))
    near: dict[str, float] = {}
    for side in (left_range, right_range):
        for distance, position in enumerate(side):
            token = page.tokens[position]
            if position in covered or token.stem == FIGURE or token.text.lower() in STOP_WORDS:
                continue
            weight = rarity.get(token.stem, 1.0) * DECAY**distance
            if weight > near.get(token.stem, 0.0):
                near[token.stem] = weight
    inside = [page.tokens[p] for p in range(low, high) if p not in covered and page.tokens[p].stem != FIGURE]
    content = frozenset(t.stem for t in inside if t.text.lower() not in STOP_WORDS)
    names = frozenset(
        t.stem for t in inside if t.text[0].isupper() and not t.initial and t.text.lower() not in STOP_WORDS
    )
    nearby = frozenset(near)
    printed = figure(claim)
    left = tuple(word(p) for p in left_range)[:RUN]
    right = tuple(word(p) for p in right_range)[:RUN]
    plain_left = tuple(page.tokens[p].text.lower() for p in left_range)[:RUN]
    plain_right = tuple(page.tokens[p].text.lower() for p in right_range)[:RUN]
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
        near_names=names & nearby,
        close_names=frozenset(left[:NAME_REACH] + right[:NAME_REACH]) & names,
        rows=rows(plain_left, plain_right),
        apart=apart(plain_left, plain_right),
        counted=_stems(claim.counted) | _stems(claim.event),
    )


def _stems(text: str | None) -> frozenset[str]:
    if text is None:
        return frozenset()
    return frozenset(
        stem(word) for word in text.split() if word.lower() not in STOP_WORDS and word[0].isalpha()
    )
