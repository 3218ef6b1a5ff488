"""Gives the paragraphs of a text without markup their roles: by words, shape and position alone.

Knows what headlines, captions, bylines and furniture look like; refuses to know the file format.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from extractors.model import Role, Segment
from extractors.readers.credits import ends_in_credit, is_credit, split_credit
from extractors.readers.datelines import published_on
from extractors.readers.furniture import REPORTED, is_byline, is_dateline, is_furniture

LONG = 200  # characters from which a paragraph is prose without a full stop
SHORT = 120  # characters up to which a sentence may be an offer to the reader
PROSE_WORDS = 8
LONGEST_HEADLINE = 250
HEAD = 14  # lines in which a headline, a publisher's name or a dateline may stand
FULL_STOP = re.compile(r"[.!…][\"'”’»)\]]{0,2}\Z")
TO_THE_READER = re.compile(
    r"\b(?:you|your|our|us|subscri\w{1,8}|newsletters?|apps?|membership|account)\b", re.IGNORECASE
)
SEPARATOR = re.compile(r" [·|•] ")
SHOUT = re.compile(r"![\"'”’»)\]]{0,2}\Z")
PARTICLES = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "de",
        "for",
        "from",
        "in",
        "into",
        "la",
        "le",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "van",
        "von",
        "with",
    ]
)
# Nouns that newspapers, agencies and broadcasters are named with.
PUBLISHERS = re.compile(
    r"\b(?:Times|Post|News|Independent|Guardian|Observer|Herald|Tribune|Journal|Telegraph|Mail|Reuters|BBC|CNN|NPR|CBC|"
    r"ABC|CBS|NBC|Express|Mirror|Star|Sun|Standard|Gazette|Chronicle|Courier|Examiner|Inquirer|Press|Bloomberg|Economist|"
    r"Spectator|Politico|Axios|Globe|Record|Register|Argus|Echo|Bulletin|Dispatch|Sentinel|Ledger|Zeitung|Spiegel|Welt|"
    r"Monde|Figaro|Libération|País|Mundo|Repubblica|Corriere|Jazeera|Forbes|Fortune|Newsweek|Atlantic|Citizen|Weekly|Daily)\b"
)
NAME_LINE = re.compile(r"(?:[A-ZÀ-ÞŁŚŠŽ][\w.'’-]{1,20}\s){1,3}[A-ZÀ-ÞŁŚŠŽ][\w'’-]{1,20}\Z")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or line. `role` is set where the document itself says it (a mark, a font, a
    running head).
    """

    text: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The segments and what their furniture says of the article; None where it says nothing."""

    segments: tuple[Segment, ...]
    publisher: str | None = None
    published: date | None = None
    author: str | None = None


def read_paragraphs(paragraphs: list[Paragraph]) -> Reading:
    """A role for every paragraph, and the dateline, byline and publisher's name found among the furniture."""
    body = _first_prose(paragraphs)
    headline = _headline(paragraphs, body)
    marked = [
        replace(paragraph, role=paragraph.role or _role(paragraph.text, index, headline, body))
        for index, paragraph in enumerate(paragraphs)
    ]
    _standfirst(marked, paragraphs, headline, body)
    _tail(marked, paragraphs)
    lines = [paragraph.text for paragraph in marked if paragraph.role == "boilerplate"]
    head = [
        paragraph.text for paragraph in marked[: max(headline or 0, HEAD)] if paragraph.role == "boilerplate"
    ]
    return Reading(
        segments=tuple(_segment(paragraph) for paragraph in marked),
        publisher=next((name for line in head if is_publisher(name := SEPARATOR.split(line)[0])), None),
        published=next((day for line in lines if is_dateline(line) and (day := published_on(line))), None),
        author=next((_author(line) for line in head if is_byline(line)), None),
    )


def is_publisher(line: str) -> bool:
    """Whether a line is nothing but a newspaper's name: a few capitalised words, one of them such as
    "Times".
    """
    words = line.split()
    return (
        len(words) <= 5
        and len(line) <= 50
        and bool(PUBLISHERS.search(line))
        and all(word[0].isupper() or word in PARTICLES for word in words)
        and line[-1].isalpha()
    )


def _segment(paragraph: Paragraph) -> Segment:
    role = paragraph.role or "body"
    if role == "caption":
        text, credit = split_credit(paragraph.text)
        if text:
            return Segment(role, text, credit)
        return Segment("boilerplate", paragraph.text)
    return Segment(role, paragraph.text)


def _is_prose(text: str) -> bool:
    if is_furniture(text) or ends_in_credit(text):
        return False
    return len(text) >= LONG or (len(text.split()) >= PROSE_WORDS and bool(FULL_STOP.search(text)))


def _first_prose(paragraphs: list[Paragraph]) -> int:
    """Index of the first paragraph of running text; the length of the list when there is none."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role == "body":
            return index
        shout = index == 0 and SHOUT.search(paragraph.text) and len(paragraph.text) < LONG
        if paragraph.role is None and _is_prose(paragraph.text) and not shout:
            return index
    return len(paragraphs)


def _headline(paragraphs: list[Paragraph], body: int) -> int | None:
    """The line before the running text that looks most like a headline; the first of equals."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role == "headline":
            return index
    best, chosen = 0, None
    for index, paragraph in enumerate(paragraphs[: min(body, HEAD)]):
        if paragraph.role is None and (score := _headline_score(paragraph.text)) > best:
            best, chosen = score, index
    # Text that is only a line or two, with no running text after it, is not a page with a headline.
    return chosen if body < len(paragraphs) or len(paragraphs) > 2 else None


def _headline_score(line: str) -> int:
    if len(line) > LONGEST_HEADLINE or is_furniture(line) or is_publisher(line) or ends_in_credit(line):
        return 0
    words = line.split()
    if len(words) < 2 or not any(character.isalpha() for character in line):
        return 0
    lower = any(word[0].islower() and word not in PARTICLES for word in words)
    score = 5 if len(words) >= 4 else 2 + lower
    score -= 3 * bool(FULL_STOP.search(line)) + 2 * bool(NAME_LINE.match(line))
    return score


def _role(text: str, index: int, headline: int | None, body: int) -> Role:
    if index == headline:
        return "headline"
    if is_furniture(text) or is_credit(text):
        return "boilerplate"
    if ends_in_credit(text):
        return "caption"
    if index < body and headline is not None:
        if index > headline and len(text.split()) >= PROSE_WORDS - 2 and not is_publisher(text):
            return "standfirst"
        return "boilerplate"
    return "body"


def _standfirst(
    marked: list[Paragraph], paragraphs: list[Paragraph], headline: int | None, body: int
) -> None:
    """A sentence or two between the headline and a byline or dateline stand first."""
    if headline is None or any(paragraph.role == "standfirst" for paragraph in marked):
        return
    for index in range(headline + 1, min(headline + 5, len(marked))):
        text = paragraphs[index].text
        if is_byline(text) or is_dateline(text):
            for between in range(headline + 1, index):
                if paragraphs[between].role is None and marked[between].role == "body":
                    marked[between] = replace(marked[between], role="standfirst")
            return


def _tail(marked: list[Paragraph], paragraphs: list[Paragraph]) -> None:
    """After the last running text, lines that are no sentences, and all that follows furniture, are
    furniture.
    """
    _flanked(marked, paragraphs)
    last = max(
        (
            index
            for index, paragraph in enumerate(marked)
            if paragraphs[index].role not in (None, "boilerplate")
            or paragraph.role == "caption"
            or (paragraph.role == "body" and _is_prose(paragraph.text))
        ),
        default=None,
    )
    if last is None:
        return
    ended = False
    for index in range(last + 1, len(marked)):
        ended = ended or marked[index].role == "boilerplate"
        if paragraphs[index].role is None and marked[index].role == "body":
            ended = ended or not FULL_STOP.search(marked[index].text)
            marked[index] = replace(marked[index], role="boilerplate" if ended else "body")


def _flanked(marked: list[Paragraph], paragraphs: list[Paragraph]) -> None:
    """At the end, a short line to the reader with furniture before and after it is furniture too."""
    for index in range(len(marked) - 2, 0, -1):
        text = marked[index].text
        if marked[index].role == "boilerplate":
            continue
        if paragraphs[index].role is not None or len(text) > SHORT or not TO_THE_READER.search(text):
            return
        if marked[index - 1].role != "boilerplate" or marked[index + 1].role != "boilerplate":
            return
        if REPORTED.search(text):
            return
        marked[index] = replace(marked[index], role="boilerplate")


def _author(line: str) -> str:
    return line.split(None, 1)[1].strip() if " " in line.strip() else line.strip()
