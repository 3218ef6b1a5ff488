"""The frame of every figure of one article: counted, event, actor, who says it, where, when, in what mode.

Knows the order in which the attributes are read and what one sentence hands to the next; reads no number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.context import said_by
from extractors.context.clause import Span, subject
from extractors.context.counted import Counting, counting
from extractors.context.links import links
from extractors.context.mode import mode, polarity
from extractors.context.period import period
from extractors.context.place import article_place, place
from extractors.context.sentence import Sentence, read_sentence
from extractors.dates import Phrase, phrases
from extractors.model import Article, Claim, Evidence, Link, Location, Reading, Segment
from extractors.sentences import sentences

CASUALTIES = frozenset(("kill", "injure"))


@dataclass(slots=True)
class Known:
    """What was read so far: the last speaker and whether a quotation is open."""

    published: date | None
    place: str | None
    speaker: str | None = None
    quoted: bool = False
    claims: list[Claim] = field(default_factory=list)


def frames(article: Article, readings: Sequence[Sequence[Reading]]) -> tuple[Claim, ...]:
    """One claim for each reading, in document order; `readings` holds those of each segment."""
    known = Known(article.published, article_place(article))
    for number, segment in enumerate(article.segments):
        if segment.role == "boilerplate":
            continue
        known.quoted = False
        _segment(known, number, segment, readings[number])
    return tuple(known.claims)


def _segment(known: Known, number: int, segment: Segment, readings: Sequence[Reading]) -> None:
    text = segment.text
    times = phrases(text) if readings else ()
    numbered = list(enumerate(readings))
    at = 0
    for start, end in sentences(text):
        inside: list[tuple[int, Reading]] = []
        while at < len(numbered) and numbered[at][1].start < end:
            inside.append(numbered[at])
            at += 1
        s = read_sentence(text, start, end, inside)
        acts = said_by.speeches(s)
        _remember(known, s, acts)
        if inside:
            here = tuple(t for t in times if t.start < end and start < t.end)
            _sentence(known, number, s, dict(inside), here, acts)
        known.quoted = said_by.quotes_after(s, known.quoted)


def _remember(known: Known, s: Sentence, acts: tuple[said_by.Speech, ...]) -> None:
    for act in acts:
        if (name := said_by.name_of(s, act.speaker)) and s.tags[act.speaker[1]] == "PROPN":
            known.speaker = name


def _sentence(
    known: Known,
    segment: int,
    s: Sentence,
    readings: dict[int, Reading],
    times: tuple[Phrase, ...],
    acts: tuple[said_by.Speech, ...],
) -> None:
    first = len(known.claims)
    ids = {word: first + place for place, word in enumerate(sorted(s.figures))}
    roles = links(s, {word: readings[n] for word, n in s.figures.items()})
    for word in sorted(s.figures):
        reading = readings[s.figures[word]]
        told = tuple(Link(role, ids[other]) for one, role, other in roles if one == word)
        known.claims.append(_claim(known, ids[word], segment, s, word, reading, times, acts, told))


def _claim(
    known: Known,
    number: int,
    segment: int,
    s: Sentence,
    figure: int,
    reading: Reading,
    times: tuple[Phrase, ...],
    acts: tuple[said_by.Speech, ...],
    told: tuple[Link, ...],
) -> Claim:
    evidence: list[Evidence] = []
    what = counting(s, figure, reading)
    _note(evidence, s, "counted", what.span)
    _note(evidence, s, "event", what.event_at)
    actor, actor_at = _actor(s, what)
    _note(evidence, s, "actor", actor_at)
    speaker, speaker_at = _speaker(known, s, figure, acts)
    _note(evidence, s, "said_by", speaker_at)
    when, when_at = period(s, figure, what.verb, times, known.published)
    where, where_at = place(s, figure, known.place)
    evidence += [e for e in (when_at, where_at) if e is not None]
    how, how_at = mode(s, figure, what.verb)
    _note(evidence, s, "mode", None if how_at is None else (how_at, how_at))
    sign, sign_at = polarity(s, figure, what.verb)
    _note(evidence, s, "polarity", None if sign_at is None else (sign_at, sign_at))
    kind = reading.kind
    if kind == "count" and what.event in CASUALTIES and what.known and what.known.group == "casualty":
        kind = "casualty"
    return Claim(
        id=number,
        at=Location(segment, reading.start, reading.end),
        surface=reading.surface,
        kind=kind,
        quantity=reading.quantity,
        counted=what.counted,
        event=what.event,
        actor=actor,
        place=where,
        period=when,
        said_by=speaker,
        mode=how,
        polarity=sign,
        links=told,
        evidence=tuple(evidence),
        assumed=reading.assumed,
        alternatives=reading.alternatives,
    )


def _note(evidence: list[Evidence], s: Sentence, attribute: str, words: Span | None) -> None:
    if words is not None:
        evidence.append(Evidence(attribute, s.spans[words[0]][0], s.spans[words[1]][1]))


def _actor(s: Sentence, what: Counting) -> tuple[str | None, Span | None]:
    """The subject of an active verb, or who stands behind "by" after a passive."""
    if what.verb is None:
        return None, None
    if what.verb.passive or what.is_subject:
        return None, None
    who = subject(s, what.verb)
    if who is None:
        return None, None
    return s.said(*who), who


def _speaker(
    known: Known, s: Sentence, figure: int, acts: tuple[said_by.Speech, ...]
) -> tuple[str | None, Span | None]:
    quoted = said_by.in_quotes(s, figure, known.quoted)
    act = said_by.speaker_of(s, figure, acts, quoted=quoted)
    if act is None:
        return (known.speaker, None) if quoted and known.quoted else (None, None)
    return said_by.name_of(s, act.speaker) or known.speaker, act.speaker
