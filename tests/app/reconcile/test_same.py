"""Which mentions state one quantity: the retold, the converted and the taken up, not the listed."""

import pytest

from app.reconcile import reconcile
from app.reconcile.mentions.mention import mentions
from app.reconcile.pairs.around import around
from app.reconcile.pairs.commonplace import common_words, usual
from app.reconcile.pairs.same import clusters
from app.reconcile.pairs.sheet import Pair, sheet
from extractors import extract
from extractors.model import Article, Segment


def printed(*paragraphs: str) -> Article:
    return Article(tuple(Segment("body", text) for text in paragraphs))


def joined(article: Article) -> list[set[str]]:
    claims = extract(article)
    surface = {claim.id: claim.surface for claim in claims}
    return [{surface[number] for number in group} for group in reconcile(claims, article).same]


ONE = [
    (
        "The mill in the valley closed two decades ago, after a flood.",
        "Nobody has worked at the mill since it closed 20 years ago.",
    ),
    (
        "Ten people were killed when the ferry sank off the coast on Monday.",
        "Divers brought up the ten bodies from the ferry on Tuesday.",
    ),
    (
        "A tank crew fired two shells at the farm on the hill, the army said.",
        "Why the crew fired the two rounds at the farm, the army would not say.",
    ),
    (
        "The harbour handled 1,347 containers on Friday, a record.",
        "Port officials said the 1,347 containers held mostly fruit.",
    ),
]
TWO = [
    (
        "The mayor, who has two sons, opened the new bridge on Sunday.",
        "Engineers had spent a winter on it, and the work was held up by two storms.",
    ),
    (
        "Seats are free for children aged 12 or under, the railway said.",
        "Riders over 12 need a ticket, and the fine is to be doubled in May.",
    ),
]


@pytest.mark.parametrize("sentences", ONE)
def test_told_again(sentences: tuple[str, str]) -> None:
    assert len(joined(printed(*sentences))) == 1


@pytest.mark.parametrize("sentences", TWO)
def test_told_of_something_else(sentences: tuple[str, str]) -> None:
    assert joined(printed(*sentences)) == []


def test_one_false_link_joins_nothing() -> None:
    """One and two are the same, three and four too; that two and three look alike does not make them one
    when the others do not."""
    scored = [
        (score, Pair(a, b, 0.0, "equal", "one", {}))
        for a, b, score in ((1, 2, 3.0), (3, 4, 3.0), (2, 3, 1.0), (1, 3, -2.0), (1, 4, -2.0), (2, 4, -1.0))
    ]
    assert clusters(scored, 0.5) == [[1, 2], [3, 4]]
    assert clusters(scored, -1.5) == [[1, 2, 3, 4]]
    assert clusters(reversed(scored), 0.5) == [[1, 2], [3, 4]]


def test_offers_at_other_prices_are_other_offers() -> None:
    article = printed(
        "Northair has flights and two nights in a four-star hotel by the harbour from £129 a head.",
        "Sunways has flights and two nights in a four-star hotel by the harbour from £249 a head.",
    )
    laid = sheet(extract(article), article)
    nights = next(p for p in laid.pairs if laid.mentions[p.a].claim.surface == "two nights")
    assert around(laid).neighbours_disagree(nights)


def test_neighbours_told_again_do_not_disagree() -> None:
    article = printed("The ship left with 43 crew and 5,800 cows.", "All 43 crew and 5,800 cows were lost.")
    laid = sheet(extract(article), article)
    assert [around(laid).neighbours_disagree(pair) for pair in laid.pairs if pair.agreement] == [False, False]


def test_rows_and_kin() -> None:
    article = printed("Age: 31.", "Age: 55.", "Age: 31.")
    laid = sheet(extract(article), article)
    beside = around(laid)
    twice = next(pair for pair in laid.pairs if pair.agreement == "equal")
    assert (beside.in_row(twice), beside.other_values(twice)) == (True, 1)


def test_two_children_come_together_by_chance_and_a_count_to_the_last_does_not() -> None:
    article = printed("They have two children.", "The museum holds 1,347 coins.")
    measured = [usual(mention) for mention in mentions(extract(article), article)]
    assert measured == [1.0, 0.0]


def test_common_words_are_stems() -> None:
    assert {"year", "=rise"} <= common_words()
    assert "ferry" not in common_words()
    assert len(common_words()) > 1_000
