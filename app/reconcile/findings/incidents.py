"""Gathers the findings that one fault explains into one incident, and adds the proofs that follow from it.

Knows findings and the relations around their claims; finds no new fault of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.reconcile.findings.misfit import misfit
from app.reconcile.findings.wording import NAMES, printed, sentence
from app.reconcile.model import LEVELS, Finding, Incident
from app.reconcile.pairs.comparable import part_and_whole
from app.reconcile.relations.arithmetic import printed as bounds
from app.reconcile.values import rates
from app.reconcile.values.interval import ZERO
from app.reconcile.workings import Workings

MOST_PROOFS = 6  # further proofs added to one finding
DISAGREES = "_disagrees_with_"


def proofs(workings: Workings, findings: Sequence[Finding]) -> Iterator[Finding]:
    """What else the suspect figure would break if it stood: the conversion and the parts of the figure it
    misstates."""
    index = {m.claim.id: k for k, m in enumerate(workings.sheet.mentions)}
    for found in findings:
        if (
            found.suspect is None
            or found.level != "error"
            or DISAGREES not in found.rule
            or len(found.claims) != 2
        ):
            continue
        wrong, right = index[found.claims[0]], index[found.claims[1]]
        yield from list(_conversions(workings, wrong, right))[:MOST_PROOFS]
        yield from list(_parts(workings, wrong, right))[:MOST_PROOFS]


def _conversions(workings: Workings, wrong: int, right: int) -> Iterator[Finding]:
    sheet = workings.sheet
    for relation in workings.relations:
        if (
            relation.relation != "convert"
            or not relation.holds
            or right not in (relation.whole, *relation.parts)
        ):
            continue
        third = relation.parts[0] if relation.whole == right else relation.whole
        a, b = sheet.mentions[wrong], sheet.mentions[third]
        ua, ub = a.claim.quantity.unit, b.claim.quantity.unit
        if a.family != "money" or b.family != "money" or ua is None or ub is None or ua == ub:
            continue
        if not a.value or not b.value or min(a.value, b.value) <= ZERO:
            continue
        published = sheet.article.published
        got = rates.check(bounds(a), bounds(b), (ua, ub), published)
        if not got.holds:
            got = rates.dated(got, bounds(a), bounds(b), (ua, ub), published)
            sides = [f"{printed(sheet, m)} ({NAMES[m.role]})" for m in (a, b)]
            message = f"{sides[0]} is not {sides[1]}: {got.note}."
            yield misfit(
                workings, "conversion_does_not_hold", "warning", sentence(message), (wrong, third),
                hypothesis="conversion_off", score=0.9, suspect=wrong,
            )  # fmt: skip


def _parts(workings: Workings, wrong: int, right: int) -> Iterator[Finding]:
    sheet = workings.sheet
    whole = sheet.mentions[right]
    stated = sheet.mentions[wrong]
    for index, part in enumerate(sheet.mentions):
        if (
            index in (wrong, right)
            or not part_and_whole(sheet, whole, part)
            or part.sentence != whole.sentence
        ):
            continue
        if part.value is None or stated.value is None or part.claim.at.start < whole.claim.at.start:
            continue
        if part.claim.quantity.unit == stated.claim.quantity.unit and part.value > _most(stated.value):
            message = (
                f"The {NAMES[part.role]} says {printed(sheet, part)}, a part greater than the whole of "
                f"{printed(sheet, stated)} in the {NAMES[stated.role]}."
            )
            yield misfit(
                workings, "part_exceeds_whole", "warning", message, (wrong, index),
                hypothesis="part_too_great", score=0.9, suspect=wrong,
            )  # fmt: skip


def _most(value: Decimal) -> Decimal:
    return value + value / 10


def _order(found: Finding) -> tuple[int, int, float, str, tuple[int, ...]]:
    return (
        LEVELS.index(found.level),
        0 if DISAGREES in found.rule else 1,
        -found.score,
        found.rule,
        found.claims,
    )  # fmt: skip


def gather(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Incident, ...]]:
    """Findings with their incident numbers, and the incidents; a suspect shared, or any claim where none
    is, binds."""
    unique: dict[tuple[str, tuple[int, ...]], Finding] = {}
    for found in sorted(findings, key=_order):
        unique.setdefault((found.rule, tuple(sorted(found.claims))), found)
    ordered = list(unique.values())
    parent = list(range(len(ordered)))

    def root(k: int) -> int:
        while parent[k] != k:
            k = parent[k]
        return k

    holder: dict[int, int] = {}
    for number, found in enumerate(ordered):
        for claim in (found.suspect,) if found.suspect is not None else found.claims:
            if claim in holder:
                parent[root(number)] = root(holder[claim])
            holder.setdefault(claim, number)
    members: dict[int, list[int]] = {}
    for number in range(len(ordered)):
        members.setdefault(root(number), []).append(number)
    numbered = list(ordered)
    incidents = []
    for incident, group in enumerate(sorted(members.values())):
        chief = ordered[group[0]]
        for number in group:
            numbered[number] = replace(ordered[number], incident=incident)
        incidents.append(Incident(incident, chief.level, chief.hypothesis, chief.message, tuple(group)))
    return tuple(numbered), tuple(incidents)
