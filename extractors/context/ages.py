"""Whether a bare number is somebody's age by the person it is said of: "when she was 18", "Ana Ruiz (66)".

Knows pronouns and names of the sentence; "aged 35", with its own word, is read with the numbers.
"""

from decimal import Decimal

from extractors.context.clause import left_edge
from extractors.context.sentence import Sentence
from extractors.model import Quantity

OLDEST = Decimal(115)
ADULT = Decimal(16)  # "(66)" behind a name; smaller numbers there are scores and ranks
PERSONS = frozenset(("he", "she", "i", "who"))
KIN = frozenset(
    "daughter son mother father brother sister wife husband child boy girl man woman baby".split()
)
AT = frozenset("died dies dead retired retire graduated married widowed orphaned".split())  # "died at 69"
TURNS = frozenset(("was", "is", "am", "'s", "’s", "'m", "’m", "be", "turned", "turns", "turning"))
WHEN = frozenset(("when", "before", "until", "since", "after"))
# What may follow a bare age.
CLOSES = frozenset(
    (*",.;)-–—", *"and when after in at the on but years to while as by this next because now".split())
)


def is_age(s: Sentence, figure: int, quantity: Quantity) -> bool:
    """Only for whole numbers that a person can be old, with no noun after them."""
    value = quantity.value
    if value is None or not 0 < value < OLDEST or value != value.to_integral_value():
        return False
    before = s.lower[:figure][-3:]
    after = s.lower[figure + 1 : figure + 2]
    if after and after[0] not in CLOSES and after[0].isalnum():
        return False
    if before[-1:] == ("(",) and after == (")",):
        named = s.tags[max(0, figure - 3) : figure - 1] == ("PROPN", "PROPN")
        return named and value >= ADULT and figure - 1 not in s.figures
    if before[-1:] == ("both",) or (before[-2:] in ((",", "then"), (",", "now")) and after == (",",)):
        return not after or not after[0].isalnum()
    left = left_edge(s, figure)
    if left and s.lower[left - 1] == "aged":
        return True
    if left > 2 and s.lower[left - 1] == "at":
        return not AT.isdisjoint(s.lower[max(0, left - 8) : left - 1])
    if left < 2 or s.lower[left - 1] not in TURNS:
        return False
    if left > 2 and s.lower[left - 2] == "will":
        left -= 1
    who = s.lower[left - 2]
    told_when = who == "they" and left > 2 and s.lower[left - 3] in WHEN
    return who in PERSONS or who in KIN or told_when
