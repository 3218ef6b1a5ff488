"""Whether a bare number is somebody's age by the person it is said of: "when she was 18", "Ana Ruiz (66)".

Knows pronouns and names of the sentence; "aged 35", with its own word, is read with the numbers.
"""

from collections.abc import Sequence
from decimal import Decimal

from extractors.context import lemma
from extractors.context.clause import left_edge
from extractors.context.sentence import Sentence
from extractors.model import Quantity

OLDEST = Decimal(115)
ADULT = Decimal(16)  # "(66)" behind a name; smaller numbers there are scores and ranks
PERSONS = frozenset(("he", "she", "i", "who"))
KIN = frozenset(
    "daughter son mother father brother sister wife husband child boy girl man woman baby".split()
)
AT = frozenset(  # "died at 69", "rose to fame at 13"
    "died dies dead retired retire graduated married widowed orphaned fame debut debuted".split()
)
BOUNDS = frozenset("under over above below".split())  # "children under 12", "adults over 50"
HOUR = Decimal(12)  # "at 10" is as well the hour
TURNS = frozenset("was is am 's ’s 'm ’m be turned turns turning were are 're ’re".split())
WHEN = frozenset(("when", "before", "until", "since", "after", "if", "once"))
WHO = (("he",), ("she",), ("i",))  # behind "At 38,"
ADVERBS = frozenset("now only just still already like".split())
ANYONE = frozenset("anyone everyone someone those".split())
PEOPLE = frozenset(
    "person people adult child kid teenager man woman youngster pensioner boy girl student".split()
)
# What may follow a bare age.
CLOSES = frozenset(
    (*",.;)-–—!?", *"and or when after in at the on but years to while as by this next because now".split())
)


def is_age(s: Sentence, figure: int, quantity: Quantity) -> bool:
    """Only for whole numbers that a person can be old, with no noun after them."""
    value = quantity.value
    if value is None or not 0 < value < OLDEST or value != value.to_integral_value():
        return False
    before = s.lower[:figure][-3:]
    after = s.lower[figure + 1 : figure + 2]
    if figure > 1 and before[-1] in BOUNDS and _is_person(s, figure - 2):
        return s.tags[figure + 1 : figure + 2] not in (("NOUN",), ("ADJ",), ("NUM",))
    if after and after[0] not in CLOSES and after[0].isalnum():
        return False
    if before[-1:] == ("(",) and after == (")",):
        named = s.tags[max(0, figure - 3) : figure - 1] == ("PROPN", "PROPN")
        return named and value >= ADULT and figure - 1 not in s.figures
    if before[-1:] == ("both",) or (
        before[-2:-1] == (",",) and before[-1] in ("then", "now", "also") and after == (",",)
    ):
        return not after or not after[0].isalnum()
    left = left_edge(s, figure)
    while left and s.lower[left - 1] in ADVERBS:
        left -= 1
    if left > 1 and left - 2 in s.figures and s.lower[left - 1] in ("or", "and"):
        return is_age(s, left - 2, quantity)  # "was 10 or 11 at the time"
    if not left:
        return False
    if s.lower[max(0, figure - 2) : figure] in (("young", "as"), ("old", "as")):
        return True
    link = s.lower[left - 1]
    if link == "aged":
        return True
    if link == "," and left > 1 and s.lower[left - 2] in KIN:
        return True  # "with his daughter, 3"
    if link == "at":
        return _at_age(s, left, value, after)
    return left > 1 and link in TURNS and _is_of_person(s, left - 2)


def _is_person(s: Sentence, word: int) -> bool:
    return s.lower[word] in ANYONE or lemma.noun(s.lower[word]) in PEOPLE or lemma.noun(s.lower[word]) in KIN


def _at_age(s: Sentence, left: int, value: Decimal, after: Sequence[str]) -> bool:
    """ "Died at 69"; "At 38, Ana Ruiz still plays"."""
    if not AT.isdisjoint(s.lower[max(0, left - 8) : left - 1]):
        return True
    apart = left == 1 or s.lower[left - 2] == ","
    if not apart or value <= HOUR or tuple(after) != (",",):
        return False
    behind = s.words[left + 2 : left + 3]
    if left > 1:
        return s.tags[left - 3] in ("AUX", "PROPN")
    return s.tags[left + 2 : left + 3] == ("PROPN",) or tuple(w.lower() for w in behind) in WHO


def _is_of_person(s: Sentence, who: int) -> bool:
    """Whether the word before "was" or "turned" names a person."""
    if s.lower[who] == "will" and who:
        who -= 1
    told_when = who > 0 and s.lower[who - 1] in WHEN
    named = s.tags[who] == "PROPN" or s.lower[who] in ("they", "you")
    return s.lower[who] in PERSONS or s.lower[who] in KIN or (told_when and named)
