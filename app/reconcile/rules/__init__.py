"""The rules, in the order they speak; each is `Workings -> Iterator[Finding]`, named for its fault.

Adding one is one file and one name here; a rule knows nothing of another.
"""

from collections.abc import Callable, Iterator

from app.reconcile.model import Finding
from app.reconcile.rules.age_told_two_ways import age_told_two_ways
from app.reconcile.rules.body_disagrees_with_itself import body_disagrees_with_itself
from app.reconcile.rules.caption_disagrees_with_body import caption_disagrees_with_body
from app.reconcile.rules.change_does_not_hold import change_does_not_hold
from app.reconcile.rules.change_told_two_ways import change_told_two_ways
from app.reconcile.rules.conversion_does_not_hold import conversion_does_not_hold
from app.reconcile.rules.difference_does_not_hold import difference_does_not_hold
from app.reconcile.rules.duration_disagrees_with_dates import duration_disagrees_with_dates
from app.reconcile.rules.headline_disagrees_with_body import headline_disagrees_with_body
from app.reconcile.rules.label_is_impossible import label_is_impossible
from app.reconcile.rules.list_disagrees_with_body import list_disagrees_with_body
from app.reconcile.rules.name_is_mistyped import name_is_mistyped
from app.reconcile.rules.numeral_is_malformed import numeral_is_malformed
from app.reconcile.rules.part_exceeds_whole import part_exceeds_whole
from app.reconcile.rules.parts_do_not_sum import parts_do_not_sum
from app.reconcile.rules.percentages_exceed_hundred import percentages_exceed_hundred
from app.reconcile.rules.points_called_per_cent import points_called_per_cent
from app.reconcile.rules.proportion_does_not_hold import proportion_does_not_hold
from app.reconcile.rules.pullquote_disagrees_with_body import pullquote_disagrees_with_body
from app.reconcile.rules.quote_disagrees_with_narration import quote_disagrees_with_narration
from app.reconcile.rules.range_is_upside_down import range_is_upside_down
from app.reconcile.rules.rate_does_not_hold import rate_does_not_hold
from app.reconcile.rules.ratio_does_not_hold import ratio_does_not_hold
from app.reconcile.rules.share_does_not_hold import share_does_not_hold
from app.reconcile.rules.stale_figure import stale_figure
from app.reconcile.rules.standfirst_disagrees_with_body import standfirst_disagrees_with_body
from app.reconcile.rules.table_disagrees_with_body import table_disagrees_with_body
from app.reconcile.rules.year_is_mistyped import year_is_mistyped
from app.reconcile.workings import Workings

RULES: tuple[Callable[[Workings], Iterator[Finding]], ...] = (
    caption_disagrees_with_body,
    headline_disagrees_with_body,
    standfirst_disagrees_with_body,
    pullquote_disagrees_with_body,
    table_disagrees_with_body,
    list_disagrees_with_body,
    body_disagrees_with_itself,
    quote_disagrees_with_narration,
    stale_figure,
    numeral_is_malformed,
    parts_do_not_sum,
    part_exceeds_whole,
    conversion_does_not_hold,
    share_does_not_hold,
    proportion_does_not_hold,
    change_does_not_hold,
    change_told_two_ways,
    points_called_per_cent,
    difference_does_not_hold,
    ratio_does_not_hold,
    rate_does_not_hold,
    percentages_exceed_hundred,
    range_is_upside_down,
    duration_disagrees_with_dates,
    age_told_two_ways,
    year_is_mistyped,
    name_is_mistyped,
    label_is_impossible,
)
