"""Turns an odd label into a finding.

Knows labels and words; which labels are odd is decided in labels.py, how grave it is by the rule.
"""

from app.reconcile.findings.wording import NAMES, fingerprint
from app.reconcile.mentions.labels import Odd
from app.reconcile.model import Finding, Level

IMPOSSIBLE = {
    "ordinal_malformed": "which is no ordinal",
    "date_impossible": "a day that month does not have",
    "time_impossible": "an hour no clock shows",
}


def mislabelled(odd: Odd, rule: str, grave: Level, *, score: float) -> Finding:
    """A finding about one label; its claim is the suspect, the repair what the article says elsewhere."""
    label, meant = odd.label, odd.meant
    message = f"The {NAMES[label.role]} says {_named(label.shape, label.surface)}"
    if meant is None:
        message += f", {IMPOSSIBLE[odd.why]}."
    else:
        message += f"; the {NAMES[meant.role]} says {_named(meant.shape, meant.surface)}."
    return Finding(
        rule=rule, level=grave, message=message, claims=(odd.claim.id,), hypothesis=odd.why, score=score,
        fingerprint=fingerprint(rule, (odd,)), incident=-1, suspect=odd.claim.id,
        repair=None if meant is None else f"{label.surface} → {meant.surface}",
    )  # fmt: skip


def _named(shape: str, surface: str) -> str:
    """The label with the word of its shape that stands apart from its digits: "Boeing 277"."""
    word, _, rest = shape.partition(" #")
    return f"{word.capitalize()} {surface}" if word != shape and not rest else surface
