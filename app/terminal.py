"""Reports for people at a terminal: colour where it helps, every figure in its sentence.

Decides nothing: it shows what extract and reconcile said, with control characters of the text made harmless.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from app.reconcile.model import Incident, Reconciliation
from extractors.model import Article, Claim, Period
from extractors.sentences import sentence_at, sentences

_COLOUR = {"error": "bold red", "warning": "bold yellow", "note": "cyan"}
_FRAME = ("counted", "event", "actor", "said_by", "place")
_MARGIN = 11
_PLACES = 6
_NUMBER = 4  # columns for "#123"
_NAMES = 15
_LET_PASS_SHOWN = 8


def print_report(article: Article, claims: tuple[Claim, ...], reconciliation: Reconciliation) -> None:
    """Print incidents with their proofs, what holds, what was let pass, and every figure in its sentence."""
    out = _console()
    _title(out, article, claims, reconciliation)
    for incident in reconciliation.incidents:
        _incident(out, article, claims, reconciliation, incident)
    _relations(out, claims, reconciliation)
    _let_pass(out, claims, reconciliation)
    out.print()
    out.print(Text("Figures", style="bold"))
    for group in _by_sentence(article, claims):
        out.print(_line(article.segments[group[0].at.segment].role, _in_sentence(article, group)))


def print_explanation(article: Article, claims: tuple[Claim, ...]) -> None:
    """Print each sentence that holds figures, its figures marked, and under it the frame read for each."""
    out = _console()
    for group in _by_sentence(article, claims):
        out.print()
        out.print(_line(article.segments[group[0].at.segment].role, _in_sentence(article, group)))
        for claim in group:
            out.print(_line("", _frame(claim)))


def print_stored(number: int, revision: int, *, new: bool) -> None:
    """Say under which number an article is stored, and whether anything was written."""
    what = (
        f"Stored as article {number}, revision {revision}." if new else f"Already stored as article {number}."
    )
    _console().print(Text(what, style="bold"))


def quantity_words(claim: Claim) -> str:
    """A claim's quantity in plain words: "over 10,000,000,000 EUR", "20 to 30 %"."""
    q = claim.quantity
    hedge = {"about": "about ", "more_than": "more than ", "at_least": "at least "}.get(q.hedge, "")
    hedge = hedge or {"less_than": "less than ", "at_most": "at most "}.get(q.hedge, "")
    amount = _bound(q.value) if q.value is not None else f"{_bound(q.low)} to {_bound(q.high)}"
    return f"{hedge}{amount} {q.unit or ''}".rstrip()


def printable(text: str) -> str:
    """`text` with control and bidirectional characters replaced, so that it cannot drive the terminal."""
    return "".join(
        " "
        if character in "\n\t"
        else "�"
        if unicodedata.category(character) in ("Cc", "Cf", "Cs")
        else character
        for character in text
    )


def _bound(value: Decimal | None) -> str:
    """The number with its thousands marked, without idle zeros; a third is cut at six places."""
    if value is None:
        return "…"
    whole, _, part = f"{value:,f}".partition(".")
    return f"{whole}.{part[:_PLACES]}" if part.strip("0") else whole


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def _title(out: Console, article: Article, claims: tuple[Claim, ...], reconciliation: Reconciliation) -> None:
    headline = next((s.text for s in article.segments if s.role == "headline"), None)
    source = ", ".join(str(x) for x in (article.publisher, article.published) if x is not None)
    out.print(Text(printable(headline or article.url or "Untitled article"), style="bold"))
    if source:
        out.print(Text(printable(source), style="dim"))
    words = [_plural(len(claims), "figure"), _plural(len(reconciliation.incidents), "incident")]
    words.append(_plural(sum(d.holds for d in reconciliation.derived), "relation") + " holding")
    words.append(_plural(len(reconciliation.cleared) + reconciliation.left_out, "pair") + " let pass")
    out.print(Text(" · ".join(words), style="dim"))


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _incident(
    out: Console,
    article: Article,
    claims: tuple[Claim, ...],
    reconciliation: Reconciliation,
    incident: Incident,
) -> None:
    findings = [reconciliation.findings[index] for index in incident.findings]
    chief, *further = findings
    out.print()
    out.print(
        _line(
            incident.level.upper(), Text(printable(incident.message), style="bold"), _COLOUR[incident.level]
        )
    )
    why = [chief.rule.replace("_", " ")]
    if incident.hypothesis:
        why.append("explained by: " + incident.hypothesis.replace("_", " "))
    if chief.repair:
        why.append(f"repair: {chief.repair}")
    out.print(_line("", Text(printable(" · ".join(why)), style="dim")))
    by_id = {claim.id: claim for claim in claims}
    for number in chief.claims:
        claim = by_id[number]
        out.print(_line(article.segments[claim.at.segment].role, _in_sentence(article, [claim])))
    for finding in further:
        out.print(_line("also", Text(printable(finding.message))))


def _relations(out: Console, claims: tuple[Claim, ...], reconciliation: Reconciliation) -> None:
    by_id = {claim.id: claim for claim in claims}
    if reconciliation.derived:
        out.print()
    for derived in reconciliation.derived:
        parts = ", ".join(by_id[number].surface for number in derived.parts)
        words = f"{by_id[derived.whole].surface} ({derived.relation}: {parts}) {derived.note}"
        label, colour = ("HOLDS", "green") if derived.holds else ("FAILS", "yellow")
        out.print(_line(label, Text(printable(words)), colour))


def _let_pass(out: Console, claims: tuple[Claim, ...], reconciliation: Reconciliation) -> None:
    if not reconciliation.cleared:
        return
    by_id = {claim.id: claim for claim in claims}
    out.print()
    out.print(Text("Let pass", style="bold"))
    for cleared in reconciliation.cleared[:_LET_PASS_SHOWN]:
        first, second = (_label(by_id[number]) for number in cleared.claims)
        out.print(_line("", Text(printable(f"{first} v {second}: {cleared.reason.replace('_', ' ')}"))))
    rest = len(reconciliation.cleared) - _LET_PASS_SHOWN + reconciliation.left_out
    if rest > 0:
        out.print(_line("", Text(f"and {rest} more (--json lists them)", style="dim")))


def _label(claim: Claim) -> str:
    """A claim in two or three words: its surface, with the counted noun where the surface lacks it."""
    noun = claim.quantity.unit if claim.kind in ("count", "casualty") else None
    return claim.surface if noun is None or " " in claim.surface else f"{claim.surface} ({noun})"


def _by_sentence(article: Article, claims: tuple[Claim, ...]) -> Iterator[list[Claim]]:
    for _, together in groupby(claims, key=lambda claim: _sentence(article, claim)):
        yield list(together)


def _sentence(article: Article, claim: Claim) -> tuple[int, int, int]:
    spans = sentences(article.segments[claim.at.segment].text)
    return (claim.at.segment, *sentence_at(spans, claim.at.start))


def _in_sentence(article: Article, claims: Iterable[Claim]) -> Text:
    """The sentence of the first claim with the surfaces of all of them marked."""
    marked = list(claims)
    segment, start, end = _sentence(article, marked[0])
    text = article.segments[segment].text
    words, at = Text(), start
    for claim in marked:
        words.append(printable(text[at : claim.at.start]))
        words.append(printable(claim.surface), style="bold underline")
        at = claim.at.end
    words.append(printable(text[at:end]))
    return words


def _frame(claim: Claim) -> Table:
    """The figure with its number and what it was read as, and under it one attribute a line."""
    rows = Table.grid(padding=(0, 1))
    rows.add_column(width=_NUMBER)
    rows.add_column(width=_NAMES)
    rows.add_column()
    head = Text(printable(claim.surface), style="bold")
    head.append(f" = {quantity_words(claim)} [{claim.kind}]", style="not bold")
    frame = Table.grid()
    frame.add_row(_numbered(claim, head))
    for name, value in _attributes(claim):
        rows.add_row("", Text(name, style="dim"), Text(printable(value)))
    frame.add_row(rows)
    return frame


def _numbered(claim: Claim, head: Text) -> Table:
    row = Table.grid(padding=(0, 1))
    row.add_column(width=_NUMBER, justify="right")
    row.add_column()
    row.add_row(Text(f"#{claim.id}", style="dim"), head)
    return row


def _attributes(claim: Claim) -> Iterator[tuple[str, str]]:
    """The attributes with their names; a place or period that no words give is told as the article's."""
    read = {evidence.attribute for evidence in claim.evidence}
    for name in _FRAME:
        value = getattr(claim, name)
        if value is not None:
            told = "article's place" if name == "place" and name not in read else name.replace("_", " ")
            yield told, value
    if claim.period is not None:
        dated = "period" in read
        yield ("when" if dated else "article's days"), _period_words(claim.period, told=dated)
    if claim.mode != "actual":
        yield "mode", claim.mode
    if claim.polarity != "affirmed":
        yield "polarity", claim.polarity
    for link in claim.links:
        yield link.role.replace("_", " "), f"#{link.claim}"
    if claim.assumed:
        yield "assumed", claim.assumed


def _period_words(period: Period, *, told: bool) -> str:
    """First and last day with their precision, and the words that gave them where the text has told it."""
    days = " to ".join(dict.fromkeys(str(day or "…") for day in (period.start, period.end)))
    days = f"{days} ({period.precision})" if period.start or period.end else ""
    aspect = "" if period.aspect == "single" else period.aspect
    return ", ".join(part for part in (days, aspect, told and period.resolved) if part)


def _line(label: str, words: RenderableType, colour: str = "dim") -> Table:
    """A label in the left margin and words beside it, wrapped under themselves."""
    row = Table.grid(padding=(0, 1))
    row.add_column(width=_MARGIN)
    row.add_column()
    row.add_row(Text(label, style=colour), words)
    return row
