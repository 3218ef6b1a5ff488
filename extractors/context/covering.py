"""Which act of saying in a sentence covers a figure of it.

Knows where acts and figure stand; resolves no speaker.
"""

from extractors.context.cited import Speech
from extractors.context.clause import phrase_from, phrase_to
from extractors.context.sentence import Sentence
from extractors.context.voices import MARKS, is_name

LOOSE = frozenset(("after", "before", "since"))
ENSUING = frozenset(("prompting", "sparking", "triggering", "forcing"))  # what came of the saying
SHARED = frozenset(("percent", "share", "respondents", "voters", "majority", "many", "most"))


def covering(s: Sentence, figure: int, acts: tuple[Speech, ...], *, quoted: bool) -> Speech | None:
    """The act of saying that covers the figure word, None when none in this sentence does."""
    acts = tuple(a for a in acts if not _inside(s, figure, a))
    if not quoted and any(_addressed(s, figure, a) for a in acts):
        return None
    strong = [a for a in acts if a.strength in ("strong", "weak") and not _addressed(s, figure, a)]
    closing = [a for a in strong if not a.after and a.at > figure]
    opening = [a for a in strong if a.after and _opens_on(s, figure, a)]
    if not quoted:
        opening = [a for a in opening if not _followed(s, figure, a)]
    whole = [a for a in acts if a.strength == "whole"]
    if quoted and closing:
        return closing[0]
    if opening and not (whole and whole[-1].at > figure and not _named(s, opening[-1])):
        return opening[-1]
    if whole:
        return whole[0] if whole[0].after else next((a for a in whole if a.at > figure), whole[-1])
    if closing:
        return closing[0]
    soft = [a for a in acts if a.strength == "soft" and a.at < figure and _one_name(s, a)]
    return soft[-1] if soft else None


def _opens_on(s: Sentence, figure: int, act: Speech) -> bool:
    return (
        act.at < figure
        or _relates(s, figure, act)
        or _points_back(s, figure, act)
        or _by_looking(s, figure, act)
    )


def _by_looking(s: Sentence, figure: int, act: Speech) -> bool:
    """ "By analysing 40 samples, researchers found": what was done to find it is theirs too."""
    first = act.speaker[0]
    opens = s.lower[0] in ("by", "after") and s.lower[1].endswith("ing") and s.lower[first - 1] == ","
    return opens and act.strength == "weak" and figure < first and "," not in s.lower[figure : first - 1]


def _followed(s: Sentence, figure: int, act: Speech) -> bool:
    """ "She said it 'felt at home' after signing for two years", "…, prompting 40 to go": not her words."""
    for i in range(figure - 1, act.at, -1):
        if s.lower[i] in ENSUING and s.lower[i - 1] == ",":
            return True
        if s.lower[i] in LOOSE and s.lower[i + 1].endswith("ing") and s.tags[i + 1] in ("VERB", "AUX"):
            return act.strength == "strong" and any(s.lower[k] in MARKS for k in range(act.at + 1, i))
    return False


def _inside(s: Sentence, figure: int, act: Speech) -> bool:
    """ "One neighbour wrote", "Ruiz - who has 40 goats - wrote": of the speaker, not said by her."""
    first, last = act.speaker
    if first <= figure <= last or last < figure < act.at:
        return True
    if act.at > first or s.lower[last + 1 : last + 2] != (",",):  # "according to Delta, which runs 40 shops"
        return False
    related = last + 2 < figure and s.lower[last + 2] in ("which", "who", "whose")
    return related and "," not in s.lower[last + 2 : figure]


def _relates(s: Sentence, figure: int, act: Speech) -> bool:
    """ "The three men that Lund said were killed": what is said is what the clause relates to."""
    before = act.speaker[0] - 1
    if before < 2 or s.lower[before] not in ("that", "which", "who", "whom") or figure >= before:
        return False
    phrase = phrase_to(s, before - 1)
    return phrase is not None and phrase[0] <= figure <= phrase[1]


def _points_back(s: Sentence, figure: int, act: Speech) -> bool:
    """ "Rents rose 6%, but the board said this was due to": what is said of tells what came before."""
    before = act.speaker[0] - 1
    while before > 0 and s.tags[before] == "DET":
        before -= 1
    return figure < before and s.lower[before] in ("but", "although", "though") and _at_this(s, act)


def _at_this(s: Sentence, act: Speech) -> bool:
    return s.lower[act.at + 1 : act.at + 2] in (("this",), ("that",)) and s.tags[act.at + 2 : act.at + 3] == (
        "AUX",
    )


def answered(s: Sentence, act: Speech, acts: tuple[Speech, ...]) -> bool:
    """Whether those who speak are a share of those whom a poll asked: "a third of nurses said they"."""
    if s.lower[act.speaker[1]] == "they":
        before = [a for a in acts if a.at < act.at]
        return bool(before) and answered(s, before[-1], ())
    first, last = act.speaker
    first -= 2 if first > 1 and s.lower[first - 1] == "of" else 0
    return any(i in s.figures for i in range(first, last + 1)) or s.lower[last] in SHARED


def _addressed(s: Sentence, figure: int, act: Speech) -> bool:
    """Whether the figure belongs to those who are told: "he told the 32 teams that"."""
    if s.lower[act.at] not in ("told", "tells", "telling", "tell"):
        return False
    if any(s.tags[i] in ("NOUN", "PROPN") for i in range(act.at + 1, figure)):
        return False  # "he told the nation 32 people were hurt"
    whom = phrase_from(s, act.at + 1) if act.at + 1 < len(s.words) else None
    return whom is not None and act.at < figure <= whom[1]


def _one_name(s: Sentence, act: Speech) -> bool:
    """A promise is its maker's word when one named person or body makes it."""
    first, last = act.speaker
    return any(is_name(s, i) for i in range(first, last + 1)) and "and" not in s.lower[first : last + 1]


def _named(s: Sentence, act: Speech) -> bool:
    return s.tags[act.speaker[1]] == "PRON" or is_name(s, act.speaker[1])
