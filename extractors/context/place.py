"""Where a figure holds: of the places that its sentence names and the article's own, the likeliest.

Knows how much each sign weighs (`data/place.csv`, set by hand: fitted weights did worse on figures unread);
finds no place itself.
"""

from collections.abc import Iterator, Sequence

from extractors.context.cited import Speech
from extractors.context.gap import gap, signs_of_gap
from extractors.context.sentence import Sentence
from extractors.context.spots import Places, Spot
from extractors.context.vocabulary import sign_weights
from extractors.model import Evidence

MOST = 12
NEAR = 5  # words between a figure and the place its noun phrase ends with
PHRASE = frozenset(("NOUN", "ADJ", "ADP", "DET"))
WEIGHTS = sign_weights("place.csv")


def place(
    s: Sentence, figure: int, spots: Sequence[Spot], acts: Sequence[Speech], places: Places, last: str | None
) -> tuple[str | None, Evidence | None]:
    """The place of a figure with its span; the article's own has none."""
    best: tuple[float, Spot | None] | None = None
    for spot in candidates(figure, spots, places):
        weight = sum(WEIGHTS.get(k, 0.0) * v for k, v in signs(s, figure, spot, acts))
        if best is None or weight > best[0]:
            best = (weight, spot)
    if best is None or best[1] is None:
        return last or places.default, None
    spot = best[1]
    return spot.name, Evidence("place", s.spans[spot.first][0], s.spans[spot.last][1])


def candidates(figure: int, spots: Sequence[Spot], places: Places) -> list[Spot | None]:
    """The spots nearest to the figure, then None for the article's own place if it has one."""
    near = sorted(spots, key=lambda spot: abs(spot.first - figure))[:MOST]
    return [*near, None] if places.default is not None or not near else list(near)


def signs(s: Sentence, figure: int, spot: Spot | None, acts: Sequence[Speech]) -> Iterator[tuple[str, float]]:
    """What speaks for or against a place, by name; values run from 0 to 1."""
    if spot is None:
        yield "article", 1.0
        return
    yield spot.sort, 1.0
    yield spot.kind, 1.0
    if any(act.speaker[0] <= spot.first <= act.speaker[1] for act in acts):
        yield "speaks", 1.0
    if spot.names_thing:
        yield "names_thing", 1.0
    if _is_subject(s, spot):
        yield "subject", 1.0
    between = gap(figure, spot.first, spot.last)
    if spot.first > figure and spot.sort == "locative" and _in_one_phrase(s, between):
        yield "attached", 1.0
    yield "beyond_and", min(2, sum(_begins_another(s, i) for i in between)) / 2
    yield from signs_of_gap(s, between, after=spot.first > figure)


def _is_subject(s: Sentence, spot: Spot) -> bool:
    """Whether the sentence tells what a place does: "Peru voted by 62 percent to stay in the bloc"."""
    does = s.tags[spot.last + 1 : spot.last + 2] in (("VERB",), ("AUX",))
    return does and spot.first <= 1 and spot.sort == "bare"


def _begins_another(s: Sentence, i: int) -> bool:
    """Whether an "and" begins another thing: "12 in Lima and seven", but no "killed 2 and hurt 7"."""
    return s.lower[i] in ("and", "or") and s.tags[i + 1 : i + 2] != ("VERB",)


def _in_one_phrase(s: Sentence, between: range) -> bool:
    """Whether nothing but nouns and small words stands between: "seven in Quito", "three shops in Quito"."""
    return len(between) <= NEAR and all(s.tags[i] in PHRASE and i not in s.figures for i in between)
