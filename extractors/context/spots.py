"""The places a sentence names, how each stands in it, and the places an article is about.

Knows a small gazetteer; a capitalised name after a locative preposition counts as a place without it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import re2

from extractors.context.gazetteer import Place, gazetteer, places_in, towns
from extractors.context.institutions import seat
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS
from extractors.dates import readable
from extractors.model import Article, Segment

CALENDAR = WORDS["speech.calendar"]
LOCATIVES = WORDS["place.locatives"]
GIVEN = WORDS["place.given"]
DIRECTIONS = WORDS["place.directions"]
GROUNDS = WORDS["place.grounds"]
LAND = WORDS["place.land"]
SOURCES = frozenset(("from", "through"))  # "a message from Tundra": persons and firms as often as places
WEIGHT = {"headline": 4, "standfirst": 3, "caption": 2}  # of a mention, body being 1
LOCATED = 3  # what a mention of where counts beside a mere one
_TOWN = re.compile(
    r"(?:^(?=[A-Z]{3})|\b(?:in|of|at|near|from|outside)\s+)((?:[A-Z][\w’'-]+\s){0,2}[A-Z][\w’'-]+), $"
)
_SURNAME = re.compile(r"[a-z,] [A-Z][a-z]+ $")  # "the singer Ana Lubbock" names no town
_FAMILY = re.compile(r" [A-Z][a-z]+\b(?! (?:Police|City|County))")
OFTEN = 3  # a weight of mentions that makes a place the article's own
_INTRODUCED = re2.compile(
    r"\b(?:in|near|outside|across|struck|hit)\s+(the\s+)?([A-Z][a-zé'’-]+(?:\s[A-Z][a-zé'’-]+){0,2})"
)
_BEFORE = re.compile(
    r"\b(?:in|at|near|from|across|outside|around|inside|throughout|off|struck|hit|of)\s+(?:the\s+)?$"
)
_WITHIN = re.compile(r"\b(?:in|at|near|across|outside|around|inside|throughout|struck|hit)\s+(?:the\s+)?$")
_WIDE = re.compile(
    r"\b(?P<wide>world-?wide|globally|(?:around|across|throughout) the (?:world|globe))\b"
    r"|\b(?P<whole>(?:nation|state|country)wide|(?:across|throughout|around) the (?:country|nation|state))\b"
    r"|\b(?P<globe>the world['’]s(?! (?:\w{1,20}[ -])?(?:\w+est|\w*most|first|only|leading)\b)"
    r"|(?-i:global|international) (?:[\w-]{1,20} ){0,3}(?:"
    + "|".join(sorted(WORDS["place.worldly"]))
    + r"))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named from word `first` to `last`; `sort` is how it stands there.

    Sorts: locative, ground ("the town of"), wide ("nationwide"), globe ("the global market"), direction, of,
    adjective, owner, bare.
    """

    first: int
    last: int
    name: str
    kind: str  # country, region, city, named, unknown, world
    sort: str
    names_thing: bool  # a noun follows: "the Lima office"


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one article: `default`, and its own names of places with what they are called in full.

    `written` is how much is written of each place of the gazetteer and of what it holds; `told` are those of
    each segment in order, and whether something is there.
    """

    default: str | None
    names: Mapping[str, str]
    written: Mapping[str, int]
    told: Mapping[int, Sequence[tuple[int, str, bool]]]

    def before(self, segment: int, opening: int, start: int) -> str | None:
        """Where the text from `opening` up to `start` says that things are, if it names one place only."""
        told = self.told.get(segment, ())
        said = [t[1:] for t in told[bisect_left(told, (opening,)) : bisect_left(told, (start,))]]
        names = {name for name, _ in said}
        finest = {name for name in names if not any(_inside(other) == name for other in names)}
        return next((name for name, within in said if within and finest == {name}), None)


def article_places(article: Article) -> Places:
    """Count an article's places, early mentions and those of where for more; the most counted is its own."""
    counts: Counter[str] = Counter()
    introduced: Counter[str] = Counter()
    times: Counter[str] = Counter()
    inside: dict[str, str] = {}
    told: dict[int, list[tuple[int, str, bool]]] = {}
    for number, segment, weight in _weighed(article):
        text = segment.text
        here = told.setdefault(number, [])
        for place, start, end in places_in(text):
            located = _BEFORE.search(text, max(0, start - 16), start) is not None
            if place.kind == "named" or (not located and _is_person(place, segment, start, end)):
                continue
            counts[place.name] += weight * (LOCATED if located else 1)
            here.append((start, place.name, _holds(place, text, start, end)))
            if (town := _town_before(text, start, end)) is not None:
                inside.setdefault(town, place.name)
        if segment.role == "headline":
            continue  # where every word may have a capital
        for match in _INTRODUCED.finditer(readable(text)):
            name = match.group(2)
            owner = name.endswith(("'s", "’s", "'", "’"))
            thing = match.group(1) is not None and name.split(" ")[-1].lower() not in LAND
            if (
                not owner
                and not thing
                and name not in gazetteer()
                and name.split(" ")[0].lower() not in CALENDAR
            ):
                introduced[name] += weight
                times[name] += 1
                here.append((match.start(2), name, True))
    written = Counter(counts)
    for name, seen in counts.items():
        if holder := _inside(name):
            written[holder] += seen
    for name in times:
        if name not in inside and (own := _holder(name, written)):
            inside[name] = own
    names = {name: f"{name}, {holder}" for name, holder in inside.items()}
    for name, seen in times.items():
        mentions = [(segment.text.count(name), weight) for _, segment, weight in _weighed(article)]
        if name in names or 2 * seen >= sum(often for often, _ in mentions):
            names.setdefault(name, name)
            if introduced[name] >= OFTEN or name in inside:
                counts[names[name]] += introduced[name] + sum(often * weight for often, weight in mentions)
    holders = {names[town]: holder for town, holder in inside.items()}
    known = {
        number: [
            (at, names.get(name, name), within)
            for at, name, within in sorted(here)
            if names.get(name, name) in counts
        ]
        for number, here in told.items()
    }
    return Places(_most(counts, holders) or seat(article), names, written, known)


def _holds(place: Place, text: str, start: int, end: int) -> bool:
    """Whether something is in a place: "in Peru", "near Lima"; no "in Peruvian shops", "at the Lima Post"."""
    name, within = text[start:end], _WITHIN.search(text, max(0, start - 16), start)
    if within is None or text[end : end + 2].strip(" ")[:1].isupper():
        return False
    return name == place.name or place.kind != "country" or name.isupper()


def _is_person(place: Place, segment: Segment, start: int, end: int) -> bool:
    """Whether a name is a person's: "Ana Houston", "Virginia Lubbock"."""
    if place.kind == "country" or segment.role == "headline":
        return False
    text = segment.text
    if place.kind == "city" and _SURNAME.search(text, max(0, start - 20), start):
        return True
    return text[start:end] in GIVEN and _FAMILY.match(text, end) is not None


def _weighed(article: Article) -> Iterator[tuple[int, Segment, int]]:
    bodies = 0
    for number, segment in enumerate(article.segments):
        if segment.role != "boilerplate":
            bodies += segment.role == "body"
            yield number, segment, WEIGHT.get(segment.role, 2 if bodies < 4 else 1)


def _holder(town: str, written: Mapping[str, int]) -> str | None:
    """The country or state of a town; of several that have one, the one of which the article writes most.

    Their country where several of its states have such a town; None where the article writes of none of them.
    """
    holders = towns().get(town, ())
    if len(holders) < 2:
        return holders[0] if holders else None
    named = [holder for holder in holders if written.get(holder)]
    if named:
        return max(named, key=lambda holder: written[holder])
    countries = [country for holder in holders if (country := _inside(holder)) and written.get(country)]
    if not countries:
        return None
    country = max(countries, key=lambda name: written[name])
    states = [holder for holder in holders if _inside(holder) == country]
    return states[0] if len(states) == 1 else country


def _town_before(text: str, start: int, end: int) -> str | None:
    """The town that a place's name holds: "in Oyster Cove, Oregon"."""
    if text[start - 2 : start] != ", " or text[end : end + 1] in ("'", "’"):
        return None
    town = _TOWN.search(text, max(0, start - 60), start)
    if town is None or town[1] in gazetteer() or town[1].split(" ")[0].lower() in CALENDAR:
        return None
    return town[1].title() if town[1].isupper() else town[1]


def _most(counts: Counter[str], holders: Mapping[str, str]) -> str | None:
    """The most mentioned place, or a city or region in it that is mentioned nearly as often."""
    inside = {name: holders.get(name) or _counted_for(name) for name in counts}
    total: Counter[str] = Counter(counts)
    for name, seen in counts.items():
        if holder := inside[name]:
            total[holder] += seen
    for body in ("European Union", "Europe"):  # much written of, seldom where things happen
        total[body] //= 3
    if not total or total.most_common(1)[0][1] < OFTEN:
        return None
    best = total.most_common(1)[0][0]
    exact = max((n for n in counts if inside[n] == best), key=lambda n: counts[n], default=None)
    if exact is not None and counts[exact] > counts[best] and counts[exact] * 3 >= total[best]:
        return exact
    return best


def _counted_for(name: str) -> str:
    """The place for which a city or region counts too; Wales does not count for the United Kingdom."""
    known = gazetteer().get(name)
    return "" if known is None or known.kind == "country" else known.inside


def _inside(name: str) -> str:
    known = gazetteer().get(name)
    return "" if known is None else known.inside


def spots(s: Sentence, places: Places) -> tuple[Spot, ...]:
    """Every place of the sentence, in order."""
    found = []
    i = 0
    while i < len(s.words):
        if not s.words[i][:1].isupper() or i in s.figures or s.tags[i] not in ("PROPN", "ADJ", "NOUN"):
            i += 1
            continue
        last = i
        while (
            last + 1 < len(s.words)
            and s.words[last + 1][:1].isupper()
            and s.tags[last + 1] in ("PROPN", "NOUN")
            and last + 1 not in s.figures
        ):
            last += 1
        spot = _spot(s, i, last, places)
        if spot is not None:
            found.append(spot)
        i = last + 1
    held = [_held(spot, places) for spot in _joined(s, found)]
    return (*held, *_wide(s, places, found))


def _held(spot: Spot, places: Places) -> Spot:
    """A place of no table is called with what holds it: a town's country, else the article's own place."""
    if spot.kind != "unknown" or ", " in spot.name:
        return spot
    own = places.default or ""
    name = places.names.get(spot.name) or spot.name
    if ", " not in name:
        holder = _holder(name, places.written) or own.split(", ")[-1]
        name = f"{name}, {holder}" if holder and holder not in name else name
    return replace(spot, name=name)


def _joined(s: Sentence, found: list[Spot]) -> list[Spot]:
    """ "Oyster Cove in Lane County, Oregon": a place is named with those that hold it, which name no other.

    A place of no table is called with them.
    """
    joined: list[Spot] = []
    for spot in reversed(found):
        holder = joined[-1] if joined else None
        if holder is not None and _follows(s, spot, holder):
            if spot.kind in ("unknown", "named"):
                name = spot.name if holder.name in spot.name else f"{spot.name}, {holder.name}"
                spot = replace(spot, name=name)
                joined.pop()
            elif holder.name == _inside(spot.name) or holder.first > spot.last + 2:
                joined.pop()
        joined.append(spot)
    return joined[::-1]


def _follows(s: Sentence, spot: Spot, holder: Spot) -> bool:
    """Whether nothing but a comma or "in" stands between: "Oyster Cove, in south-east London"."""
    between = s.lower[spot.last + 1 : holder.first]
    return between[:1] in ((",",), ("in",)) and all(w in GROUNDS or w in ("in", "the") for w in between[1:])


def _spot(s: Sentence, first: int, last: int, places: Places) -> Spot | None:
    run = s.said(first, last)
    known = gazetteer().get(run) or gazetteer().get(run.removesuffix("s"))
    sort = _sort(s, first, last, demonym=known is not None and known.name != run)
    names_thing = last + 1 < len(s.words) and s.tags[last + 1] == "NOUN"
    if known is not None:
        if sort == "locative" or s.tags[first] in ("PROPN", "ADJ"):
            return Spot(first, last, known.name, known.kind, sort, names_thing)
        return None
    if names_thing or s.lower[first] in CALENDAR or (run.isupper() and len(run) > 2):
        return None
    if run in places.names or (sort in ("locative", "ground") and _is_land(s, first, last)):
        return Spot(first, last, run, "unknown", sort, names_thing)
    return None


def _is_land(s: Sentence, first: int, last: int) -> bool:
    """Whether a name of no table can be a place: "in Oyster Cove", "in the Oyster Hills", no "in the Cup"."""
    if s.tags[first] != "PROPN" or _owns(s, last) or _before(s, first) in SOURCES:
        return False
    return not first or s.lower[first - 1] != "the" or s.lower[last] in LAND


def _owns(s: Sentence, last: int) -> bool:
    return s.lower[last + 1 : last + 2] in (("'s",), ("’s",), ("'",), ("’",))


def _before(s: Sentence, first: int) -> str:
    back = first - 1 if first and s.lower[first - 1] == "the" else first
    return s.lower[back - 1] if back else ""


def _sort(s: Sentence, first: int, last: int, *, demonym: bool) -> str:
    back = first - 1 if first and s.lower[first - 1] == "the" else first
    before = _before(s, first)
    if before in LOCATIVES:
        return "locative"
    if before == "from":
        return "source"
    if before == "of" and back > 1 and s.lower[back - 2] in GROUNDS:
        return "ground"
    if before in GROUNDS and first and s.tags[first] == "PROPN":
        return "ground"
    if _owns(s, last):
        return "owner"
    if before in DIRECTIONS:
        return "direction"
    if before == "of":
        return "of"
    return "adjective" if demonym and s.tags[first] == "ADJ" else "bare"


def _wide(s: Sentence, places: Places, named: list[Spot]) -> list[Spot]:
    """ "Around the world", "of the world's"; "across the country" is that of the sentence or the article."""
    found = []
    for match in _WIDE.finditer(s.text, s.start, s.end):
        first = next((i for i, (start, _) in enumerate(s.spans) if start >= match.start()), None)
        last = next((i for i, (_, end) in enumerate(s.spans) if end >= match.end()), None)
        if first is None or last is None or last < first:
            continue
        if match.lastgroup != "whole":
            found.append(Spot(first, last, "World", "world", match.lastgroup or "wide", names_thing=False))
            continue
        kind = "region" if "state" in match[0].lower() else "country"
        name = next((spot.name for spot in named if spot.kind == kind), _whole(places, kind))
        if name is not None:
            found.append(Spot(first, last, name, kind, "wide", names_thing=False))
    return found


def _whole(places: Places, kind: str) -> str | None:
    """The country the article is about, or its state."""
    known = gazetteer().get(places.default or "")
    if known is None or known.kind == kind:
        return places.default
    return known.inside or known.name
