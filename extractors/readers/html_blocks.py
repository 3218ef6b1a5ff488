"""An HTML tree to blocks of visible text, as a browser's innerText would show them, in document order.

Knows elements, and which of them are drawn; refuses to know what a block means: html_roles.py decides that.
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractors.readers.errors import MOST_SEGMENTS, too_many_segments

# Elements that draw no text of the article: machinery, controls, and foreign content.
UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "noframes",
        "iframe",
        "object",
        "embed",
        "applet",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "progress",
        "meter",
        "dialog",
        "menu",
        "amp-ad",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
    ]
)
VISUALLY_HIDDEN = frozenset(
    [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "visually-hide",
        "screen-reader-text",
        "screenreader",
        "screen-reader-only",
        "screen-reader",
        "element-invisible",
        "u-visually-hidden",
        "u-visuallyhidden",
        "a11y-hidden",
        "a11y",
        "sr_only",
        "is-visually-hidden",
        "u-hiddenvisually",
        "show-for-sr",
        "print-only",
        "visible-print",
        "visible-print-block",
    ]
)
UNDRAWN = frozenset(["hidden", "hide", "d-none", "is-hidden", "u-hidden", "hidden-print-only"])
# "hidden md:block", "d-none d-lg-flex": hidden on small screens only
DRAWN_WIDER = re.compile(r"(?:^|\s)\S*(?::|-(?:sm|md|lg|xl|xxl)-)!?(?:block|flex|grid|inline|table|contents)")
DISPLAY_NONE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
AROUND_BREAK = re.compile(r" ?\n ?")
PARAGRAPH_BREAK = re.compile(r"\n(?:[ \u00a0]*\n)+")
FIGURE_ATTRIBUTES = (
    "itemprop",
    "role",
    "data-testid",
    "data-component",
    "data-test",
    "data-role",
    "aria-label",
)


@dataclass(slots=True, eq=False)
class Element:
    """One element on the way down to a block: its tag and what its attributes call it, in lower case."""

    tag: str
    names: str
    parent: "Element | None"
    depth: int
    words: int = 0  # of running text beneath; filled by html_roles
    images: int = 0


@dataclass(slots=True, eq=False)
class Block:
    """A run of inline text between two block boundaries. `linked` counts its characters inside links."""

    text: str
    element: Element
    linked: int = 0
    bold: int = 0
    credit: str | None = None
    spans: list[tuple[str, str]] = field(
        default_factory=list
    )  # (names, text) of inline elements that have names


def blocks_of(tree: LexborHTMLParser) -> list[Block]:
    """The visible blocks of the page. Raises ReadError when there are more than an article can have."""
    root = tree.body or tree.root
    if root is None:
        return []
    walk = _Walk()
    walk.run(root)
    walk.flush()
    return walk.blocks


class _Walk:
    """Goes down the tree without recursion and gathers the open block's text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0
        self.bold = 0
        self.spans: list[tuple[str, int, int]] = []
        self.owner = Element("body", "", None, 0)

    def run(self, root: LexborNode) -> None:
        # (node, element, in link, in bold); a node None closes what was opened.
        stack: list[tuple[LexborNode | None, Element, bool, bool]] = [(root, self.owner, False, False)]
        while stack:
            node, element, link, bold = stack.pop()
            if node is None:
                self._close(element)
                continue
            if (sibling := node.next) is not None and node is not root:
                stack.append((sibling, element, link, bold))
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content or "", element, link, bold)
                continue
            if tag is None or tag[0] == "-" or tag in UNSEEN:
                continue
            attributes = node.attributes
            if attributes and _hidden(attributes):
                continue
            if tag == "br":
                self.parts.append("\n")
                continue
            if tag == "hr":
                self.flush()
                continue
            if tag in ("img", "picture"):
                _count_image(element)
            child = node.first_child
            if child is None:
                continue
            inner = Element(tag, _names(attributes), element, element.depth + 1)
            if tag not in INLINE:
                self.flush()
            elif inner.names:
                self.spans.append((inner.names, len(self.parts), -1))
            stack.append((None, inner, False, False))
            stack.append((child, inner, link or tag == "a", bold or tag in ("b", "strong")))

    def _text(self, text: str, element: Element, link: bool, bold: bool) -> None:
        if self.parts or not text.isspace():
            if not self.parts:
                self.owner = element
            elif not text.isspace():
                self.owner = common(self.owner, element)
            if not _preformatted(element):
                text = SPACES.sub(" ", text)
            self.parts.append(text)
            if link:
                self.linked += len(text.strip())
            if bold:
                self.bold += len(text.strip())

    def _close(self, element: Element) -> None:
        if element.tag not in INLINE:
            self.flush()
            return
        if element.names:
            for index in range(len(self.spans) - 1, -1, -1):
                names, start, end = self.spans[index]
                if end < 0 and names == element.names:
                    self.spans[index] = (names, start, len(self.parts))
                    break

    def flush(self) -> None:
        """Ends the open block; two line breaks in a row part paragraphs, as <br><br> does on older pages."""
        if self.parts:
            owner = self.owner
            while owner.tag in INLINE and not owner.names and owner.parent is not None:
                owner = owner.parent
            spans = [
                (names, text)
                for names, start, end in self.spans
                if end >= 0 and (text := _collapse("".join(self.parts[start:end])))
            ]
            whole = "".join(self.parts)
            pieces = [text for piece in PARAGRAPH_BREAK.split(_lines(whole)) if (text := _collapse(piece))]
            if len(self.blocks) + len(pieces) > MOST_SEGMENTS:
                raise too_many_segments()
            for text in pieces:
                linked, bold = (self.linked, self.bold) if len(pieces) == 1 else (0, 0)
                self.blocks.append(Block(text, owner, linked, bold, spans=spans))
        self.parts, self.linked, self.bold, self.spans = [], 0, 0, []


def common(one: Element, other: Element) -> Element:
    """The deepest element around both."""
    while one is not other:
        if one.depth >= other.depth and one.parent is not None:
            one = one.parent
        elif other.parent is not None:
            other = other.parent
        else:
            break
    return one


def _lines(text: str) -> str:
    return AROUND_BREAK.sub("\n", text)


def _collapse(text: str) -> str:
    return _lines(re.sub(r" {2,}", " ", text)).strip(" \n\t\r\u00a0\u200b\ufeff")


def _hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    style = attributes.get("style")
    if style and DISPLAY_NONE.search(style):
        return True
    names = (attributes.get("class") or "").lower()
    tokens = names.split()
    if not VISUALLY_HIDDEN.isdisjoint(tokens):
        return True
    return not UNDRAWN.isdisjoint(tokens) and not DRAWN_WIDER.search(names)


def _names(attributes: dict[str, str | None]) -> str:
    if not attributes:
        return ""
    found = [attributes.get("class"), attributes.get("id")]
    found += [attributes.get(name) for name in FIGURE_ATTRIBUTES]
    return " ".join(name for name in found if name).lower()


def _preformatted(element: Element) -> bool:
    return element.tag == "pre" or (
        element.tag == "code" and element.parent is not None and element.parent.tag == "pre"
    )


def _count_image(element: Element) -> None:
    above: Element | None = element
    for _ in range(4):
        if above is None:
            return
        above.images += 1
        above = above.parent
