"""The tagger gives one universal tag per word, whatever the case and however strange the word."""

import pytest

from extractors.tagging import tag
from extractors.tagging.tagger import TAGS


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("The minister said 14 people were hurt .", "DET NOUN VERB NUM NOUN AUX VERB PUNCT"),
        ("Farmers in Kenya planted 3,000 trees", "NOUN ADP PROPN VERB NUM NOUN"),
        ("They did n't pay the $ 40 in time", "PRON AUX PART VERB DET SYM NUM ADP NOUN"),
        ("More than 60 of the houses burned", "ADJ ADP NUM ADP DET NOUN VERB"),
    ],
)
def test_tags_a_plain_sentence(sentence: str, tags: str) -> None:
    assert tag(sentence.split()) == tags.split()


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Says Nine People Died When Bridge Collapsed",
        "MINISTER SAYS NINE PEOPLE DIED WHEN BRIDGE COLLAPSED",
        "minister says nine people died when bridge collapsed",
    ],
)
def test_case_of_a_headline_does_not_matter(sentence: str) -> None:
    assert tag(sentence.split())[1:5] == ["VERB", "NUM", "NOUN", "VERB"]


@pytest.mark.parametrize(
    "words",
    [
        [],
        [""],
        ["\ud800"],
        ["a" * 100_000],
        ["\x00", "9" * 5000],
        ["…", "—", "€10bn", "²"],
        ["\t", " ", "\n"],
    ],
)
def test_any_word_gets_a_tag(words: list[str]) -> None:
    tags = tag(words)
    assert len(tags) == len(words)
    assert set(tags) <= set(TAGS)


def test_tags_do_not_depend_on_what_was_tagged_before() -> None:
    words = ["Two", "of", "the", "nine", "boats", "sank", "off", "Malta", "last", "week"]
    first = tag(words)
    tag([f"word{i}" for i in range(20_000)])
    assert tag(words) == first
