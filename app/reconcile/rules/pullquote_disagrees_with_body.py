"""A pull quote states another figure than the quotation it repeats.

Why: it is set by hand from the text.
Known misses: a pull quote cut so short that nothing but the figure is left.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def pullquote_disagrees_with_body(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "pullquote", "pullquote_disagrees_with_body")
