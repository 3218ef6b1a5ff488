"""What a count whose noun is left out counts: "two died and 23 were hurt", "the eight that remain".

Knows the sentence and the units counted before it; reads no number, and leaves it to `persons` who acts.
"""

from collections.abc import Sequence

from extractors.context import lemma
from extractors.context.clause import Span, left_edge, phrase_from, phrase_to, subject
from extractors.context.counted import FELLED, FELLED_WORDS, Counting
from extractors.context.gazetteer import gazetteer
from extractors.context.nearby import CALENDAR
from extractors.context.persons import HUMAN, beside_persons, by_persons, is_vague
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import EVENTS, TOPICS, WORDS
from extractors.kinds.nouns import is_plural, singular

MOVED = (("down", "by"), ("up", "by"))
PASSED = frozenset(("above", "below", "over", "under"))  # "108 cases, its first day above 100"
AMOUNTS = WORDS["unit.amounts"]  # "prices rose to 40"
OWNING = WORDS["unit.owning"]
HAPPENINGS = WORDS["unit.happenings"]  # "40 cases": what befalls persons is told of them next
TOTALS = frozenset(("number", "count", "total", "tally", "numbers"))
THAT_NUMBER = frozenset(("number", "figure", "total", "tally", "average", "count"))
THAT = frozenset(("that", "this", "the"))
OWNERS = frozenset(("his", "her", "my", "our", "your", "their", "its"))
LOWER = (("lower",), ("higher",), ("fewer",))
GIVING = frozenset(("to", "at", "of", "is", "was"))
THEM = frozenset(("them", "those", "these", "which", "whom"))
OPENING = frozenset((",", ";", "and", "but", "these", "while", "“", '"'))
PAIRS = frozenset(("two", "three", "four"))
RATES = frozenset(("rate", "rates"))
PLACES = frozenset(("indoors", "outdoors", "overseas"))
BACK = 40  # words of the sentence in which a topic is sought


def left_out(
    s: Sentence, figure: int, what: Counting, *, whole: bool, here: Sequence[str], told: Sequence[str]
) -> str | None:
    """The unit in the singular; `whole` says that the number has no fraction, as a count of things has none.

    `here` holds the units counted before in this sentence, `told` those shortly before it, the latest last.
    """
    group = what.known.group if what.known is not None else ""
    if group in FELLED or not gazetteer().keys().isdisjoint(s.words[figure + 1 : figure + 2]):
        return here[-1] if here and group == "police" else "person"
    left = left_edge(s, figure)
    if beside_persons(s, figure, left, elided=what.elided):
        return "person"
    if left > 1 and s.lower[left - 1] == "of" and s.lower[left - 2] in TOPICS:
        return TOPICS[s.lower[left - 2]]  # "a viewership of 3m"
    if not whole:
        return None
    if what.elided:
        if left and s.lower[left - 1] in ("to", "at") and "toll" in s.lower[max(0, left - BACK) : left]:
            return "person"  # "the toll of a fire that razed two blocks rose to 10"
        if (named := _of_pair(s, figure, here)) is not None:
            return named
        if here and left > 1 and s.lower[left - 1] == "to" and (group == "change" or left - 2 in s.figures):
            return here[-1]  # "cut 200 acts to 40", "down by 200 acts to 40"
        named = (None if what.is_subject else _number_of(s, figure)) or _of_subject(
            s, figure, what, [*told, *here]
        )
        named = named or _of_total(s, left, here, told)
        if named is not None:
            return named
    return _said_before(s, figure, left, what, here, told)


def _of_pair(s: Sentence, figure: int, here: Sequence[str]) -> str | None:
    """ "17 goals in 32 games and 10 in 14 cup games": a figure with another behind it takes up the first."""
    told = sorted(word for word in s.figures if word < figure)[-2:]
    link = s.lower[figure + 1 : figure + 2]
    pair = len(told) == 2 and len(here) > 1 and figure + 2 in s.figures and link in (("in",), ("from",))
    return here[-2] if pair and link[0] in s.lower[told[0] : told[1]] else None


def _said_before(
    s: Sentence, figure: int, left: int, what: Counting, here: Sequence[str], told: Sequence[str]
) -> str | None:
    """What the figure before it counts, or the persons that its verb asks for."""
    if (named := _or_two(s, figure)) is not None:
        return named
    if _is_named(s, figure, left, told_here=bool(here)):
        return None
    of, whom = s.lower[figure + 1 : figure + 2], s.lower[figure + 2 : figure + 3]
    of_them = of == ("of",) and not THEM.isdisjoint(whom)
    of_them = of_them or (s.lower[0] == "of" and s.lower[1:2] in (("them",), ("those",), ("these",)))
    if (named := _of_whole(s, figure)) is not None:
        return named
    if (named := _of_predicate(s, figure)) is not None:
        return named
    if here and _is_happening(here[-1]) and what.is_subject and what.verb is not None:
        return "person" if what.verb.lemma in HUMAN else here[-1]  # "953 cases, and 210 have recovered"
    if here and (of_them or what.counted is None or what.is_subject or what.elided):
        return here[-1]
    if not what.elided:
        return None
    if (named := _of_phrase_before(s, figure, left)) is not None:
        return named
    if (named := _of_included(s, figure, left)) is not None:
        return named
    if of_them and s.lower[figure + 1 : figure + 3] == ("of", "them") and is_vague(s, figure):
        head = _first_plural(s, range(left - 1, max(-1, left - BACK), -1))
        if head is not None:
            return singular(s.lower[head])  # "the jabs will work, and they make millions of them"
    doing = by_persons(s, figure, left, what)
    if doing is not None:
        return "person" if doing else None
    if not told and _is_pair(s, figure, what):
        return "person"
    relative = s.lower[figure + 1 : figure + 2] == ("that",)
    if not told or not (of_them or relative or _takes_up(s, figure, left, what) or _goes_on(s, left, what)):
        return None
    things = {singular(word) for word in s.lower[max(0, figure - BACK) : figure] if is_plural(word)}
    named = next((unit for unit in reversed(told) if unit.rpartition(" ")[2].lower() in things), None)
    return named if named is not None or relative else told[-1]


def _first_plural(s: Sentence, among: range) -> int | None:
    """The first of the words that is a noun in the plural."""
    return next((i for i in among if s.tags[i] == "NOUN" and is_plural(s.lower[i])), None)


def _is_named(s: Sentence, figure: int, left: int, *, told_here: bool) -> bool:
    """Whether a noun before the figure makes it a name or a level: "episode seven", "a grade over 30"."""
    if not left or s.tags[left - 1] not in ("NOUN", "PROPN") or s.lower[left - 1] in CALENDAR:
        return False
    rated = s.lower[figure + 1 : figure + 2] == ("per",)
    passed = told_here and not rated and s.lower[figure - 1] in PASSED
    return not passed and not is_vague(s, figure)


def _of_whole(s: Sentence, figure: int) -> str | None:
    """ "Of the new cases, 77 were in Lima": the whole's noun where no figure counts it."""
    if s.lower[0] != "of" or figure < 3:
        return None
    whole = phrase_from(s, 1)
    if whole is None or whole[1] >= figure or s.lower[whole[1] + 1] != ",":
        return None
    return singular_of(s, (whole[1], whole[1]))


def _is_pair(s: Sentence, figure: int, what: Counting) -> bool:
    """ "The two split in May": two of whom nothing was counted before."""
    acts = what.is_subject and what.verb is not None and s.tags[what.verb.last] == "VERB"
    return acts and s.lower[figure] in PAIRS and s.lower[figure - 1] == "the"


def rated(s: Sentence, figure: int, base: int, *, here: Sequence[str], told: Sequence[str]) -> str | None:
    """The unit of "a theft rate of 12 per 1,000 homes": what the rate is of, or what was counted."""
    rates = [i for i in range(1, len(s.words)) if s.lower[i] in RATES and s.tags[i - 1] == "NOUN"]
    if rates:
        at = min(rates, key=lambda i: abs(i - figure))
        of = singular(s.lower[at - 1])
    else:
        things = (singular(word) for word in reversed(s.lower[max(0, figure - BACK) : figure]))
        of = next((thing for thing in things if thing in HAPPENINGS), (*told, *here, "")[-1])
    last = base + 1 if s.tags[base + 1 : base + 2] == ("NOUN",) else base
    return f"{of} per {s.said(base, last)}" if of else None


def _of_predicate(s: Sentence, figure: int) -> str | None:
    """ "40 are active cases": what the counted are, and no persons."""
    if s.lower[figure + 1 : figure + 2] not in (("are",), ("were",)):
        return None
    what = phrase_from(s, figure + 2)
    named = singular_of(s, what) if what is not None else None
    return named if named is not None and _is_happening(named) else None


def _is_happening(unit: str) -> bool:
    return unit.rpartition(" ")[2] in HAPPENINGS


def _takes_up(s: Sentence, figure: int, left: int, what: Counting) -> bool:
    """Whether the figure opens its clause and a verb follows: "Nine were loaded"."""
    opens = left == 0 or s.lower[left - 1] in OPENING
    follows = s.tags[figure + 1 : figure + 2] in (("AUX",), ("VERB",))
    named = left > 0 and s.words[figure][0].isupper()  # "Seven" is a broadcaster there
    return what.is_subject and opens and follows and not named


def _goes_on(s: Sentence, left: int, what: Counting) -> bool:
    """Whether a pronoun owns or wants the figure's things: "He has 743", "it needs 40"."""
    verb = what.verb
    if verb is None or verb.lemma not in OWNING or left != verb.last + 1:
        return False
    who = subject(s, verb)
    return who is not None and s.lower[who[1]] in ("it", "they", "he", "she")


def _number_of(s: Sentence, figure: int) -> str | None:
    """ "The number of injured had risen to 40", "the number of women who took it could be as high as 300"."""
    for i in range(figure - 3, max(0, figure - BACK), -1):
        if s.lower[i] in TOTALS and s.lower[i + 1] == "of" and s.lower[i - 1] != "a":
            if any(s.lower[j] in FELLED_WORDS for j in range(i + 2, min(i + 4, figure))):
                return "person"
            things = phrase_from(s, i + 2)
            return None if things is None or things[1] >= figure else singular_of(s, (things[1], things[1]))
    return None


def _of_total(s: Sentence, left: int, here: Sequence[str], told: Sequence[str]) -> str | None:
    """ "A rise in cases, which takes the total to 40": the plural before the total, or what was told."""
    if left < 3 or s.lower[left - 1] not in GIVING or s.lower[left - 2] not in THAT_NUMBER:
        return None
    if s.lower[left - 3] in OWNERS or s.lower[left - 3] == "a":
        return None
    if here:
        return here[-1]
    for i in range(left - 3, max(0, left - BACK) if s.lower[left - 1] == "to" else left, -1):
        if s.tags[i] == "NOUN" and is_plural(s.lower[i]) and lemma.noun(s.lower[i]) not in AMOUNTS:
            return singular_of(s, (i, i))
    return told[-1] if told and s.lower[left - 3] in THAT else None


def _of_subject(s: Sentence, figure: int, what: Counting, told: Sequence[str]) -> str | None:
    """ "The labour force stood at 3,800": what the subject's word counts."""
    verb = what.verb
    if verb is None or verb.last > figure:
        return None
    known = EVENTS.get(verb.lemma)
    who = subject(s, verb)
    if told and who is not None and s.lower[who[0]] in THAT:
        if s.lower[who[1]] in THAT_NUMBER:
            return told[-1]  # "that number has grown by 40"
        if s.lower[who[1]] == "that" and known is not None and known.group == "change":
            return told[-1]  # "90 thefts a day, but that has grown from 70"
    if told and who is not None and s.lower[who[1]] == "it" and s.lower[figure + 1 : figure + 2] in LOWER:
        return told[-1]  # "the number of staff fell … it is 695 lower than in March"
    if verb.lemma != "be" and (known is None or known.group not in ("change", "level")):
        return None
    if who is None and known is not None and s.tags[0] in ("NOUN", "ADJ"):
        who = phrase_from(s, 0)  # "Cases in men aged 60 to 69 rose to 352"
    if who is None or s.tags[who[1]] == "PRON":
        return topic(s, figure) if known is not None else None
    if known is not None:
        return topic(s, figure) or _of_many(s, who)
    named = next((TOPICS[word] for word in s.lower[who[0] : who[1] + 1] if word in TOPICS), None)
    if named is None and s.lower[verb.last] in ("are", "were") and verb.last == left_edge(s, figure) - 1:
        return _of_many(s, who)  # "the confirmed cases worldwide are 281"
    return named


def _of_many(s: Sentence, who: Span) -> str | None:
    """ "Daily cases reached 398": a plural that is counted itself, where prices and scores are measured."""
    head = s.lower[who[1]]
    if lemma.noun(head) in TOTALS and s.tags[who[1] - 1] == "NOUN" and who[0] < who[1]:
        return singular(s.lower[who[1] - 1])  # "guest numbers"
    if head in AMOUNTS or lemma.noun(head) in AMOUNTS:
        return None
    named = singular_of(s, (who[1], who[1]))
    return None if named is None else named.lower()


def _of_phrase_before(s: Sentence, figure: int, left: int) -> str | None:
    """ "A common procedure, with more than 40 performed": the noun before the comma."""
    if left > 5 and s.lower[left - 3] == "," and s.lower[left - 2 : left] in MOVED:
        head = _first_plural(s, range(left - 4, max(0, left - BACK), -1))
        return None if head is None else singular(s.lower[head])  # "orders of jets, down by 30"
    if left < 3 or s.lower[left - 1] != "with" or s.lower[left - 2] != ",":
        return None
    if s.tags[figure + 1 : figure + 2] != ("VERB",):
        return None
    what = phrase_to(s, left - 3)
    return singular(s.lower[what[1]]) if what is not None and s.tags[what[1]] == "NOUN" else None


def _or_two(s: Sentence, figure: int) -> str | None:
    """ "Another batch or two": the noun that stands before "or"."""
    if figure < 3 or s.lower[figure - 1 : figure + 1] != ("or", "two") or s.tags[figure - 2] != "NOUN":
        return None
    return None if is_plural(s.lower[figure - 2]) else s.lower[figure - 2]


def _of_included(s: Sentence, figure: int, left: int) -> str | None:
    """ "Palestinians, including the 40 with passports": the plural before the comma."""
    at = left - 1 if left and s.lower[left - 1] == "the" else left
    if at < 3 or s.lower[at - 2] != "," or s.lower[at - 1] not in ("including", "among"):
        return None
    what = phrase_to(s, at - 3)
    if what is None or not is_plural(s.lower[what[1]]):
        return None
    return singular(s.words[what[1]] if s.tags[what[1]] == "PROPN" else s.lower[what[1]])


def topic(s: Sentence, figure: int) -> str | None:
    """What a change of the sentence's topic counts: employment gains are jobs."""
    found = [i for i, word in enumerate(s.lower) if word in TOPICS and abs(i - figure) < BACK]
    return TOPICS[s.lower[min(found, key=lambda i: abs(i - figure))]] if found else None


def singular_of(s: Sentence, what: Span) -> str | None:
    """The noun phrase in the singular; None where its head is no plural noun."""
    head = s.lower[what[1]]
    if s.tags[what[1]] != "NOUN" or not is_plural(head) or head in PLACES:
        return None
    first = what[0]
    for i in range(*what):
        if i in s.figures or not s.words[i][0].isalnum():
            first = i + 1
    base = singular(s.words[what[1]])
    return f"{s.said(first, what[1] - 1)} {base}" if first < what[1] else base
