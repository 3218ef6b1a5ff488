"""In what mode a figure is said (estimate, forecast, target, pledge, hypothetical), and whether it is denied.

Knows the words of its table and which of them reach the figure's clause; without a cue it is actual.
"""

from extractors.context import lemma
from extractors.context.clause import BREAKS, RELATIVES, Span, Verb, left_edge, verb_at
from extractors.context.cue import PLANS, PUNISHED, is_cue
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import EVENTS, MODES, SPEECH, WORDS, Event
from extractors.model import Kind, Mode, Polarity

REACH = 26
NEAR = 14
ASIDE = 14  # words in brackets that are read over
SHORT = 6  # words of a headline's subject
AHEAD = 24  # words after a figure in which "according to estimates" is sought
PROMISED = WORDS["mode.promised"]  # "announced €5m in funding": money that is still to be given
TELLING = frozenset(("announce", "unveil"))
DENIALS = WORDS["mode.denials"]
CONDITIONS = frozenset(("if", "unless", "whether"))
OPINIONS = WORDS["mode.opinions"]  # take a clause: "forecasts that sales will reach 40"
COMPARED = WORDS["mode.compared"]  # "up from 40", "compared with 40": what was, whatever will be
DEFINITE = frozenset(("all", "the", "these", "those", "both", "his", "her", "their", "its", "our", "my"))
GIVING = frozenset(("spend", "invest", "provide", "donate", "lend", "fund", "give", "commit", "contribute"))
FOUND = WORDS["mode.found"]  # what a study found could be is its estimate
TELLERS = frozenset(word for word, strength in SPEECH.items() if strength == "strong")
WEAK = frozenset(("will", "'ll", "’ll", "would", "wo", "going"))
POLLS = frozenset(("poll", "polls"))
PEOPLE = frozenset(("count", "casualty", "percent", "ratio"))
THEIRS = frozenset(("DET", "PRON"))  # "the 40 homes the council wants"
POLLED = frozenset(("percent", "points", "ratio", "count"))  # what a poll can tell
SHARES = frozenset(("percent", "points", "ratio"))
LISTING = frozenset((",", "and", "or", "even"))
STOPS = frozenset((",", ";", ":", "?", "”"))  # a verb beyond them is another clause's; brackets are read over
PROPOSED = WORDS["mode.proposed"]  # what a bill would do is its aim
OUTCOMES = frozenset(("cost", "save", "create", "lead", "mean"))  # what a plan would bring is no plan
PENALTIES = frozenset(("face", "faces", "facing", "carry", "carries", "carried", "risk"))
FUTURE = frozenset(("will", "'ll", "’ll", "shall", "wo"))
KNOWN = frozenset(("count", "casualty", "duration", "measure"))  # "the two rounds": what is known is no plan
PHRASES = tuple(
    tuple(phrase.split(" "))
    for phrase in ("instead of", "according to", "compared with", "compared to", "comparison with")
)
TURNS = frozenset(("although", "while", "but", "until", "because", "saying", "adding", "noting"))
WHERE = frozenset(("where", "when", "who", "whose", "whom"))
BEFORE_PARTICIPLE = frozenset(("DET", "PRON", "ADP", "NUM", "ADV", "VERB", "PUNCT", "CCONJ"))
COMING = frozenset(("next", "coming", "planned", "new"))
Told = tuple[Mode, int | None]
ACTUAL: Told = ("actual", None)


def mode(s: Sentence, figure: int, verb: Verb | None, *, kind: Kind, after: Span | None) -> Told:
    """The mode and the word that told it; `after` is the noun phrase that follows the figure."""
    if kind in ("age", "ordinal"):
        return ACTUAL
    left = left_edge(s, figure)
    if (own := _own_or_shared(s, figure, left, after, kind)) is not None:
        ahead = _of_verb(s, figure, verb, kind) if own[0] == "estimate" else None
        return ahead if ahead is not None and ahead[0] == "forecast" else own  # "an estimated 40 could die"
    if left and (s.lower[left - 1] in COMPARED or s.lower[max(0, left - 2) : left] in PHRASES):
        return ACTUAL
    if left > 1 and s.lower[left - 1] == "of" and s.lower[left - 2] in POLLS:
        return ACTUAL  # "a poll of 1,500 voters"
    if kind in KNOWN and _is_definite(s, figure):
        return ACTUAL
    if verb is not None and _tells(verb, figure):
        return ACTUAL
    if verb is not None and (known := EVENTS.get(verb.lemma)) and known.mode and _is_paid(known, kind):
        return known.mode, verb.last
    for told in (_of_verb(s, figure, verb, kind), _of_clause(s, figure, left, verb, kind), _ahead(s, figure)):
        if told is not None:
            return ACTUAL if _is_given(s, figure, left, told, kind) else told
    return _of_gift(s, figure, verb) if kind == "money" else ACTUAL


def _tells(verb: Verb, figure: int) -> bool:
    """ "…, one source said"; not "40 are expected to come"."""
    if verb.first < figure or verb.modal or verb.passive:
        return False
    return verb.lemma in TELLERS and verb.lemma not in MODES


def _is_paid(known: Event, kind: Kind) -> bool:
    """Money verbs speak of money: who commits 29 turnovers or needs two keys pledges nothing."""
    return kind == "money" or known.group != "money" or known.event == "pledge"


def _own_or_shared(s: Sentence, figure: int, left: int, after: Span | None, kind: Kind) -> Told | None:
    """The cue of the figure's own phrase, or of the list it stands in: "an estimated 55, 60 or even 65"."""
    if (own := _own(s, figure, left, after, kind)) is not None:
        return own
    first = _head_of_list(s, figure)
    return None if first == figure else _own(s, first, left_edge(s, first), after, kind)


def _head_of_list(s: Sentence, figure: int) -> int:
    i = figure
    while i > 1 and s.lower[i - 1] in LISTING:
        i -= 1
        if i - 1 in s.figures:
            figure = i = i - 1
    return figure


def is_polled(s: Sentence, cue: int | None) -> bool:
    """Whether a poll tells the figure: the shares told after it are the poll's too."""
    return cue is not None and s.lower[cue] in POLLS


def _is_given(s: Sentence, figure: int, left: int, told: Told, kind: Kind) -> bool:
    """Whether a modal says when something happens, not how much: "she will speak in a 15-minute slot"."""
    if kind != "duration" or told[1] is None or s.lower[told[1]] not in WEAK:
        return False
    return s.tags[left - 1] in ("ADP", "SCONJ", "DET") or s.tags[figure + 1 : figure + 2] == ("NOUN",)


def _is_definite(s: Sentence, figure: int) -> bool:
    i = figure - 1
    while i > 0 and figure - i < 4 and s.tags[i] in ("ADJ", "NUM") and s.lower[i] not in COMING:
        i -= 1
    return i >= 0 and s.lower[i] in DEFINITE


def _own(s: Sentence, figure: int, left: int, after: Span | None, kind: Kind) -> Told | None:
    """A cue inside the figure's own phrase: "an estimated 40", "its 2% target", "a forecast of 3%"."""
    for i in range(figure - 1, max(-1, figure - 5), -1):
        participle = s.tags[i] in ("VERB", "ADJ") and s.lower[i].endswith(("ed", "al"))
        if participle and s.lower[i] in MODES and i and s.tags[i - 1] in BEFORE_PARTICIPLE:
            return MODES[s.lower[i]], i
        if s.tags[i] not in ("ADJ", "ADV", "NUM", "ADP") or i < left - 1:
            break
    if left > 1 and s.lower[left - 1] in ("of", "for") and s.lower[left - 2] in PLANS:
        return MODES[s.lower[left - 2]], left - 2
    if kind in KNOWN and after is not None and (s.lower[after[1]].endswith("s") or s.lower[figure] == "one"):
        return None  # "two targets", "one goal": they are what is counted
    last = figure if after is None else after[1]
    for i in range(figure + 1, min(len(s.words), last + 2)):
        if s.lower[i] in PLANS and s.tags[i] in ("NOUN", "VERB"):
            return MODES[s.lower[i]], i
    if left > 1 and s.lower[left - 1] in ("of", "for", "at", "is", "was") and s.lower[left - 2] in PLANS:
        return MODES[s.lower[left - 2]], left - 2
    return None


def _of_verb(s: Sentence, figure: int, verb: Verb | None, kind: Kind) -> Told | None:
    """The mode of the verb whose subject the figure is: "40 will be built", "40 are expected to stay"."""
    following = s.lower[figure + 1 : figure + 6]
    if "risk" in following and s.lower[figure + following.index("risk")] == "at":
        return "hypothetical", figure + 1 + following.index("risk")
    if verb is None:
        verb = _verb_beyond(s, figure)
    if verb is None or verb.last < figure:
        return None
    if _is_within(s, figure):
        return None
    for i in range(verb.first, min(len(s.words), verb.last + 3)):
        if s.lower[i] in MODES and is_cue(s, i):
            wanting = kind in PEOPLE and _is_wanting(s, i) and THEIRS.isdisjoint(s.tags[figure : verb.first])
            return ACTUAL if wanting else _modal(s, i, verb.lemma, kind)
        if i > verb.last and s.tags[i] not in ("ADV", "ADJ", "PART"):
            break
    return None


def _is_wanting(s: Sentence, i: int) -> bool:
    """ "Two in five plan to move": who wants is there, unlike the homes that "are planned"."""
    word = s.lower[i]
    if s.tags[i] != "VERB" or word in PENALTIES:
        return False
    if word.endswith("ed"):
        return s.tags[i - 1] != "AUX" and s.tags[i - 1] != "ADV" and s.lower[i + 1 : i + 2] == ("to",)
    return True


def _verb_beyond(s: Sentence, figure: int) -> Verb | None:
    """The next verb group: "3 to 4 inches (7 to 10 cm) of snow were expected"."""
    for i in range(figure + 1, min(len(s.words), figure + AHEAD)):
        if s.tags[i] in ("VERB", "AUX") and _is_finite(s, i):
            return verb_at(s, i)
        if s.lower[i] in RELATIVES or s.tags[i] in ("SCONJ", "PRON") or s.lower[i] in STOPS:
            break
    return None


def _is_within(s: Sentence, figure: int) -> bool:
    """ "The bill that raised spending by 40 will pass": the figure is the inner clause's own."""
    told = False
    for i in range(left_edge(s, figure) - 1, max(-1, figure - REACH), -1):
        if s.lower[i] in RELATIVES and s.tags[i] == "PRON":
            return told
        if s.lower[i] in BREAKS or s.lower[i] == "," or s.tags[i] == "SCONJ":
            return told and s.lower[i] in CONDITIONS
        told = told or s.tags[i] in ("VERB", "AUX")
    return False


def _of_clause(s: Sentence, figure: int, left: int, verb: Verb | None, kind: Kind) -> Told | None:
    """A cue before the figure that governs it: no barrier and no finite verb of another clause between."""
    crossed = verb is not None and verb.last > figure
    main = verb.lemma if verb is not None and verb.last < figure else ""
    found: Told | None = None
    i = left - 1
    while i >= 0 and figure - i < REACH:
        word = s.lower[i]
        if word == ")" and (opened := _bracket(s, i)) is not None:
            i = opened - 1
            continue
        if word in CONDITIONS and s.tags[i] == "SCONJ":
            apart = word == "whether" and "," in s.lower[i:left]
            return None if apart else ("hypothetical", i)
        if _bars(s, i) and not (s.tags[i] == "CCONJ" and not crossed) and not (word == "," and not crossed):
            break
        if word in MODES and is_cue(s, i) and not _describes(s, i, figure) and not _is_of(s, i, left):
            if word in POLLS and kind not in POLLED:
                return "actual", i
            if word in OPINIONS and (found is None or s.lower[found[1] or 0] == "would"):
                return MODES[word], i
            if not crossed and found is None:
                found = _modal(s, i, main, kind)
        if _is_finite(s, i):
            group = verb_at(s, i)
            if group.modal in MODES and not crossed and found is None:
                at = next((j for j in range(group.first, i + 1) if s.lower[j] == group.modal), i)
                found = _modal(s, at, main or group.lemma, kind) if is_cue(s, at) else None
            crossed = True
            i = group.first
        i -= 1
    opens = verb is not None and verb.first == 1  # a lone first word may be tagged a verb
    if found is None and i < 0 and (opens or not crossed):
        return _headline(s, figure, verb, kind)
    return found


def _bracket(s: Sentence, closed: int) -> int | None:
    """Where the bracket opens that closes here."""
    return next((i for i in range(closed - 1, max(-1, closed - ASIDE), -1) if s.lower[i] == "("), None)


def _is_of(s: Sentence, i: int, left: int) -> bool:
    """ "Could alter forecasts of rain by up to 40%": the forecast is of something else."""
    if s.lower[i] not in PLANS or s.tags[i] != "NOUN" or s.lower[i + 1] not in ("of", "for"):
        return False
    return "," in s.lower[i + 1 : left] or "by" in s.lower[i + 1 : left]


def _describes(s: Sentence, i: int, figure: int) -> bool:
    """ "An estimated 4,000 people, including eight judges": the participle is the other figure's own."""
    if s.lower[i + 1] == "to" or s.tags[i - 1] == "AUX":
        return False  # "is expected to bring 40": the whole clause is
    return s.lower[i].endswith("ed") and any(j in s.figures and j != figure for j in range(i + 1, i + 4))


def _headline(s: Sentence, figure: int, verb: Verb | None, kind: Kind) -> Told | None:
    """ "Deficit to reach $368bn", "Norway to give €5m": an infinitive where no verb stands before it."""
    if verb is None or verb.last > figure or s.lower[verb.first] != "to" or not verb.first:
        return None
    if verb.first > 1 and s.tags[verb.first - 1] not in ("NOUN", "PROPN"):
        return None
    if verb.first > SHORT or left_edge(s, figure) - verb.last > SHORT // 2:
        return None
    known = EVENTS.get(verb.lemma)
    if kind == "money" and verb.lemma in GIVING:
        return "pledge", verb.first
    return ("forecast" if known and known.group in ("change", "level") else "target"), verb.first


def _bars(s: Sentence, i: int) -> bool:
    """Whether the clause begins at word `i`."""
    word, tag = s.lower[i], s.tags[i]
    if word == "that" and i and s.lower[i - 1] in OPINIONS:
        return False  # "estimates that 40 are left"
    if word in BREAKS or word in TURNS or (word in RELATIVES and (tag == "PRON" or word in WHERE)):
        return True
    if tag == "SCONJ" and word not in ("that", "than", "of", "for", "by", "in", "from", "at", "to", "with"):
        return True
    if word in ("'", "’") and i and s.lower[i - 1] in (",", ".", "?", "!"):
        return True  # a quotation closes
    return word == "," and i + 1 < len(s.words) and s.tags[i + 1] == "CCONJ" and s.lower[i + 1] != "or"


def _is_finite(s: Sentence, i: int) -> bool:
    """Whether word `i` is the main verb of a clause: no infinitive, no "-ing", no bare participle."""
    if s.tags[i] == "AUX":
        if s.lower[i - 1] == "to":
            return False
        return s.tags[i + 1 : i + 2] not in (("VERB",), ("AUX",), ("ADV",), ("PART",))
    if s.tags[i] != "VERB" or s.lower[i].endswith("ing"):
        return False
    before = i - 1
    while before > 0 and (s.tags[before] == "ADV" or s.lower[before] in ("have", "be")):
        before -= 1
    if before >= 0 and s.lower[before] in ("to", "and", "then"):
        return False
    described = s.tags[i + 1 : i + 2] in (("NOUN",), ("PROPN",)) and s.tags[before] in ("DET", "ADJ", "ADP")
    reduced = s.lower[i + 1 : i + 2] == ("by",) and s.tags[before] in ("NOUN", "PROPN")
    return not described and not reduced


def _modal(s: Sentence, i: int, main: str, kind: Kind) -> Told:
    """The mode of a cue at `i`; "will spend" promises money, and "would" that somebody told is a forecast."""
    word, told = s.lower[i], MODES[s.lower[i]]
    if kind == "money" and word in FUTURE and main in GIVING and _own_verb(s, i) in GIVING:
        return "pledge", i
    if told == "hypothetical" or word == "could":
        if not PUNISHED.isdisjoint(s.lower[i:]):
            return "hypothetical", i
        if "according" in s.lower[i:] or not FOUND.isdisjoint(s.lower):
            return "estimate", i
    if word in ("would", "could", "might") and _is_past(s, i):
        return "hypothetical", i
    if word == "would" and main not in OUTCOMES and not PROPOSED.isdisjoint(s.lower[:i]):
        return "target", i
    if word == "would" and "if" not in s.lower and any(w in ("said", "told", "announced") for w in s.lower):
        return "forecast", i
    return told, i


def _is_past(s: Sentence, modal: int) -> bool:
    """ "Would have lost 40", "couldn't have lost 40": what did not come."""
    i = modal + 1
    while i < len(s.words) and (s.tags[i] in ("ADV", "PART") or s.lower[i] in ("n't", "not")):
        i += 1
    return s.lower[i : i + 1] in (("have",), ("'ve",), ("’ve",)) and s.tags[i] == "AUX"


def _own_verb(s: Sentence, modal: int) -> str:
    """The verb a modal helps."""
    for i in range(modal + 1, min(len(s.words), modal + NEAR)):
        if s.tags[i] == "VERB":
            return lemma.verb(s.lower[i])
    return ""


def _ahead(s: Sentence, figure: int) -> Told | None:
    """ "…, according to estimates", "…, the bank predicts": an opinion that closes the sentence."""
    end = min(len(s.words), figure + AHEAD)
    for i in range(figure + 1, end):
        word = s.lower[i]
        if word in OPINIONS and s.lower[i - 1] not in ("not", "n't", "as", "than"):
            named = "according" in s.lower[max(figure, i - 6) : i]
            closes = s.lower[i + 1 : i + 2] in ((".",), (), ("”",), ('"',)) and "," in s.lower[figure:i]
            if named or (closes and (s.tags[i] == "VERB" or s.tags[i - 1] in ("NOUN", "PROPN"))):
                return MODES[word], i
        if word in (";", ":"):
            break
    return None


def _of_gift(s: Sentence, figure: int, verb: Verb | None) -> Told:
    """ "Announced €5m in funding" promises it."""
    if verb is None or verb.lemma not in TELLING or verb.last > figure:
        return ACTUAL
    for i in range(figure + 1, min(len(s.words), figure + 6)):
        if s.lower[i] in PROMISED and s.tags[i] in ("NOUN", "VERB"):
            return "pledge", i
    return ACTUAL


def polarity(s: Sentence, figure: int, verb: Verb | None) -> tuple[Polarity, int | None]:
    """ "denied that 40 had died", "did not kill 40", "not 40 but 14"; "no fewer than 40" is affirmed."""
    for i in range(figure - 1, max(-1, figure - NEAR), -1):
        if s.lower[i] in DENIALS and s.tags[i] == "VERB":
            return "denied", i
        if s.lower[i] in BREAKS:
            break
    if figure and s.lower[figure - 1] == "not":
        return "negated", figure - 1
    if verb is not None and verb.negated:
        return "negated", verb.first
    return "affirmed", None
