"""Dictionary forms of verbs and nouns."""

import pytest

from extractors.context import lemma


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("injured", "injure"),
        ("agreed", "agree"),
        ("planning", "plan"),
        ("killed", "kill"),
        ("hit", "hit"),
        ("rose", "rise"),
        ("carried", "carry"),
        ("shares", "share"),
        ("sharing", "share"),
        ("added", "add"),
        ("wring", "wring"),
        ("purchased", "purchase"),
        ("ravaged", "ravage"),
        ("evacuated", "evacuate"),
        ("watches", "watch"),
        ("Pledging", "pledge"),
        ("", ""),
    ],
)
def test_verb(word: str, form: str) -> None:
    assert lemma.verb(word) == form


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("people", "person"),
        ("factories", "factory"),
        ("deaths", "death"),
        ("boxes", "box"),
        ("bus", "bus"),
        ("men", "man"),
    ],
)
def test_noun(word: str, form: str) -> None:
    assert lemma.noun(word) == form
