"""Who made a paper named without its maker: "the report" is the Tram Office's that was told of before.

Knows the papers of one article and the names beside them; finds no act of saying itself.
"""

from dataclasses import dataclass, field

import re2

from extractors.context import lemma
from extractors.context.cited import Speech
from extractors.context.clause import Span, phrase_from, subject, verb_at
from extractors.context.gazetteer import gazetteer
from extractors.context.names import name_of
from extractors.context.sentence import Sentence
from extractors.context.voices import ISSUING, is_name

# Words for one sort of paper; what is told of "figures" is told of the "data".
SORTS = {
    word: words[0]
    for words in (
        ("poll", "polls", "polling", "survey", "surveys"),
        ("report", "reports"),
        ("study", "studies"),
        ("analysis",),
        ("research",),
        ("data", "figures", "statistics"),
    )
    for word in words
}
FRESH = frozenset("a an the this that these those new latest same".split())
FAR = 5  # words from "carried" to its "by"
_NAMELESS = re2.compile(
    r"(?i)(?:(?:" + "|".join(sorted(FRESH)) + r")\s)*(" + "|".join(sorted(SORTS)) + r")(?:\sof\s.*)?"
)


@dataclass(slots=True)
class Makers:
    """The makers named of each sort of paper, in the order of the text."""

    named: dict[str, list[str]] = field(default_factory=dict)

    def note(self, s: Sentence, acts: tuple[Speech, ...]) -> None:
        """Remember whose the papers are that say something here, or that somebody has "published"."""
        for act in acts:
            self._note(s, act.speaker)
        for i, word in enumerate(s.lower):
            if s.tags[i] == "VERB" and lemma.verb(word) in ISSUING:
                self._note_issue(s, i)

    def signed(self, name: str) -> str:
        """The nameless paper with its maker, when the article names one maker of such papers alone."""
        nameless = _NAMELESS.fullmatch(name)
        if nameless is None:
            return name
        paper = nameless.group(1).lower()
        makers = self.named.get(SORTS[paper], [])
        return f"{makers[0]} {paper}" if len(makers) == 1 else name

    def _note(self, s: Sentence, who: Span) -> None:
        sort = next((SORTS[w] for w in s.lower[who[0] : who[1] + 1] if w in SORTS), None)
        name = name_of(s, who)
        if sort is None or name is None:
            return
        maker = _without_paper(name)
        if maker:
            self._add(sort, maker)

    def _note_issue(self, s: Sentence, i: int) -> None:
        """ "The analysis was conducted by Delta", "Delta published a survey"."""
        verb = verb_at(s, i)
        before = subject(s, verb)
        behind = i + 1
        if verb.passive:
            behind = next(
                (k + 1 for k in range(i + 1, min(len(s.words), i + FAR)) if s.lower[k] == "by"), i + 1
            )
        after = phrase_from(s, behind) if behind < len(s.words) else None
        if before is None or after is None:
            return
        paper, maker = (before, after) if verb.passive else (after, before)
        sort = SORTS.get(s.lower[paper[1]])
        name = name_of(s, maker)
        if sort is not None and name is not None and is_name(s, maker[1]):
            self._add(sort, name)

    def _add(self, sort: str, maker: str) -> None:
        if maker not in self.named.setdefault(sort, []):
            self.named[sort].append(maker)


def _without_paper(name: str) -> str:
    """The capitalised words before or behind the noun of the paper: Niche of "Niche survey respondents"."""
    words = name.split()
    at = next((i for i, w in enumerate(words) if w.lower() in SORTS), len(words))
    for part in (words[:at], words[at + 1 :]):
        name = " ".join(part).removesuffix("'s").removesuffix("’s")
        if name[:1].isupper() and name not in gazetteer() and not part[-1].endswith("-based"):
            return name
    return ""
