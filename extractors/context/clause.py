"""The phrases around a figure: its noun phrase, the verb that governs it, that verb's subject.

Knows tags and closed classes of words only; there is no parser, so reach is bounded and doubt gives None.
"""

from dataclasses import dataclass

from extractors.context import lemma
from extractors.context.sentence import QUOTES, Sentence
from extractors.context.vocabulary import EVENTS, WORDS

HEDGES = WORDS["clause.hedges"]
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "SYM", "X"))
BREAKS = frozenset((";", ":", "—", "–", "(", ")", "[", "]", "…", ".", "?", "!")) | QUOTES
RELATIVES = WORDS["clause.relatives"]
NOT_TIME = WORDS["clause.not_time"]
LOOSE = frozenset(("after", "before", "while", "by", "since", "when"))
FLOATING = frozenset(("both", "each", "all"))
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
REACH = 24
Span = tuple[int, int]  # first and last word, both included


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: words `first` to `last`, the main verb last; `lemma` is the main verb's."""

    first: int
    last: int
    lemma: str
    passive: bool = False
    negated: bool = False
    modal: str | None = None


def left_edge(s: Sentence, figure: int) -> int:
    """The first word of the figure's own phrase: before it may stand hedges and determiners."""
    i = figure
    while i > 0 and s.lower[i - 1] in HEDGES and figure - i < 6:
        if s.lower[i - 1] == "to" and s.lower[max(0, i - 2)] not in ("up", "close"):
            break
        if (
            s.lower[i - 1] in ("at", "of", "or", "over", "under", "between")
            and s.lower[i]
            not in (
                "least",
                "most",
            )
            and (s.lower[i - 1] != "over" or s.tags[max(0, i - 2)] in ("NOUN", "PROPN"))
        ):
            break
        i -= 1
    return i


def phrase_from(s: Sentence, first: int, reach: int = 9) -> Span | None:
    """The noun phrase that begins at a word, without what follows its head."""
    i, end = first, min(len(s.words), first + reach)
    head = None
    while i < end:
        tag, word = s.tags[i], s.lower[i]
        if tag in ("NOUN", "PROPN"):
            head = i
        elif tag in ("ADJ", "NUM", "SYM", "X") or (tag == "DET" and i == first):
            if head is not None and tag == "NUM" and s.tags[i + 1 : i + 2] != ("NOUN",):
                break
        elif tag in ("PRON", "PART") and (word in ("'s", "’s") or (i == first and word in POSSESSIVE)):
            pass
        elif (tag in ("CCONJ", "PUNCT") and word in ("and", "or", "&", "/", "-")) and i + 1 < end:
            described = head is None and s.tags[i + 1] == "ADV" and s.tags[i - 1] == "ADJ"
            if (s.tags[i + 1] not in NOMINAL and not described) or i + 1 in s.figures or i == first:
                break
        elif (
            tag == "VERB"
            and head is None
            and lemma.verb(word) != word
            and i + 1 < end
            and s.tags[i + 1] in ("NOUN", "ADJ", "PROPN")
        ) or (tag == "ADV" and i + 1 < end and s.tags[i + 1] in ("ADJ", "VERB", "NOUN") and head is None):
            pass
        else:
            break
        i += 1
    return None if head is None else (first, head)


POSSESSIVE = WORDS["clause.possessive"]


def with_tail(s: Sentence, phrase: Span, tails: int = 2, reach: int = 14) -> Span:
    """The phrase with the prepositional phrases that follow it, as far as they go without a break."""
    first, last = phrase
    for _ in range(tails):
        if (
            last + 2 >= len(s.words)
            or s.lower[last + 1] not in NOT_TIME
            or s.tags[last + 1] not in ("ADP", "PART")
        ):
            break
        more = phrase_from(s, last + 2)
        if more is None or more[1] - first > reach:
            break
        last = more[1]
    return first, last


def phrase_to(s: Sentence, last: int, reach: int = 16) -> Span | None:
    """The noun phrase that ends at a word, with the "of" phrases inside it; None when the word is no noun."""
    if last < 0 or s.tags[last] not in ("NOUN", "PROPN", "ADJ", "PRON", "NUM"):
        return None
    if s.tags[last] == "PRON" and s.lower[last] not in POSSESSIVE:
        return last, last
    i = last
    while i > 0 and last - i < reach:
        tag, word, at = s.tags[i - 1], s.lower[i - 1], s.tags[i]
        if tag in NOMINAL or tag == "DET" or word in ("'s", "’s") or (word in POSSESSIVE and word != "that"):
            if at == "DET" and tag in ("NOUN", "PROPN"):
                break
        elif (
            word in ("of", "and", "&", "-", "/")
            and i > 1
            and s.tags[i - 2] in NOMINAL
            and i - 2 not in s.figures
        ) or (tag == "VERB" and at in ("NOUN", "ADJ") and i > 1 and s.tags[i - 2] in ("DET", "ADJ")):
            pass
        else:
            break
        i -= 1
    return i, last


def verb_at(s: Sentence, i: int) -> Verb:
    """The verb group whose main verb is word `i`."""
    first, passive, negated, modal = i, False, False, None
    be = False
    while first > 0 and i - first < 6:
        tag, word = s.tags[first - 1], s.lower[first - 1]
        if tag == "AUX":
            be = be or word in _BE
            modal = word if word in _MODALS else modal
        elif tag not in ("ADV", "PART"):
            break
        negated = negated or word in NEGATIONS
        first -= 1
    word = s.lower[i]
    if be and (word.endswith(("ed", "en", "wn", "ght", "ne")) or word in _PARTICIPLES):
        passive = True
    return Verb(first, i, lemma.verb(word), passive, negated, modal)


_BE = WORDS["clause.be"]
_MODALS = WORDS["clause.modals"]
_PARTICIPLES = WORDS["clause.participles"]


def verb_before(s: Sentence, i: int) -> Verb | None:
    """The nearest verb before word `i` in its clause."""
    for j in range(i - 1, max(-1, i - REACH), -1):
        tag, word = s.tags[j], s.lower[j]
        if (tag == "VERB" and not _describes(s, j)) or (tag == "AUX" and not _helps(s, j)):
            return verb_at(s, j)
        if word in BREAKS or (word in RELATIVES and tag in ("PRON", "SCONJ", "DET", "ADV")):
            return None
        if tag == "SCONJ" and word not in ("as", "than"):
            return None
    return None


def _describes(s: Sentence, i: int) -> bool:
    """Whether a participle only describes the noun after it: "its benchmark lending rate"."""
    if i == 0 or i + 1 >= len(s.words) or s.tags[i + 1] not in ("NOUN", "PROPN"):
        return False
    return s.lower[i].endswith(("ing", "ed", "en")) and s.tags[i - 1] in ("DET", "ADJ", "NOUN", "ADP", "PRON")


def _helps(s: Sentence, i: int) -> bool:
    """Whether an auxiliary only serves a verb that follows."""
    for j in range(i + 1, min(len(s.words), i + 4)):
        if s.tags[j] == "VERB":
            return True
        if s.tags[j] not in ("ADV", "AUX", "PART"):
            return False
    return False


def verb_after(s: Sentence, i: int, *, far: bool = True) -> Verb | None:
    """The verb whose subject is the noun phrase that ends at word `i`; phrases between are skipped."""
    j = i + 1
    while j < len(s.words) and j - i < REACH:
        tag, word = s.tags[j], s.lower[j]
        if tag == "AUX" or tag == "VERB":
            if tag == "VERB" and word.endswith("ing"):
                return None
            while (
                j + 1 < len(s.words)
                and s.tags[j] in ("AUX", "ADV", "PART")
                and s.tags[j + 1] in ("AUX", "ADV", "PART", "VERB")
            ):
                j += 1
            return verb_at(s, j)
        if tag == "ADV" or word == "also":
            j += 1
        elif far and tag == "ADP" and (phrase := phrase_from(s, j + 1)):
            j = phrase[1] + 1
        elif far and tag == "PRON" and word in ("who", "which", "that"):
            j += 1
        else:
            return None
    return None


def subject(s: Sentence, verb: Verb) -> Span | None:
    """The noun phrase before a verb, an apposition or a relative pronoun between them skipped."""
    if (raised := _raised(s, verb)) is not None:
        return subject(s, raised)
    i = verb.first - 1
    while i >= 0 and (
        (s.tags[i] in ("ADV", "AUX", "PART") and s.lower[i] not in ("'s", "’s", "to"))
        or s.lower[i] in ("”", "’", "'")
    ):
        i -= 1
    if i < 0:
        return None
    if s.lower[i] in ("to", "and") and s.tags[i] in ("PART", "CCONJ"):
        before = verb_before(s, i)
        return subject(s, before) if before is not None and before.first < verb.first else None
    if s.lower[i] in ("who", "which", "that"):
        i -= 1
    if s.lower[verb.last].endswith("ing") and verb.first == verb.last and s.lower[i] in LOOSE:
        main = _of_main_clause(s, i)
        if main is not None:
            return main
    if i >= 0 and s.lower[i] in (")", "]"):
        i = next((j - 1 for j in range(i - 1, max(0, i - 12), -1) if s.lower[j] in ("(", "[")), i)
    if i >= 0 and s.lower[i] in (",", "—", "–", ")"):
        i = _before_apposition(s, i)
    while i > 0 and (s.tags[i] == "ADV" or (s.lower[i] in FLOATING and s.tags[i - 1] in ("NOUN", "PROPN"))):
        i -= 1
    phrase = phrase_to(s, i) if i >= 0 else None
    if phrase is None:
        return None
    return with_head(s, phrase)


def _of_main_clause(s: Sentence, i: int) -> Span | None:
    """Whose doing a loose participle is: "the deficit hit $4bn, after reaching $3bn"."""
    for j in range(i - 1, max(0, i - REACH), -1):
        if s.lower[j] in BREAKS:
            return None
        if s.tags[j] in ("VERB", "AUX") and not s.lower[j].endswith("ing") and not _helps(s, j):
            return subject(s, verb_at(s, j))
    return None


def _raised(s: Sentence, verb: Verb) -> Verb | None:
    """The verb whose subject an infinitive shares: "is set to hit", "are likely to lose"."""
    i = verb.first - 1
    if s.lower[verb.first] != "to" or i < 1:
        return None
    on_track = s.lower[i] in ("track", "course") and s.lower[i - 1] == "on"
    if not on_track and s.tags[i] not in ("ADJ", "VERB"):
        return None
    be = i - 2 if on_track else i - 1
    while be > 0 and s.tags[be] == "ADV":
        be -= 1
    return verb_at(s, be) if s.tags[be] == "AUX" else None


def _before_apposition(s: Sentence, comma: int) -> int:
    """The last word of the phrase to which an apposition that closes at `comma` belongs."""
    marks = (s.lower[comma],) if s.lower[comma] in ("—", "–") else (",", "—", "–", "(")
    for j in range(comma - 1, max(-1, comma - 20), -1):
        if s.lower[j] in marks and j > 0:
            if j > 2 and s.lower[j - 2] == "," and s.tags[j - 1] == "NUM":  # "Ruiz, 36, from Vigo, said"
                return j - 3
            return j - 1 if s.tags[j - 1] in ("NOUN", "PROPN", "PRON", "ADJ") else comma - 1
        participle = s.lower[j].endswith(("ing", "ed")) and (
            s.lower[max(0, j - 1)] == "," or s.words[j][0].isupper()
        )
        if s.tags[j] == "VERB" and not participle and s.lower[max(0, j - 1)] not in ("which", "who"):
            return comma - 1
    return comma - 1


def with_head(s: Sentence, phrase: Span) -> Span:
    """A subject with its true head: "the council" in "a report by the council" begins at "a report"."""
    first, last = phrase
    for _ in range(2):
        if first < 2 or s.tags[first - 1] != "ADP" or s.lower[first - 1] not in _BETWEEN:
            break
        head = first - 2
        while head > 0 and (
            s.tags[head] == "ADV" or (s.tags[head] == "VERB" and s.lower[head].endswith(("ed", "en", "wn")))
        ):
            head -= 1  # "figures released by", "a report obtained exclusively by"
        before = phrase_to(s, head)
        if before is None:
            break
        first = before[0]
    return first, last


_BETWEEN = WORDS["clause.between"]


def governor(s: Sentence, figure: int) -> tuple[Verb | None, bool]:
    """The verb the figure belongs to, and whether the figure is (in) its subject."""
    left = left_edge(s, figure)
    own = phrase_from(s, figure + 1)
    right = own[1] if own else figure
    before, after = verb_before(s, left), verb_after(s, right)
    if after is None or (right + 1 < len(s.words) and s.lower[right + 1] in RELATIVES):
        return before, False
    if before is None:
        return after, True
    if s.lower[left - 1] in ("to", "by", "from", "at") and _changes(before):
        return before, False
    helped = after.first != after.last or s.tags[after.last] == "AUX"
    next_to = before.last == left - 1
    if next_to and before.lemma not in SAYING and (_fells(before) or not helped):
        return before, False
    opens = s.tags[left - 1] in ("PUNCT", "CCONJ", "SCONJ") or s.lower[left - 1] in RELATIVES
    felled = _fells(after) and after.first <= right + 2
    return (after, True) if opens or helped or felled or next_to else (before, False)


def _fells(verb: Verb) -> bool:
    return (known := EVENTS.get(verb.lemma)) is not None and known.group == "casualty"


def _changes(verb: Verb) -> bool:
    return (known := EVENTS.get(verb.lemma)) is not None and known.group in ("change", "level")


SAYING = WORDS["clause.saying"]


def whole_subject(s: Sentence, verb: Verb) -> Span | None:
    """The subject with all that stands before it in the clause: "the odds of a vote to stay"."""
    who = subject(s, verb)
    if who is None:
        return None
    first = who[0]
    while first > 0 and who[1] - first < 16:
        tag, word = s.tags[first - 1], s.lower[first - 1]
        finite = tag in ("AUX", "VERB") and not (
            word.endswith(("ing", "ed")) or s.lower[max(0, first - 2)] == "to"
        )
        if finite or tag in ("PUNCT", "SCONJ", "CCONJ") or word in BREAKS or word in RELATIVES:
            break
        first -= 1
    while first < who[0] and s.tags[first] in ("ADP", "ADV", "PART", "VERB", "AUX"):
        following = phrase_from(s, first + 1) if s.tags[first] == "ADP" else None
        if following is not None and following[1] < who[0]:  # "In May sales of cars fell": not the time
            first = following[1] + 1
        else:
            first += 1
    return first, who[1]
