"""In what mode a figure is said (estimate, forecast, target, pledge, hypothetical) and whether it is denied.

Knows the words of its table and where a clause begins; a figure without a cue is actual.
"""

from extractors.context.clause import BREAKS, RELATIVES, Verb
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import EVENTS, MODES, WORDS
from extractors.model import Mode, Polarity

REACH = 14
RANK: tuple[Mode, ...] = ("pledge", "target", "forecast", "estimate", "hypothetical")
PROMISED = WORDS["mode.promised"]  # "announced €5m in funding": money that is still to be given
TELLING = frozenset(("announce", "unveil"))
DENIALS = WORDS["mode.denials"]
CONDITIONS = frozenset(("if", "unless"))


def mode(s: Sentence, figure: int, verb: Verb | None, *, money: bool = False) -> tuple[Mode, int | None]:
    """The mode and the word that told it; `money` says that the figure is an amount of it."""
    if verb is not None and (known := EVENTS.get(verb.lemma)) and known.mode:
        return known.mode, verb.last
    cues = [(MODES[s.lower[i]], i) for i in _window(s, figure, verb) if s.lower[i] in MODES and _is_cue(s, i)]
    for wanted in RANK:
        for found, i in cues:
            if found == wanted:
                return found, i
    if money and verb is not None and verb.lemma in TELLING and verb.last < figure:
        given = next((i for i in range(figure + 1, min(len(s.words), figure + 6)) if _given(s, i)), None)
        return ("actual", None) if given is None else ("pledge", given)
    return "actual", None


def _given(s: Sentence, i: int) -> bool:
    return s.lower[i] in PROMISED and s.tags[i] in ("NOUN", "VERB")


def _is_cue(s: Sentence, i: int) -> bool:
    if s.lower[i] in ("may", "might", "will", "could", "would", "shall"):
        return s.tags[i] == "AUX"
    if s.lower[i] in ("called", "calling", "calls", "asked", "asking", "asks"):
        return "for" in s.lower[i + 1 : i + 4]
    if s.lower[i] == "track":
        return s.lower[i - 1] == "on"
    if s.lower[i] in ("target", "targets", "project", "projects", "aim", "plan", "commitment"):
        return (
            s.tags[i] == "VERB"
            or i - 1 in s.figures
            or s.lower[i + 1 : i + 2] in (("of",), ("for",), ("to",))
        )
    return not (
        s.lower[i] == "due" and i + 1 < len(s.words) and s.lower[i + 1] == "to" and s.tags[i + 1] == "ADP"
    )


def _window(s: Sentence, figure: int, verb: Verb | None) -> list[int]:
    """The words of the figure's clause that can say its mode: back to the clause's start, on to its verb."""
    first = figure
    while first > 0 and figure - first < REACH:
        word = s.lower[first - 1]
        if word in BREAKS or (word in RELATIVES and s.tags[first - 1] == "PRON") or word in CONDITIONS:
            if word in CONDITIONS:
                first -= 1
            break
        first -= 1
    last = next((i for i in range(figure, min(len(s.words), figure + 6)) if s.lower[i] == "risk"), figure)
    if verb is not None and verb.last > figure:
        last = max(last, verb.last)
    return [*range(figure, last + 1), *range(figure - 1, first - 1, -1)] + (
        [figure + 1] if figure + 1 < len(s.words) else []
    )


def polarity(s: Sentence, figure: int, verb: Verb | None) -> tuple[Polarity, int | None]:
    """ "denied that 40 had died", "did not kill 40", "not 40 but 14"; "no fewer than 40" is affirmed."""
    for i in range(figure - 1, max(-1, figure - REACH), -1):
        if s.lower[i] in DENIALS and s.tags[i] == "VERB":
            return "denied", i
        if s.lower[i] in BREAKS:
            break
    if figure and s.lower[figure - 1] == "not":
        return "negated", figure - 1
    if verb is not None and verb.negated:
        return "negated", verb.first
    return "affirmed", None
