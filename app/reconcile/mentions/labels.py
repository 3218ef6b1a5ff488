"""Finds the numbers that are no figures (names, years, ordinals, days, hours) and what is odd of them.

Knows shapes and digits only: "COVID-#" is one name whatever its number; what it stands for is not asked.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from string import ascii_letters
from typing import NamedTuple

from app.reconcile.mentions.mention import stem
from app.reconcile.mentions.vocabulary import words
from app.reconcile.values.slips import transposed
from extractors.model import Article, Claim, Location, Quantity, Role

DIGITS = "0123456789"
YEAR = "year"  # the shape of four bare digits
EDGES = frozenset(("headline", "standfirst", "caption", "pullquote"))
PLAUSIBLE_YEARS = range(1500, 2100)
AHEAD = 50  # years after publication from which a year is named for its digits' sake or by mistake
MOST = 4000  # labels of one article
ORDINAL = words("st nd rd th")
STONES = "st"  # "15st" is a weight as often as an ordinal gone wrong
HOURS = words("am pm")
HOUR_SHAPES = ("#am", "#pm", "#:#")
# Names whose next number is as often meant: another game, another round, another model.
SERIES = words(
    """game round day week month part episode season series phase chapter page act no nos number article
    section line lane exit gate platform room floor level stage tier grade class group heat set lap rank
    seed psalm interstate route channel size step version windows fifa"""
)
# Days and hours: an article tells of several, and two may well have the same digits.
MOMENTS = words(
    """january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec"""
)
BEFORE_YEAR = words("in since by of until from for during before after through")
MONTH_DAYS = {
    "jan": 31, "feb": 29, "mar": 31, "apr": 30, "jun": 30, "jul": 31, "aug": 31, "sep": 30, "sept": 30,
    "oct": 31, "nov": 30, "dec": 31,
}  # fmt: skip

_LABEL = re.compile(
    r"(?<![\w.,/:$€£%#@+–-])([A-Za-z]{0,8}-?)(\d{1,4}(?:[/:]\d{2})?)(-?[A-Za-z]{0,4}(?:['’]?s)?)(?![\w%@]|[.,/:–-]\d)"
)
_DIGITS = re.compile(r"[0-9]+")
MOST_DIGITS = 4
LONGEST_LEAD = 9  # letters and hyphen before the digits of a label
LETTERS = frozenset(ascii_letters)
_BEFORE = re.compile(r"([A-Za-z&]{1,24}\.?)\s$")
_AFTER = re.compile(r"\s([A-Za-z][A-Za-z'’-]{1,24})")
_HOUR_AFTER = re.compile(r"\s?([ap])\.?m\b")


class Label(NamedTuple):
    """A number that names: its digits as printed, and the shape around them ("covid-#", "boeing #")."""

    role: Role
    at: Location
    surface: str
    digits: str
    shape: str


@dataclass(frozen=True, slots=True)
class Odd:
    """A label that cannot be right. `meant` is what stands elsewhere in its place, None when the label is
    impossible by itself; `why` names the slip."""

    label: Label
    claim: Claim
    why: str
    meant: Label | None = None

    @property
    def role(self) -> Role:
        return self.label.role


def labels(article: Article) -> Iterator[Label]:
    """The labels of an article in reading order, at most MOST; linear in its length."""
    count = 0
    for number, segment in enumerate(article.segments):
        if segment.role == "boilerplate" or not _has_digits(segment.text):
            continue
        for match in _matches(segment.text):
            made = _shape(segment.text, match)
            if made is None:
                continue
            digits, shape = made
            at = Location(number, match.start(), match.end())
            yield Label(segment.role, at, match.group(), digits, shape)
            count += 1
            if count >= MOST:
                return


def _has_digits(text: str) -> bool:
    """Most segments have none, and to look for one after the other is ten times as quick as a pattern."""
    return any(map(text.__contains__, DIGITS))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Each match of a label, tried only where digits stand: most of a text has none."""
    end = 0
    for digits in _DIGITS.finditer(text):
        if digits.start() < end or _plain(text, *digits.span()):
            continue
        start = digits.start() - (text[digits.start() - 1 : digits.start()] == "-")
        while digits.start() - start < LONGEST_LEAD and text[start - 1 : start] in LETTERS:
            start -= 1
        match = _LABEL.match(text, start)
        if match is not None:
            end = match.end()
            yield match


def _plain(text: str, start: int, end: int) -> bool:
    """Whether digits are surely no label: too many, or a word of their own behind one without a capital."""
    if end - start > MOST_DIGITS:
        return True
    if end - start == MOST_DIGITS or text[end : end + 1] != " " or text[start - 1 : start] != " ":
        return False
    before = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
    return before == before.lower()


def _shape(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    """The digits and the shape of a match, None for a bare number that nothing marks as a name."""
    before, digits, after = match.groups()
    tail = after.lower().removesuffix("'s").removesuffix("’s")
    if tail.endswith("s") and tail not in ORDINAL:
        tail = tail[:-1]
    if before and before != "-":
        return digits, f"{before.lower()}#{tail}"
    if ":" in digits:
        hour = _HOUR_AFTER.match(text, match.end())
        return digits, "#:#" + (tail if tail in HOURS else hour.group(1) + "m" if hour else "")
    if "/" in digits:
        return digits, "#/#"
    if tail in HOURS:
        return digits, "#" + tail
    if tail in ORDINAL:
        follows = _AFTER.match(text, match.end())
        return digits, "#th " + (stem(follows.group(1)) if follows else "")
    if tail:
        return digits, f"#{tail}"
    if len(digits) == 4:
        return digits, YEAR
    name = _BEFORE.search(text, max(0, match.start() - 26), match.start())
    if name is None or name.group(1) == name.group(1).lower():
        return None
    return digits, f"{name.group(1).lower().rstrip('.')} #"


def odd_labels(article: Article, claims: Sequence[Claim]) -> tuple[Odd, ...]:
    """The labels that are impossible, or one slip away from what the body calls the same thing.

    Each carries the claim that covers it, else a new one of the kind "label"; its id follows theirs.
    """
    found = list(labels(article))
    by_shape: dict[str, _Kin] = defaultdict(_Kin)
    for label in found:
        by_shape[label.shape].add(label)
    covers = _Covers(claims)
    made: list[Odd] = []
    for label in found:
        claim = covers.at(label.at)
        if claim is not None and not (label.shape == YEAR and _whole(claim, label)):
            continue
        odd = _impossible(article, label) or _mistyped(article, label, by_shape[label.shape])
        if odd is not None:
            why, meant = odd
            made.append(Odd(label, claim or covers.new(label), why, meant))
    return tuple(made)


def _whole(claim: Claim, label: Label) -> bool:
    """Whether a claim is nothing but the four digits, read as a bare count; "over 4000" is no year."""
    return claim.kind == "count" and claim.surface == label.digits and claim.quantity.hedge == "exact"


def _impossible(article: Article, label: Label) -> tuple[str, None] | None:
    """An ordinal with another number's ending, a day no month has, an hour no clock shows."""
    if label.shape.startswith("#th "):
        ending = label.surface[len(label.digits) :].lower()
        tens, ones = int(label.digits) % 100, int(label.digits) % 10
        right = "th" if 10 <= tens <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")
        wrong = ending in ORDINAL - {STONES} and ending != right
        return ("ordinal_malformed", None) if wrong else None
    days = MONTH_DAYS.get(label.shape.removesuffix(" #"))
    if (
        days is not None
        and label.shape.endswith(" #")
        and int(label.digits) > days
        and len(label.digits) == 2
    ):
        text = article.segments[label.at.segment].text
        dotted = text[max(0, label.at.start - 2) : label.at.start] == ". "
        return ("date_impossible", None) if dotted else None
    if label.shape.startswith(HOUR_SHAPES):
        hours, _, minutes = label.digits.partition(":")
        most = 12 if label.shape[-2:] in HOURS else 99
        late = int(hours) > most or (label.shape[-2:] in HOURS and minutes and int(minutes) > 59)
        return ("time_impossible", None) if late else None
    return None


def _mistyped(article: Article, label: Label, kin: "_Kin") -> tuple[str, Label] | None:
    """What a label was meant to be: the one number of its shape, one slip away, that stands elsewhere.

    A label that stands anywhere else itself is meant, and so is the next of a series.
    """
    name = label.shape.removesuffix(" #")
    if not _suspect(article, label) or len(kin.places[label.digits]) > 1:
        return None
    if name in MOMENTS or label.shape.startswith(HOUR_SHAPES):
        return None
    if label.shape == YEAR and not _unlikely(article, label):
        return None
    near = [
        other
        for digits in sorted(_one_slip_away(label.digits))
        if label.shape != YEAR or int(digits) in PLAUSIBLE_YEARS
        if (other := kin.elsewhere(digits, label.at.segment)) is not None
    ]
    if len(near) != 1 or (label.shape != YEAR and kin.others(label.at.segment) != 1):
        return None
    (meant,) = near
    switched = transposed(_bare(label.digits), _bare(meant.digits))
    if not switched and (name in SERIES or _of_old(label)):
        return None
    why = "digits_transposed" if switched else "digit_changed"
    return why, meant


def _suspect(article: Article, label: Label) -> bool:
    """Whether a label stands where slips are judged: at the edge, or a year behind its preposition."""
    if label.role in EDGES:
        return True
    text = article.segments[label.at.segment].text
    before = _BEFORE.search(text, max(0, label.at.start - 26), label.at.start)
    return label.shape == YEAR and before is not None and before.group(1).lower() in BEFORE_YEAR


def _unlikely(article: Article, label: Label) -> bool:
    year = int(label.digits)
    latest = None if article.published is None else article.published.year + AHEAD
    return year not in PLAUSIBLE_YEARS or (latest is not None and year > latest)


def _of_old(label: Label) -> bool:
    """ "In 1215": a year long past is told as often as a later one goes wrong, except at the edge of news."""
    return label.shape == YEAR and label.role not in EDGES and int(label.digits) < PLAUSIBLE_YEARS.start


def _bare(digits: str) -> str:
    return digits.replace("/", "").replace(":", "")


def _one_slip_away(digits: str) -> set[str]:
    """The numbers with one other digit, or with two that changed places; a stroke or colon stays."""
    at = [k for k, char in enumerate(digits) if char.isdecimal()]
    made = {digits[:k] + other + digits[k + 1 :] for k in at for other in DIGITS}
    for one, two in combinations(at, 2):
        made.add(digits[:one] + digits[two] + digits[one + 1 : two] + digits[one] + digits[two + 1 :])
    return made - {digits}


class _Kin:
    """The labels of one shape: for each number the first label in each segment that has it."""

    def __init__(self) -> None:
        self.places: dict[str, dict[int, Label]] = defaultdict(dict)
        self.only_in: Counter[int] = Counter()  # numbers that stand in no other segment

    def add(self, label: Label) -> None:
        places = self.places[label.digits]
        if label.at.segment in places:
            return
        if not places:
            self.only_in[label.at.segment] += 1
        elif len(places) == 1:
            self.only_in[next(iter(places))] -= 1
        places[label.at.segment] = label

    def elsewhere(self, digits: str, segment: int) -> Label | None:
        """The first label with these digits outside a segment."""
        places = self.places.get(digits, {})
        return next((label for where, label in places.items() if where != segment), None)

    def others(self, segment: int) -> int:
        """How many numbers stand outside a segment."""
        return len(self.places) - self.only_in[segment]


class _Covers:
    """Which claim stands where, and the ids of those still to be made."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = sorted(claims, key=lambda c: (c.at.segment, c.at.start))
        self.starts = [(c.at.segment, c.at.start) for c in self.claims]
        self.next = max((c.id for c in claims), default=-1) + 1

    def at(self, at: Location) -> Claim | None:
        """The claim that overlaps a place."""
        last = bisect_right(self.starts, (at.segment, at.end - 1)) - 1
        if last < 0:
            return None
        claim = self.claims[last]
        return claim if claim.at.segment == at.segment and claim.at.end > at.start else None

    def new(self, label: Label) -> Claim:
        number = self.next
        self.next += 1
        digits = _bare(label.digits)
        value = Decimal(digits) if digits == label.digits else None
        quantity = Quantity(value, value, value, "exact", None)
        return Claim(id=number, at=label.at, surface=label.surface, kind="label", quantity=quantity)
