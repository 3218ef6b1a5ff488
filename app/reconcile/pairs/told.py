"""Names each piece of evidence in words an editor can read, and says what was seen of it.

Knows names only; what a piece weighs is in weights.json, and how it is measured in the file that measures it.
"""

NAMES = {
    "prior": "before anything was looked at",
    "odds": "likeness of the surroundings",
    "near_share": "share of the words near the figures in common",
    "near_mass": "weight of the words near the figures in common",
    "near_more_mass": "words near the figures in common beyond that",
    "shared_words": "words of the sentences in common",
    "run_right": "same words right after",
    "run_left": "same words right before",
    "same_head": "the same word follows",
    "other_head": "another word follows",
    "other_head_counted": "another thing is counted",
    "money": "amounts of money",
    "percent": "percentages",
    "sentence_contained": "one sentence's words found in the other",
    "edge_role": "headline, caption or quote against text",
    "headline": "one is in the headline",
    "headline_contained": "headline's words found in the sentence",
    "headline_shared": "words in common with the headline",
    "headline_near": "headline's words near the figure",
    "headline_lead": "headline against the first sentences",
    "edge_contained": "caption's or headline's words found in the sentence",
    "edge_new_name": "names the other sentence lacks",
    "same_segment": "both in one paragraph",
    "contrast": "words that set the two apart",
    "from_to": "one is told as from, the other as to or by",
    "private_names": "each beside names the other lacks",
    "counted_shared": "what is counted in common",
    "counted_apart": "different things counted",
    "event_same": "the same event",
    "place_same": "the same place",
    "actor_same": "the same actor",
    "period_same": "the same time",
    "period_clash": "different times",
    "place_clash": "different places",
    "actor_clash": "different actors",
    "event_clash": "different events",
    "mode_same": "the same mode (pledge, estimate …)",
    "mode_clash": "different modes (pledge, estimate …)",
    "set_apart": "one is told as another or a former figure",
    "hedge_differs": "different hedges (over, about …)",
    "small_count": "small counts",
    "distinctive": "how telling the digits are",
    "no_slip": "no usual slip explains it",
    "headline_or_caption": "headline or caption against text",
    "edge_stands": "the headline's or caption's own figure stands in the text too",
    "edge_stands_small": "the headline's or caption's own small count stands in the text too",
    "body_stands": "the text's figure stands elsewhere too",
    "alone": "how few figures of the kind the text has",
    "lone_unit": "the only figure in its unit",
    "both_confirmed": "both figures are confirmed elsewhere",
    "better_confirmed": "the better confirmed figure's other mentions",
    "rival": "another figure fits as well",
    "rivals": "how many other figures fit as well",
    "slip_scale": "a scale slip explains it",
    "slip_magnitude": "million or billion mistaken under the same digits explains it",
    "slip_zero": "a lost or added nought explains it",
    "slip_transposed": "transposed digits explain it",
    "slip_digit": "one wrong digit explains it",
    "slip_off_by_one": "a miscount by one explains it",
    "slip_unit": "a swapped unit or currency explains it",
}
PAIRED = "c."  # the pair's own measures under the names of the clash


def plain_name(name: str) -> str:
    """The name in words; one the table lacks is given as it is."""
    bare = name.removeprefix(PAIRED)
    return NAMES.get(bare, bare.replace("_", " "))


def seen(evidence: float) -> str:
    """What was seen: "yes" or "88 %"."""
    return "yes" if evidence == 1.0 else f"{round(evidence * 100)} %"
