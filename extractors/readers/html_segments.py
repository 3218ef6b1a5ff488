"""Blocks with their roles to segments: a table, a figure's caption and a menu are each one segment.

Knows how blocks belong together; refuses to judge roles.
"""

from extractors.model import Role, Segment
from extractors.readers.credits import bare, is_credit, split_credit
from extractors.readers.html_blocks import Block, Element
from extractors.readers.html_names import names_credit
from extractors.readers.html_page import SENTENCE_END, figure_of, landmark_of, nearest, within_named

TABLE, ROW, CELL = frozenset(["table"]), frozenset(["tr"]), frozenset(["td", "th"])
SHORT = 40  # characters up to which a line beside a caption may be its credit


def segments_of(blocks: list[Block], roles: list[Role]) -> tuple[Segment, ...]:
    """Every block in the order of the page, neighbours of one table, figure or menu joined."""
    found: list[Segment] = []
    index = 0
    while index < len(blocks):
        role = roles[index]
        whole = _whole(role, blocks[index])
        stop = index + 1
        while (
            whole is not None
            and stop < len(blocks)
            and roles[stop] == role
            and _whole(role, blocks[stop]) is whole
        ):
            stop += 1
        group = blocks[index:stop]
        if role == "caption":
            found += _captions(group)
        elif role == "table":
            found.append(Segment(role, _table(group)))
        else:
            found.append(Segment(role, "\n".join(block.text for block in group)))
        index = stop
    return tuple(found)


def _whole(role: Role, block: Block) -> Element | None:
    """The element whose blocks make one segment, None when the block is a segment by itself."""
    if role == "table":
        return nearest(block.element, TABLE)
    if role == "caption":
        return figure_of(block.element) or block.element.parent
    return landmark_of(block.element) if role == "boilerplate" else None


def _captions(blocks: list[Block]) -> list[Segment]:
    """One figure's caption, its credit apart: by the name of the element it stands in, or by its words."""
    texts: list[str] = []
    credit: list[str] = []
    figure = figure_of(blocks[0].element)
    for block in blocks:
        if within_named(block.element, names_credit, figure) is not None or is_credit(block.text):
            credit.append(block.text)
            continue
        text, named = _named_credit(block)
        said = None
        if named is None:
            text, said = split_credit(text)
        credit += [part for part in (named, said) if part]
        texts += [line for line in text.rstrip(" (").split("\n") if line]
    texts, others = _caption_and_others(texts)
    joined = bare(" ".join(credit + [text for text in others if text[:1].isupper()])) or None
    if not texts:
        return [Segment("boilerplate", joined)] if joined else []
    return [Segment("caption", "\n".join(texts), joined)]


def _named_credit(block: Block) -> tuple[str, str | None]:
    """The block's text without the inline element at its end that is named as a credit, and that
    element's text.
    """
    for names, part in block.spans:
        if names_credit(names) and block.text.endswith(part) and len(part) < 200 and part != block.text:
            return block.text[: -len(part)].rstrip(" \n|–—-("), part
    return block.text, None


def _caption_and_others(texts: list[str]) -> tuple[list[str], list[str]]:
    """Beside a caption of a sentence or more, a short line that is no sentence is a credit or a label."""
    if len(texts) < 2 or max(map(len, texts)) <= SHORT:
        return texts, []
    short = [text for text in texts if len(text) <= SHORT and not SENTENCE_END.search(text)]
    return [text for text in texts if text not in short], short


def _table(blocks: list[Block]) -> str:
    """Rows as lines, cells parted by " | ", so that a figure keeps its row and column heads."""
    rows: list[list[str]] = []
    last_row: Element | None = None
    last_cell: Element | None = None
    for block in blocks:
        row, cell = nearest(block.element, ROW), nearest(block.element, CELL)
        text = block.text.replace("\n", " ")
        if row is not last_row or not rows:
            rows.append([text])
        elif cell is last_cell and cell is not None:
            rows[-1][-1] += " " + text
        else:
            rows[-1].append(text)
        last_row, last_cell = row, cell
    return "\n".join(" | ".join(row) for row in rows)
