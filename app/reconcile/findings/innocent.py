"""Says whether a disagreement has an innocent reading, so that it is kept for the record and troubles nobody.

Knows one article's mentions and pairs; does not weigh a clash or word a finding.
"""

from app.reconcile.mentions.mention import Mention
from app.reconcile.mentions.vocabulary import words
from app.reconcile.model import Level
from app.reconcile.pairs.conflict import Clash, at_edge
from app.reconcile.pairs.features import EDGE_ROLES
from app.reconcile.pairs.scoring import threshold
from app.reconcile.pairs.sheet import Sheet, other, same_unit
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import Slip
from app.reconcile.workings import Weighed, Workings

MOST_NOUGHTS = 1000
TEN = 10
NEAR_BY = 2  # sentences within which figures are added up
CHANCE_IN_MODELS = frozenset(("digit_changed", "digit_dropped", "off_by_one", "digits_transposed"))
LISTED = words("best top worst ways tips things reasons ideas facts hacks tricks photos pictures")


def innocent(workings: Workings, weighed: Weighed, grave: Level) -> bool:
    """Whether a disagreement of this level is likely none: a warning must stand up to more than an error."""
    sheet, clash = workings.sheet, weighed.clash
    a, b = sheet.mentions[clash.pair.a], sheet.mentions[clash.pair.b]
    if _adjectival(sheet, a) != _adjectival(sheet, b) or _beyond_a_slip(a, b, clash.slip):
        return True
    if any(_counts_its_list(m) for m in (a, b)) or _two_named(a, b):
        return True
    if _nothing_alike(clash) or workings.around.two_entries(clash.pair):
        return True
    if grave != "warning":
        return False
    if not at_edge(a, b):
        return _two_of_a_kind(sheet, clash)
    return not firm(weighed, grave) or _little_alike(weighed, sheet) or _told_by_the_body(workings, clash)


def firm(weighed: Weighed, grave: Level) -> bool:
    """Whether a clash at the edge is strong enough for its level, the words near by counted once more: a
    caption need not retell the text. A headline retells it, in few words, and is let off."""
    values, group = weighed.clash.pair.values, weighed.clash.group
    if grave == "note" or values["headline"] or not values["edge_role"]:
        return True
    strength = weighed.odds + threshold("near_mass_at_edge") * values["near_mass"]
    return strength >= threshold(f"{grave}_at_edge", group)


def _nothing_alike(clash: Clash) -> bool:
    """Whether two figures are not comparable and hardly a word near them is common."""
    values = clash.pair.values
    strange = values["near_mass"] < threshold("least_near_mass", clash.group)
    return strange and not values["headline"] and clash.pair.odds < threshold("comparable")


def _little_alike(weighed: Weighed, sheet: Sheet) -> bool:
    """Whether chance makes such a slip as often: the surroundings tell too little, or the clash is weak and
    the text tells its figure but once; told twice, the edge stands alone."""
    clash = weighed.clash
    at_a = sheet.mentions[clash.pair.a].role in EDGE_ROLES
    confirmed = clash.confirmed_b if at_a else clash.confirmed_a
    if clash.pair.odds < threshold("warning_odds", clash.group):
        return True
    return weighed.odds < threshold("warning_unaided", clash.group) and confirmed < threshold("told_twice")


def _told_by_the_body(workings: Workings, clash: Clash) -> bool:
    """Whether the body bears out the edge's own figure: tells it about as much alike, or its parts."""
    sheet, pair = workings.sheet, clash.pair
    at_a = sheet.mentions[pair.a].role in EDGE_ROLES
    edge, text = (pair.a, pair.b) if at_a else (pair.b, pair.a)
    least = pair.odds + threshold("borne_out")
    for link in sheet.partners.get(edge, ()):
        witness = other(link, edge)
        if link.agreement is None or link.odds < least or sheet.mentions[witness].role in EDGE_ROLES:
            continue
        if not _at_odds(workings, witness, text):
            return True
    return pair.odds < threshold("comparable") and _adds_up(sheet, sheet.mentions[edge])


def _at_odds(workings: Workings, one: int, two: int) -> bool:
    """Whether two mentions likely state one quantity and disagree: then neither is a witness."""
    pair = (min(one, two), max(one, two))
    return any((w.clash.pair.a, w.clash.pair.b) == pair and w.odds >= 0.0 for w in workings.weighed)


def _adds_up(sheet: Sheet, whole: Mention) -> bool:
    """ "Six hurt", of "five officers and one civilian": two neighbouring figures of the body make it up."""
    if whole.value is None:
        return False
    parts = [
        (m.value, m.place)
        for m in sheet.mentions
        if m.value is not None and m.value > ZERO and _retold(m, whole)
    ]
    for position, (one, place) in enumerate(parts):
        for two, after in parts[position + 1 :]:
            if after - place > NEAR_BY:
                break
            if abs(one + two - whole.value) <= whole.figure.step:
                return True
    return False


def _retold(mention: Mention, edge: Mention) -> bool:
    """Whether a figure of the body could be told by one at the edge."""
    return (
        mention.role not in EDGE_ROLES and mention.family == edge.family and same_unit(mention, edge) == "one"
    )


def _beyond_a_slip(a: Mention, b: Mention, slip: Slip | None) -> bool:
    """Whether no likeness makes a fault of two figures so unlike; they are noted for the record.

    No typist drops four noughts; without a slip, ten times as much is another thing; a bound from above is
    nothing's exact amount.
    """
    small, large = sorted(abs(m.value or ZERO) for m in (a, b))
    if slip is None:
        return large > small * TEN
    if (a.claim.quantity.hedge == "less_than") != (b.claim.quantity.hedge == "less_than"):
        return slip.code == "zero_dropped"
    return slip.code == "zeros_dropped" and large > small * MOST_NOUGHTS


def _counts_its_list(mention: Mention) -> bool:
    """ "Top 10 offices", "12 best ways": a headline that counts the paragraphs under it retells none."""
    if mention.role != "headline" or mention.family != "count":
        return False
    return mention.plain_left[:1] == ("top",) or bool(LISTED & set(mention.plain_right[:3]))


def _two_named(a: Mention, b: Mention) -> bool:
    """ "Ines, 34" and "Kaspar, 43": ages beside two names; a headline may call one person by another."""
    if a.family != "age" or "headline" in (a.role, b.role):
        return False
    return bool(a.close_names and b.close_names) and a.close_names.isdisjoint(b.close_names)


def _two_of_a_kind(sheet: Sheet, clash: Clash) -> bool:
    """Whether two figures of the body are likely two: both stand elsewhere, two persons' ages, two models."""
    a, b = sheet.mentions[clash.pair.a], sheet.mentions[clash.pair.b]
    if _stands_elsewhere(sheet, a) and _stands_elsewhere(sheet, b):
        return True
    if a.family == "age" and not a.close_names & b.close_names:
        return True
    return a.family == "measure" and clash.slip is not None and clash.slip.code in CHANCE_IN_MODELS


def _stands_elsewhere(sheet: Sheet, mention: Mention) -> bool:
    """Whether another sentence prints the value as an amount of the same kind; ages often stand bare."""
    kinds = ("age", "count") if mention.family == "age" else (mention.family,)
    unit = mention.claim.quantity.unit
    return any(
        m.value == mention.value
        and m.family in kinds
        and (mention.family in ("count", "age") or m.claim.quantity.unit == unit)
        and m.sentence != mention.sentence
        for m in sheet.mentions
    )


def _adjectival(sheet: Sheet, mention: Mention) -> bool:
    """ "three-point", no count of 30 points: tied to its noun by a hyphen; not an age or duration."""
    if mention.family in ("duration", "age", "money"):
        return False
    text = sheet.article.segments[mention.claim.at.segment].text
    end = mention.claim.at.end
    return text[end : end + 1] == "-" or "-" in mention.claim.surface
