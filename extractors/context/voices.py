"""Who can speak, and the phrase that speaks before or after a verb of saying.

Knows the nouns of people, bodies and papers; judges no verb and resolves no pronoun.
"""

from extractors.context import lemma
from extractors.context.clause import (
    Span,
    Verb,
    phrase_from,
    phrase_to,
    subject,
    verb_before,
    with_head,
)
from extractors.context.sentence import QUOTES, Sentence
from extractors.context.vocabulary import SPEECH, WORDS

SPEAKING = WORDS["speech.speaking"]  # nouns that can say something without a name
SOURCES = WORDS["speech.sources"]  # nouns of papers and figures that show something
SEEKING = WORDS["speech.seeking"]  # people who find things out
LOOKING = WORDS["speech.looking"]  # what they do to find them; of others it tells nothing
CALENDAR = WORDS["speech.calendar"]
VOICES = SPEAKING | SOURCES
PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "who", "others", "another"))
ISSUING = frozenset(("publish", "release", "issue", "produce", "conduct", "commission", "carry"))
OPENING = frozenset(("who", "which", "whose"))
MARKS = QUOTES | frozenset(("'", "’"))
STOPS = frozenset((",", ".", "?", "!", "…"))
BEHIND = 10  # words between a quotation and the verb behind it
BREAKING = frozenset((",", "-", "–", "—"))
FAR = 40  # words of a relative clause
DATED = 7  # words from "figures published" to its "by"
RELATIVE = frozenset(("who", "that", "which"))


def speaker(s: Sentence, verb: Verb, before: Span | None) -> Span | None:
    """The verb's speaker: its subject, or what speaks for it; `before` spoke earlier in the sentence."""
    who = after_quotation(s, verb) or related(s, verb) or subject(s, verb)
    if s.lower[verb.first - 1 : verb.first + 1] == ("as", "saying"):  # "it quoted the mayor as saying"
        return phrase_to(s, verb.first - 2)
    if s.lower[verb.last].endswith("ing") and verb.first == verb.last:
        if apart(s, verb):  # "he told them, saying", but ", with Ruiz saying"
            own = who is not None and s.tags[who[1]] == "PROPN" and s.lower[who[0] - 1 : who[0]] == ("with",)
            return who if own else before or first_phrase(s) or _main_subject(s, verb.first)
        if who is not None and (doer := _doer(s, who, verb)) is not None:
            return doer
    if who is None:
        return None
    who = _issuer(s, who) or _before_for(s, _before_letters(s, who))
    if s.lower[who[1]] in CALENDAR:
        dated = _before_day(s, who[1])
        if dated is None:
            return None
        who = dated
    return _apposed(s, who, verb) or _opening_speaker(s, who, verb) or who


def apart(s: Sentence, verb: Verb) -> bool:
    """ "…, saying", "…" adding", "… - asserting that"."""
    mark, told = s.lower[verb.first - 1], s.lower[verb.last + 1 : verb.last + 2]
    return mark == "," or mark in QUOTES or (mark in BREAKING and told in (("that",), (":",)))


def _main_subject(s: Sentence, participle: int) -> Span | None:
    """ "On Monday Ruiz met them, saying": whose the verb before the participle is."""
    main = verb_before(s, participle)
    who = subject(s, main) if main is not None else None
    return who if who is not None and is_name(s, who[1]) else None


def after_quotation(s: Sentence, verb: Verb) -> Span | None:
    """ "'…,' chief Per Ruiz told us": all that stands between the quotation and the verb, however tagged."""
    last = first = verb.first - 1
    while first > 0 and last - first < BEHIND and s.tags[first] not in ("VERB", "AUX", "PUNCT"):
        first -= 1
    closed = first > 1 and s.lower[first] in MARKS and s.lower[first - 1] in STOPS and _touches(s, first)
    while last > first and s.tags[last] == "ADV":
        last -= 1
    return (first + 1, last) if closed and last > first else None


def _touches(s: Sentence, mark: int) -> bool:
    """Whether a mark stands at the word before and so ends a quotation: not "As he put it, “the"."""
    return s.words[mark] != "“" and s.spans[mark - 1][1] == s.spans[mark][0]


def related(s: Sentence, verb: Verb) -> Span | None:
    """ "Ruiz, who runs a farm with her aunt, said": who stands before a relative clause that a mark ends."""
    comma = verb.first - 1
    if comma < 4 or s.lower[comma] not in BREAKING or s.lower[verb.last].endswith("ing"):
        return None
    for i in range(comma - 2, max(0, comma - FAR), -1):
        if s.lower[i] in QUOTES:
            return None
        if s.lower[i] in OPENING and s.lower[i - 1] == s.lower[comma]:
            aged = i > 4 and s.tags[i - 2] == "NUM" and s.lower[i - 3] == ","  # "Ruiz, 36, who"
            last = i - 4 if aged else i - 2
            if (
                last > 2 and s.lower[last] == ")" and s.lower[last - 2] == "("
            ):  # "the Grain Office (GO), which"
                last -= 3
            who = phrase_to(s, last)
            return with_head(s, who) if who is not None else None
    return None


def _doer(s: Sentence, who: Span, verb: Verb) -> Span | None:
    """ "A reporter sued the paper claiming that": the reporter."""
    before = verb_before(s, who[0])
    if before is None or "," in s.lower[before.last : verb.first] or s.lower[who[0] - 1] == "with":
        return None
    doer = subject(s, before)
    return doer if doer is not None and can_speak(s, doer) else None


def _before_day(s: Sentence, last: int) -> Span | None:
    """ "Alden on Tuesday announced", "data released on Thursday showed": the phrase before the day."""
    i = last
    while i > 0 and (s.tags[i] in ("ADP", "ADV") or s.lower[i] in CALENDAR or _released(s, i)):
        i -= 1
    if i > 2 and s.lower[i] == ")" and s.lower[i - 2] == "(":  # "the Grain Office (GO) today showed"
        i -= 3
    who = phrase_to(s, i)
    return with_head(s, who) if who is not None else None


def _released(s: Sentence, i: int) -> bool:
    return s.tags[i] == "VERB" and s.lower[i].endswith(("ed", "en"))


def _opening_speaker(s: Sentence, who: Span, verb: Verb) -> Span | None:
    """The phrase that opens the sentence, where it can speak and the verb's own subject cannot."""
    clause = who[1] + 1 == verb.first and s.tags[who[0] - 1] == "PRON"  # "a step that critics said would"
    before = who[0] - 1 if clause else verb.first - 1
    relative = verb.first > 0 and s.lower[before] in RELATIVE
    if who[0] == 0 or relative or closes(s, who, verb) or can_speak(s, who):
        return None
    first = first_phrase(s)
    if first is None or first[1] >= who[0] or not can_speak(s, first):
        return None
    between = range(first[1] + 1, who[0])  # "Ruiz had paid before a request revealed that": no words of hers
    deeds = [lemma.verb(s.lower[i]) for i in between if s.tags[i] in ("VERB", "AUX")]
    own = who[1] + 1 == verb.first and RELATIVE.isdisjoint(s.lower[first[1] + 1 : who[0]])
    return None if own and deeds and SPEECH.keys().isdisjoint(deeds) else first


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


def _before_for(s: Sentence, who: Span) -> Span:
    """ "Centers for Grain Control said": a name may go on before "for"."""
    first, last = who
    named = first > 1 and s.lower[first - 1] == "for" and is_name(s, first) and s.tags[first - 2] == "PROPN"
    before = phrase_to(s, first - 2) if named else None
    return (before[0], last) if before is not None else who


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
    if i < len(s.words) and s.lower[i] in PRONOUNS:
        return i, i
    who = phrase_from(s, i) if i < len(s.words) and s.tags[i] != "ADP" else None
    return whole(s, who) if who is not None else None


def closes(s: Sentence, who: Span, verb: Verb) -> bool:
    """Whether speaker and verb stand behind a quotation, or end the sentence behind a comma."""
    mark = s.lower[who[0] - 1] if who[0] > 0 else ""
    return mark in QUOTES or mark in ("'", "’") or (mark == "," and set(s.tags[verb.last + 1 :]) <= {"PUNCT"})


def can_speak(s: Sentence, who: Span) -> bool:
    """Whether the phrase is a person, a body or a paper."""
    head = s.lower[who[1]]
    if head in CALENDAR:
        return False
    if set(s.lower[who[0] : who[1] + 1]) & SOURCES:
        return True
    if s.tags[who[1]] == "PRON":
        return head in PRONOUNS
    return head in SPEAKING or is_name(s, who[1])


def can_show(s: Sentence, who: Span, verb: int) -> bool:
    """Whether the phrase shows or finds something: a paper; a name or who seeks where it states a figure."""
    head = s.lower[who[1]]
    if head in CALENDAR:
        return False
    if set(s.lower[who[0] : who[1] + 1]) & SOURCES:
        return True
    if s.tags[who[1]] == "PRON":
        return s.lower[verb] == "found" and _clause_follows(s, verb, body=head in ("they", "it"))
    seek = not SEEKING.isdisjoint(s.lower[who[0] : who[1] + 1])
    if lemma.verb(s.lower[verb]) in LOOKING:
        return seek
    if head in SEEKING and s.lower[who[0] - 1 : who[0]] == (",",):
        return True
    near = range(who[1] + 1, min(len(s.words), who[1] + 7))
    states = any(i in s.figures or s.lower[i] == "that" for i in near)
    return (seek and s.lower[verb] != "discovered") or (states and is_name(s, who[1]))


def _clause_follows(s: Sentence, verb: int, *, body: bool) -> bool:
    """Whether what is found is told in a clause: "she found that 40 died", "it found 40 rose"."""
    following = s.tags[verb + 1 :]
    if s.lower[verb + 1 : verb + 2] == ("that",):
        return True
    ahead = following[: following.index("PUNCT")] if "PUNCT" in following else following
    return body and bool({"VERB", "AUX"} & set(ahead[1:]))


def anyone(s: Sentence, who: Span) -> bool:
    """Any noun but a day, and no amount: "with 59 deaths announced"; not "in other words, they said"."""
    head = who[1]
    return (
        s.tags[head] == "NOUN"
        and s.tags[who[0] - 1 : who[0]] != ("ADP",)
        and s.lower[head] not in CALENDAR
        and s.lower[head] not in QUOTES
        and not counts(s, who)
    )


def counts(s: Sentence, who: Span) -> bool:
    """Whether a phrase holds a figure, but for one and an age: "40 doctors", not "the 40-year-old"."""
    held = (i for i in range(who[0], who[1] + 1) if i in s.figures)
    return any(s.lower[i] != "one" and not s.lower[i].endswith("-old") for i in held)


def is_name(s: Sentence, i: int) -> bool:
    """A proper noun, or a capital inside the sentence or throughout, that the tagger took for a noun."""
    word = s.words[i]
    return s.tags[i] == "PROPN" or (
        s.tags[i] in ("NOUN", "X", "ADJ")
        and word[:1].isupper()
        and (i > 0 or word.isupper())
        and len(word) > 1
    )


def whole(s: Sentence, who: Span) -> Span:
    """The speaker with the names that "of", "for" or "at" add, a paper with who "published by" names."""
    first, last = who
    if (maker := _maker(s, last)) is not None:
        return first, maker[1]
    while (
        last + 2 < len(s.words)
        and s.lower[last + 1] in ("of", "for", "from", "at", "by")
        and s.lower[last + 2] not in CALENDAR
        and (more := phrase_from(s, last + 2))
    ):
        last = more[1]
    return first, last


def _maker(s: Sentence, paper: int) -> Span | None:
    """ "Figures published on Monday by the Tram Office": the name behind the paper at a word."""
    if s.lower[paper] not in SOURCES:
        return None
    for i in range(paper + 1, min(len(s.words) - 1, paper + DATED)):
        if s.lower[i] == "by":
            who = phrase_from(s, i + 1)
            named = who is not None and any(is_name(s, k) for k in range(who[0], who[1] + 1))
            return whole(s, who) if who is not None and named else None
        released = i == paper + 1 and _released(s, i)
        if not released and s.tags[i] not in ("ADP", "ADV", "NUM") and s.lower[i] not in CALENDAR:
            return None
    return None
