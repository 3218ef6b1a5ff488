"""Markup that would make the parser slow is refused; markup that only looks so is not."""

import pytest

from extractors.readers.errors import ReadError
from extractors.readers.markup_limits import check_markup

MANY = " ".join(f"a{number}=1" for number in range(400))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 60_000,
        "<div><!--</div>-->" * 30_000,
        "<div><script></div></script>" * 30_000,
        "<div title='</div>'>" * 30_000,
        "<div><table></div></table>" * 30_000,
        "".join(f"<b id={number}>" for number in range(1_000)) + "<p>x" * 1_000,
        f"<p {MANY}>",
        f"<p {MANY}",
        f'<p a=b" {MANY}>',
        "<p " + MANY.replace("=1", "='>'") + ">",
        f"<!-- <a b=' --><p {MANY}>",
        f"<script {MANY}>",
        "<p " + "a" + " a" * 400 + ">",
    ],
)
def test_refused(markup: str) -> None:
    with pytest.raises(ReadError):
        check_markup(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" * 60_000,
        "<ul>" + "<li>x" * 60_000,
        "<div>x</div>" * 60_000,
        "<table>" + "<tr><td>x" * 30_000,
        "<p><b>x</b></p>" * 30_000,
        "<br>" * 60_000,
        "<script>" + "'<div>'" * 60_000 + "</script>",
        "<!--" + "<div>" * 60_000 + "-->",
        f"<!-- <p {MANY}> -->",
        f"<p title='{MANY}'>",
        f'<p data-x="{MANY}">',
        "<" * 100_000,
        "<a" * 100_000,
        "a < b > c " * 10_000,
    ],
)
def test_allowed(markup: str) -> None:
    check_markup(markup)
