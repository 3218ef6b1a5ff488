"""A caption states another figure than the text beside it for what the words say is the same thing.

Why: captions are written by another desk, often from an older version of the story.
Known misses: a caption that shares no rare word with the sentence it illustrates.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import disagreements
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def caption_disagrees_with_body(workings: Workings) -> Iterator[Finding]:
    yield from disagreements(workings, "caption", "caption_disagrees_with_body")
