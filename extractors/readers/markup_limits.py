"""Refuses markup that would make the parser slow: it is quadratic in depth and attributes.

Knows tags as the tokenizer of the HTML standard sees them, and nothing of what they mean.
"""

import re

from extractors.readers.errors import ReadError

MAX_DEPTH = 512  # where browsers stop nesting too
MAX_ATTRIBUTES = 250  # of one tag
MAX_OPEN_FORMATTING = 60  # <b><i><b>… left open; the standard opens each of them again in every paragraph
MAX_STEPS = 100_000_000  # depth x tags below which no nesting can hurt
MAX_COPIES = 400_000  # formatting tags x tags below which no reopening can hurt
MAX_REOPENED = 2_000_000  # elements that reopening may add

_NAME = r"[A-Za-z][^\s/>]*+"
_ATTRIBUTE = (
    r"""[\s/]*+(?:=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+|=)"""
)
_RAW = r"script|style|textarea|title|xmp|iframe|noembed|noframes"
# Possessive throughout, and every alternative that begins also ends at the end of the text: linear.
TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+"
    rf"|<(?:{_RAW})(?=[\s/>])(?P<raw>(?:{_ATTRIBUTE})*+)[\s/]*+>"
    rf"|<(?P<close>/?)(?P<name>{_NAME})(?P<attributes>(?:{_ATTRIBUTE})*+)",
    re.IGNORECASE | re.DOTALL,
)
ATTRIBUTE = re.compile(_ATTRIBUTE)
RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW.split("|")}

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "basefont",
        "bgsound",
        "frame",
    ]
)
CLOSED_BY_PARENT = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "rp",
        "rt",
    ]
)
# opening tag -> what it closes when that is the innermost open element
_CELLS = ("p", "td", "th")
_ROWS = (*_CELLS, "tr")
_SECTIONS = (*_ROWS, "tbody", "thead", "tfoot")
CLOSED_BY_SIBLING: dict[str, tuple[str, ...]] = {
    "li": ("p", "li"),
    "dt": ("p", "dt", "dd"),
    "dd": ("p", "dt", "dd"),
    "option": ("option",),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _ROWS,
    "tbody": _SECTIONS,
    "thead": _SECTIONS,
    "tfoot": _SECTIONS,
}
FORMATTING = frozenset(["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"])
CLOSES_PARAGRAPH = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
        "li",
    ]
)


def check_markup(markup: str) -> None:
    """ReadError when parsing `markup` would take more than about a second; linear in its length."""
    tags: list[tuple[bool, str]] = []
    position = 0
    while (token := TOKEN.search(markup, position)) is not None:
        position = token.end()
        attributes = token["attributes"] or token["raw"]
        if attributes is not None and len(attributes) > MAX_ATTRIBUTES:
            _check_attributes(attributes)
        if token["raw"] is not None:
            name = markup[token.start() + 1 : token.start() + 9].lower()
            end = next(pattern for raw, pattern in RAW_END.items() if name.startswith(raw)).search(
                markup, position
            )
            position = end.start() if end is not None else len(markup)
        elif token["name"] is not None:
            tags.append((bool(token["close"]), token["name"].lower()))
    opened = sum(1 for closing, name in tags if not closing and name not in VOID)
    formatting = sum(1 for closing, name in tags if not closing and name in FORMATTING)
    if opened * len(tags) > MAX_STEPS or formatting * len(tags) > MAX_COPIES:
        _check_nesting(tags)


def _check_attributes(attributes: str) -> None:
    for count, _ in enumerate(ATTRIBUTE.finditer(attributes), start=1):
        if count > MAX_ATTRIBUTES:
            raise ReadError(
                f"A tag of this HTML has more than {MAX_ATTRIBUTES:,} attributes: no article needs that. "
                "Send the article's own markup or its plain text."
            )


def _check_nesting(tags: list[tuple[bool, str]]) -> None:
    """Counts depth from above: a closing tag counts only where it closes what the standard surely closes."""
    stack: list[str] = []
    formatting = reopened = 0
    for closing, name in tags:
        if closing:
            while stack and stack[-1] != name and stack[-1] in CLOSED_BY_PARENT:
                stack.pop()
            if stack and stack[-1] == name:
                stack.pop()
                formatting -= name in FORMATTING
        elif name not in VOID:
            if stack and stack[-1] == "p" and name in CLOSES_PARAGRAPH:
                stack.pop()
            while stack and stack[-1] in CLOSED_BY_SIBLING.get(name, ()):
                stack.pop()
            stack.append(name)
            formatting += name in FORMATTING
            reopened += max(0, formatting - 2)
        if len(stack) > MAX_DEPTH or formatting > MAX_OPEN_FORMATTING or reopened > MAX_REOPENED:
            raise ReadError(
                f"The HTML nests more than {MAX_DEPTH} elements deep, or leaves more than "
                f"{MAX_OPEN_FORMATTING} "
                "formatting tags open. Send the article's own markup or its plain text."
            )
