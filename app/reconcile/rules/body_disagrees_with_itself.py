"""Two sentences of the body state different figures for what their words say is one thing.

Why: a paragraph moved in from an earlier version, or one of two mentions mistyped.
Known misses: paraphrases without a common rare word; figures the article itself sets against each other.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def body_disagrees_with_itself(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "body", "body_disagrees_with_itself")
