"""A list item states another figure than the text.

Why: summaries in points are written after the text.
Known misses: items so alike that each is the other's rival.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def list_disagrees_with_body(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "list", "list_disagrees_with_body")
