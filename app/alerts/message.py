"""What an alert says: an incident of an article becomes a Message, the same for every channel.

Knows no channel, address, database or clock. It bounds every text and makes control characters harmless.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.reconcile.model import Finding, Incident, Level
from extractors.model import Article, Claim, Role
from extractors.sentences import sentence_at, sentences

VERSION = 1
"""Of the JSON form; a reader of an older row must still understand it."""

LIMIT_FIGURES = 10
LIMIT_PROOFS = 8
LIMIT_SENTENCE = 600
LIMIT_PROOF = 300
LIMIT_TITLE = 200
LIMIT_NAME = 80
LIMIT_SURFACE = 100
LIMIT_BESIDE = 180
LIMIT_URL = 1000

_NAMES: dict[Role, str] = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "body": "Body",
    "caption": "Caption",
    "pullquote": "Pull quote",
    "table": "Table",
    "list": "List",
    "boilerplate": "Page furniture",
}

# Characters that turn the direction of what stands after them, so that a text reads as another than it is.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in its sentence: `before + surface + after`, long sides shortened with an ellipsis."""

    place: str
    surface: str
    before: str
    after: str
    said_by: str | None
    suspect: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One incident in words.

    `proofs` are the sentences of its further findings, `left_out` counts what had no room. `hypothesis` is a
    code ("scale_slip"), `fingerprints` are those of its findings, the chief first; `link` is the absolute URL
    where they are shown.
    """

    level: Level
    sentence: str
    hypothesis: str | None
    repair: str | None
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    figures: tuple[Figure, ...]
    proofs: tuple[str, ...]
    left_out: int
    fingerprints: tuple[str, ...]
    link: str | None = None


def compose(
    article: Article,
    claims: Sequence[Claim],
    incident: Incident,
    findings: Sequence[Finding],
    *,
    link: str | None = None,
) -> Message:
    """The message of `incident`, whose `findings` index into `findings` (Reconciliation.findings)."""
    chief, *further = (findings[index] for index in incident.findings)
    by_id = {claim.id: claim for claim in claims}
    involved = list(dict.fromkeys(number for finding in (chief, *further) for number in finding.claims))
    suspects = {finding.suspect for finding in (chief, *further)}
    headline = next((segment.text for segment in article.segments if segment.role == "headline"), None)
    return Message(
        level=incident.level,
        sentence=_shown(incident.message, LIMIT_SENTENCE),
        hypothesis=incident.hypothesis,
        repair=_known(chief.repair, LIMIT_NAME),
        title=_known(headline, LIMIT_TITLE),
        publisher=_known(article.publisher, LIMIT_NAME),
        published=article.published,
        url=_known(article.url, LIMIT_URL),
        figures=tuple(
            _figure(article, by_id[number], suspect=number in suspects) for number in involved[:LIMIT_FIGURES]
        ),
        proofs=tuple(_shown(finding.message, LIMIT_PROOF) for finding in further[:LIMIT_PROOFS]),
        left_out=max(0, len(involved) - LIMIT_FIGURES) + max(0, len(further) - LIMIT_PROOFS),
        fingerprints=tuple(finding.fingerprint for finding in (chief, *further[:LIMIT_PROOFS])),
        link=link,
    )


def lines(message: Message) -> Iterator[str]:
    """The whole message in plain lines, for a channel (or a log) that knows no layout."""
    yield message.sentence
    if about := byline(message):
        yield about
    for figure in message.figures:
        yield f"{caption(figure)}: {figure.before}{figure.surface}{figure.after}"
    if explained := explanation(message):
        yield explained
    yield from message.proofs
    if message.left_out:
        yield f"… and {message.left_out} more."
    if message.link is not None:
        yield message.link


def byline(message: Message) -> str:
    """Which article it is: title, publisher and day, as far as known; "" when nothing is."""
    day = message.published
    known = (message.title, message.publisher, day and f"{day.day} {day:%B %Y}")
    return " · ".join(part for part in known if part) or (message.url or "")


def caption(figure: Figure) -> str:
    """Where a figure stands and who says it: "Caption, the figure in doubt", "Body, said by Ada Quill"."""
    parts = [figure.place]
    if figure.said_by is not None:
        parts.append(f"said by {figure.said_by}")
    if figure.suspect:
        parts.append("the figure in doubt")
    return ", ".join(parts)


def explanation(message: Message) -> str:
    """The likely error and the smallest change that would mend it; "" when neither is known."""
    words = []
    if message.hypothesis is not None:
        name = message.hypothesis.replace("_", " ")
        words.append(f"Looks like {'an' if name[:1] in 'aeiou' else 'a'} {name}.")
    if message.repair is not None:
        words.append(f"It would be mended by {message.repair}.")
    return " ".join(words)


# --- the JSON form, which an alert's row keeps -----------------------------------------------------


def to_json(message: Message) -> dict[str, Any]:
    """The message as JSON values, without its link: the link is the deliverer's to add, as addresses move."""
    return {
        "version": VERSION,
        "level": message.level,
        "sentence": message.sentence,
        "hypothesis": message.hypothesis,
        "repair": message.repair,
        "article": {
            "title": message.title,
            "publisher": message.publisher,
            "published": message.published and message.published.isoformat(),
            "url": message.url,
        },
        "figures": [
            {
                "place": figure.place,
                "surface": figure.surface,
                "before": figure.before,
                "after": figure.after,
                "said_by": figure.said_by,
                "suspect": figure.suspect,
            }
            for figure in message.figures
        ],
        "proofs": list(message.proofs),
        "left_out": message.left_out,
        "fingerprints": list(message.fingerprints),
    }


def from_json(payload: Mapping[str, Any], *, link: str | None = None) -> Message:
    """The message that `to_json` wrote. Raises ValueError when `payload` is not one."""
    try:
        if payload["version"] != VERSION:
            raise ValueError(f"an alert of version {payload['version']!r}, where {VERSION} is understood")
        article = payload["article"]
        published = article["published"]
        return Message(
            level=payload["level"],
            sentence=payload["sentence"],
            hypothesis=payload["hypothesis"],
            repair=payload["repair"],
            title=article["title"],
            publisher=article["publisher"],
            published=None if published is None else date.fromisoformat(published),
            url=article["url"],
            figures=tuple(Figure(**figure) for figure in payload["figures"]),
            proofs=tuple(payload["proofs"]),
            left_out=payload["left_out"],
            fingerprints=tuple(payload["fingerprints"]),
            link=link,
        )
    except (KeyError, TypeError) as problem:
        raise ValueError(f"not an alert's payload: {problem!r}") from None


# --- text made fit to show -------------------------------------------------------------------------


def _figure(article: Article, claim: Claim, *, suspect: bool) -> Figure:
    segment = article.segments[claim.at.segment]
    start, end = sentence_at(sentences(segment.text), claim.at.start)
    start, end = min(start, claim.at.start), max(end, claim.at.end)
    return Figure(
        place=_NAMES[segment.role],
        surface=_shown(claim.surface, LIMIT_SURFACE),
        before=_tail(segment.text[start : claim.at.start], LIMIT_BESIDE),
        after=_head(segment.text[claim.at.end : end], LIMIT_BESIDE),
        said_by=_known(claim.said_by, LIMIT_NAME),
        suspect=suspect,
    )


def _known(text: str | None, limit: int) -> str | None:
    return (_shown(text, limit) or None) if text is not None else None


def _shown(text: str, limit: int) -> str:
    return _head(text, limit).strip()


def _head(text: str, limit: int) -> str:
    """At most `limit` code points of `text`; what is cut is cut at a word where there is one, and marked."""
    if len(text) <= limit:
        return _harmless(text)
    kept = text[: limit - 1]
    at_word = kept.rfind(" ", limit // 2)
    return _harmless(kept[:at_word] if at_word > 0 else kept) + "…"


def _tail(text: str, limit: int) -> str:
    if len(text) <= limit:
        return _harmless(text)
    kept = text[len(text) - limit + 1 :]
    at_word = kept.find(" ", 0, limit // 2)
    return "…" + _harmless(kept[at_word + 1 :] if at_word >= 0 else kept)


def _harmless(text: str) -> str:
    return "".join(_harmless_characters(text))


def _harmless_characters(text: str) -> Iterable[str]:
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Zl", "Zp"):
            yield " "
        elif category == "Cs" or character in _TURNING:
            yield "\N{REPLACEMENT CHARACTER}"
        else:
            yield character
