"""Acts of saying in a sentence: who speaks, and on which side of the verb stands what is said.

Knows the verbs of the speech table and the phrases that quote without one; resolves no pronoun.
"""

import re2

from extractors.context import lemma
from extractors.context.cited import CITING, HELD, Speech, cited, held, labelled, opening_paper
from extractors.context.clause import (
    HEDGES,
    POSSESSIVE,
    Span,
    Verb,
    phrase_from,
    phrase_to,
    subject,
    verb_after,
    verb_at,
)
from extractors.context.sentence import QUOTES, Sentence
from extractors.context.vocabulary import SPEECH, WORDS
from extractors.context.voices import (
    CALENDAR,
    SEEKING,
    SOURCES,
    VOICES,
    after_quotation,
    anyone,
    apart,
    can_show,
    can_speak,
    closes,
    first_phrase,
    is_name,
    related,
    speaker,
    whole,
)
from extractors.dates import readable

HEARING = WORDS["speech.hearing"]  # what they hear or are told is said before them
NOUN_VERBS = WORDS["speech.noun_verbs"]
INVERTING = WORDS["speech.inverting"]
SURE = WORDS["speech.sure"]  # whatever noun is their subject speaks
CLAUSE_OPENERS = frozenset(("he", "she", "it", "they", "we", "i", "there"))  # "he said it was"
OPENERS = frozenset(("'", "‘", "“", '"'))
QUOTE_OPENERS = frozenset((":", "“", '"'))
STATING = QUOTE_OPENERS | CLAUSE_OPENERS | frozenset(("that",))
STATED = frozenset(("report", "announce", "confirm", "estimate", "calculate", "forecast", "project"))
GAINING = frozenset(("add", "claim", "conclude", "admit", "deny", "record", "comment", "list"))
CLOSERS = QUOTES | frozenset((",", "'", "’"))
RUN = 6  # words from a verb to the name of its subject behind it
BARE = frozenset(("show", "suggest", "indicate", "record", "list", "find", "discover", "think", "state"))
UNTOLD = frozenset(
    (("can", "reveal"), ("can", "disclose"), ("will", "show"))
)  # its own news; what is not yet known
HOLDING = frozenset(("suggest", "indicate"))  # what persons and bodies do as well as papers
GROUPED = frozenset(("team", "police", "government", "media"))
PLURAL = frozenset(("data", "police", "media", "people"))
# Words of sentences that are read for their speaker though they hold no figure.
_SAYS = re2.compile(
    r"\b(?:sa(?:id|ys|ying)|told|telling|according|add(?:ed|s|ing)|continued|explain(?:ed|s|ing)|report(?:ed|s)"
    r"|announced|wrote|writes|warn(?:ed|ing)|estimate[sd]|found|polls?|surveys?|admitted|revealed|insisted"
    r"|claimed|tweeted|replied|joked|recalled|noted|asked)\b"
)
# What must stand among the words after a verb for it to be one of saying.
NEEDED = {
    "issue": (frozenset(("statement",)), 5),
    "release": (frozenset(("statement",)), 5),
    "put": (frozenset(("at",)), 16),
    "rule": (frozenset(("that",)), 2),
    "call": (frozenset(("for", "to")), 8),
    "ask": (frozenset(("for", "to")), 8),
    "point": (frozenset(("out",)), 3),
    "continue": (QUOTE_OPENERS | frozenset(("'", ",")), 2),
    "comment": (QUOTE_OPENERS | frozenset(("'", ",", "that")), 2),  # no "commented on his 40 goals"
}


def where_said(text: str) -> list[int]:
    """Where words stand that may tell of somebody speaking; a sentence without one is not read for it."""
    return [match.start() for match in _SAYS.finditer(readable(text))]


def speeches(s: Sentence) -> tuple[Speech, ...]:
    """Every act of saying in the sentence, in order."""
    found = [act for act in (opening_paper(s), labelled(s)) if act is not None]
    colon = _colon(s)
    for i, word in enumerate(s.lower):
        act = cited(s, i) if word in CITING else None
        if act is None and (s.tags[i] == "VERB" or _verb_taken_for_noun(s, i)):
            act = _act(s, verb_at(s, i), found)
        if act is None and word in HELD:
            act = held(s, i)
        if act is not None:
            found.append(act)
        if i == colon and not any(a.strength in ("strong", "whole") for a in found):
            found += _introduced(s, i)
    return tuple(found)


def _colon(s: Sentence) -> int | None:
    """The colon at which a quotation begins."""
    if ":" not in s.lower[3:-1]:
        return None
    i = s.lower.index(":", 3)
    return i if s.lower[i + 1] in OPENERS else None


def _introduced(s: Sentence, colon: int) -> list[Speech]:
    """ "Ruiz opened up about it: 'I was 40'": whoever the sentence is about says what the colon opens."""
    who = first_phrase(s)
    if who is None or who[1] >= colon - 1 or not (s.tags[who[1]] == "PRON" or is_name(s, who[1])):
        return []
    if s.lower[who[1]] not in ("he", "she") and s.tags[who[1]] == "PRON":
        return []
    return [Speech(colon, who, True, "strong")]


def _verb_taken_for_noun(s: Sentence, i: int) -> bool:
    """ "a report reveals that", "…, study finds": the tagger's likeliest slip with verbs of saying."""
    before, word, after = s.lower[i - 1 : i], s.lower[i], s.lower[i + 1 : i + 2]
    if word in ("said", "wrote", "told"):
        return s.tags[i] == "NOUN"
    if word == "forecast":
        return s.tags[i + 1 : i + 2] in (("DET",), ("NUM",)) and s.tags[i - 1] in ("NOUN", "PROPN")
    if word in ("show", "suggest", "heard"):
        return bool(before) and before[0] in (HEARING if word == "heard" else SOURCES)
    if s.tags[i] == "NOUN" and after == ("that",) and word in ("estimate", "report", "claim"):
        many = bool(before) and (before[0] in GROUPED or before[0].endswith("s"))
        return many and before[0] in VOICES | SEEKING  # "the team estimate that"
    if s.tags[i] != "NOUN" or not word.endswith("s"):
        several = (
            i > 2
            and before[0].endswith("s")
            and "," in (s.lower[i - 2], s.lower[i - 3] if s.tags[i - 2] == "DET" else "")
        )
        return several and s.tags[i] == "NOUN" and after in ((), (".",)) and word in SPEECH
    if word in NOUN_VERBS or after == ("that",) or (word == "points" and after == ("out",)):
        return True
    speaks = bool(before) and (before[0] in VOICES or s.tags[i - 1] == "PROPN")
    return speaks and after in ((), (".",), (":",), ("the",)) and lemma.verb(word) in SPEECH


def _act(s: Sentence, verb: Verb, earlier: list[Speech]) -> Speech | None:
    i, strength = verb.last, _strength(s, verb)
    if s.lower[i + 1 : i + 2] == ("by",) and (verb.passive or verb.lemma not in SURE):  # "said by telephone"
        return _by(s, verb) if verb.passive and verb.lemma in STATED else None
    told = verb.passive and verb.lemma == "tell"
    if strength is None or (verb.passive and not told) or (verb.negated and strength == "strong"):
        return None
    if _describes(s, verb) or not _complete(s, verb):
        return None
    inverted = _inverted(s, verb) if strength == "strong" else None
    if inverted is not None:
        return Speech(i, inverted, False, strength)
    who = speaker(s, verb, earlier[-1].speaker if earlier else None)
    if who is None or not _voiced(s, who, verb, strength):
        return None
    if s.lower[verb.first - 1] == "as" and _cited_behind(s, who):
        return Speech(i, who, False, strength)
    later = who[1] < i - 1 and s.lower[i].endswith("ing") and apart(s, verb)  # "'…,' he said, noting that"
    return Speech(i, who, later or not _closes(s, who, i), "strong" if verb.lemma == "hear" else strength)


def _cited_behind(s: Sentence, who: Span) -> bool:
    """ "…, the Post quoted the mayor as saying": whether a mark parts the quoter from what comes before."""
    quoter = phrase_to(s, who[0] - 2) if who[0] > 2 else None
    return quoter is not None and quoter[0] > 2 and s.lower[quoter[0] - 1] in CLOSERS


def _strength(s: Sentence, verb: Verb) -> str | None:
    """How surely the verb says something: so does what closes a quotation ("…," he laughed)."""
    known = SPEECH.get(verb.lemma)
    if known in ("strong", "weak") or verb.first != verb.last:
        return known
    if verb.lemma == "ask" and 0 < verb.last <= RUN and _ends(s, verb.last):
        return "strong"
    who = after_quotation(s, verb) or (subject(s, verb) if _before_quotation(s, verb.last) else None)
    end = verb.last + 1
    while s.tags[end : end + 1] == ("ADV",):
        end += 1  # "he laughed again", "he went on"
    ends = s.tags[end : end + 1] in ((), ("PUNCT",))
    named = who is not None and (s.lower[who[1]] in ("he", "she") or can_speak(s, who))
    return "strong" if named and (ends or known is not None) else known


def _before_quotation(s: Sentence, verb: int) -> bool:
    """ "He related: 'We had 40'", "he wrote on a site: 'We": whether a quotation follows the verb."""
    at = next((i for i in range(verb + 1, min(len(s.words), verb + RUN)) if s.words[i] in (":", ",")), None)
    if at is None or any(s.tags[i] in ("VERB", "AUX", "NUM") for i in range(verb + 1, at)):
        return False
    quote, opening = (*s.words[at + 1 : at + 3], "", "")[:2]
    return quote in OPENERS and (opening[:1].isupper() or opening[:1].isdigit())


def _complete(s: Sentence, verb: Verb) -> bool:
    """Whether the words that the verb needs follow it."""
    if verb.lemma in GAINING and _gains(s, verb.last):
        return False
    if (verb.modal, verb.lemma) in UNTOLD:
        return False
    if verb.lemma == "write" and s.lower[verb.last + 1 : verb.last + 2] in (("about",), ("of",)):
        return _ends(s, verb.last) or after_quotation(s, verb) is not None
    if verb.lemma == "tell" and "story" in s.lower[verb.last + 1 : verb.last + 4]:
        return False  # "The film tells the story of two sisters"
    if _ends(s, verb.last) or after_quotation(s, verb) is not None:
        return True
    words, reach = NEEDED.get(verb.lemma, (None, 0))
    if words is None or words & set(s.lower[verb.last + 1 : verb.last + reach]):
        return True
    return verb.lemma == "ask" and bool(QUOTES & set(s.lower[verb.last + 1 : verb.last + RUN]))


def _voiced(s: Sentence, who: Span, verb: Verb, strength: str) -> bool:
    """Whether the phrase can be the subject of this verb of saying."""
    if verb.passive or verb.lemma == "hear":  # "the court heard", "the court was told"
        return s.lower[who[1]] in HEARING
    if not _agrees(s, who, verb):
        return False
    if strength == "weak":
        holds = verb.lemma in HOLDING and who[1] + 1 == verb.first and _is_held(s, verb.last)
        return can_show(s, who, verb.last) or (can_speak(s, who) and (holds or closes(s, who, verb)))
    if can_speak(s, who):
        return True
    sure = (
        closes(s, who, verb)
        or verb.lemma in SURE
        or s.lower[verb.last + 1 : verb.last + 2] == (":",)
        or _before_quotation(s, verb.last)
        or (strength == "strong" and s.lower[verb.last + 1 : verb.last + 2] == ("that",))
    )
    return sure and anyone(s, who)


def _is_held(s: Sentence, verb: int) -> bool:
    """ "He suggested that", "the agency suggests opening": what is held, not the thing that hints at it."""
    following = s.lower[verb + 1 : verb + 2]
    return following in (("that",), ("'",), ("‘",)) or (bool(following) and following[0].endswith("ing"))


def _agrees(s: Sentence, who: Span, verb: Verb) -> bool:
    """Whether a bare verb has a subject of its number: no "reality TV show"."""
    if verb.first < verb.last:
        return s.lower[verb.last] != "state" or verb.modal is not None  # "who was then state vet"
    if s.lower[verb.last] not in BARE:
        return True
    head = s.lower[who[1]]
    return (
        s.tags[who[1]] == "PRON" or head.endswith("s") or head in PLURAL or "and" in s.lower[who[0] : who[1]]
    )


def _describes(s: Sentence, verb: Verb) -> bool:
    """ "10 people confirmed dead", ", estimated at 40": a participle, nobody speaks."""
    following = s.lower[verb.last + 1 : verb.last + 2]
    fallen = following in (("dead",), ("missing",), ("killed",), ("injured",))
    apart = s.lower[verb.first - 1 : verb.first] == (",",) and s.lower[verb.last].endswith("ed")
    return verb.first == verb.last and (
        fallen or (apart and following in (("at",), ("to",), ("as",), ("in",)))
    )


def _by(s: Sentence, verb: Verb) -> Speech | None:
    """ "40 deaths were reported by the ministry"."""
    who = phrase_from(s, verb.last + 2)
    if who is None or not can_speak(s, who):
        return None
    return Speech(verb.last, whole(s, who), False, "whole")


def _gains(s: Sentence, verb: int) -> bool:
    """ "The index added 20 points", "who claimed two awards": an amount follows, and no clause."""
    i = verb + 1
    while i < len(s.words) and (s.lower[i] in HEDGES or s.tags[i] == "DET"):
        i += 1
    return i in s.figures and verb_after(s, phrase[1] if (phrase := phrase_from(s, i)) else i) is None


def _inverted(s: Sentence, verb: Verb) -> Span | None:
    """'"…," said the minister': the speaker follows the verb, which follows a comma or a quotation mark."""
    i = verb.last
    if verb.first != i or verb.lemma not in INVERTING or i + 1 >= len(s.words):
        return None
    if verb.first > 0 and s.lower[i - 1] not in CLOSERS:
        return None
    if s.tags[i + 1] == "PRON" and s.lower[i + 1] not in POSSESSIVE:
        tells = s.tags[i + 2 : i + 3] in (("VERB",), ("AUX",))  # "Ruiz, 36, said she lost"
        return (i + 1, i + 1) if s.lower[i + 1] in ("he", "she", "they") and not tells else None
    who = phrase_from(s, i + 1, 14) or _named_run(s, i + 1)
    if who is None or s.lower[who[1]] in CALENDAR:
        return None
    who = _named_behind(s, who) or who
    following = s.tags[who[1] + 1 : who[1] + 2]
    if not can_speak(s, who) and not (
        s.lower[i] == "said" and anyone(s, who) and following in ((), ("PUNCT",))  # "…," said her daughter.
    ):
        return None
    if following == ("VERB",) and s.lower[who[1] + 1].endswith("ing"):
        return whole(s, who)  # "says a report highlighting that"
    goes_on = following in (("AUX",), ("VERB",)) or (following != ("PUNCT",) and related(s, verb) is not None)
    return None if goes_on else whole(s, who)


def _named_behind(s: Sentence, who: Span) -> Span | None:
    """ "…," said her daughter, Ana Ruiz.": the name that the comma adds."""
    if is_name(s, who[1]) or s.lower[who[1] + 1 : who[1] + 2] != (",",) or who[1] + 2 >= len(s.words):
        return None
    name = phrase_from(s, who[1] + 2)
    ends = name is not None and s.tags[name[1] + 1 : name[1] + 2] in ((), ("PUNCT",))
    return name if name is not None and ends and s.tags[name[0]] == "PROPN" else None


def _ends(s: Sentence, word: int) -> bool:
    """Whether nothing but signs follows."""
    return set(s.tags[word + 1 :]) <= {"PUNCT"}


def _named_run(s: Sentence, first: int) -> Span | None:
    """ "…," said co-host Ruiz: all up to the next mark, when it ends with a name."""
    last = first
    while last + 1 < len(s.words) and last - first < RUN and s.tags[last + 1] not in ("PUNCT", "VERB", "AUX"):
        last += 1
    return (first, last) if s.tags[last] == "PROPN" else None


def _whom(s: Sentence, verb: int) -> int | None:
    """The last word of those who are told."""
    if s.tags[verb + 1 : verb + 2] == ("PRON",) and s.lower[verb + 1] not in STATING:
        return verb + 1
    whom = phrase_from(s, verb + 1) if verb + 1 < len(s.words) else None
    return whom[1] if whom is not None else None


def _closes(s: Sentence, who: Span, verb: int) -> bool:
    """Whether the speech comes before: "…, the minister said." and "…," she said on Monday."""
    opening = who[0] - 1
    if s.lower[max(0, opening - 1) : opening + 1] == (",", "that"):  # ", that nation's ministry said"
        opening -= 1
    if opening < 0 and _ends(s, verb):  # "'…?' the mayor asked.", cut behind the mark
        return True
    if opening > 2 and s.lower[opening] == "as" and s.lower[opening - 1] == ",":  # ", as the mayor put it"
        return True
    if opening < 2 or s.lower[opening] not in CLOSERS:
        return False
    if _ends(s, verb):
        return True
    if (
        s.lower[opening] == ","
        and s.lower[opening - 1] not in CLOSERS
        and not {"VERB", "AUX"} & set(s.tags[:opening])
    ):
        return False
    if s.lower[verb] in ("told", "tells") and (whom := _whom(s, verb)) is not None:
        verb = whom
    after = s.lower[verb + 1 : verb + 2]
    if after and after[0] in STATING:
        return False
    if s.lower[opening] == "," and s.lower[opening - 1] not in CLOSERS and _before_quotation(s, verb):
        return False
    ends = not after or s.tags[verb + 1] == "PUNCT"
    quote = s.lower[opening] in QUOTES or s.lower[opening] in ("'", "’") or s.lower[opening - 1] in CLOSERS
    dated = bool(CALENDAR & set(s.lower[verb + 1 : verb + 3]))
    return ends or quote or dated or s.tags[verb + 1] in ("ADP", "ADV", "PROPN", "PRON")
