"""A standfirst states another figure than the story under it.

Why: it is written last and read first.
Known misses: a standfirst that summarises several figures in one.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def standfirst_disagrees_with_body(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "standfirst", "standfirst_disagrees_with_body")
