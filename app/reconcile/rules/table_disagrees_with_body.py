"""A table states another figure than the text that reads it out.

Why: tables are pasted from a source, the text is typed.
Known misses: a cell whose row and column headings the reader did not keep with it.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def table_disagrees_with_body(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "table", "table_disagrees_with_body")
