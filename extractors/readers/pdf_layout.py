"""Printed lines to paragraphs: columns in reading order, running heads apart, hyphens at line ends undone.

Knows geometry and letter case; refuses to know PDF: a Line is a text with a box in points.
"""

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from extractors.model import Role
from extractors.readers.text_roles import Paragraph

BANDS = 0.09  # of the page's height, at the top and at the bottom, where running heads and feet stand
HEADLINE_SIZE = 1.25  # times the body's size, from which a line on the first page is the headline's
SAME_SIZE = 0.06
STANDFIRST_SIZE = 1.12
WIDEST_LEADING = 1.6  # times the size
SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]{0,2}\Z")
PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s{0,2}\d{1,4}(?:\s{0,2}(?:/|of|von)\s{0,2}\d{1,4})?\Z", re.IGNORECASE
)
PRINTED_BY_BROWSER = re.compile(
    r"(?:https?://\S+(?:\s+\d{1,3}/\d{1,3})?|\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s\d{1,2}:\d{2}.{0,200})\Z"
)
DIGITS = re.compile(r"\d+")
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN_WORD = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-\Z")
# First parts of English compounds that keep their hyphen when a line happens to end there.
COMPOUND_HEADS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "half",
        "long",
        "short",
        "high",
        "low",
        "well",
        "self",
        "co",
        "non",
        "anti",
        "pro",
        "ex",
        "mid",
        "cross",
        "record",
        "air",
        "so",
        "off",
        "on",
        "all",
        "part",
        "full",
        "first",
        "second",
        "third",
        "last",
        "old",
        "new",
        "post",
        "pre",
        "much",
        "ever",
        "right",
        "left",
        "wide",
        "far",
        "hard",
        "multi",
        "vice",
        "year",
        "month",
        "week",
        "day",
        "state",
        "world",
        "over",
        "under",
        "up",
        "down",
        "in",
    ]
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of page number `page`; `size` is the font's height in points."""

    text: str
    page: int
    page_height: float
    left: float
    bottom: float
    right: float
    top: float
    size: float


def paragraphs_of(lines: list[Line]) -> list[Paragraph]:
    """Paragraphs in reading order, the headline and the running heads already with their roles."""
    running = _running(lines)
    kept = [line for number, line in enumerate(lines) if number not in running]
    body = _body_size(kept)
    ordered: list[Line] = []
    for page in sorted({line.page for line in kept}):
        ordered += _by_column([line for line in kept if line.page == page])
    groups = _groups(ordered)
    vocabulary = Counter(word.lower() for line in kept for word in WORDS.findall(line.text))
    headline = _headline(groups, body)
    standfirst = _standfirst(groups, headline, body)
    roles: dict[int, Role] = dict.fromkeys(standfirst, "standfirst")
    if headline is not None:
        roles[headline] = "headline"
    found = [Paragraph(_join(group, vocabulary), roles.get(index)) for index, group in enumerate(groups)]
    heads = dict.fromkeys(lines[number].text for number in sorted(running))
    return [paragraph for paragraph in found if paragraph.text] + [
        Paragraph(text, "boilerplate") for text in heads
    ]


def _running(lines: list[Line]) -> set[int]:
    """Numbers of lines in the outer bands that recur from page to page, or are page numbers or a
    browser's stamps.
    """
    banded: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.bottom > line.page_height * (1 - BANDS) or line.top < line.page_height * BANDS:
            banded.setdefault(DIGITS.sub("#", line.text.lower()), []).append(number)
    found: set[int] = set()
    for shape, numbers in banded.items():
        text = lines[numbers[0]].text
        pages = {lines[number].page for number in numbers}
        if (
            len(pages) > 1
            or PAGE_NUMBER.match(text)
            or PRINTED_BY_BROWSER.match(text)
            or not shape.strip("# -–—|·")
        ):
            found.update(numbers)
    return found


def _body_size(lines: list[Line]) -> float:
    """The size most characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _by_column(lines: list[Line]) -> list[Line]:
    """The page's lines in reading order: as drawn, unless two columns were drawn row by row."""
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    sides = [_side(line, gutter) for line in lines]
    narrow = [side for side in sides if side]
    switches = sum(1 for one, two in itertools.pairwise(narrow) if one != two)
    if switches <= max(3, len(narrow) // 4):
        return lines
    ordered: list[Line] = []
    columns: dict[int, list[Line]] = {-1: [], 1: []}
    for line, side in zip(lines, sides, strict=True):
        if side:
            columns[side].append(line)
            continue
        ordered += columns[-1] + columns[1] + [line]
        columns = {-1: [], 1: []}
    return ordered + columns[-1] + columns[1]


def _side(line: Line, gutter: float) -> int:
    return -1 if line.right <= gutter else 1 if line.left >= gutter else 0


def _gutter(lines: list[Line]) -> float | None:
    """The x that parts the page's lines in two columns, None when it has one."""
    if len(lines) < 10:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    starts = Counter(round(line.left) for line in lines if line.left > left + 0.3 * (right - left))
    if not starts:
        return None
    column, count = starts.most_common(1)[0]
    gutter = column - 1.0
    crossing = sum(1 for line in lines if line.left < gutter < line.right)
    before = sum(1 for line in lines if line.right <= gutter)
    return gutter if count >= 4 and before >= 4 and crossing <= 0.3 * len(lines) else None


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Lines that make a paragraph together."""
    leading = _leading(lines)
    edges = _edges(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, leading, edges):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _edges(lines: list[Line]) -> dict[tuple[int, int], float]:
    """The right edge of the column that starts at (page, left in tens of points)."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, round(line.left / 10))
        edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _leading(lines: list[Line]) -> dict[float, float]:
    """The usual distance between baselines for each size."""
    steps: dict[float, Counter[float]] = {}
    for one, two in itertools.pairwise(lines):
        step = one.bottom - two.bottom
        if one.page == two.page and _alike(one, two) and 0 < step <= WIDEST_LEADING * one.size:
            steps.setdefault(round(one.size, 1), Counter())[round(step, 1)] += 1
    usual = {}
    for size, counted in steps.items():
        # Paragraph gaps are wider than leading: of the two commonest steps the smaller is the leading.
        usual[size] = min(step for step, _ in counted.most_common(2))
    return usual


def _alike(one: Line, two: Line) -> bool:
    return abs(one.size - two.size) <= SAME_SIZE * max(one.size, two.size)


def _continues(
    group: list[Line], line: Line, leading: dict[float, float], edges: dict[tuple[int, int], float]
) -> bool:
    last = group[-1]
    if not _alike(last, line):
        return False
    step = last.bottom - line.bottom
    ended = bool(SENTENCE_END.search(last.text))
    if last.page != line.page or step < -0.5 * line.size:  # a new page or column
        return not ended and (
            line.text[:1].islower() or last.text.endswith(("-", ",", "\u00ad")) or last.text[-1:].isalnum()
        )
    if abs(step) <= 0.5 * line.size:  # the same line, drawn in pieces
        return True
    if step > 1.3 * leading.get(round(last.size, 1), 1.3 * last.size) + 0.5:
        return False
    if (
        line.left > last.left + 0.8 * line.size
        and (len(group) == 1 or abs(group[0].left - last.left) > 0.5)
        and ended
    ):
        return False
    edge = edges.get((last.page, round(last.left / 10)), last.right)
    short = last.right < edge - 0.12 * max(1.0, edge - last.left)
    return not (ended and short and line.text[:1] not in "abcdefghijklmnopqrstuvwxyz")


def _headline(groups: list[list[Line]], body: float) -> int | None:
    """The group on the first page set in the largest type, if it is plainly larger than the body's."""
    sized = [
        (group[0].size, -index)
        for index, group in enumerate(groups)
        if group[0].page == groups[0][0].page
        and group[0].size >= HEADLINE_SIZE * body
        and 2 <= sum(len(line.text.split()) for line in group) <= 45
    ]
    return -max(sized)[1] if sized else None


def _standfirst(groups: list[list[Line]], headline: int | None, body: float) -> list[int]:
    """The groups right after the headline that are set larger than the body."""
    found: list[int] = []
    if headline is not None:
        for index in range(headline + 1, min(headline + 3, len(groups))):
            if groups[index][0].size < STANDFIRST_SIZE * body:
                break
            found.append(index)
    return found


def _join(group: list[Line], vocabulary: Counter[str]) -> str:
    text = group[0].text
    for previous, line in itertools.pairwise(group):
        same_line = abs(previous.bottom - line.bottom) <= 0.5 * line.size and previous.page == line.page
        if text.endswith("\u00ad"):
            text = text[:-1] + line.text
        elif not same_line and text.endswith("-") and line.text[:1].islower():
            text = _mended(text, line.text, vocabulary)
        else:
            text = f"{text} {line.text}"
    return text.strip()


def _mended(text: str, following: str, vocabulary: Counter[str]) -> str:
    """Joins a word broken at a line's end; keeps the hyphen where the document or English keeps it
    elsewhere.
    """
    broken, rest = BROKEN_WORD.search(text), WORDS.match(following)
    if broken is None or rest is None:
        return text + following
    left, right = broken[1].lower(), rest[0].lower()
    if vocabulary[left + right]:
        return text[:-1] + following
    head = left.rsplit("-", 1)[-1]
    if (
        vocabulary[f"{left}-{right}"]
        or head in COMPOUND_HEADS
        or any(map(str.isdigit, left))
        or broken[1][0].isupper()
    ):
        return text + following
    return text[:-1] + following
