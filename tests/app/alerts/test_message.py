import json
from collections.abc import Callable

import pytest

from app.alerts import message as words
from app.alerts.message import Figure, Message, compose, from_json, lines, to_json
from tests.app.alerts.incidents import Case, harbour, of_text


def composed(case: Case, link: str | None = None) -> Message:
    article, claims, incident, findings = case
    return compose(article, claims, incident, findings, link=link)


def test_an_incident_in_words() -> None:
    message = composed(harbour(), link="https://desk.example/v1/findings/7")
    assert list(lines(message)) == [
        "The caption says €4m; the body says over €4bn.",
        "Harbour wins its loan · The Example · 10 July 2025",
        "Caption, the figure in doubt: The new quay, for which banks lent €4m, seen from the air.",
        "Body: Banks lent over €4bn on Monday.",
        "Body, said by Ada Quill: Of that €1.5bn is for cranes, said Ada Quill.",
        "Looks like a scale slip. It would be mended by €4m → €4bn.",
        "€1.5bn is a part greater than the whole of €4m.",
        "https://desk.example/v1/findings/7",
    ]


def test_a_figure_stands_in_its_own_sentence() -> None:
    figures = composed(harbour()).figures
    assert figures[2] == Figure(
        "Body", "€1.5bn", "Of that ", " is for cranes, said Ada Quill.", "Ada Quill", False
    )


def test_the_row_gives_back_the_message() -> None:
    message = composed(harbour(), link="https://desk.example/7")
    row = json.loads(json.dumps(to_json(message)))
    assert from_json(row, link="https://desk.example/7") == message
    assert "desk.example" not in json.dumps(row)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: row.pop("figures"),
        lambda row: row.update(version=99),
        lambda row: row.update(version=None),
        lambda row: row.update(figures=[{"place": "Body"}]),
        lambda row: row.update(figures=3),
        lambda row: row["article"].update(published="soon"),
        lambda row: row.update(article=None),
    ],
)
def test_a_row_that_is_no_message_is_refused(spoil: Callable[[dict[str, object]], object]) -> None:
    row = to_json(composed(harbour()))
    spoil(row)
    with pytest.raises(ValueError, match=r"."):
        from_json(row)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("x " * 5000 + "€4m" + " y" * 5000, "…" + "x " * 89, " y" * 89 + "…"),
        ("x" * 5000 + "€4m" + "y" * 5000, "…" + "x" * 179, "y" * 179 + "…"),
        ("It is €4m.", "It is ", "."),
        ("€4m", "", ""),
        ("a\tb\x00c €4m\x1b[31m\u202e", "a b c ", " [31m�"),
        ("\ud800 €4m", "� ", ""),
    ],
)
def test_the_sentence_around_a_figure_is_bounded_and_harmless(text: str, before: str, after: str) -> None:
    figure = composed(of_text(text)).figures[0]
    assert (figure.before, figure.surface, figure.after) == (before, "€4m", after)


def test_a_message_of_anything_is_small_and_storable() -> None:
    message = composed(of_text("\x00\ud800€4m " + "€" * 100_000, headline="h" * 10_000, many=40))
    assert (len(message.figures), len(message.proofs)) == (words.LIMIT_FIGURES, words.LIMIT_PROOFS)
    assert message.left_out == 40 - words.LIMIT_FIGURES + 39 - words.LIMIT_PROOFS
    row = json.dumps(to_json(message), ensure_ascii=False).encode()
    assert len(row) < 40_000
    assert b"\\u0000" not in row


def test_nothing_known_of_the_article() -> None:
    message = Message("note", "4 is not 5.", None, None, None, None, None, None, (), (), 0, ())
    assert list(lines(message)) == ["4 is not 5."]
