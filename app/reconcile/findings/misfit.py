"""Turns an arithmetic relation that does not hold into a finding, with the smallest repair of it.

Knows values and slips; which relations the text states is decided in arithmetic.py and proportions.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.reconcile.findings.wording import NAMES, fingerprint
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import Finding, Level, Relation
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import Slip, slip_between
from app.reconcile.workings import Workings

LONGEST = 160  # characters of the article quoted in a message
SURE = 0.7  # force from which a slip that mends a relation exactly is hardly a coincidence


def with_value(mention: Mention, value: Decimal) -> Mention:
    """The mention as if another value had been printed."""
    quantity = replace(mention.claim.quantity, value=value, low=value, high=value)
    return mention._replace(claim=replace(mention.claim, quantity=quantity), value=value)


def repair(mentions: Sequence[Mention], wanted: Sequence[Decimal]) -> tuple[int, Slip] | None:
    """Which of the figures, if a usual slip were undone, would have the value that makes the relation
    hold."""
    best: tuple[int, Slip] | None = None
    for number, (mention, value) in enumerate(zip(mentions, wanted, strict=True)):
        if value <= ZERO or mention.value is None or value == mention.value:
            continue
        slip = slip_between(mention.claim, with_value(mention, value).claim)
        if slip is not None and (best is None or slip.force > best[1].force):
            best = (number, slip)
    return best


def misfit(
    workings: Workings,
    rule: str,
    grave: Level,
    message: str,
    indexes: Sequence[int],
    *,
    hypothesis: str | None,
    score: float,
    suspect: int | None = None,
    mend: str | None = None,
) -> Finding:
    """A finding about mentions by index; the suspect's claim is put first."""
    mentions = [workings.sheet.mentions[k] for k in indexes]
    ids = [m.claim.id for m in mentions]
    wrong = workings.sheet.mentions[suspect].claim.id if suspect is not None else None
    if wrong is not None:
        ids.sort(key=lambda i: i != wrong)
    return Finding(
        rule=rule, level=grave, message=message, claims=tuple(ids), hypothesis=hypothesis, score=score,
        fingerprint=fingerprint(rule, mentions), incident=-1, suspect=wrong, repair=mend,
    )  # fmt: skip


def unheld(
    workings: Workings, rule: str, relation: Relation, cues: frozenset[str], otherwise: str
) -> Iterator[Finding]:
    """A finding for each relation of these cues that its own sentence states and that does not hold;
    `otherwise` is the hypothesis where no usual slip explains it."""
    for told in workings.relations:
        if told.relation != relation or told.holds or not told.closed or told.cue not in cues:
            continue
        indexes = (told.whole, *told.parts)
        mentions = [workings.sheet.mentions[k] for k in indexes]
        wanted = [rounded(m, w) for m, w in zip(mentions, told.wanted, strict=False)]
        mended = repair(mentions[: len(wanted)], wanted) if wanted else None
        sure = mended is not None and mended[1].force >= SURE
        number = mended[0] if mended is not None and sure else _isolated(workings, indexes)
        mend = None
        if number is not None and number < len(wanted) and wanted[number] > ZERO:
            mend = f"{mentions[number].claim.surface} → {plain(wanted[number])}"
        yield misfit(
            workings, rule, "error" if sure else "warning",
            f"The {NAMES[mentions[0].role]} says {_quoted(workings, mentions)}, but {told.note}.", indexes,
            hypothesis=mended[1].code if mended is not None and sure else otherwise,
            score=0.9 if sure else 0.8, suspect=None if number is None else indexes[number], mend=mend,
        )  # fmt: skip


def rounded(mention: Mention, value: Decimal) -> Decimal:
    """A value to the place the figure is printed to."""
    place = mention.figure.step * 2
    return (value / place).to_integral_value() * place


def _isolated(workings: Workings, indexes: Sequence[int]) -> int | None:
    """The one figure that no other mention bears out where all its fellows are borne out."""
    borne = {k for group in workings.groups if len(group) > 1 for k in group}
    alone = [number for number, k in enumerate(indexes) if k not in borne]
    return alone[0] if len(alone) == 1 < len(indexes) else None


def _quoted(workings: Workings, mentions: Sequence[Mention]) -> str:
    """The article's words from the first of the figures to the last, of the paragraph of the first."""
    segment = mentions[0].claim.at.segment
    text = workings.sheet.article.segments[segment].text
    here = [m.claim.at for m in mentions if m.claim.at.segment == segment]
    start, end = min(at.start for at in here), max(at.end for at in here)
    words = " ".join(text[start:end].split())
    return f"“{words}”" if len(words) <= LONGEST else f"“{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}”"


def plain(value: Decimal) -> str:
    """Digits with thousands separated and no trailing zeros."""
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text
