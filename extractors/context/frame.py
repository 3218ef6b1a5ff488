"""The frame of every figure of one article: counted, event, actor, who says it, where, when, in what mode.

Knows the order in which the attributes are read and what one sentence hands to the next; reads no number.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.context.ages import whose_age
from extractors.context.carried import Carried
from extractors.context.cited import Speech
from extractors.context.clause import Span, left_edge, phrase_from, subject
from extractors.context.counted import COUNTS, Counting, counting
from extractors.context.covering import answered, covering
from extractors.context.days import Days, Told, article_day, article_days
from extractors.context.idle import is_idle
from extractors.context.links import links, shares
from extractors.context.makers import Makers
from extractors.context.mode import SHARES, is_polled, mode, polarity
from extractors.context.period import period
from extractors.context.place import place
from extractors.context.quotes import around_quoted, quoted_spans
from extractors.context.said_by import Speakers, Voice
from extractors.context.sentence import QUOTES, Sentence, read_sentence
from extractors.context.speech import speeches, where_said
from extractors.context.spots import Places, Spot, spots
from extractors.context.unit import with_unit
from extractors.dates import Phrase, phrases
from extractors.model import Article, Claim, Evidence, Kind, Link, Location, Quantity, Reading, Segment
from extractors.sentences import sentences

TITLE = -1
OPENING = 4  # segments in which a poll is what the article is of
LONGEST = 2400  # characters of a sentence; what runs on is a list or an attack
MEMORY = 8  # units counted before that a count without a noun may take up
CASUALTIES = frozenset(("kill", "injure"))


@dataclass(frozen=True, slots=True)
class Parts:
    """The spans of a segment's sentences, and its phrases of time."""

    pieces: tuple[tuple[int, int], ...]
    times: tuple[Phrase, ...]


@dataclass(slots=True)
class Known:
    """What was read so far."""

    days: Days
    places: Places
    parts: dict[int, Parts]  # of each segment that is read
    speakers: Speakers = field(default_factory=Speakers)
    makers: Makers = field(default_factory=Makers)
    claims: list[Claim] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # units of the counts shortly before this sentence
    here: list[tuple[str, bool]] = field(default_factory=list)  # and in it, with whether as its subject
    carried: Carried = field(default_factory=Carried)
    polled: set[int] = field(default_factory=set)  # segments in which a poll gave a share, TITLE for a title


@dataclass(frozen=True, slots=True)
class Scene:
    """Sentence `number` of a segment: its readings, acts of saying, phrases of time, quotations."""

    segment: int
    number: int
    s: Sentence
    readings: dict[int, Reading]
    acts: tuple[Speech, ...]
    times: tuple[Phrase, ...]
    told: tuple[Told, ...]
    spots: tuple[Spot, ...]
    last: str | None  # the place of the sentences before
    quotes: tuple[tuple[int, int], ...]
    carried: bool  # the segment begins inside a quotation
    person: str | None
    title: bool


def frames(article: Article, readings: Sequence[Sequence[Reading]], places: Places) -> tuple[Claim, ...]:
    """One claim for each reading that is not idle, in order; `readings` holds those of each segment."""
    published = article_day(article)
    parts = {
        number: Parts(tuple(_pieces(segment.text)), phrases(segment.text))
        for number, segment in enumerate(article.segments)
        if segment.role != "boilerplate"
    }
    known = Known(Days(published, article_days(article, published)), places, parts)
    for number, part in parts.items():
        known.days.read(number, article.segments[number].text, part.pieces, part.times)
    known.days.begin()
    for number in parts:
        _segment(known, number, article.segments[number], readings[number])
    return tuple(
        replace(c, said_by=known.makers.signed(c.said_by)) if c.said_by is not None else c
        for c in known.claims
    )


def _segment(known: Known, number: int, segment: Segment, readings: Sequence[Reading]) -> None:
    """Read the sentences that hold a figure or an act of saying, the speakers of each before its figures."""
    title = segment.role in ("headline", "standfirst")
    scenes = _scenes(known, number, segment.text, readings, title=title)
    closers: list[Scene | None] = [None]  # for each scene, the next one in which somebody speaks
    for scene in reversed(scenes):
        closers.append(scene if scene.acts else closers[-1])
    known.speakers.begin(quoted=segment.text[:1] in QUOTES or segment.text[:1] in ("'", "’"))
    for scene, closer in zip(scenes, reversed(closers[:-1]), strict=True):
        known.speakers.go_on(scene.s, scene.number)
        if scene.readings:
            _sentence(known, scene, _closing_speaker(known, closer) if closer else None)
        known.speakers.hear(scene.s, scene.number, scene.acts, scene.person)
        known.makers.note(scene.s, scene.acts)
    if segment.text.endswith(":"):
        known.speakers.open_list(len(sentences(segment.text)) - 1)


def _scenes(known: Known, number: int, text: str, readings: Sequence[Reading], *, title: bool) -> list[Scene]:
    quotes = quoted_spans(text)
    begins_quoted = bool(quotes) and quotes[0][0] <= 1
    pieces, times = known.parts[number].pieces, known.parts[number].times
    known.days.next_segment()
    scenes: list[Scene] = []
    saying = sorted([*where_said(text), *around_quoted(quotes, [r.start for r in readings])])
    figure = time = quote = 0
    for piece, (start, end) in enumerate(pieces):
        inside: list[tuple[int, Reading]] = []
        while figure < len(readings) and readings[figure].start < end:
            inside.append((figure, readings[figure]))
            figure += 1
        here: list[Phrase] = []
        while time < len(times) and times[time].start < end:
            here.append(times[time])
            time += 1
        while quote < len(quotes) and quotes[quote][1] <= start:
            quote += 1
        person = known.speakers.person
        if not (quote < len(quotes) and quotes[quote][0] <= start):  # whom a quotation names does not speak
            known.speakers.meet(text, start, end)
        told = known.days.tell(number, text, start, end) if here or inside else ()
        says = bisect_left(saying, start) < bisect_left(saying, end)
        if inside or text[end - 1] == ":" or says:
            s = read_sentence(text, start, end, inside)
            around, dated = _within(quotes, quote, end), tuple(here)
            where = spots(s, known.places) if inside else ()
            acts = tuple(a for a in speeches(s) if not _is_quoted(s, a, around))
            scene = Scene(
                number,
                piece,
                s,
                dict(inside),
                acts,
                dated,
                told,
                where,
                None if where else known.places.before(number, pieces[max(0, piece - 2)][0], start),
                around,
                begins_quoted,
                person,
                title,
            )
            scenes.append(scene)
    return scenes


def _is_quoted(s: Sentence, act: Speech, quotes: tuple[tuple[int, int], ...]) -> bool:
    """Whether somebody quoted tells that "I said" or "they say": he is the one who speaks."""
    if s.tags[act.speaker[1]] != "PRON":
        return False
    at, who = s.spans[act.at][0], s.spans[act.speaker[0]][0]
    return any(start <= min(at, who) and max(at, who) < end for start, end in quotes)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, one without end cut at white space, so that no sentence costs more than a long one."""
    for start, end in sentences(text):
        while end - start > LONGEST:
            cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), start + LONGEST // 2) + 1
            yield start, cut
            start = cut
        yield start, end


def _within(spans: Sequence[tuple[int, int]], first: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans from number `first` on that begin before `end`."""
    last = first
    while last < len(spans) and spans[last][0] < end:
        last += 1
    return tuple(spans[first:last])


def _closing_speaker(known: Known, scene: Scene) -> Voice | None:
    """Who closes a quotation that began in an earlier sentence."""
    closing = next((a for a in scene.acts if not a.after), None)
    return known.speakers.voice(scene.s, scene.number, closing, met=scene.person) if closing else None


def _sentence(known: Known, scene: Scene, closing: Voice | None) -> None:
    """Append the claims of one sentence, links between them and conversions included."""
    s, first = scene.s, len(known.claims)
    known.told = (known.told + [unit for unit, _ in known.here])[-MEMORY:]
    known.here = []
    known.carried.begin(s, scene.segment)
    words = [
        word
        for word in sorted(s.figures)
        if not is_idle(s, word, scene.readings[s.figures[word]], scene.times)
    ]
    ids = {word: first + place for place, word in enumerate(words)}
    roles = links(s, {word: scene.readings[s.figures[word]] for word in words})
    for word in words:
        told = tuple(Link(role, ids[other]) for one, role, other in roles if one == word)
        claim = _claim(known, scene, word, closing)
        converted = next((link.claim for link in told if link.role == "conversion_of"), None)
        if converted is not None and converted < len(known.claims):
            claim = _as_converted(claim, known.claims[converted])
        known.claims.append(replace(claim, id=ids[word], links=told))
    parts = shares(s, known.claims[first:])
    for at, claim in enumerate(known.claims[first:], first):
        if claim.id in parts:
            known.claims[at] = replace(claim, links=(Link("part_of", parts[claim.id]),))
    known.claims[first:] = [_with_whole(claim, known.claims) for claim in known.claims[first:]]


def _with_whole(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """ "Of the 12 dead, five were children": a part shares its whole's event, and its noun if it has none."""
    whole = next((link.claim for link in claim.links if link.role == "part_of"), None)
    if whole is None or whole >= len(claims):
        return claim
    quantity = claim.quantity
    if quantity.unit is None:
        quantity = replace(quantity, unit=claims[whole].quantity.unit)
    return replace(claim, event=claim.event or claims[whole].event, quantity=quantity)


def _as_converted(claim: Claim, original: Claim) -> Claim:
    """A figure in brackets that repeats another in its own unit is said of the same thing."""
    return replace(
        original,
        at=claim.at,
        surface=claim.surface,
        quantity=claim.quantity,
        assumed=claim.assumed,
        alternatives=claim.alternatives,
    )


def _claim(known: Known, scene: Scene, figure: int, closing: Voice | None) -> Claim:
    s, reading = scene.s, scene.readings[scene.s.figures[figure]]
    evidence: list[Evidence] = []
    what = counting(s, figure, reading, known.carried.topic)
    before = _reading_beside(scene, figure, -1)
    counted = known.carried.take(s, figure, reading, before, what, segment=scene.segment)
    _note(evidence, s, "counted", what.span)
    _note(evidence, s, "event", what.event_at)
    actor, actor_at = _actor(s, what)
    _note(evidence, s, "actor", actor_at)
    voice = _voice(known, scene, figure, closing)
    if voice is not None and voice.at is not None:
        evidence.append(Evidence("said_by", *voice.at))
    when, when_at = period(s, figure, what.verb, reading.kind, scene.told)
    where, where_at = place(s, figure, scene.spots, scene.acts, known.places, scene.last)
    evidence += [e for e in (when_at, where_at) if e is not None]
    kind, quantity = with_unit(
        s,
        figure,
        reading,
        what,
        before=before,
        after=_reading_beside(scene, figure, 1),
        last=_told_last(known, scene.segment),
        here=_alike(known.here, s, figure, what),
        told=known.told,
    )
    if kind == "age" != reading.kind:
        counted = whose_age(s, figure, reading, what)
    if quantity.unit is not None and (kind in COUNTS or quantity.unit == "magnitude"):
        known.here.append((quantity.unit, what.is_subject))
    elif kind == "rate" and quantity.unit is not None:
        known.here.append(
            (quantity.unit.partition(" per ")[0], what.is_subject)
        )  # "15 cases per worker … an average of 14"
    how, how_at = mode(s, figure, what.verb, kind=kind, after=what.after)
    if is_polled(s, how_at):
        known.polled.add(TITLE if scene.title or scene.segment < OPENING else scene.segment)
    elif how == "actual" and kind in SHARES and known.polled & {TITLE, scene.segment}:
        how = "estimate"
    _note(evidence, s, "mode", None if how_at is None else (how_at, how_at))
    sign, sign_at = polarity(s, figure, what.verb)
    _note(evidence, s, "polarity", None if sign_at is None else (sign_at, sign_at))
    felled = what.event in CASUALTIES and what.known is not None and what.known.group == "casualty"
    return Claim(
        id=0,
        at=Location(scene.segment, reading.start, reading.end),
        surface=reading.surface,
        kind="casualty" if kind == "count" and felled and not what.acts_on(s) else kind,
        quantity=quantity,
        counted=_with_rate(counted, reading),
        event=what.event,
        actor=actor,
        place=where,
        period=when,
        said_by=voice.name if voice is not None else None,
        mode=how,
        polarity=sign,
        evidence=tuple(evidence),
        assumed=reading.assumed,
        alternatives=reading.alternatives,
    )


def _reading_beside(scene: Scene, figure: int, step: int) -> Reading | None:
    """The reading of the figure before (step -1) or after (1) in the sentence."""
    words = sorted(scene.s.figures)
    at = words.index(figure) + step
    return scene.readings[scene.s.figures[words[at]]] if 0 <= at < len(words) else None


def _alike(here: Sequence[tuple[str, bool]], s: Sentence, figure: int, what: Counting) -> list[str]:
    """The units counted in the sentence; those last that a subject or an object takes up first."""
    is_object = what.verb is not None and what.verb.last + 1 == left_edge(s, figure)
    if not what.is_subject and not is_object:
        return [unit for unit, _ in here]
    return [unit for unit, _ in sorted(here, key=lambda counted: counted[1] == what.is_subject)]


def _told_last(known: Known, segment: int) -> tuple[Kind, Quantity] | None:
    last = known.claims[-1] if known.claims else None
    return None if last is None or last.at.segment != segment else (last.kind, last.quantity)


def _with_rate(counted: str | None, reading: Reading) -> str | None:
    """An amount of money per night or per share counts so; its unit stays the currency's code."""
    rate = (reading.unit or "").partition(" per ")[2] if reading.kind == "money" else ""
    return f"{counted or ''} per {rate}".strip() if rate else counted


def _note(evidence: list[Evidence], s: Sentence, attribute: str, words: Span | None) -> None:
    if words is not None:
        evidence.append(Evidence(attribute, s.spans[words[0]][0], s.spans[words[1]][1]))


def _actor(s: Sentence, what: Counting) -> tuple[str | None, Span | None]:
    """The subject of an active verb; a pronoun names nobody."""
    if what.event_at is not None and s.lower[what.event_at[1] + 1 : what.event_at[1] + 2] == ("by",):
        if what.event_at[1] + 2 in s.figures:
            return None, None  # "jumped by 40"
        doer = phrase_from(s, what.event_at[1] + 2)
        return (s.said(*doer), doer) if doer else (None, None)
    if what.verb is None or what.verb.passive or what.is_subject:
        return None, None
    who = subject(s, what.verb)
    if who is None or s.tags[who[1]] == "PRON":
        return None, None
    return s.said(*who), who


def _is_share(scene: Scene, figure: int) -> bool:
    reading = scene.readings[scene.s.figures[figure]]
    return reading.kind in ("percent", "ratio") or reading.unit == "%"


def _is_age_group(scene: Scene, figure: int) -> bool:
    """ "Aged between 20 and 30", "children under 5", "cars over 13 years old": of many, not of one person."""
    reading = scene.readings[scene.s.figures[figure]]
    return reading.value is None or scene.s.lower[max(0, figure - 1)] in ("over", "under", "above", "below")


def _voice(known: Known, scene: Scene, figure: int, closing: Voice | None) -> Voice | None:
    """Who says the figure; a person's age in an apposition is the article's own word."""
    s = scene.s
    at = s.spans[figure][0]
    quoted = any(start <= at < end for start, end in scene.quotes)
    if quoted:
        closing = closing or known.speakers.quoted(carried=scene.carried)
    elif scene.readings[s.figures[figure]].kind == "age" and not _is_age_group(scene, figure):
        return None
    act = covering(s, figure, scene.acts, quoted=quoted)
    asked = not quoted and (act is None or answered(s, act, scene.acts)) and _is_share(scene, figure)
    if asked and (poll := known.speakers.polled(s, figure, scene.acts)) is not None:
        return poll
    if act is not None:
        return known.speakers.voice(s, scene.number, act, met=scene.person, acts=scene.acts)
    alleged = "allegedly" in s.lower  # by somebody, whom a sentence of the paragraph may name
    return closing if quoted else known.speakers.standing() or (closing if alleged else None)
