"""Reads plain text: lines to paragraphs, roles marked at a line's start, hard-wrapped lines joined.

Knows lines; refuses to judge a paragraph's words: text_roles.py does.
"""

import itertools
import re

from extractors.model import Article, Role
from extractors.readers.datelines import published_on
from extractors.readers.decode import decode
from extractors.readers.errors import MOST_SEGMENTS, too_many_segments
from extractors.readers.text_roles import Paragraph, read_paragraphs

LINE_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
# "caption: ..." at a line's start says the role of the paragraph.
MARKS: dict[str, Role] = {
    "headline": "headline",
    "title": "headline",
    "standfirst": "standfirst",
    "subtitle": "standfirst",
    "body": "body",
    "caption": "caption",
    "pullquote": "pullquote",
    "pull quote": "pullquote",
    "table": "table",
    "list": "list",
    "boilerplate": "boilerplate",
}
FACTS = frozenset(
    ["published", "date", "publisher", "author", "byline", "url"]
)  # said of the article, in its head
MARK = re.compile(
    r"(?P<name>[A-Za-z][a-z]{2,10}(?: quote)?)[ \t]{0,3}:(?!//)[ \t]{0,8}(?P<rest>.*)\Z", re.DOTALL
)
BULLET = re.compile(r"[-*•‣◦▪●][ \t]{1,4}(?=\S)")
HEAD = 20  # lines in which "published: …" is a fact about the article
WIDEST_WRAP = 120  # characters; longer lines were not wrapped by hand or mailer
NARROWEST_WRAP = 40
WRAPPED_SHARE = 0.4  # of neighbouring lines that must be as full as wrapping makes them


def read_plain(content: bytes | str, charset: str | None = None) -> Article:
    """The article of a plain text, its marks obeyed and its furniture recognised. Raises ReadError."""
    lines = LINE_BREAK.split(decode(content, charset))
    facts: dict[str, str] = {}
    paragraphs = _paragraphs(_joined(lines), facts)
    if len(paragraphs) > MOST_SEGMENTS:
        raise too_many_segments()
    reading = read_paragraphs(paragraphs)
    published = published_on(facts.get("published") or facts.get("date"))
    return Article(
        segments=reading.segments,
        url=facts.get("url"),
        publisher=facts.get("publisher") or reading.publisher,
        published=published or reading.published,
        author=facts.get("author") or facts.get("byline") or reading.author,
    )


def _joined(lines: list[str]) -> list[str]:
    """The lines, or when they were wrapped at a fixed width, the paragraphs they were wrapped from."""
    width = max(map(len, lines), default=0)
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if one.strip() and two.strip()]
    full = sum(1 for one, two in pairs if _is_full(one, two, width))
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or len(pairs) < 3 or full < WRAPPED_SHARE * len(pairs):
        return lines
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        goes_on = previous.strip() and line.strip() and _is_full(previous, line, width)
        if paragraphs and goes_on and not _starts_anew(line):
            last = paragraphs[-1][-1].rstrip()
            hyphen = last[-1:] == "-" and last[-2:-1].isalpha() and line.lstrip()[:1].islower()
            paragraphs[-1][-1] = last + ("" if hyphen else " ")
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line])
        previous = line
    return ["".join(parts) for parts in paragraphs]


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    word = following.split(None, 1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(word) > width - 4


def _starts_anew(line: str) -> bool:
    mark = MARK.match(line.strip())
    return bool(BULLET.match(line.strip())) or (mark is not None and mark["name"].lower() in MARKS)


def _paragraphs(lines: list[str], facts: dict[str, str]) -> list[Paragraph]:
    """Every line that is not blank; a mark holds for the lines of its paragraph, a table's lines stay
    together.
    """
    found: list[Paragraph] = []
    role: Role | None = None
    for number, raw in enumerate(lines):
        line = raw.strip()
        if not line:
            role = None
            continue
        mark = MARK.match(line) if ":" in line[:24] else None
        name = mark["name"].lower() if mark is not None else ""
        if mark is not None and name in FACTS and number < HEAD and mark["rest"] and len(mark["rest"]) <= 300:
            facts.setdefault(name, mark["rest"])
            found.append(Paragraph(line, "boilerplate"))
            continue
        if mark is not None and name in MARKS:
            role, line = MARKS[name], mark["rest"]
            if line:
                found.append(Paragraph(line, role))
            elif role == "table":
                found.append(Paragraph("", role))
            continue
        if role == "table" and found and found[-1].role == "table":
            found[-1] = Paragraph(f"{found[-1].text}\n{line}".lstrip("\n"), role)
            continue
        bullet = BULLET.match(line)
        if bullet is not None and role is None:
            found.append(Paragraph(line[bullet.end() :], "list"))
            continue
        found.append(Paragraph(line, role))
    return [paragraph for paragraph in found if paragraph.text]
