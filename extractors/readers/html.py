"""Reads an HTML page: selectolax parses it, html_blocks finds what is shown, html_roles says what it is.

Knows the order of these steps, and nothing of any one site.
"""

from selectolax.lexbor import LexborHTMLParser

from extractors.model import Article
from extractors.readers.decode import decode
from extractors.readers.errors import ReadError
from extractors.readers.html_blocks import blocks_of
from extractors.readers.html_metadata import metadata_of
from extractors.readers.html_page import Page
from extractors.readers.html_roles import roles_of
from extractors.readers.html_segments import segments_of
from extractors.readers.markup_limits import check_markup


def read_html(content: bytes | str, charset: str | None = None) -> Article:
    """The article of one HTML page. Raises ReadError when the page shows no text or would be slow to
    parse.
    """
    markup = decode(content, charset, markup=True)
    check_markup(markup)
    tree = LexborHTMLParser(markup)
    metadata = metadata_of(tree)
    blocks = blocks_of(tree)
    segments = segments_of(blocks, roles_of(Page(blocks, metadata)))
    if not segments:
        raise ReadError(
            "The HTML shows no text: its article may be filled in by scripts. "
            "Save the page from a browser, or send the article's text."
        )
    return Article(
        segments=segments,
        url=metadata.url,
        publisher=metadata.publisher,
        published=metadata.published,
        language=metadata.language,
        author=metadata.author,
    )
