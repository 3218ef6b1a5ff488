"""A headline states another figure than the story under it.

Why: headlines are rewritten for length, and digits go astray; no reader forgives that one.
Known misses: a headline that adds up or converts what the body gives in parts; small counts in a long story
of counts.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def headline_disagrees_with_body(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "headline", "headline_disagrees_with_body")
