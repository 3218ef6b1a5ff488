"""Who says a figure: the speaker behind an act of saying; the narrator is None.

Knows the speakers named before; finds no act of saying itself.
"""

import re
from dataclasses import dataclass, field, replace

import re2

from extractors.context.cited import Speech
from extractors.context.covering import answered
from extractors.context.gazetteer import gazetteer
from extractors.context.lemma import verb
from extractors.context.names import NO_PERSON, TITLES, name_of
from extractors.context.sentence import QUOTES, Sentence
from extractors.context.sexes import Sexes, of_phrase
from extractors.context.vocabulary import WORDS
from extractors.context.voices import SEEKING, SOURCES, VOICES, first_phrase, is_name
from extractors.dates import readable

NOBODY = NO_PERSON | SOURCES  # words of no person's name
POLLS = WORDS["speech.polls"]
ANSWERING = WORDS["said_by.answering"]  # what those do whom a poll asks
ANSWERERS = WORDS["said_by.answerers"]
ANSWER = 14  # words from a share to what its people say
GROUPS = frozenset(w for w in VOICES | SEEKING if w.endswith("s") or w in ("police", "team")) - SOURCES
STAFF = frozenset("management officials executives spokesman spokeswoman spokesperson representative".split())
MEANT_BEFORE = WORDS["said_by.meant_before"]  # "the company" is the one named before
_PERSON = re2.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr)\.?\s[A-Z][\w'’-]+|[A-Z][a-zé'’-]+"
    r"(?:\s[A-Z]\.)?(?:\s(?:van|von|de|der|al|bin))*(?:\s[A-Z][\w'’-]+){1,3})"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SHORTENED = re2.compile(r"((?:[A-Z][\w'’&-]*\s|(?:of|and|for|the|on)\s){2,8})\(([A-Z]{2,6})\)")
SOMEONE = TITLES | frozenset(("one", "man", "woman", "street"))  # and Wall Street
LISTED = 7  # segments from a colon on that it can open
TURNING = frozenset(("earlier", "previously", "meanwhile", "separately", "elsewhere"))
POINTING = frozenset(("this", "these", "such", "they", "those"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, in sentence number `sentence` of the segment, and where in its text that stands."""

    name: str
    sentence: int = 0
    at: tuple[int, int] | None = None
    opens: bool = False  # what is said follows the verb
    paper: bool = False  # a paper tells it, which is nobody to quote


@dataclass(slots=True)
class Speakers:
    """The last speaker named in the article and in this segment, and the last person named at all.

    `told` is the speaker whose words the next sentence goes on with.
    """

    last: str | None = None
    here: Voice | None = None
    person: str | None = None
    told: Voice | None = None
    listed: str | None = None
    listing: int = 0
    list_quoted: bool = False
    recent: str | None = None  # who spoke last in the segment before this one
    before: str | None = None  # who spoke last in the segments before
    body: str | None = None  # the last name that spoke or opened a sentence and is no person's
    group: str | None = None  # the persons with whom a sentence of this segment or the last opened
    grouped: int = 0
    persons: set[str] = field(default_factory=set)  # the last names of all persons named
    leading: set[str] = field(default_factory=set)  # persons with whom a sentence opened
    poll: Voice | None = None  # the last poll that told something, its maker's name
    named: dict[str, str] = field(default_factory=dict)  # a word of a person's name to the name
    sexes: Sexes = field(default_factory=Sexes)
    shortened: dict[str, str] = field(default_factory=dict)  # letters to the name they stand for

    def begin(self, *, quoted: bool) -> None:
        """A new segment: nobody speaks in it yet, unless a colon at the end of one before opened a list.

        Where the first of these was `quoted`, the list ends with the quotation.
        """
        if self.listing == LISTED:
            self.list_quoted = quoted
        if self.list_quoted and not quoted:
            self.listed = None
        self.told = None
        self.grouped -= 1
        if self.grouped <= 0:
            self.group = None
        self.recent = self.here.name if self.here is not None else None
        if self.here is not None and not self.here.paper:
            self.before = self.recent
        self.here = Voice(self.listed) if self.listed is not None else None
        self.listing -= 1
        if self.listing <= 0:
            self.listed = None

    def meet(self, text: str, start: int, end: int) -> None:
        """Remember the first person that a sentence names."""
        sentence = readable(text[start:end])
        for match in _SHORTENED.finditer(sentence) if "(" in sentence else ():
            if (full := _spelled(match.group(1), match.group(2))) is not None:
                self.shortened.setdefault(match.group(2), full)
        again = self._named_again(sentence)
        for match in _PERSON.finditer(sentence):
            name = _POSSESSIVE.sub("", match.group())
            if again is not None and sentence.find(again) < match.start():
                break
            words = name.split()
            if _personal(name) and not words[0].endswith("-based"):
                self.person = " ".join(w for w in words if w.rstrip(".").lower() not in TITLES) or None
                self.persons.add(words[-1])
                if match.start() == 0 and self.person:
                    self.leading.add(self.person)
                for word in (self.person or "").split():
                    self.named.setdefault(word, self.person or "")
                self.sexes.note(words[0], self.person or words[-1])
                return
        if again is not None:
            self.person = self.named[again]
            if sentence.startswith(again):
                self.leading.add(self.person)

    def _named_again(self, sentence: str) -> str | None:
        """The first of its words that is part of a person's name met before."""
        known = self.named.keys() & sentence.split() if self.named else ()
        return min(known, key=sentence.find) if known else None

    def resolve(
        self, s: Sentence, act: Speech, *, sofar: str | None = None, met: str | None = None
    ) -> str | None:
        """The name behind an act's speaker; `sofar` spoke earlier in the sentence, `met` was named before."""
        name = name_of(s, act.speaker)
        here = self.here.name if self.here is not None else None
        if name is None:
            if s.lower[act.speaker[1]] in ("he", "she"):
                led = met if met in self.leading else None
                spoken = (sofar, here, self.recent, led, self.before, met, self.last)
                return self._one(spoken, s.lower[act.speaker[1]])
            if s.lower[act.speaker[1]] == "they":
                several = (sofar, here, self.group, self.recent)
                named = (n for n in several if n and (n == self.group or " and " in n or not _personal(n)))
                return next(named, None) or sofar or here or self.recent or self.last
            if s.lower[act.speaker[1]] != "it":
                return sofar or here or self.recent or self.last
            return self._bodies((_opener(s, act), sofar, here, self.recent, self.body, self.last))
        if act.strength == "strong" and _described(
            s, act.speaker
        ):  # "the star said": the one who spoke before, or was named
            pronoun = of_phrase(s.lower[act.speaker[0] : act.speaker[1] + 1])
            return self._one((here, self.recent, self.last), pronoun) or name
        if name.lower() in MEANT_BEFORE or _of_the_firm(name):
            return self._bodies((_opener(s, act), self.body)) or name
        return self.shortened.get(name, name)

    def _one(self, names: tuple[str | None, ...], pronoun: str | None) -> str | None:
        """The first of the names that is a person's whom the pronoun may mean."""
        persons = [n for n in names if n and _personal(n)]
        if pronoun is None or not persons:
            return next(iter(persons), None)
        meant = next((n for n in persons if self.sexes.fits(n, pronoun)), None)
        return meant or self.sexes.latest.get(pronoun, persons[0])

    def _bodies(self, names: tuple[str | None, ...]) -> str | None:
        """The first of the names that is no person's."""
        return next((n for n in names if n and not self._is_someone(n)), None)

    def _is_someone(self, name: str) -> bool:
        """Whether the name is a person's met before, or no name: a title without one, "another one"."""
        last = name.split()[-1]
        return last.lower().rstrip(".") in SOMEONE or (last in self.persons and _personal(name))

    def voice(
        self, s: Sentence, number: int, act: Speech, *, met: str | None, acts: tuple[Speech, ...] = ()
    ) -> Voice | None:
        """Who speaks in an act of sentence `number`; a pronoun may mean who spoke before in its `acts`."""
        before = [a for a in acts if a.at < act.at]
        sofar = self.resolve(s, before[-1], met=met) if before else None
        name = self.resolve(s, act, sofar=sofar, met=met)
        return _at(s, number, act, name) if name is not None else None

    def quoted(self, *, carried: bool) -> Voice | None:
        """Who is quoted where the sentence does not say; `carried` when the segment begins quoted."""
        return self.here or (Voice(self.before) if carried and self.before is not None else None)

    def standing(self) -> Voice | None:
        """Whose words a sentence goes on with in which nobody speaks."""
        return self.told or (Voice(self.listed) if self.listed is not None else None)

    def hear(self, s: Sentence, number: int, acts: tuple[Speech, ...], met: str | None) -> None:
        """Remember who spoke in sentence `number` of the segment, and the name that it opens with."""
        first = first_phrase(s)
        if first is not None and s.lower[first[1]] in GROUPS:
            self.group, self.grouped = name_of(s, first), 2
        elif first is not None and is_name(s, first[1]):
            self._note_body(name_of(s, first))
        for act in acts:
            if not POLLS.isdisjoint(s.lower[act.speaker[0] : act.speaker[1] + 1]):
                self._note_poll(s, number, act.speaker)
            if act.strength in ("strong", "whole") and (name := self.resolve(s, act, met=met)):
                if self.poll is not None and answered(s, act, acts):
                    self.here = self.told = replace(self.poll, sentence=number)
                    continue
                self.here = _at(s, number, act, name)
                self.told = None if _quotes(s, act) or _aside(s, act) else self.here
                self.listed = None
                if is_name(s, act.speaker[1]):
                    self.last = name
                self._note_body(name)

    def _note_poll(self, s: Sentence, number: int, who: tuple[int, int]) -> None:
        name = name_of(s, who)
        if name is not None and (self.poll is None or name[0].isupper()):
            self.poll = Voice(name, number)

    def polled(self, s: Sentence, figure: int, acts: tuple[Speech, ...]) -> Voice | None:
        """The poll whose answer a share is: "40 percent of voters said they would stay"."""
        for act in acts:
            if act.speaker[0] <= figure <= act.speaker[1] and not POLLS.isdisjoint(
                s.lower[figure : act.speaker[1] + 1]
            ):
                self._note_poll(s, 0, act.speaker)  # "40 percent of a Delta survey's readers said"
                return self.poll
        first = first_phrase(s)
        opens = first is not None and not POLLS.isdisjoint(s.lower[first[0] : first[1] + 1])
        if first is not None and opens and (name := name_of(s, first)) is not None:
            self._note_poll(s, 0, first)
            return (
                Voice(name, 0, (s.spans[first[0]][0], s.spans[first[1]][1]))
                if name[0].isupper()
                else self.poll
            )
        if self.poll is None:
            return None
        after = range(figure + 1, min(len(s.words), figure + ANSWER))
        answers = any(s.tags[i] in ("VERB", "NOUN") and verb(s.lower[i]) in ANSWERING for i in after)
        return self.poll if answers or not ANSWERERS.isdisjoint(s.lower) else None

    def _note_body(self, name: str | None) -> None:
        if name and name[0].isupper() and name not in gazetteer() and not self._is_someone(name):
            self.body = name

    def open_list(self, last: int) -> None:
        """The segment's last sentence, number `last`, ends with a colon: what follows is its speaker's."""
        if self.told is not None and self.told.sentence >= last - 1:
            self.listed, self.listing = self.told.name, LISTED

    def go_on(self, s: Sentence, number: int) -> None:
        """Let go of who spoke unless sentence `number` is the next; "These cuts", "They would" hand on."""
        told = self.told
        if told is None:
            return
        elsewhere = s.lower[0] in TURNING or (told.opens and s.tags[0] == "PROPN")
        if told.sentence < number - 1 or elsewhere:
            self.told = None
        elif s.lower[0] in POINTING:
            self.told = replace(told, sentence=number)


def _quotes(s: Sentence, act: Speech) -> bool:
    """Whether the act gives a whole quotation; what follows unquoted is then the article's own word."""
    if act.after:
        return s.lower[act.at + 1 : act.at + 2] == (":",)
    return s.lower[0] in QUOTES or s.lower[0] in ("'", "’")


def _aside(s: Sentence, act: Speech) -> bool:
    """ "Ruiz, who said in May that she was ill, left": the article goes on in its own words."""
    return act.after and "who" in s.lower[act.speaker[1] + 1 : act.at]


def _at(s: Sentence, number: int, act: Speech, name: str) -> Voice:
    first, last = act.speaker
    paper = not SOURCES.isdisjoint(s.lower[first : last + 1])
    return Voice(name, number, (s.spans[first][0], s.spans[last][1]), act.after, paper)


def _opener(s: Sentence, act: Speech) -> str | None:
    """ "Arko Foods will close 40 shops, it said": the body that the sentence opens with, not a quotation."""
    if s.words[0] in QUOTES or s.words[0] in ("'", "’"):
        return None
    related = s.lower[max(0, act.speaker[0] - 1)] == "which"  # "Moody's rates it Caa, which it thinks means"
    who = first_phrase(s) if related or not act.after else None
    return name_of(s, who) if who is not None and who[1] < act.speaker[0] and is_name(s, who[1]) else None


def _spelled(words: str, letters: str) -> str | None:
    """The last words of "… the Congressional Budget Office" whose capitals are the letters."""
    names = words.split()
    for first in range(len(names) - 1, -1, -1):
        if names[first][0].isupper() and "".join(n[0] for n in names[first:] if n[0].isupper()) == letters:
            return _POSSESSIVE.sub("", " ".join(names[first:]))
    return None


def _of_the_firm(name: str) -> bool:
    """ "Company management", "a company spokesman": the company speaks."""
    owner, _, voice = name.lower().partition(" ")
    return owner in ("company", "firm") and voice in STAFF


def _described(s: Sentence, who: tuple[int, int]) -> bool:
    """Whether the phrase describes one person whom the text has named: "the former goalkeeper"."""
    first, last = who
    if s.lower[first] != "the" or s.lower[last].endswith("s"):
        return False
    if s.lower[last] in VOICES and not any(i in s.figures for i in range(first, last)):
        return False  # "the spokesman", not "the 39-year-old mother"
    return not any(
        s.tags[i] == "ADP" or (s.tags[i] == "PROPN" and "-" not in s.words[i]) for i in range(first, last + 1)
    )


def _personal(name: str) -> bool:
    if not name[0].isupper() or name.isupper() or name in gazetteer():
        return False
    return NOBODY.isdisjoint(w.lower() for w in name.split())
