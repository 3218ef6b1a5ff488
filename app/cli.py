"""The command line: reads arguments, calls a use case, prints.

Imports nothing heavy until a command needs it, and knows neither SQL nor rules.
"""

import argparse
import gc
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.inputs import InputError, Submission, article_of, opened, progress, readable, submission

if TYPE_CHECKING:
    from app.reconcile.model import Level, Reconciliation
    from app.settings import Settings
    from extractors.model import Article

NOTHING_FOUND, FOUND, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130
# An article makes some ten thousand objects, hardly any of them in a cycle: look for those more rarely.
COLLECTING = (20_000, 20, 20)
GRAVITY = {"error": 3, "warning": 2, "note": 1, "never": 4}


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    top = argparse.ArgumentParser(
        prog="crossfoot",
        description="Reads an article, writes down every figure in it, and says which cannot all be true.",
        epilog="Example:  crossfoot check article.html    |    curl -s URL | crossfoot check -",
    )
    top.add_argument("--version", action="store_true", help="print the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    check = commands.add_parser("check", help="report on articles; needs no database")
    _inputs(check)
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON report (an array for several inputs)")
    form.add_argument(
        "--ndjson", action="store_true", help="one article per line in, one report per line out"
    )

    add = commands.add_parser("add", help="check articles and store them")
    _inputs(add)
    add.add_argument("--json", action="store_true", help="print the stored article's id and report as JSON")

    explain = commands.add_parser(
        "explain", help="each sentence with its figures and the frame read for each"
    )
    _inputs(explain, fail_on=False)

    serve = commands.add_parser(
        "serve", help="the REST API (on an embedded Postgres unless DATABASE_URL is set)"
    )
    serve.add_argument("--host", help="address to listen on (default 127.0.0.1; others need an API key)")
    serve.add_argument("--port", type=int, help="port to listen on (default 8000)")

    worker = commands.add_parser("worker", help="deliver pending alerts")
    worker.add_argument("--once", action="store_true", help="deliver what is due, then stop")

    database = commands.add_parser("db", help="the database's schema").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    database.add_parser("upgrade", help="bring the schema to this version")

    keys = commands.add_parser("keys", help="API keys").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    keys.add_parser("add", help="make a key; it is shown once").add_argument("name", help="whose key it is")
    keys.add_parser("list", help="the keys by name and first characters")
    keys.add_parser("revoke", help="end a key").add_argument("name", help="the key's name")
    return top


def _inputs(command: argparse.ArgumentParser, *, fail_on: bool = True) -> None:
    command.add_argument(
        "input", nargs="*", metavar="FILE|URL|-", help="article to read; - is standard input"
    )
    command.add_argument("--published", type=_day, metavar="DATE", help="publication date, YYYY-MM-DD")
    command.add_argument("--publisher", metavar="NAME", help="who printed it")
    if fail_on:
        command.add_argument(
            "--fail-on",
            choices=tuple(GRAVITY),
            default="error" if command.prog.endswith("check") else "never",
            help="exit with 1 for findings of this level or graver (default %(default)s)",
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2025-07-10") from None


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 nothing found, 1 findings, 2 could not run)."""
    gc.set_threshold(*COLLECTING)
    grammar = parser()
    arguments = grammar.parse_args(argv)
    if arguments.version:
        from importlib.metadata import version

        print(f"crossfoot {version('crossfoot')}")
        return NOTHING_FOUND
    if arguments.command is None:
        grammar.print_help()
        return NOTHING_FOUND
    try:
        return _COMMANDS[arguments.command](arguments)
    except BrokenPipeError:
        sys.stderr.close()
        return FOUND
    except KeyboardInterrupt:
        return INTERRUPTED
    except InputError as problem:
        return _complain(str(problem))


def _complain(message: str) -> int:
    print(f"crossfoot: {message}", file=sys.stderr)
    return COULD_NOT_RUN


def _names(arguments: argparse.Namespace) -> list[str]:
    names: list[str] = arguments.input
    if not names and sys.stdin.isatty():
        raise InputError("no article given: name a file or a URL, or pipe one in and say -")
    return names or ["-"]


def _article(given: Submission, arguments: argparse.Namespace) -> "Article":
    return article_of(given, arguments.publisher, arguments.published)


# --- check, explain ------------------------------------------------------------------------------


def _check(arguments: argparse.Namespace) -> int:
    if arguments.ndjson:
        return _check_lines(arguments)
    from app.checking import check
    from app.report import report
    from app.terminal import print_report

    status, reports = NOTHING_FOUND, []
    for name in _names(arguments):
        try:
            article = _article(submission(name), arguments)
            with readable(name):
                claims, reconciliation = check(article)
        except InputError as problem:
            status = max(status, _complain(str(problem)))
            continue
        if arguments.json:
            reports.append(report(article, claims, reconciliation, id=name, with_segments=True))
        else:
            print_report(article, claims, reconciliation)
        status = max(status, _status(reconciliation, arguments.fail_on))
    if arguments.json and reports:
        print(json.dumps(reports[0] if len(arguments.input) <= 1 else reports, ensure_ascii=False, indent=2))
    return status


def _check_lines(arguments: argparse.Namespace) -> int:
    from app.checking import check
    from app.report import report
    from extractors.readers import ReadError
    from extractors.readers.ndjson import read_line

    status = NOTHING_FOUND
    for name in _names(arguments):
        with opened(name) as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    identifier, article = read_line(line)
                    article = _with_hints(article, arguments)
                    claims, reconciliation = check(article)
                except ReadError as problem:
                    status = _complain(f"{name}, line {number}: {problem}")
                    _write_line({"id": _identifier(line), "line": number, "error": str(problem)})
                    continue
                _write_line(report(article, claims, reconciliation, id=identifier))
                status = max(status, _status(reconciliation, arguments.fail_on))
    return status


def _identifier(line: bytes) -> str | None:
    """The "id" of a line that could not be read, so that whoever sent it can find it again."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    given = row.get("id") if isinstance(row, dict) else None
    return given if isinstance(given, str) else None


def _with_hints(article: "Article", arguments: argparse.Namespace) -> "Article":
    return replace(
        article,
        published=arguments.published or article.published,
        publisher=arguments.publisher or article.publisher,
    )


def _write_line(value: object) -> None:
    """One line of ASCII: U+2028 and its kin end a line for some readers, so they are escaped."""
    print(json.dumps(value), flush=True)


def _status(reconciliation: "Reconciliation", fail_on: "Level | str") -> int:
    grave = any(GRAVITY[finding.level] >= GRAVITY[fail_on] for finding in reconciliation.findings)
    return FOUND if grave else NOTHING_FOUND


def _explain(arguments: argparse.Namespace) -> int:
    from app.terminal import print_explanation
    from extractors import extract

    for name in _names(arguments):
        article = _article(submission(name), arguments)
        with readable(name):
            print_explanation(article, extract(article))
    return NOTHING_FOUND


# --- what needs the database ---------------------------------------------------------------------


@contextmanager
def _settings() -> "Iterator[Settings]":
    """Settings from the environment; what may go wrong with the database becomes one clear line."""
    from app.settings import SettingsError, from_environment
    from app.store.errors import StoreError

    try:
        yield from_environment()
    except (SettingsError, StoreError) as problem:
        raise InputError(str(problem)) from None


def _add(arguments: argparse.Namespace) -> int:
    from app import desk
    from app.main import database
    from app.report import report
    from app.terminal import print_report, print_stored

    status = NOTHING_FOUND
    with _settings() as settings:
        submissions = [submission(name) for name in _names(arguments)]
        articles = [(given, _article(given, arguments)) for given in submissions]
        progress("Opening the store ...")
        with database(settings) as engine:
            for given, article in articles:
                with readable(given.name):
                    stored = desk.submit(
                        engine, settings, article, content=given.content, media_type=given.media_type
                    )
                if arguments.json:
                    whole = report(article, stored.claims, stored.reconciliation, id=str(stored.article_id))
                    print(json.dumps(whole, ensure_ascii=False, indent=2))
                else:
                    print_report(article, stored.claims, stored.reconciliation)
                    print_stored(stored.article_id, stored.revision, new=stored.new)
                status = max(status, _status(stored.reconciliation, arguments.fail_on))
    return status


def _serve(arguments: argparse.Namespace) -> int:
    from app.main import serve

    with _settings() as settings:
        serve(replace(settings, host=arguments.host or settings.host, port=arguments.port or settings.port))
    return NOTHING_FOUND


def _worker(arguments: argparse.Namespace) -> int:
    from app.main import work

    with _settings() as settings:
        work(settings, once=arguments.once)
    return NOTHING_FOUND


def _db(arguments: argparse.Namespace) -> int:
    from app.main import database

    with _settings() as settings, database(settings, upgrade=True):
        print("The schema is up to date.")
    return NOTHING_FOUND


def _keys(arguments: argparse.Namespace) -> int:
    from app.main import database
    from app.store import keys

    with _settings() as settings, database(settings) as engine:
        if arguments.action == "add":
            print(keys.add(engine, arguments.name))
            progress("Keep it: it is not shown again. Send it as  Authorization: Bearer KEY")
        elif arguments.action == "revoke":
            keys.revoke(engine, arguments.name)
            print(f"{arguments.name} no longer opens the API.")
        else:
            for key in keys.list(engine):
                ended = "" if key.revoked is None else f"  revoked {key.revoked:%Y-%m-%d}"
                print(f"{key.prefix}…  {key.name}  made {key.created:%Y-%m-%d}{ended}")
    return NOTHING_FOUND


_COMMANDS = {
    "check": _check,
    "add": _add,
    "explain": _explain,
    "serve": _serve,
    "worker": _worker,
    "db": _db,
    "keys": _keys,
}
