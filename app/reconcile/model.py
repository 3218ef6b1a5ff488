"""The nouns of the reconciler: what was compared, found, let pass and derived.

Knows claims by their ids only; says nothing of storage, HTTP or wording beyond the message itself.
"""

from dataclasses import dataclass
from typing import Literal

from extractors.model import Claim

Level = Literal["error", "warning", "note"]
Relation = Literal["sum", "share", "change", "convert", "difference", "ratio", "rate", "span"]

LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason behind a score: what was looked at, what was seen, how much it weighed (log-odds)."""

    name: str
    seen: str
    weight: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: which rule, how grave, in which claims, explained by which error.

    `claims` are ids, the one more likely wrong (if `suspect` is not None) first. `hypothesis` is a code
    ("scale_slip"), `repair` the smallest change that would mend it ("€10m → €10bn"). `fingerprint` is a hex
    digest that does not change when the article around the fault does.
    """

    rule: str
    level: Level
    message: str
    claims: tuple[int, ...]
    hypothesis: str | None
    score: float
    fingerprint: str
    incident: int
    suspect: int | None = None
    repair: str | None = None
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """The findings that one fault explains; `findings` index Reconciliation.findings, the chief one first."""

    id: int
    level: Level
    hypothesis: str | None
    message: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cleared:
    """A pair that looks alike and was let pass, with the reason code."""

    claims: tuple[int, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Derived:
    """An arithmetic relation recognised in the text, holding or not."""

    relation: Relation
    whole: int
    parts: tuple[int, ...]
    holds: bool
    note: str


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Everything the reconciler says of one article; `left_out` counts the cleared pairs beyond the bound.

    `labels` are the numbers that are no figures (a name's, a year) and that a finding speaks of, as claims of
    the kind "label" whose ids follow those of the article's figures.
    """

    findings: tuple[Finding, ...] = ()
    incidents: tuple[Incident, ...] = ()
    same: tuple[tuple[int, ...], ...] = ()
    derived: tuple[Derived, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    left_out: int = 0
    labels: tuple[Claim, ...] = ()
