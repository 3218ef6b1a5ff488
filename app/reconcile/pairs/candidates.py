"""Chooses the pairs of mentions worth comparing, so that work grows no faster than n log n.

Knows surroundings and digits as keys only; whether a pair is one quantity is decided elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.reconcile.mentions.mention import Mention
from app.reconcile.values.slips import digits_of

SMALL = 26  # in a family of so few, all pairs are compared
POSTING = 8  # a word's neighbours in reading order that are paired, on each side
VALUE_NEIGHBOURS = 3  # of those with the same digits
PARTNERS = 12  # most partners kept for one mention
LEAST_WEIGHT = 0.12  # words that weigh less do not make a pair


def pairs(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Index pairs (a < b) into `mentions`, of one family and from different sentences, sorted."""
    families: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.value is not None:
            families[mention.family].append(number)
    chosen: set[tuple[int, int]] = set()
    for members in families.values():
        chosen.update(_all(members) if len(members) <= SMALL else _blocked(members, mentions))
    return sorted((a, b) for a, b in chosen if mentions[a].sentence != mentions[b].sentence)


def _all(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    for position, a in enumerate(members):
        for b in members[position + 1 :]:
            yield a, b


def _blocked(members: Sequence[int], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    by_word: dict[str, list[int]] = defaultdict(list)
    by_digits: dict[str, list[int]] = defaultdict(list)
    for number in members:
        mention = mentions[number]
        for word, weight in mention.near.items():
            if weight >= LEAST_WEIGHT:
                by_word[word].append(number)
        if mention.value is not None:
            digits = digits_of(mention.value)
            by_digits[digits].append(number)
            by_digits["".join(sorted(digits))].append(number)
    shared: dict[int, dict[int, float]] = defaultdict(dict)
    for word, posting in by_word.items():
        for position, a in enumerate(posting):
            for b in posting[position + 1 : position + 1 + POSTING]:
                weight = min(mentions[a].near[word], mentions[b].near[word])
                shared[a][b] = shared[a].get(b, 0.0) + weight
                shared[b][a] = shared[b].get(a, 0.0) + weight
    for a, partners in shared.items():
        best = sorted(partners, key=lambda b: (-partners[b], b))[:PARTNERS]
        yield from ((min(a, b), max(a, b)) for b in best)
    for posting in by_digits.values():
        ordered = sorted(set(posting))
        for position, a in enumerate(ordered):
            yield from ((a, b) for b in ordered[position + 1 : position + 1 + VALUE_NEIGHBOURS])
