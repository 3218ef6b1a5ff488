"""Puts findings into sentences a reporter can paste, and takes their fingerprints.

Knows roles, surfaces and hedges; decides nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol

from app.reconcile.mentions.mention import NUMBER_WORDS, STOP_WORDS, Mention
from app.reconcile.pairs.sheet import Sheet
from extractors.model import Claim, Role

NAMES = {
    "headline": "headline", "standfirst": "standfirst", "body": "body", "caption": "caption",
    "pullquote": "pull quote", "table": "table", "list": "list", "boilerplate": "page furniture",
}  # fmt: skip
HEDGES = {
    "about": "about ", "more_than": "over ", "at_least": "at least ",
    "less_than": "under ", "at_most": "up to ",
}  # fmt: skip
HEDGE_BEFORE = re.compile(
    r"\b(?:more than|over|above|at least|nearly|almost|about|around|some|up to|fewer than|less than"
    r"|under|roughly|approximately|as many as|close to)\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
AFTER = re.compile(r"[\s-]{1,2}([A-Za-z][A-Za-z'’-]{1,24})")
MOST_WORDS = 4
LONGEST = 60


def printed(sheet: Sheet, mention: Mention) -> str:
    """The figure in the article's own words: its hedge, its surface and the noun that follows a bare
    count."""
    at = mention.claim.at
    text = sheet.article.segments[at.segment].text
    surface = " ".join(text[at.start : at.end].split())[:LONGEST] or mention.claim.surface
    before = HEDGE_BEFORE.search(text[max(0, at.start - 24) : at.start])
    if before is not None:
        surface = " ".join(before.group().split()).lower() + " " + surface
    elif mention.claim.quantity.hedge in HEDGES and surface[:1].isdigit():
        surface = HEDGES[mention.claim.quantity.hedge] + surface
    if mention.family in ("count", "duration", "measure", "age") and bare(surface):
        surface += _noun(text, at.end, mention.claim.quantity.unit if mention.family == "count" else None)
    return surface


def _noun(text: str, start: int, unit: str | None) -> str:
    """What follows a bare numeral, as printed: the whole counted noun where it stands there, else one
    word."""
    wanted = len(unit.split()) if unit else 1
    taken = ""
    for _ in range(min(wanted, MOST_WORDS)):
        follows = AFTER.match(text, start)
        if follows is None or follows.group(1).lower() in STOP_WORDS:
            break
        taken += text[start : follows.end()] if text[start] == "-" else " " + follows.group(1)
        start = follows.end()
    return taken


def bare(surface: str) -> bool:
    """Whether a surface ends with its numeral, so that what it counts must be added."""
    last = surface.split()[-1] if surface.split() else ""
    return last[-1:].isalnum() and (any(c.isdigit() for c in last) or last.lower() in NUMBER_WORDS)


def disagreement(sheet: Sheet, a: Mention, b: Mention) -> str:
    """ "The caption says €10m; the body says over €10bn." with `a` named first."""
    one, other = NAMES[a.role], NAMES[b.role]
    if one == other:
        return f"The {one} says {printed(sheet, a)} in one place and {printed(sheet, b)} in another."
    return f"The {one} says {printed(sheet, a)}; the {other} says {printed(sheet, b)}."


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(texts: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(texts) < 2:
        return "".join(texts)
    return ", ".join(texts[:-1]) + " and " + texts[-1]


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


class Printed(Protocol):
    """What a finding speaks of: a claim in a role."""

    @property
    def role(self) -> Role: ...
    @property
    def claim(self) -> Claim: ...


def fingerprint(rule: str, mentions: Sequence[Printed]) -> str:
    """Hex digest of the rule and of each claim's role, surface and counted thing; no offset, id or
    neighbour."""
    parts = sorted(
        "\x1f".join(
            (m.role, _normal(m.claim.surface), _normal(m.claim.counted or m.claim.quantity.unit or ""))
        )
        for m in mentions
    )
    return sha256("\x1e".join((rule, *parts)).encode("utf8", "backslashreplace")).hexdigest()
