"""Whether a bare number is somebody's age by the person it is said of: "when she was 18", "Ana Ruiz (66)".

Knows pronouns and names of the sentence; "aged 35", with its own word, is read with the numbers.
"""

from collections.abc import Sequence
from decimal import Decimal

from extractors.context import lemma
from extractors.context.amount import named_before
from extractors.context.clause import left_edge, phrase_to, subject, verb_at, verb_before, whole_subject
from extractors.context.counted import Counting
from extractors.context.gazetteer import gazetteer
from extractors.context.nearby import CALENDAR, trimmed
from extractors.context.sentence import Sentence
from extractors.model import Quantity, Reading

OLDEST = Decimal(115)
TEEN = Decimal(13)  # "Ana is 13."
ADULT = Decimal(16)  # "(66)" behind a name; smaller numbers there are scores and ranks
PERSONS = frozenset(("he", "she", "i", "you", "who"))
KIN = frozenset(
    "daughter son mother father brother sister wife husband child kid boy girl man woman baby".split()
)
AT = frozenset(  # "died at 69", "rose to fame at 13"
    "died dies dead retired retire graduated married widowed orphaned fame debut debuted".split()
)
BOUNDS = frozenset("under over above below between".split())  # "children under 12", "adults over 50"
HOUR = Decimal(12)  # "at 10" is as well the hour
TURNS = frozenset("was is am 's ’s 'm ’m be turned turns turning were are 're ’re".split())
WHEN = frozenset(("when", "before", "until", "since", "after", "if", "once"))
SELVES = frozenset("he she i him".split())
STAND = frozenset("be stand finish end close open start trade play remain sit win lose live stay".split())
OLD = (("young", "as"), ("old", "as"))
WILL = frozenset("will 'll ’ll still would may might could must".split())
THEN = ((",", "then"), (",", "now"), (",", "also"))
NEAR = 9
FAR = 20
OLDER = (("older", "than"), ("younger", "than"))
YOUNGEST = (("the", "youngest"), ("the", "oldest"))
LEVELS = frozenset("is was be to at of".split())
AGEING = LEVELS | {"from"}
UPWARDS = tuple(("and", word) for word in ("over", "older", "under", "younger", "up", "above"))
ADVERBS = frozenset("now only just still already like".split())
ANYONE = frozenset("anyone everyone someone those".split())
PEOPLE = frozenset(
    "person people adult child kid teenager man woman youngster pensioner boy girl student driver voter"
    " worker smoker resident patient player".split()
)
# What may follow a bare age.
CLOSES = frozenset(
    ". , ; ) - – — ! ? and or when after in at the on but years to while as by this next because now from was"
    " during is who".split()
)


def is_age(s: Sentence, figure: int, quantity: Quantity) -> bool:
    """Only for whole numbers that a person can be old, with no noun after them."""
    value = quantity.high if quantity.value is None else quantity.value  # "people between 20 and 40"
    if value is None or not 0 < value < OLDEST or value != value.to_integral_value():
        return False
    before, after = s.lower[max(0, figure - 2) : figure], s.lower[figure + 1 : figure + 2]
    if before and s.lower[figure + 1 : figure + 3] in UPWARDS:
        return _is_person(s, figure - 1)  # "children 11 and over"
    if len(before) > 1 and before[1] in BOUNDS and _is_bounded(s, figure - 2):
        return s.tags[figure + 1 : figure + 2] not in (("NOUN",), ("ADJ",), ("NUM",))
    if before[-1:] == ("at",) and s.lower[figure + 1 : figure + 3] in YOUNGEST:
        return True
    if after and after[0] not in CLOSES and after[0].isalnum():
        return False
    if before[-1:] == ("(",) and after == (")",):
        named = s.tags[max(0, figure - 3) : figure - 1] == ("PROPN", "PROPN")
        return named and value >= ADULT and figure - 1 not in s.figures
    if before[-1:] == ("both",) or (before in THEN and after):
        return not after or after[0] in CLOSES
    left = left_edge(s, figure)
    while left and (s.lower[left - 1] in ADVERBS or s.lower[left - 1] in BOUNDS):
        left -= 1
    if s.lower[max(0, left - 2) : left] in THEN:
        return bool(after)  # "Ruiz, then just 16, ran"
    if left > 1 and left - 2 in s.figures and s.lower[left - 1] in ("or", "and"):
        return is_age(s, left - 2, quantity)  # "was 10 or 11 at the time"
    return bool(left) and (before in OLD or _is_linked(s, left, figure, value, after))


def whose_age(s: Sentence, figure: int, reading: Reading, what: Counting) -> str | None:
    """What an age that was read as a bare number, or as a span of time, is counted as."""
    if reading.kind != "duration":
        return f"age of {what.subject}" if what.subject else "age"
    than = s.lower[figure - 1] == "than"  # "cars older than 13 years"
    who = phrase_to(s, figure - 3) if than else named_before(s, left_edge(s, figure))
    counted = what.counted or ""
    return (
        f"age of {trimmed(s, who)}"
        if who is not None
        else counted
        if "age" in counted
        else f"age of {counted}"
    )


def is_old(s: Sentence, figure: int) -> bool:
    """Whether a span of time is the age of somebody: "older than 13 years", "Lou Ruiz, six months,"."""
    after = s.lower[figure + 1 : figure + 2]
    if s.lower[max(0, figure - 2) : figure] in OLDER:
        return True
    left = left_edge(s, figure)
    if (
        left > 1
        and s.lower[left - 1] == ","
        and s.tags[left - 2] == "PROPN"
        and s.lower[left - 2] not in CALENDAR
    ):
        named = s.words[left - 2] not in gazetteer() and not s.words[left - 2].isupper()
        return named and left == figure and after in ((",",), (".",), (")",), ("and",))
    if not left or s.lower[left - 1] not in AGEING or (verb := verb_before(s, left)) is None:
        return False
    who = whole_subject(s, verb)
    return who is not None and "age" in s.lower[who[0] : who[1] + 1]


def _is_bounded(s: Sentence, i: int) -> bool:
    """Whether the word before "over 35" or "between 20 and 40" is a person or his "are"."""
    if s.lower[i] == "aged" or _is_person(s, i):
        return True
    if i < 1 or s.lower[i] not in TURNS:
        return False
    who = subject(s, verb_at(s, i))
    if who is not None:
        return _is_person(s, who[1])
    return any(_is_person(s, j) for j in range(max(0, i - FAR), i))  # "women who smoke, are over 35 or"


def _is_linked(s: Sentence, left: int, figure: int, value: Decimal, after: Sequence[str]) -> bool:
    """Whether the word before the figure's phrase, which begins at `left`, ties it to somebody."""
    link = s.lower[left - 1]
    if link in ("aged", "age"):
        return True  # "gives his age as 101"
    if link == "," and left > 1 and value > 1 and lemma.noun(s.lower[left - 2]) in KIN:
        return True  # "with his daughter, 3"
    if link in LEVELS and "age" in s.lower[max(0, left - NEAR) : left - 1]:
        return value >= ADULT  # "the retirement age is 60", "raised the age to 65"
    if link == "at":
        return _at_age(s, left, value, after)
    if link in ("was", "is", "were") and tuple(after) == ("when",):
        return True  # "the manager was 43 when"
    closed = (value >= TEEN or left < figure) and tuple(after) in ((",",), (".",)) and link[0].isalpha()
    return left > 1 and link in TURNS and _is_of_person(s, left - 2, closed=closed)


def _is_person(s: Sentence, word: int) -> bool:
    if s.words[word].removesuffix("s") in gazetteer() and s.lower[word].endswith("s"):
        return True  # "Americans over 65"
    return s.lower[word] in ANYONE or lemma.noun(s.lower[word]) in PEOPLE or lemma.noun(s.lower[word]) in KIN


def _at_age(s: Sentence, left: int, value: Decimal, after: Sequence[str]) -> bool:
    """ "Died at 69"; "At 38, Ana Ruiz still plays"; "she was taken ill at 14, and"."""
    before = s.lower[max(0, left - NEAR) : left - 1]
    if not AT.isdisjoint(before):
        return True
    if value <= HOUR or not after or after[0] not in (",", "and", ".", ";"):
        return False
    if left == 1 or s.lower[left - 2] in (",", "—", "–"):
        return after[0] == "," and (left == 1 or s.tags[left - 3] in ("AUX", "PROPN"))
    verb = verb_before(s, left - 1)
    return not SELVES.isdisjoint(before) and verb is not None and verb.lemma not in STAND


def _is_of_person(s: Sentence, who: int, *, closed: bool) -> bool:
    """Whether the word before "was" or "turned" names a person; `closed`: an adult's age ends there."""
    while who and s.lower[who] in WILL:
        who -= 1
    told_when = who > 0 and s.lower[who - 1] in WHEN
    named = s.tags[who] == "PROPN" or s.lower[who] in ("they", "you")
    if closed and s.tags[who] == "PROPN" and not s.words[who].isupper() and s.lower[max(0, who - 1)] != "the":
        return True
    return s.lower[who] in PERSONS or lemma.noun(s.lower[who]) in KIN or (told_when and named)
