"""Recognises the sums that an article states between its figures, and bounds what each figure stands for.

Knows values, units and reading order; it decides whether a relation holds, not how grave it is that one
does not.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.reconcile.mentions.mention import FIGURE, Mention
from app.reconcile.model import Derived, Relation
from app.reconcile.pairs.sheet import WINDOW, Sheet
from app.reconcile.values.interval import ZERO

HEDGE_REACH = Decimal("0.06")  # how far over "more than" or about "nearly" the true amount may lie
PARTS = 6  # most parts of one sum
LEAST_WHOLE = 5  # smaller wholes are found at fault by chance
LONGEST_LEAD = 120  # characters between a whole and its first part
ONE_KIND = 24  # most figures of one kind that are added in pairs
LEAST_OF_KIND = 10
GENERIC = frozenset(("=person", "others", "other", "=percent"))
FAR_SUM = 2  # least words two parts share with a whole that stands elsewhere


OPENED = re.compile(r"^[\s,]*[(\[][^()\[\]\d]{0,24}$")
TIMES_EACH = re.compile(r"^(?: [a-z]+){1,2} of $")
WHOLE_CUES = ("total", "totalling", "totaling", "totalled", "totaled", "altogether", "combined")
OPEN_CUES = ("including", "included", "includes", "among", "at least")
CLOSED_CUES = (
    "comprising", "consisting of", "comprises", "made up of", "divided into", "split into", "into two groups",
)  # fmt: skip
LISTING_CUES = ("of which", "of whom", "of them", "of those")
BENCHES = frozenset(
    ("judge", "justice", "member", "councillor", "senator", "commissioner", "juror", "director")
)


@dataclass(frozen=True, slots=True)
class Relating:
    """A relation between mentions (by index): `closed` when the text says the parts are all there are;
    `off` by how much it misses (None when it holds)."""

    relation: Relation
    whole: int
    parts: tuple[int, ...]
    holds: bool
    note: str
    closed: bool = False
    cue: str | None = None
    off: Decimal | None = None
    wanted: tuple[Decimal, ...] = ()


def printed(mention: Mention) -> tuple[Decimal, Decimal]:
    """Least and greatest amount a figure stands for, in arithmetic: printed precision and a little for a
    hedge."""
    value = mention.value if mention.value is not None else ZERO
    step = mention.figure.step
    hedge = mention.claim.quantity.hedge
    low, high = value - step, value + step
    reach = abs(value) * HEDGE_REACH
    if hedge in ("more_than", "at_least", "about"):
        high = max(high, value + reach)
    if hedge in ("less_than", "at_most", "about"):
        low = min(low, value - reach)
    if (
        hedge == "range"
        and mention.figure.interval.low is not None
        and mention.figure.interval.high is not None
    ):
        low, high = mention.figure.interval.low, mention.figure.interval.high
    return low, high


def exact(mention: Mention) -> bool:
    return mention.claim.quantity.hedge == "exact" and mention.value is not None


def between(sheet: Sheet, a: Mention, b: Mention) -> str | None:
    """The text between two mentions of one segment, None when they are in two or overlap."""
    if a.claim.at.segment != b.claim.at.segment or a.claim.at.end > b.claim.at.start:
        return None
    return sheet.article.segments[a.claim.at.segment].text[a.claim.at.end : b.claim.at.start]


def in_digits(value: Decimal) -> str:
    text = format(value.quantize(Decimal("0.01")) if value.copy_abs() < Decimal(10) ** 20 else value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def addable(a: Mention, b: Mention) -> bool:
    """Whether two figures could be added: one family and unit, neither a share of something else nor an
    age."""
    if a.family != b.family or a.family in ("age", "score", "ratio", "rate"):
        return False
    return a.family == "count" or a.claim.quantity.unit == b.claim.quantity.unit


def sums(sheet: Sheet) -> Iterator[Relating]:
    """Parts that make a whole: a run of addable figures and a figure that is, or should be, their sum."""
    seen: set[tuple[int, ...]] = set()
    by_value: dict[Decimal, list[int]] = defaultdict(list)
    for index, mention in enumerate(sheet.mentions):
        if mention.value is not None and mention.value > ZERO:
            by_value[mention.value].append(index)
    for group in sheet.groups:
        for start, first in enumerate(group):
            run = [first]
            total = sheet.mentions[first].value or ZERO
            for nxt in group[start + 1 :]:
                if not addable(sheet.mentions[first], sheet.mentions[nxt]) or len(run) >= PARTS:
                    continue
                run.append(nxt)
                total += sheet.mentions[nxt].value or ZERO
                for whole in by_value.get(total, ()):
                    key = (whole, *sorted(run))
                    if whole not in run and key not in seen and _whole_of(sheet, whole, run):
                        seen.add(key)
                        yield Relating("sum", whole, tuple(run), True, addition(sheet, run, total))


def sums_of_one_kind(sheet: Sheet) -> Iterator[Relating]:
    """Parts and a whole told apart but of one kind: "18 killed … 45 wounded … 5 killed", and 23 killed
    above."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(sheet.mentions):
        if mention.family == "count" and _countable(mention) and (mention.value or ZERO) >= 1:
            for word in mention.counted - GENERIC:
                kinds[word].append(index)
    seen: set[tuple[int, ...]] = set()
    for word in sorted(kinds):
        members = kinds[word][:ONE_KIND]
        wholes = {sheet.mentions[k].value: k for k in reversed(members)}
        for position, a in enumerate(members):
            for b in members[position + 1 :]:
                found = _two_of(sheet, a, b, wholes)
                if found is not None and (found.whole, a, b) not in seen:
                    seen.add((found.whole, a, b))
                    yield found


def _two_of(sheet: Sheet, a: int, b: int, wholes: dict[Decimal | None, int]) -> Relating | None:
    one, other = sheet.mentions[a], sheet.mentions[b]
    total = (one.value or ZERO) + (other.value or ZERO)
    whole = wholes.get(total)
    if whole is None or whole in (a, b) or total < LEAST_OF_KIND or one.value == other.value:
        return None
    if min(one.figure.step, other.figure.step) != sheet.mentions[whole].figure.step:
        return None
    return Relating("sum", whole, (a, b), True, addition(sheet, (a, b), total))


def _seats(body: Mention, side: Mention, total: Decimal) -> bool:
    """Whether a body has fewer seats than a vote in its paragraph has votes."""
    least, seats = side.value or ZERO, body.value or ZERO
    return body.claim.at.segment == side.claim.at.segment and exact(body) and least <= seats < total


def votes(sheet: Sheet) -> Iterator[Relating]:
    """The two sides of a vote and the body that cast it: "one of 10 who decide … voted 9 to 1"."""
    bodies = {
        m.value: k for k, m in reversed(list(enumerate(sheet.mentions))) if m.family == "count" and exact(m)
    }
    for index, (a, b) in enumerate(itertools.pairwise(sheet.mentions)):
        if a.claim.quantity.unit != "vote" or b.claim.quantity.unit != "vote" or a.sentence != b.sentence:
            continue
        total = (a.value or ZERO) + (b.value or ZERO)
        whole = bodies.get(total)
        bench = [
            k
            for k, m in enumerate(sheet.mentions)
            if m.claim.quantity.unit in BENCHES and _seats(m, a, total)
        ]
        if whole is None and len(bench) == 1:
            note = addition(sheet, (index, index + 1), total)
            yield Relating("sum", bench[0], (index, index + 1), False, note, closed=True, cue="votes")
        if whole is not None and whole not in (index, index + 1):
            yield Relating("sum", whole, (index, index + 1), True, addition(sheet, (index, index + 1), total))


def addition(sheet: Sheet, run: Sequence[int], total: Decimal) -> str:
    return " + ".join(in_digits(sheet.mentions[k].value or ZERO) for k in run) + f" = {in_digits(total)}"


def _whole_of(sheet: Sheet, whole: int, run: Sequence[int]) -> bool:
    """Whether a figure that happens to be the sum of a run is told of as its whole."""
    w = sheet.mentions[whole]
    parts = [sheet.mentions[k] for k in run]
    if not addable(w, parts[0]) or any(
        p.value is None or w.value is None or p.value >= w.value for p in parts
    ):
        return False
    if not (exact(w) or w.claim.quantity.hedge in ("about", "more_than", "at_least")):
        return False
    words = set(w.near)
    shared = [len(words & set(p.near)) for p in parts]
    same_head = any(w.right[:1] == p.right[:1] and p.right[:1] != (FIGURE,) and p.right for p in parts)
    near = all(abs(w.place - p.place) <= 1 for p in parts)
    telling = w.value is not None and (w.value >= 20 or w.family == "money")
    if near:
        return telling or same_head or sum(shared) >= 1 or len(run) >= 3
    if len(run) > 3:
        return False
    return (telling and sum(shared) >= 1) or sum(shared) >= FAR_SUM or same_head


def stated_sums(sheet: Sheet) -> Iterator[Relating]:
    """A whole followed by its parts in one sentence, with the words that say so: "439, comprising 275 … and
    164 …"."""
    sentences: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, mention in enumerate(sheet.mentions):
        if mention.value is not None:
            sentences[mention.sentence].append(index)
    for members in sentences.values():
        if 3 <= len(members) <= WINDOW:
            for start, whole in enumerate(members[:-2]):
                found = _stated(sheet, whole, members[start + 1 :])
                if found is not None:
                    yield found


def _stated(sheet: Sheet, whole: int, later: Sequence[int]) -> Relating | None:
    """The listed parts of one whole: the run that holds or, failing that, the longest."""
    w = sheet.mentions[whole]
    run = _run(sheet, w, later)
    if len(run) < 2 or not _countable(w) or (w.value or ZERO) < LEAST_WHOLE:
        return None
    best: Relating | None = None
    for start in range(len(run) - 1):
        parts = run[start:]
        cue, closed = _cue(sheet, w, parts)
        if cue is None:
            continue
        total = sum((sheet.mentions[k].value or ZERO for k in parts), ZERO)
        holds = total == w.value
        found = Relating(
            "sum", whole, tuple(parts), holds, addition(sheet, parts, total), closed=closed, cue=cue
        )
        if holds:
            return found
        best = best or found
    return best


def _countable(mention: Mention) -> bool:
    return mention.value is not None and mention.claim.quantity.hedge != "range" and not mention.figure.vague


def _run(sheet: Sheet, w: Mention, later: Sequence[int]) -> list[int]:
    run: list[int] = []
    for index in later:
        if not addable(w, sheet.mentions[index]) or not _countable(sheet.mentions[index]):
            if run:
                break
            continue
        run.append(index)
    return run[:PARTS]


def _cue(sheet: Sheet, w: Mention, run: Sequence[int]) -> tuple[str | None, bool]:
    """The words that make the figures of a run parts of the whole, and whether they say that there are no
    others."""
    first = sheet.mentions[run[0]]
    gap = (between(sheet, w, first) or "").lower()
    if any(
        TIMES_EACH.match(between(sheet, sheet.mentions[a], sheet.mentions[b]) or "")
        for a, b in itertools.pairwise(run)
    ):
        return None, False  # "24 servants, split into two teams of 12"
    listed = " ".join(
        (between(sheet, sheet.mentions[a], sheet.mentions[b]) or "").lower()
        for a, b in itertools.pairwise(run)
    )
    if len(gap) > LONGEST_LEAD:
        return None, False
    cue = next((c for c in CLOSED_CUES if c in gap), None)
    if cue is not None:
        return cue, True
    cue = next((c for c in (*LISTING_CUES, *OPEN_CUES) if c in gap), None)
    if cue in OPEN_CUES and len(run) == 2 and ", and" in listed:
        return None, False  # "120 rooms, including 14 suites, and 160 parking spaces"
    if cue is None and OPENED.match(gap) and "plus" in listed.split():
        return "plus", True
    if cue is None:
        cue = next((c for c in LISTING_CUES if c in listed), None)
    if cue is None and any(word in WHOLE_CUES for word in w.plain_left[:3]) and ":" not in gap:
        cue = "total"
    return cue, False


def as_derived(sheet: Sheet, relations: Sequence[Relating]) -> tuple[Derived, ...]:
    """The relations in the report's form: claim ids instead of indexes."""
    ids = [mention.claim.id for mention in sheet.mentions]
    return tuple(
        Derived(r.relation, ids[r.whole], tuple(ids[k] for k in r.parts), r.holds, r.note) for r in relations
    )
