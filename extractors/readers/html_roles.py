"""Gives every block of an HTML page its role: headline, standfirst, body, caption, pull quote, furniture, …

Knows positions and shapes; refuses to know any one site.
"""

from extractors.model import Role
from extractors.readers.credits import is_credit
from extractors.readers.furniture import is_furniture
from extractors.readers.html_blocks import Block, common
from extractors.readers.html_names import HEADINGS, names_pullquote, names_standfirst
from extractors.readers.html_page import (
    SENTENCE_END,
    Page,
    figure_of,
    is_captioned,
    nearest,
    size_of,
    squeeze,
    within_named,
)

CAPTION_LIMIT = 1_500
REACH = (
    12  # blocks before the headline or after the last paragraph in which a caption may still be the article's
)
LONGEST_STANDFIRST = 900
SUBHEADING = frozenset(["h2", "h3"])


def roles_of(page: Page) -> list[Role]:
    """One role for each of the page's blocks, in their order."""
    roles: list[Role] = ["boilerplate"] * len(page.blocks)
    prose = [
        index
        for index, block in enumerate(page.blocks)
        if page.weights[index] and page.inside(block.element) and not page.furniture(block.element)
    ]
    if prose:
        start = min(prose[0], prose[0] if page.headline is None else page.headline)
        for index, block in enumerate(page.blocks):
            roles[index] = _role(page, index, block, start, prose)
        _trim(page, roles, prose)
        _standfirst(page, roles, prose)
    if page.headline is not None:
        roles[page.headline] = "headline"
    _drop_repeated_captions(page, roles)
    return roles


def _role(page: Page, index: int, block: Block, start: int, prose: list[int]) -> Role:
    """The role a block has by itself, before its neighbours are looked at."""
    if is_captioned(block) or _before_credit(page, index):
        return "caption" if _is_shown_caption(page, index, block, prose) else "boilerplate"
    if index < start or not page.inside(block.element):
        return "boilerplate"
    if page.furniture(block.element) or is_furniture(block.text) or block.linked >= 0.9 * len(block.text):
        return "boilerplate"
    if within_named(block.element, names_pullquote) is not None:
        return "pullquote"
    if nearest(block.element, frozenset(["table"])) is not None:
        return "table"
    if nearest(block.element, frozenset(["li"]), 4) is not None:
        return "list"
    return "body"


def _is_shown_caption(page: Page, index: int, block: Block, prose: list[int]) -> bool:
    if is_furniture(block.text) and not is_credit(block.text):
        return False
    if len(block.text) > CAPTION_LIMIT or block.linked >= 0.9 * len(block.text):
        return False
    first = min(prose[0], prose[0] if page.headline is None else page.headline)
    if not first - REACH <= index <= prose[-1] + REACH:
        return False
    figure = figure_of(block.element)
    button = nearest(block.element, frozenset(["button"]))
    if figure is not None and button is not None and button.depth > figure.depth:
        return False
    return not page.caption_furniture(block.element)


def _before_credit(page: Page, index: int) -> bool:
    """A block with a picture beside it and nothing but a credit after it is that picture's caption."""
    if index + 1 >= len(page.blocks):
        return False
    block, following = page.blocks[index], page.blocks[index + 1]
    parent = block.element.parent
    return (
        parent is not None
        and parent is following.element.parent
        and parent.images > 0
        and is_credit(following.text)
        and len(block.text) <= CAPTION_LIMIT
        and parent.words <= 2 * len(block.text)
    )


def _standfirst(page: Page, roles: list[Role], prose: list[int]) -> None:
    """The block between headline and body that is best named, told or shaped as a standfirst, and its
    siblings.
    """
    told = {squeeze(text) for text in page.metadata.descriptions}
    first = page.headline + 1 if page.headline is not None else max(0, prose[0] - 5)
    best, chosen = 0, None
    for index in range(first, min(prose[0] + 2, len(page.blocks))):
        block = page.blocks[index]
        score = _standfirst_score(
            page,
            block,
            squeeze(block.text) in told,
            before_prose=index < prose[0],
            grouped=_stands_with_headline(page, index, prose),
        )
        if score > best:
            best, chosen = score, index
    if chosen is None:
        return
    roles[chosen] = "standfirst"
    above = within_named(page.blocks[chosen].element, names_standfirst)
    parent = above if above is not None else None
    index = chosen + 1
    while parent is not None and index < len(page.blocks) and parent.tag not in ("p", "h2", "h3"):
        element = page.blocks[index].element
        if not _beneath(element, parent) or is_furniture(page.blocks[index].text):
            break
        roles[index] = "standfirst"
        index += 1


def _standfirst_score(page: Page, block: Block, told: bool, *, before_prose: bool, grouped: bool) -> int:
    """0 when the block cannot be a standfirst; more the more plainly it is one."""
    if not 15 <= size_of(block.text) <= LONGEST_STANDFIRST or is_captioned(block) or is_furniture(block.text):
        return 0
    if block.linked > 0.5 * len(block.text):
        return 0
    above = within_named(block.element, names_standfirst)
    if above is not None and above.words > 0.5 * page.total:
        above = None
    if not (told and before_prose) and page.furniture(above.parent if above is not None else block.element):
        return 0
    heading = before_prose and size_of(block.text) >= 40 and nearest(block.element, SUBHEADING, 3) is not None
    apart = before_prose or _is_alone(page, block)
    return 4 * (above is not None) + 2 * heading + 3 * (told and apart) + 2 * grouped


def _stands_with_headline(page: Page, index: int, prose: list[int]) -> bool:
    """Whether a sentence shares a smaller box with the headline than with the body's next paragraph."""
    block = page.blocks[index]
    after = next((number for number in prose if number > index), None)
    if (
        page.headline is None
        or after is None
        or index - page.headline > 6
        or not SENTENCE_END.search(block.text)
    ):
        return False
    headline, body = page.blocks[page.headline].element, page.blocks[after].element
    return (
        size_of(block.text) >= 60
        and common(headline, block.element).depth > common(block.element, body).depth
        and not page.furniture(block.element)
    )


def _is_alone(page: Page, block: Block) -> bool:
    """Whether no other prose has the same parent: a standfirst is set apart from the body's paragraphs."""
    parent = block.element.parent
    return parent is not None and parent.words <= 1.2 * size_of(block.text)


def _beneath(element: object, parent: object) -> bool:
    while element is not None:
        if element is parent:
            return True
        element = getattr(element, "parent", None)
    return False


def _trim(page: Page, roles: list[Role], prose: list[int]) -> None:
    """Short lines before the first paragraph and after the last, and headings that head only furniture."""
    box = page.blocks[prose[0]].element.parent
    for index in range(prose[0]):
        element = page.blocks[index].element
        heads = nearest(element, HEADINGS, 3) is not None and element.parent is box
        if (
            roles[index] in ("body", "list")
            and not heads
            and not SENTENCE_END.search(page.blocks[index].text)
        ):
            roles[index] = "boilerplate"
    for index in range(prose[-1] + 1, len(roles)):
        block = page.blocks[index]
        heading = nearest(block.element, HEADINGS, 3) is not None
        if (
            roles[index] == "list"
            and roles[index - 1] in ("body", "list")
            and _stands_in(block, page.blocks[prose[-1]])
        ):
            continue
        if roles[index] in ("body", "list", "pullquote") and (heading or not SENTENCE_END.search(block.text)):
            roles[index] = "boilerplate"
    last = max((index for index, role in enumerate(roles) if role in ("body", "list", "table")), default=0)
    for index, block in enumerate(page.blocks):
        if roles[index] == "body" and nearest(block.element, HEADINGS, 3) is not None:
            follows = roles[index + 1] if index + 1 < len(roles) else "boilerplate"
            if index == last or (follows == "boilerplate" and _heads_links(page, index)):
                roles[index] = "boilerplate"


def _stands_in(item: Block, paragraph: Block) -> bool:
    """Whether a list stands in the box that the last paragraph stands in."""
    whole = nearest(item.element, frozenset(["ul", "ol"]), 5)
    return whole is not None and whole.parent is paragraph.element.parent


def _heads_links(page: Page, index: int) -> bool:
    """Whether links are all that stands right after a heading, as after "Related stories"."""
    following = page.blocks[index + 1 : index + 2]
    return not following or following[0].linked >= 0.8 * len(following[0].text)


def _drop_repeated_captions(page: Page, roles: list[Role]) -> None:
    """A picture shown twice (for wide and narrow screens) has one caption."""
    seen: set[str] = set()
    for index, role in enumerate(roles):
        if role == "caption":
            text = squeeze(page.blocks[index].text)
            if text in seen and not is_credit(page.blocks[index].text):
                roles[index] = "boilerplate"
            seen.add(text)
