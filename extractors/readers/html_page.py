"""What is known of a page's blocks as a whole: how the prose is spread, where the article is, what frames it.

Knows weights, ancestors and element names in general; refuses to give roles: html_roles.py does.
"""

import re
from collections.abc import Callable

from extractors.readers.furniture import is_furniture
from extractors.readers.html_blocks import INLINE, Block, Element
from extractors.readers.html_metadata import Metadata
from extractors.readers.html_names import (
    FURNITURE_TAGS,
    HEADINGS,
    names_caption,
    names_caption_furniture,
    names_furniture,
    names_pullquote,
    names_standfirst,
)

PROSE = 60  # characters from which a block may be a paragraph of running text
# Scripts that say in one character what Latin says in three.
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,2}\Z")
REGION_SHARE = 0.8  # of the page's prose that the article's element must hold
FURNITURE_SHARE = (
    0.25  # an element with more of the article's prose than this is not furniture, whatever its name
)
WORD = re.compile(r"\w+")
TOLD_BODY = 400  # characters of JSON-LD articleBody from which it says which blocks are the article's
NOT_AROUND_HEADLINES = frozenset(["nav", "footer", "aside", "li"])
BARS = frozenset(["nav", "footer"])
LEAVES = INLINE | frozenset(["p", "li", "ul", "ol", "blockquote", "dd", "td", "pre"])
STRUCTURE = frozenset(["body", "article", "main", "figure"])


class Page:
    """The page's blocks with what is known of them; each question is asked once and remembered."""

    def __init__(self, blocks: list[Block], metadata: Metadata) -> None:
        self.blocks = blocks
        self.metadata = metadata
        self.weights = self._weigh()
        self.total = sum(self.weights)
        self._known: dict[Element, bool] = {}
        self._around: dict[Element, bool] = {}
        self.region = self._find_region()
        self.headline = self._find_headline()
        self._link_lists = self._find_link_lists()

    def inside(self, element: Element | None) -> bool:
        """Whether the element lies in the article's region."""
        while element is not None:
            if element is self.region:
                return True
            element = element.parent
        return False

    def furniture(self, element: Element | None) -> bool:
        """Whether the element, or one above it, is named or tagged as furniture and holds little of
        the article.
        """
        if element is None or element is self.region or element.words > FURNITURE_SHARE * self.total:
            return False
        if (known := self._known.get(element)) is None:
            tagged = element.tag in FURNITURE_TAGS and not names_pullquote(element.names)
            named = names_furniture(element.names) and not (
                names_caption(element.names)
                or names_standfirst(element.names)
                or names_pullquote(element.names)
            )
            known = tagged or named or element in self._link_lists or self.furniture(element.parent)
            self._known[element] = known
        return known

    def caption_furniture(self, element: Element | None) -> bool:
        """Whether what stands around a caption is furniture: a teaser's picture is not the article's."""
        if element is None or element is self.region or element.words > FURNITURE_SHARE * self.total:
            return False
        if (known := self._around.get(element)) is None:
            tagged = element.tag in ("nav", "footer", "aside", "form")
            known = tagged or names_caption_furniture(element.names) or self.caption_furniture(element.parent)
            self._around[element] = known
        return known

    def _weigh(self) -> list[int]:
        """The weight of every block as prose; added to the elements above it."""
        beside = [nearest(block.element, BARS) is not None for block in self.blocks]
        weights = [0 if bar else _prose(block) for block, bar in zip(self.blocks, beside, strict=True)]
        if not any(weights):  # a brief: what is shown is all there is to read
            weights = [0 if bar else _prose(block, 1) for block, bar in zip(self.blocks, beside, strict=True)]
        body = squeeze(self.metadata.body)
        if len(body) > TOLD_BODY:
            told = [
                weight if weight and squeeze(block.text)[:50] in body else 0
                for block, weight in zip(self.blocks, weights, strict=True)
            ]
            if sum(told) > 0.5 * len(body):
                weights = told
        for block, weight in zip(self.blocks, weights, strict=True):
            element: Element | None = block.element
            while weight and element is not None:
                element.words += weight
                element = element.parent
        return weights

    def _find_headline(self) -> int | None:
        """The block that is the printed headline: a heading that says what the metadata says, or else
        an h1.
        """
        # What the page calls itself most explicitly comes first: JSON-LD, then OpenGraph, then its title.
        told = [(squeeze(said), 1 - 0.1 * rank) for rank, said in enumerate(self.metadata.headlines[:5])]
        best, chosen = 0.0, None
        for index, block in enumerate(self.blocks):
            if len(block.text) > 400 or not (text := squeeze(block.text)):
                continue
            heading = nearest(block.element, HEADINGS, 3)
            match = max((_likeness(text, said) * weight for said, weight in told), default=0.0)
            if heading is None and not (match >= 0.6 and block.linked == 0):
                continue
            tag = heading.tag if heading is not None else ""
            score = match * 3 + (2.0 if tag == "h1" else 0.5 if tag == "h2" else 0.0)
            score -= 2.0 if block.linked > 0.8 * len(block.text) and match < 0.6 else 0.0
            beside = nearest(block.element, NOT_AROUND_HEADLINES) is not None
            score -= 3.0 if beside or self.caption_furniture(block.element) else 0.0
            if score > best and (match > 0.3 or tag == "h1"):
                best, chosen = score, index
        return chosen

    def _find_region(self) -> Element | None:
        """The deepest element that holds most of the prose."""
        best: Element | None = None
        for block in self.blocks:
            element: Element | None = block.element
            while element is not None and (
                element.tag in LEAVES or element.words < REGION_SHARE * self.total
            ):
                element = element.parent
            if element is not None and element.words and (best is None or element.depth > best.depth):
                best = element
        return best

    def _find_link_lists(self) -> set[Element]:
        """Lists whose text is mostly links."""
        sizes: dict[Element, tuple[int, int]] = {}
        for block in self.blocks:
            if (parent := nearest(block.element, frozenset(["ul", "ol"]), 5)) is not None:
                linked, length = sizes.get(parent, (0, 0))
                sizes[parent] = (linked + block.linked, length + len(block.text))
        return {element for element, (linked, length) in sizes.items() if linked > 0.5 * length}


def is_captioned(block: Block) -> bool:
    """Whether the block stands in a figure or in an element named as a caption that holds no prose."""
    element: Element | None = block.element
    for _ in range(8):
        if element is None or element.tag in ("table", "blockquote"):
            return False
        if element.tag in ("figcaption", "figure"):
            return True
        if element.tag not in STRUCTURE and names_caption(element.names):
            return element.words == 0
        element = element.parent
    return False


def figure_of(element: Element) -> Element | None:
    """The figure, or the outermost caption element, that a caption stands in."""
    found: Element | None = None
    above: Element | None = element
    while above is not None:
        if above.tag == "figure":
            return above
        if above.tag == "figcaption" or (
            names_caption(above.names) and above.words == 0 and above.tag != "body"
        ):
            found = above
        above = above.parent
    return found


def landmark_of(element: Element) -> Element | None:
    """The outermost nav, header, footer, aside, form or list around the element that holds no prose."""
    found: Element | None = None
    above = element.parent
    while above is not None:
        if above.words == 0 and above.tag in ("nav", "header", "footer", "aside", "form", "ul", "dialog"):
            found = above
        above = above.parent
    return found


def nearest(element: Element, tags: frozenset[str], levels: int = 1_000) -> Element | None:
    """The element itself or the nearest above it with one of the tags, at most `levels` looked at."""
    above: Element | None = element
    for _ in range(levels):
        if above is None:
            return None
        if above.tag in tags:
            return above
        above = above.parent
    return None


def within_named(
    element: Element, named: Callable[[str], bool], stop: Element | None = None
) -> Element | None:
    """The nearest of four elements upwards that is named so; the article itself and `stop` end the search."""
    above: Element | None = element
    for _ in range(4):
        if above is None or above is stop or above.tag in ("body", "article", "main"):
            return None
        if above.names and named(above.names):
            return above
        above = above.parent
    return None


def squeeze(text: str) -> str:
    """Letters and digits only, so that quotes, dashes and spaces do not part what is the same."""
    return "".join(WORD.findall(text.lower().replace("\u00ad", "")))


def size_of(text: str) -> int:
    """Length in characters, as Latin script would need them."""
    return len(text) * (3 if not text.isascii() and WIDE.search(text) else 1)


def _prose(block: Block, least: int = PROSE) -> int:
    """The block's weight as running text: its size, or 0 when it is shorter than `least`, mostly links, a
    caption or furniture.
    """
    text = block.text
    size = size_of(text)
    if size < least or block.linked > 0.5 * len(text) or is_captioned(block):
        return 0
    if nearest(block.element, HEADINGS, 3) is not None or is_furniture(text):
        return 0
    return size if size > 120 or least < PROSE or SENTENCE_END.search(text) else 0


def _likeness(text: str, told: str) -> float:
    """1.0 when the squeezed texts are equal, less when one is the beginning or a part of the other."""
    if text == told:
        return 1.0
    if not told or len(text) < 8:
        return 0.0
    if told.startswith(text) or text.startswith(told):
        return min(len(text), len(told)) / max(len(text), len(told)) * 0.9
    return 0.5 * len(text) / len(told) if text in told else 0.0
