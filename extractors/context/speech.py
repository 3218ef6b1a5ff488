"""Acts of saying in a sentence: who speaks, and on which side of the verb stands what is said.

Knows the verbs of the speech table and which nouns can speak; resolves no pronoun.
"""

from dataclasses import dataclass

from extractors.context.clause import (
    HEDGES,
    Span,
    Verb,
    phrase_from,
    phrase_to,
    subject,
    verb_after,
    verb_at,
    verb_before,
    with_head,
)
from extractors.context.lemma import verb as lemma
from extractors.context.sentence import QUOTES, Sentence
from extractors.context.vocabulary import SPEECH, WORDS

SPEAKING = WORDS["speech.speaking"]  # nouns that can say something without a name
SOURCES = WORDS["speech.sources"]  # nouns of papers and figures that show something
SEEKING = WORDS["speech.seeking"]  # people who find things out
CALENDAR = WORDS["speech.calendar"]
UNSPOKEN = WORDS["speech.unspoken"]  # "according to size" quotes nobody
HEARING = WORDS["speech.hearing"]  # what they hear or are told is said before them
NOUN_VERBS = WORDS["speech.noun_verbs"]
INVERTING = frozenset(
    ("say", "add", "write", "explain", "note", "warn", "ask", "report", "tweet", "recall")
)
SPEAKING_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "who", "others", "another"))
SURE = frozenset(("say", "tell", "explain", "announce", "warn", "insist", "argue", "continue"))
COUNTS = frozenset(("count", "tally", "estimate", "estimates", "reckoning", "calculation", "calculations", "account"))
ISSUING = frozenset(("publish", "release", "issue", "produce", "conduct", "commission", "carry"))
CLAUSE_OPENERS = frozenset(("he", "she", "it", "they", "we", "i", "there"))  # "he said it was"
ENDS = QUOTES | frozenset((".", "?", "!", ")", "…", "'", "’"))
MARKS = frozenset((":", "-", "–", "—"))
GAINING = frozenset(("add", "claim"))
CLOSERS = QUOTES | frozenset((",", "'", "’"))


@dataclass(frozen=True, slots=True)
class Speech:
    """At word `at` somebody speaks; `after` when what is said follows, `strength` as in the speech table."""

    at: int
    speaker: Span
    after: bool
    strength: str


def speeches(s: Sentence) -> tuple[Speech, ...]:
    """Every act of saying in the sentence, in order."""
    found: list[Speech] = []
    if (paper := _opening_paper(s)) is not None:
        found.append(Speech(0, paper, True, "whole"))
    if (label := _labelled(s)) is not None:
        found.append(label)
    for i, word in enumerate(s.lower):
        if word in ("according", "per") and s.lower[i + 1 : i + 2] == ("to",):
            if (who := phrase_from(s, i + 2)) and s.lower[who[1]] not in UNSPOKEN:
                found.append(Speech(i, _whole(s, who), i == 0, "whole"))
        elif word in ("on", "by") and (who := _reckoned(s, i)) is not None:
            found.append(Speech(i, who, i == 0, "whole"))
        elif word == "per" and s.lower[i - 1] == "," and (who := _paper(s, i + 1)):
            found.append(Speech(i, who, False, "whole"))
        elif (s.tags[i] == "VERB" or _verb_taken_for_noun(s, i)) and (act := _act(s, verb_at(s, i), found)):
            found.append(act)
    return tuple(found)


def _opening_paper(s: Sentence) -> Span | None:
    """ "In a poll by Delta, …": the paper in which the whole sentence was found."""
    return _paper(s, 1) if s.lower[:1] in (("in",), ("per",)) else None


def _labelled(s: Sentence) -> Speech | None:
    """ "Police: 40 held", "40 held: police", "40 held - BBC": a headline's speaker before or after its mark."""
    last = len(s.words) - 1
    if last < 4 or s.lower[last] in ENDS:
        return None
    for at in range(1, 4):
        if s.lower[at] == ":" and s.lower[at - 1] in SPEAKING | SOURCES:
            return Speech(at, (0, at - 1), True, "whole")
    letters = s.words[last].isupper() and len(s.words[last]) > 2
    if letters or s.lower[last] in SPEAKING | SOURCES:
        for at in range(max(1, last - 4), last):
            if s.lower[at] in MARKS and not any(i in s.figures or s.tags[i] == "VERB" for i in range(at, last)):
                return Speech(at, (at + 1, last), False, "whole")
    return None


def _paper(s: Sentence, first: int) -> Span | None:
    who = phrase_from(s, first) if first < len(s.words) else None
    return _whole(s, who) if who is not None and s.lower[who[1]] in SOURCES else None


def _reckoned(s: Sentence, i: int) -> Span | None:
    """ "based on data from Delta", "by the ministry's count": the paper and whose it is."""
    if s.lower[i] == "on" and s.lower[i - 1 : i] != ("based",):
        return None
    who = phrase_from(s, i + 1) if i + 1 < len(s.words) else None
    if who is None or s.lower[who[1]] not in SOURCES | COUNTS:
        return None
    owned = {"'s", "’s"} & set(s.lower[who[0] : who[1] + 1]) or any(is_name(s, k) for k in range(who[0], who[1]))
    if s.lower[i] == "by":
        return who if owned and s.lower[who[1]] in COUNTS else None
    return _whole(s, who)


def _verb_taken_for_noun(s: Sentence, i: int) -> bool:
    """ "a report reveals that": the tagger's likeliest slip with verbs of saying."""
    if s.lower[i] in ("show", "suggest") and s.lower[i - 1] in SOURCES:
        return True
    if s.tags[i] != "NOUN" or not s.lower[i].endswith("s"):
        return False
    following = s.lower[i + 1 : i + 2]
    if following in ((), (".",)) and i > 0 and s.lower[i - 1] in SPEAKING | SOURCES and lemma(s.lower[i]) in SPEECH:
        return True  # "40 hurt in blaze, study finds"
    named = i > 0 and s.tags[i - 1] == "PROPN" and following in ((":",), ("the",)) and lemma(s.lower[i]) in SPEECH
    return named or s.lower[i] in NOUN_VERBS or following == ("that",)


def _act(s: Sentence, verb: Verb, earlier: list[Speech]) -> Speech | None:
    strength = SPEECH.get(verb.lemma)
    if s.lower[verb.last + 1 : verb.last + 2] == ("by",):
        return _by(s, verb) if verb.passive and strength == "strong" and verb.lemma != "write" else None
    told = verb.passive and verb.lemma == "tell"
    if strength is None or (verb.passive and not told) or _describes(s, verb):
        return None
    i = verb.last
    if verb.lemma in ("issue", "release") and "statement" not in s.lower[i + 1 : i + 5]:
        return None
    if verb.lemma == "put" and "at" not in s.lower[i : i + 16]:
        return None
    if verb.lemma in ("call", "ask") and not {"for", "to"} & set(s.lower[i + 1 : i + 8]):
        return None
    if verb.lemma in GAINING and _gains(s, i):
        return None
    inverted = _inverted(s, verb) if strength == "strong" else None
    if inverted is not None:
        return Speech(i, inverted, False, strength)
    who = _speaker(s, verb, earlier)
    if told or verb.lemma == "hear":
        heard = who is not None and s.lower[who[1]] in HEARING
        return Speech(i, who, not _closes(s, who, i), "strong") if who is not None and heard else None
    sure = verb.lemma in SURE or (strength == "strong" and s.lower[i + 1 : i + 2] == ("that",))
    if who is None or not (_can_speak(s, who, strength) or (sure and _anyone(s, who))):
        return None
    if verb.lemma == "continue" and s.lower[i + 1 : i + 2] not in ((":",), ("“",), ('"',), ("'",), (",",)):
        return None
    return Speech(i, who, not _closes(s, who, i), strength)


def _describes(s: Sentence, verb: Verb) -> bool:
    """ "10 people confirmed dead", ", estimated at 40": a participle, nobody speaks."""
    following = s.lower[verb.last + 1 : verb.last + 2]
    fallen = following in (("dead",), ("missing",), ("killed",), ("injured",))
    apart = s.lower[verb.first - 1 : verb.first] == (",",) and s.lower[verb.last].endswith("ed")
    return verb.first == verb.last and (fallen or (apart and following in (("at",), ("to",), ("as",), ("in",))))


def _by(s: Sentence, verb: Verb) -> Speech | None:
    """ "40 deaths were reported by the ministry"."""
    who = phrase_from(s, verb.last + 2)
    if who is None or not _can_speak(s, who, "strong"):
        return None
    return Speech(verb.last, _whole(s, who), False, "whole")


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
    if s.tags[i + 1] == "PRON":
        return (i + 1, i + 1) if s.lower[i + 1] in ("he", "she", "they") else None
    who = phrase_from(s, i + 1, 14)
    if who is None or s.lower[who[1]] in CALENDAR or not _can_speak(s, who, "strong"):
        return None
    goes_on = who[1] + 1 < len(s.words) and s.tags[who[1] + 1] in ("AUX", "VERB")
    return None if goes_on else _whole(s, who)


def _speaker(s: Sentence, verb: Verb, earlier: list[Speech]) -> Span | None:
    """The verb's subject; a participle after a comma takes the speaker before it: "he told …, saying …"."""
    if (
        s.lower[verb.last].endswith("ing")
        and verb.first == verb.last
        and s.lower[verb.first - 1 : verb.first] == (",",)
    ):
        who = subject(s, verb)
        own = who is not None and s.tags[who[1]] == "PROPN" and s.lower[who[0] - 1 : who[0]] == ("with",)
        if not own:
            return earlier[-1].speaker if earlier else first_phrase(s)
    who = subject(s, verb)
    if s.lower[verb.last].endswith("ing") and verb.first == verb.last and who is not None:
        before = verb_before(s, who[0])  # "a reporter who sued the paper claiming that"
        straight = before is not None and "," not in s.lower[before.last : verb.first]
        doer = subject(s, before) if before is not None and straight else None
        if doer is not None and _can_speak(s, doer, "strong"):
            return doer
    if who is not None:
        who = _issuer(s, who) or _before_letters(s, who)
    if who is not None and s.lower[who[1]] in CALENDAR:  # "Alden on Tuesday announced"
        i = who[1]
        while i > 0 and (s.tags[i] in ("ADP", "ADV") or s.lower[i] in CALENDAR or _released(s, i)):
            i -= 1
        who = phrase_to(s, i)
        who = with_head(s, who) if who is not None else None
    if who is not None and (name := _apposed(s, who, verb)) is not None:
        return name
    relative = s.lower[verb.first - 1 : verb.first] in (("who",), ("that",), ("which",))
    if who is not None and who[0] > 0 and not relative and not _can_speak(s, who, "strong"):
        first = first_phrase(s)
        if first is not None and first[1] < who[0] and _can_speak(s, first, "strong"):
            return first
    return who


def _released(s: Sentence, i: int) -> bool:
    """ "data released on Thursday showed": a participle between the noun and its day."""
    return s.tags[i] == "VERB" and s.lower[i].endswith(("ed", "en"))


def _apposed(s: Sentence, who: Span, verb: Verb) -> Span | None:
    """ "the health secretary, Ana Ruiz, told": the name between the commas."""
    last = verb.first - 2
    if is_name(s, who[1]) or s.lower[last + 1 : verb.first] != (",",) or last < who[1] + 2:
        return None
    name = phrase_to(s, last)
    return name if name is not None and name[0] == who[1] + 2 and s.tags[last] == "PROPN" else None


def _before_letters(s: Sentence, who: Span) -> Span:
    """ "the Budget Office (BO) forecasts": the phrase goes on before the letters in brackets."""
    first, last = who
    if first > 3 and s.lower[first - 1] == ")" and s.lower[first - 3] == "(":
        before = phrase_to(s, first - 4)
        return (before[0], last) if before is not None else who
    return who


def _issuer(s: Sentence, who: Span) -> Span | None:
    """ "Delta also published a survey that found": who issued the nameless paper."""
    if s.lower[who[1]] not in SOURCES or any(is_name(s, i) for i in range(who[0], who[1] + 1)):
        return None
    verb = verb_before(s, who[0])
    issuer = subject(s, verb) if verb is not None and verb.lemma in ISSUING else None
    return issuer if issuer is not None and is_name(s, issuer[1]) else None


def first_phrase(s: Sentence) -> Span | None:
    """The noun phrase with which the sentence begins, a caption's label left out ("Battle: Ana, 61, …")."""
    i = s.lower.index(":") + 1 if ":" in s.lower[:5] else 0
    while i < len(s.words) and (s.tags[i] == "PUNCT" or s.tags[i] in ("CCONJ", "ADV")):
        i += 1
    if i < len(s.words) and s.lower[i] in SPEAKING_PRONOUNS:
        return i, i
    who = phrase_from(s, i) if i < len(s.words) and s.tags[i] != "ADP" else None
    return _whole(s, who) if who is not None else None


def _closes(s: Sentence, who: Span, verb: int) -> bool:
    """Whether the speech comes before: "…, the minister said." and "…," she said on Monday."""
    opening = who[0] - 1
    if opening < 2 or s.lower[opening] not in CLOSERS:
        return False
    if (
        s.lower[opening] == ","
        and s.lower[opening - 1] not in CLOSERS
        and not {"VERB", "AUX"} & set(s.tags[:opening])
    ):
        return False
    if s.lower[verb] in ("told", "tells") and (whom := phrase_from(s, verb + 1)) is not None:
        verb = whom[1]
    after = s.lower[verb + 1 : verb + 2]
    if after and (after[0] == "that" or after[0] in (":", "“", '"') or after[0] in CLAUSE_OPENERS):
        return False
    ends = not after or s.tags[verb + 1] == "PUNCT"
    quote = s.lower[opening] in QUOTES or s.lower[opening] in ("'", "’") or s.lower[opening - 1] in CLOSERS
    dated = bool(CALENDAR & set(s.lower[verb + 1 : verb + 3]))
    return ends or quote or dated or s.tags[verb + 1] in ("ADP", "ADV", "PROPN", "PRON")


def _can_speak(s: Sentence, who: Span, strength: str) -> bool:
    """Whether the phrase is a person, a body or a paper; a weak verb ("shows") takes a paper only."""
    head = s.lower[who[1]]
    if head in CALENDAR:
        return False
    if set(s.lower[who[0] : who[1] + 1]) & SOURCES:
        return True
    if strength == "weak":
        near = range(who[1] + 1, min(len(s.words), who[1] + 7))
        states = any(i in s.figures or s.lower[i] == "that" for i in near)
        closes = s.lower[who[0] - 1 : who[0]] == (",",) and head in SEEKING
        found = s.lower[who[1] + 1 : who[1] + 3] == ("found", "that") and head in ("they", "he", "she")
        return found or closes or (states and (head in SEEKING or is_name(s, who[1])))
    if s.tags[who[1]] == "PRON":
        return head in SPEAKING_PRONOUNS
    return head in SPEAKING or is_name(s, who[1])


def _anyone(s: Sentence, who: Span) -> bool:
    """Any noun but a day, and no amount: "with 59 deaths announced"."""
    head, counted = who[1], any(i in s.figures for i in range(who[0], who[1] + 1))
    return s.tags[head] == "NOUN" and s.lower[head] not in CALENDAR | QUOTES and not counted


def is_name(s: Sentence, i: int) -> bool:
    """A proper noun, or a capital inside the sentence or throughout, that the tagger took for a noun."""
    word = s.words[i]
    return s.tags[i] == "PROPN" or (
        s.tags[i] in ("NOUN", "X", "ADJ")
        and word[:1].isupper()
        and (i > 0 or word.isupper())
        and len(word) > 1
    )


def _whole(s: Sentence, who: Span) -> Span:
    """The speaker with the names that "of", "for" or "at" add."""
    first, last = who
    while (
        last + 2 < len(s.words)
        and s.lower[last + 1] in ("of", "for", "from", "at", "by")
        and s.lower[last + 2] not in CALENDAR
        and (more := phrase_from(s, last + 2))
    ):
        last = more[1]
    return first, last
