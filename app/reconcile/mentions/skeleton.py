"""Rewrites each paragraph as the words between its figures: "rose from <C3> to <C4>, an increase of <P5>".

Knows families of figures and the printed words; what the words say of the figures is read elsewhere.
"""

import re
from collections.abc import Sequence

from app.reconcile.mentions.mention import Mention
from extractors.model import Article

# The letter a figure of each family is written with; a share is P when in per cent and T when in points.
LETTERS = {
    "money": "M", "count": "C", "measure": "Q", "duration": "D", "age": "A", "percent": "P", "ratio": "F",
}  # fmt: skip
OTHER = "O"
RANGE = "R"
BREAK = " \u00b6 "  # stands for words so far from any figure that nothing reads across them
REACH = 130  # characters kept on each side of a figure
ABBREVIATION = re.compile(  # the stop of one, found by the stop
    r"\.(?:(?<=\b[a-z]\.)|(?<=\b(?:mr|ms|dr|st|no|vs|co)\.)|(?<=\b(?:mrs|gov|sen|rep|inc)\.)|(?<=\bcorp\.))"
)


def letter(mention: Mention) -> str:
    if mention.claim.quantity.value is None:
        return RANGE
    if mention.claim.quantity.unit == "pp":
        return "T"
    return LETTERS.get(mention.family, OTHER)


def skeletons(article: Article, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """One lower-case text for each segment with a figure; `<C12>` stands for mention 12, a count."""
    by_segment: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_segment.setdefault(mention.claim.at.segment, []).append(index)
    return tuple(
        _skeleton(article.segments[segment].text, mentions, indexes)
        for segment, indexes in by_segment.items()
    )


def _skeleton(text: str, mentions: Sequence[Mention], indexes: Sequence[int]) -> str:
    pieces: list[str] = []
    done = 0
    for index in indexes:
        mention = mentions[index]
        at = mention.claim.at
        if at.start < done:
            continue
        pieces.append(_gap(text[done : at.start], bool(done)))
        if mention.family == "ratio":
            pieces.append(text[at.start : at.end].lower())
        pieces.append(f"<{letter(mention)}{index}>")
        done = at.end
    pieces.append(text[done : done + REACH].lower())
    return ABBREVIATION.sub("", " ".join("".join(pieces).replace("\u2019", "'").split()))


def _gap(text: str, inside: bool) -> str:
    """The words between two figures in lower case, the middle of a long stretch left out."""
    words = text.replace("<", " ").replace(">", " ")
    if len(words) <= 2 * REACH:
        return words.lower()
    head = words[:REACH].lower() if inside else ""
    return head + BREAK + words[-REACH:].lower()
