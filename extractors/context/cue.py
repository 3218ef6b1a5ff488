"""Whether a word of the table of modes speaks of a mode where it stands: "on track", "due to open".

Knows the words beside it only; what figure it reaches is the mode's to say.
"""

from collections.abc import Callable

from extractors.context.sentence import Sentence
from extractors.context.vocabulary import MODES, WORDS

PLANS = WORDS["mode.plans"]  # nouns that are a figure's own: "a 2% target", "a target of 2%"
PUNISHED = WORDS["mode.punished"]
PENALTY = 12  # words in which "faces" comes to its penalty
DUTY = 12  # words in which "requires homes" comes to its "to have"
MOST = frozenset(("maximum", "up"))
NOT = frozenset(("not", "n't"))
HEADS = frozenset(("of", "for", "to", "is", "was", "that"))


def is_cue(s: Sentence, i: int) -> bool:
    word = s.lower[i]
    if (shape := SHAPES.get(word)) is not None:
        return shape(s, i)
    return word not in PLANS or _is_plan(s, i)


def _next(s: Sentence, i: int) -> str:
    return s.lower[i + 1] if i + 1 < len(s.words) else ""


def _is_modal(s: Sentence, i: int) -> bool:
    return s.tags[i] == "AUX" and _next(s, i) != "only"  # "could only climb two stairs": what was


def _is_for(s: Sentence, i: int) -> bool:
    return _next(s, i) == "for"


def _is_soon_for(s: Sentence, i: int) -> bool:
    return "for" in s.lower[i + 1 : i + 4]


def _is_on(s: Sentence, i: int) -> bool:
    return s.lower[i - 1] == "on"


def _is_in(s: Sentence, i: int) -> bool:
    return _next(s, i) == "in"


def _is_to(s: Sentence, i: int) -> bool:
    return _next(s, i) == "to"


def _is_to_do(s: Sentence, i: int) -> bool:
    return _next(s, i) == "to" and s.tags[i + 2 : i + 3] in (("VERB",), ("AUX",))


def _is_likely(s: Sentence, i: int) -> bool:
    """ "Is likely to fall" and "showers are likely", not "more likely than"."""
    return _is_to_do(s, i) or (s.tags[i - 1] == "AUX" and _next(s, i) != "to")


def _is_duty(s: Sentence, i: int) -> bool:
    """ "Have to leave"; "will have to" is the modal's."""
    return _next(s, i) == "to" and s.lower[i - 1] not in MODES and s.tags[i + 2 : i + 3] == ("VERB",)


def _is_rule(s: Sentence, i: int) -> bool:
    """ "Requires homes to have": not "requires a key"."""
    return "to" in s.lower[i + 2 : i + DUTY]


def _is_demand(s: Sentence, i: int) -> bool:
    return s.tags[i] == "VERB" and s.tags[i + 1 : i + 2] != ("ADP",)


def _is_punishing(s: Sentence, i: int) -> bool:
    """ "Can be fined": what else can be is no more than true."""
    return _next(s, i) == "be" and not PUNISHED.isdisjoint(s.lower[i + 2 : i + 4])


def _is_penalty(s: Sentence, i: int) -> bool:
    """ "Faces up to", "carries a maximum", "faces ten years in prison"."""
    if not MOST.isdisjoint(s.lower[i + 1 : i + 5]):
        return True
    return not PUNISHED.isdisjoint(s.lower[i + 1 : i + PENALTY])


def _is_must(s: Sentence, i: int) -> bool:
    return _next(s, i) not in NOT


def _is_target(s: Sentence, i: int) -> bool:
    if s.tags[i] == "VERB":
        return i + 1 in s.figures or i + 2 in s.figures
    return _is_plan(s, i)


def _is_plan(s: Sentence, i: int) -> bool:
    """ "A forecast of 40", "forecasts 40", "forecast a 4% fall": not "the forecast" alone."""
    if i + 1 in s.figures or (s.tags[i + 1 : i + 2] == ("DET",) and i + 2 in s.figures):
        return True
    return s.tags[i] == "VERB" or s.tags[i - 1] == "AUX" or _next(s, i) in HEADS


def _never(s: Sentence, i: int) -> bool:
    return False


SHAPES: dict[str, Callable[[Sentence, int], bool]] = {
    word: shape
    for words, shape in (
        ("may might will could would shall", _is_modal),
        ("called calling calls", _is_for),
        ("asked asking asks", _is_soon_for),
        ("track course", _is_on),
        ("priced pricing", _is_in),
        ("promising committed commitment threatened threatens threatening", _is_to),
        ("set due poised about going believed thought feared", _is_to_do),
        ("likely", _is_likely),
        ("have has need needs ought required obliged", _is_duty),
        ("requires require", _is_rule),
        ("demand demands demanded demanding", _is_demand),
        ("can", _is_punishing),
        ("carry carries carried face faces facing faced", _is_penalty),
        ("must", _is_must),
        ("target targets targeting", _is_target),
        ("targeted", _never),  # attacked
    )
    for word in words.split(" ")
}
