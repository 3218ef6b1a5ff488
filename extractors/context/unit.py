"""The kind and unit of a count that its own noun does not give: people by event, points, magnitudes, ages.

Knows the words of one sentence and the units counted before in the article; changes no value and no bound.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.context import lemma
from extractors.context.ages import is_age, is_old
from extractors.context.beside import taken
from extractors.context.clause import Span, phrase_from
from extractors.context.counted import CHILDREN, COUNTS, FELLED, MARKS, Counting, base_of_rate
from extractors.context.ellipsis import left_out, rated, singular_of, topic
from extractors.context.gazetteer import gazetteer
from extractors.context.names import NAME_PARTICLES
from extractors.context.nearby import CALENDAR
from extractors.context.sentence import NUMERALS, Sentence
from extractors.context.vocabulary import EVENTS, IRREGULAR, WORDS
from extractors.kinds.measures import TIMES
from extractors.kinds.nouns import INVARIANT, is_plural, singular
from extractors.kinds.units import NAMES
from extractors.model import Kind, Quantity, Reading

PERSONS = WORDS["frame.persons"]
QUAKES = WORDS["unit.quakes"]
RATES = WORDS["unit.rates"]
HEADS = frozenset(("people", "person"))
CHANGES = frozenset(event.noun for event in EVENTS.values() if event.group == "change" and event.noun)
# What a unit says of its figure's kind, where the kind was read as a plain count.
KIND_OF: dict[str, Kind] = {"magnitude": "measure", "pp": "percent", "%": "percent"}
GREATEST = Decimal(10)  # magnitude
GLOBE = frozenset(("latitude", "longitude"))
FAR = 4
AGAINST = frozenset(("a", "an", "each", "every"))
THEN = (("ago",), ("earlier",), ("later",), ("before",), ("after",), ("old",))
WHO = frozenset(("who", "more", "others", "other"))
LIST = 12  # words of "homes, shops and other buildings"
NEAR = 5
INDEXES = frozenset("dow nasdaq nikkei sensex ftse dax kospi index".split())
STANDING = frozenset("up down under above below".split())
LEADS = ("NOUN", "ADJ", "PROPN", "VERB", "ADV")  # what a noun's own words may begin with
NO_NOUN = frozenset("off straight plus up cannot upon all".split())


def with_unit(
    s: Sentence,
    figure: int,
    reading: Reading,
    what: Counting,
    *,
    before: Reading | None,
    after: Reading | None,
    last: tuple[Kind, Quantity] | None,
    here: Sequence[str],
    told: Sequence[str],
) -> tuple[Kind, Quantity]:
    """The reading's kind and quantity with the unit that its sentence gives it; money loses its "per night".

    `before` and `after` are the figures next to it in this sentence, `last` is what the claim before in the
    segment says, `here` holds the units counted before in it, `told` those
    counted shortly before it, the latest last.
    """
    quantity = reading.quantity
    if reading.kind == "money" and quantity.unit is not None:
        return reading.kind, replace(quantity, unit=quantity.unit.partition(" per ")[0])
    if reading.kind == "duration" and is_old(s, figure):
        return "age", quantity
    if reading.kind not in COUNTS:
        return reading.kind, quantity
    if quantity.unit is None and is_age(s, figure, quantity):
        return "age", replace(quantity, unit="year")
    beside = taken(s, figure, reading, what, before=before, after=after, last=last)
    if beside is not None:
        return beside[0], replace(quantity, unit=beside[1])
    if quantity.unit is None and (base := base_of_rate(s, figure)) is not None:
        return "rate", replace(quantity, unit=rated(s, figure, base, here=here, told=told))
    unit = (
        _special(s, figure, reading, what, told)
        or _other_things(s, figure, quantity.unit)
        or _behind_name(s, figure, quantity.unit)
        or _printed(s, figure, quantity, what, here)
        or left_out(s, figure, what, whole=_is_whole(quantity), here=here, told=told)
    )
    if s.lower[max(0, figure - 2) : figure] == ("factor", "of") and what.elided:
        return "ratio", replace(quantity, unit="times")
    if unit == "other" and here and (what.known is None or what.known.group not in FELLED):
        unit = here[-1]  # "the five firms join nine others"
    unit = None if unit is None else _person_or(unit)
    if (span := _span_against(s, figure, what)) is not None:
        return "rate", replace(quantity, unit=f"{unit} per {span}" if unit else None)
    if (unit or "").lower() == "point" and not INDEXES.isdisjoint(s.lower):
        return "measure", replace(quantity, unit="point")
    if unit is not None and s.lower[figure - 1] in GLOBE:
        return "measure", replace(quantity, unit="degree")
    return KIND_OF.get(unit or "", reading.kind), replace(quantity, unit=unit)


def _span_against(s: Sentence, figure: int, what: Counting) -> str | None:
    """The time of "58 a day" and of "40 workers retired per month"."""
    for i in range(figure + 1, min(len(s.words) - 1, (what.after or (0, figure))[1] + FAR)):
        against = s.lower[i] == "per" or (i == figure + 1 and s.lower[i] in AGAINST)
        if against and NAMES.get(s.lower[i + 1]) in TIMES:
            return None if s.lower[i + 2 : i + 3] in THEN else s.lower[i + 1]
        if i in s.figures or s.tags[i] == "PUNCT":
            return None
    return None


def _is_whole(quantity: Quantity) -> bool:
    value = quantity.low if quantity.value is None else quantity.value
    return value is not None and value == value.to_integral_value()


def _special(s: Sentence, figure: int, reading: Reading, what: Counting, told: Sequence[str]) -> str | None:
    """Children of a mother, people of a place, a quake's magnitude, points of an index or of a rate."""
    counted, unit, value = what.counted or "", reading.quantity.unit, reading.quantity.value
    if counted.startswith(CHILDREN):
        return "child"
    if unit == "population" or (counted.startswith("population") and unit is None):
        return "person"
    if unit is None and s.lower[max(0, figure - 2) : figure] in (("pop", "."), ("(", "pop.")):
        return "person"
    if "who" in s.lower[figure + 1 : figure + 3] and s.lower[figure + 1] in WHO:
        return "person"  # "dozens more who spend the night there"
    broken = value is not None and value < GREATEST and value != value.to_integral_value()
    if broken and (unit is None or unit in QUAKES or what.elided):
        quakes = any(lemma.noun(w) in QUAKES for w in s.lower) or not QUAKES.isdisjoint(told)
        if quakes:
            return "magnitude"
    if unit == "point" and any(w in RATES for w in s.lower[figure + 1 : figure + 2 + NEAR]):
        return "pp"
    if unit is None and value == 0 and s.lower[figure] == "zero":
        return "%" if any(w in RATES for w in s.lower[max(0, figure - NEAR) : figure]) else None
    if unit is not None or not what.elided:
        return None
    moved = what.known is not None and what.known.group in ("change", "level")
    stands = moved or s.lower[max(0, figure - 1)] in STANDING | INDEXES
    return "point" if "index" in s.lower or (stands and not INDEXES.isdisjoint(s.lower)) else None


def _other_things(s: Sentence, figure: int, unit: str | None) -> str | None:
    """ "2,000 homes, shops and other buildings" are buildings."""
    if unit is None:
        return None
    for i in range(figure + 1, min(len(s.words) - 2, figure + LIST)):
        if s.lower[i] in ("and", "or") and s.lower[i + 1] == "other":
            what = phrase_from(s, i + 2)
            return singular_of(s, what) if what is not None else None
        if i in s.figures or not (s.tags[i] in ("NOUN", "ADJ", "PROPN") or s.lower[i] in (",", "and")):
            return None
    return None


def _behind_name(s: Sentence, figure: int, unit: str | None) -> str | None:
    """ "Four University of Vigo students" are students, "36 Serie A matches" are matches."""
    if unit is None or not unit[:1].isupper():
        return None
    i = figure + 1
    while i < min(len(s.words) - 1, figure + LIST) and (
        s.words[i][0].isupper() or (s.lower[i] in NAME_PARTICLES and s.words[i + 1][0].isupper())
    ):
        i += 1
    joined = i - figure > 2 and not s.words[i - 1].endswith("s") and s.words[i].islower()
    noun = singular_of(s, (i, i)) if joined else None
    return noun if noun is not None and not unit.endswith(noun) else None


def _printed(s: Sentence, figure: int, quantity: Quantity, what: Counting, here: Sequence[str]) -> str | None:
    """The unit as read with the numbers, mended by the tags: where it ends, and if it is a noun at all."""
    unit = quantity.unit
    after = what.after
    if unit in MARKS and after is None:
        return None
    if after is None or unit is None:
        shared = _shared(s, figure)
        if shared is not None:
            return shared
    if after is None:
        return unit if unit is None or _is_noun_after(s, figure, unit) else None
    head = s.lower[after[1]]
    part = s.lower[figure - 1] == "including" and s.tags[after[1]] == "NOUN" and not is_plural(head)
    if part and here and after == (figure + 1, figure + 1) and head not in INVARIANT:
        return here[-1]  # "270 aircraft, including 12 freight"
    if unit is None:
        if after[0] > figure + 1 and s.lower[figure + 1] == "-":
            return _hyphened(s, figure)
        return _one(s, figure, after) if quantity.value == 1 else singular_of(s, after)
    words = unit.split(" ")
    if len(words) > 1 and words[0] in NUMERALS:
        unit = unit.partition(" ")[2]  # "two of those three players"
    if words[-1].lower() in CHANGES:
        return topic(s, figure) or unit
    if s.lower[figure + 1] == "-":
        return unit
    if quantity.value == 1 and lemma.noun(head) in (w.lower() for w in words[:-1]) and _ends(s, after[1]):
        kept = [w.lower() for w in words].index(lemma.noun(head))
        return " ".join(words[: kept + 1])  # "one platform streamlines sales": the last word is a verb
    if quantity.value != 1 and is_plural(head) and (shared := _head_of_list(s, after, words[-1].lower())):
        return shared
    before = s.lower[after[1] - 1]
    modifies = before in INVARIANT or not _has_verb(s, after[1])
    if singular(before) == words[-1].lower() and is_plural(head) and modifies:
        return f"{unit} {singular(head)}"  # "40 crew members", "eight firearms charges"
    return unit


def _head_of_list(s: Sentence, after: Span, read: str) -> str | None:
    """The plural that a list of modifiers shares: "ten design and furnishing firms"."""
    marks = [i for i in range(after[0] + 1, after[1]) if s.lower[i] in (",", "and", "or")]
    if not marks or read != s.lower[marks[0] - 1] or is_plural(read) or read in INVARIANT:
        return None
    return singular_of(s, (marks[-1] + 1, after[1]))


def _hyphened(s: Sentence, figure: int) -> str | None:
    """The noun of "a five-set thriller"; "one-off", "2-in-1" and "8.0 - support" hold none."""
    close = s.spans[figure][1] + 1 == s.spans[figure + 2][0]
    word = s.lower[figure + 2]
    behind = phrase_from(s, figure + 3) if word == "straight" else None
    if behind is not None:
        return singular_of(s, behind)  # "five-straight titles"
    return word if close and s.tags[figure + 2] == "NOUN" and word.isalpha() and word not in NO_NOUN else None


def _one(s: Sentence, figure: int, after: Span) -> str | None:
    """The noun of "one set of rules" and "one last try", as it stands: no plural is one."""
    head = s.words[after[1]]
    beside = after[0] == figure + 1 and s.tags[figure + 1] in LEADS and s.lower[figure + 1] not in NO_NOUN
    counts = (
        head[0].isalpha()
        and s.tags[after[1]] == "NOUN"
        and not is_plural(head.lower())
        and head.lower() not in CALENDAR
    )
    return head if beside and counts else None


def _shared(s: Sentence, figure: int) -> str | None:
    """ "Four conservative and three liberal members": both share the noun after the second."""
    last = None
    for i in range(figure + 1, min(len(s.words) - 1, figure + LIST)):
        if i in s.figures:
            last = i
        elif s.tags[i] not in ("ADJ", "PROPN") and s.lower[i] not in (",", "and", "or"):
            break
    things = phrase_from(s, last + 1) if last is not None else None
    return None if things is None else singular_of(s, (things[1], things[1]))


def _has_verb(s: Sentence, last: int) -> bool:
    """Whether a verb follows the noun: "the two traits users crave" counts traits."""
    return s.tags[last + 1 : last + 2] in (("VERB",), ("AUX",), ("ADV",)) or s.lower[last] == "people"


def _ends(s: Sentence, last: int) -> bool:
    """Whether what follows a noun is no part of its phrase: a comma, a verb, a participle with its object."""
    following = s.lower[last + 1 : last + 2]
    if not following or following[0] == "," or following[0].endswith("s"):
        return True
    objects = s.tags[last + 2 : last + 3] in (("DET",), ("PRON",), ("ADP",), ("NUM",), ("PROPN",), ("ADV",))
    return following[0].endswith("ing") and objects


def _is_noun_after(s: Sentence, figure: int, unit: str) -> bool:
    """Whether the unit read is a noun: in "60 help train recruits" it is not."""
    i = figure + 1
    if i + 1 >= len(s.words) or s.tags[i] not in ("VERB", "AUX"):
        return True
    return s.lower[i].endswith("ing") or unit in ("people", "person")


def _person_or(unit: str) -> str:
    """ "people", "Americans" and "young people" are persons; a headline's "Children" are children."""
    head = unit.rpartition(" ")[2].lower()
    base = lemma.noun(unit) if unit.lower() in IRREGULAR else unit
    first, _, rest = base.partition(" ")
    if head in HEADS or base.lower() in PERSONS or (first in gazetteer() and rest.lower() in PERSONS):
        return "person"
    if (base in gazetteer() and base[0].isupper()) or (
        unit.endswith("is") and unit[:-1] in gazetteer()
    ):  # "Israelis"
        return "person"
    return base if base in ("child", "person", "man", "woman") else unit
