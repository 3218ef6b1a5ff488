"""A quoted speaker gives another figure than the narration does for the same thing.

Why: either the speaker is misquoted, or the paper must say that he is wrong.
Known misses: a quotation whose speaker the extractor did not find.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def quote_disagrees_with_narration(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "body", "quote_disagrees_with_narration", quotes=True)
