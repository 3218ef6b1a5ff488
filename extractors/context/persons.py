"""Whether a count without a noun is one of persons: "the villa sleeps eight", "thousands vowed to attend".

Knows the words beside a figure and its verb; which things were counted before is not asked.
"""

from extractors.context import lemma
from extractors.context.counted import FELLED_WORDS, Counting
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS

GROUPS = WORDS["unit.groups"]  # "a family of four", "groups of more than six"
HUMAN = WORDS["unit.human"]  # "200 gathered": verbs whose subjects are persons
HARMING = WORDS["unit.harming"]  # "lightning harms 13": verbs whose objects are
HOLDING = WORDS["unit.holding"]  # "the show drew 10,000"
PAYING = WORDS["unit.paying"]
STATES = WORDS["unit.states"]  # "40 are out of work"
FOR_PERSONS = (("space", "for"), ("room", "for"), ("table", "for"), ("dinner", "for"), ("seats", "for"))
DEEDS = (("took", "part"), ("taken", "part"), ("tested", "positive"), ("tested", "negative"))
HOLDS = frozenset("serve serves sleep sleeps seat seats".split())  # "the villa sleeps eight"
FEW = frozenset("two three four five six eight ten".split())
US = (("of", "us"), ("of", "you"))
VAGUE = frozenset(("dozens", "scores", "hundreds", "thousands", "millions"))
ALONE = ((), ("PUNCT",), ("ADP",), ("VERB",), ("AUX",), ("CCONJ",))  # what follows is nothing to count


def beside_persons(s: Sentence, figure: int, left: int, *, elided: bool) -> bool:
    """By the words right before and behind the figure, whose phrase begins at word `left`."""
    behind = s.lower[figure + 1 : figure + 3]
    if behind == ("of", "the") and not FELLED_WORDS.isdisjoint(s.lower[figure + 3 : figure + 4]):
        return True
    if behind in US or (behind == ("of", "them") and s.lower[max(0, figure - 1)] == "the"):
        return True  # "a photo of the three of them"
    if not left:
        return False
    before = s.lower[max(0, left - 2) : left]
    if before[-1] == "per" or before == ("per", "every"):
        return elided  # "seven per 100,000"
    if before[-1] in HOLDS or before in FOR_PERSONS:
        return elided
    harmed = lemma.verb(before[-1])
    if harmed in HARMING and harmed != "burn" and s.tags[figure + 1 : figure + 2] in ALONE:
        return True
    if left > 1 and before[1] == "of" and before[0] in GROUPS:
        return True
    return left > 1 and before[1] == "for" and _is_party(s, figure, left)


def by_persons(s: Sentence, figure: int, left: int, what: Counting) -> bool | None:
    """By what the counted do and where they are; None where neither says, False for money."""
    if is_vague(s, figure):
        paid = _is_paid(s, what)
        if not paid or not what.is_subject:
            return not paid  # "leaving thousands without power"
    behind = s.lower[figure + 1 : figure + 3]
    if behind[:1] == ("still",):
        behind = s.lower[figure + 2 : figure + 4]
    if behind[:1] == ("aboard",) or behind == ("on", "board"):
        return True
    if behind[:1] in (("in",), ("on",)) and not STATES.isdisjoint(behind[1:]):
        return True  # "four million on furlough"
    return True if _is_deed(s, left, what) else None


def is_vague(s: Sentence, figure: int) -> bool:
    """ "Thousands", "tens of thousands"."""
    return s.lower[figure].rpartition(" ")[2] in VAGUE


def _is_deed(s: Sentence, left: int, what: Counting) -> bool:
    verb = what.verb
    if verb is None:
        return False
    if verb.lemma in HOLDING and left == verb.last + 1:
        return True
    if not what.is_subject:
        return False
    done = s.lower[verb.last : verb.last + 2] in DEEDS
    held = not STATES.isdisjoint(s.lower[verb.last + 1 : verb.last + 5])
    return done or held or verb.lemma in HUMAN or verb.lemma in HARMING


def _is_party(s: Sentence, figure: int, left: int) -> bool:
    """ "Dinner for two", "villas for four": a few, spelled, with nothing behind them."""
    few = s.lower[figure] in FEW and left == figure and s.tags[left - 2] == "NOUN"
    return few and (figure + 1 == len(s.words) or s.tags[figure + 1] == "PUNCT")


def _is_paid(s: Sentence, what: Counting) -> bool:
    """Whether what is left out is money: "it can save you thousands"."""
    if what.known is not None and what.known.group == "money":
        return True
    return not PAYING.isdisjoint(s.lower)
