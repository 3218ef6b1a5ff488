"""The command line as its users run it: a process, its output, its exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "rome-conference.html")


def crossfoot(
    *arguments: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [str(Path(sys.executable).with_name("crossfoot")), *arguments]
    return subprocess.run(
        command, input=given, capture_output=True, timeout=120, env={**os.environ, **(environment or {})}
    )


def test_help_says_what_it_does_and_gives_an_example() -> None:
    run = crossfoot()
    assert run.returncode == 0
    assert b"crossfoot check article.html" in run.stdout


def test_help_needs_nothing_heavy() -> None:
    code = "import sys, app.cli; app.cli.parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split()
    assert not {"sqlalchemy", "fastapi", "quantulum3", "dateparser", "rich", "httpx", "babel"} & set(loaded)


def test_check_reports_the_incident_and_exits_1() -> None:
    run = crossfoot("check", EXAMPLE)
    text = run.stdout.decode()
    assert run.returncode == 1, run.stderr
    assert "ERROR" in text
    assert "€10m" in text
    assert "scale slip" in text
    assert "\x1b" not in text  # no colour into a pipe


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("never", 0)])
def test_fail_on_decides_the_exit_status(level: str, status: int) -> None:
    assert crossfoot("check", "--fail-on", level, EXAMPLE).returncode == status


def test_json_carries_where_it_was_printed_and_the_segments() -> None:
    report = json.loads(crossfoot("check", "--json", EXAMPLE).stdout)
    assert report["published"] == "2025-07-10"
    assert report["publisher"] == "The Example Courier"
    for claim in report["claims"]:
        text = report["segments"][claim["segment"]]["text"]
        assert text[claim["start"] : claim["end"]] == claim["surface"]


def test_hints_win_over_the_page() -> None:
    run = crossfoot("check", "--json", "--published", "2024-01-02", "--publisher", "Another Paper", EXAMPLE)
    report = json.loads(run.stdout)
    assert (report["published"], report["publisher"]) == ("2024-01-02", "Another Paper")


def test_ndjson_answers_line_by_line_and_survives_a_bad_line() -> None:
    lines = [
        {"id": "a", "segments": [{"kind": "headline", "text": "Twelve hurt in fire"}]},
        {"id": "b", "text": "caption: The fire hurt 21 people.\n\nThe fire hurt 12 people, police said."},
        {"id": "c", "html": "<h1>Fire</h1><p>Nobody was hurt.</p>"},
    ]
    given = "\n".join([json.dumps(lines[0]), "{not json", *map(json.dumps, lines[1:])]).encode()
    run = crossfoot("check", "--ndjson", "-", given=given)
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert [report["id"] for report in reports] == ["a", None, "b", "c"]
    assert "error" in reports[1]
    assert b"line 2" in run.stderr
    assert run.returncode == 2


def test_a_report_is_one_line_whatever_the_text_holds() -> None:
    text = "Some 40\u2028people\x85were\x0bhurt in 20\u2029houses."
    run = crossfoot("check", "--ndjson", "-", given=json.dumps({"id": "\u2028", "text": text}).encode())
    assert len(run.stdout.decode().splitlines()) == 1


def test_plain_text_from_standard_input() -> None:
    run = crossfoot("check", "--json", "-", given=b"Some 40 people were hurt.")
    (claim,) = json.loads(run.stdout)["claims"]
    assert (claim["value"], claim["hedge"]) == ("40", "about")


BAD = [
    ("empty", b""),
    ("white space", b" \n\t "),
    ("binary", bytes(range(256)) * 20),
    ("too large", b"a" * (10 * 1024 * 1024 + 1)),
]


@pytest.mark.parametrize(("what", "content"), BAD, ids=lambda x: x if isinstance(x, str) else "")
def test_bad_input_is_one_clear_line_and_status_2(what: str, content: bytes) -> None:
    run = crossfoot("check", "-", given=content)
    assert run.returncode == 2, run.stdout
    assert run.stderr.startswith(b"crossfoot: standard input: ")
    assert b"Traceback" not in run.stderr


def test_a_missing_file_does_not_keep_the_others_from_being_read() -> None:
    run = crossfoot("check", "no-such-file.txt", EXAMPLE)
    assert run.returncode == 2
    assert b"no-such-file.txt: No such file" in run.stderr
    assert "€10m".encode() in run.stdout


def test_a_bad_date_is_refused_with_the_form_to_write() -> None:
    run = crossfoot("check", "--published", "10/07/2025", EXAMPLE)
    assert run.returncode == 2
    assert b"2025-07-10" in run.stderr


def test_a_private_address_is_not_fetched() -> None:
    run = crossfoot("check", "http://127.0.0.1:1/article")
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr


def test_text_cannot_drive_the_terminal() -> None:
    run = crossfoot("check", "-", given="Some 40 people \x1b]0;owned\x07 were \u202ehurt.".encode())
    assert b"\x1b" not in run.stdout
    assert "\u202e".encode() not in run.stdout


def test_explain_shows_the_frame_of_each_figure() -> None:
    text = crossfoot("explain", EXAMPLE).stdout.decode()
    lines = [line.strip() for line in text.splitlines()]
    assert "#8 £8.6bn = 8,600,000,000 GBP [money]" in lines
    assert "counted         participants pledged to help rebuild Ukraine" in lines
    assert "said by         Giorgia Meloni" in lines
    assert "conversion of   #7" in lines


def test_add_stores_and_knows_it_again(passable: Path) -> None:
    home = {"CROSSFOOT_HOME": str(passable / "a home with spaces"), "DATABASE_URL": ""}
    first, second = (crossfoot("add", EXAMPLE, environment=home) for _ in range(2))
    assert first.returncode == second.returncode == 0, first.stderr
    assert b"Stored as article 1" in first.stdout
    assert b"Already stored as article 1" in second.stdout
    keys = crossfoot("keys", "add", "newsroom", environment=home)
    assert keys.returncode == 0, keys.stderr
    assert b"newsroom" in crossfoot("keys", "list", environment=home).stdout
    assert crossfoot("keys", "revoke", "newsroom", environment=home).returncode == 0
    assert crossfoot("keys", "revoke", "newsroom", environment=home).returncode == 2
    assert crossfoot("db", "upgrade", environment=home).returncode == 0
    assert crossfoot("worker", "--once", environment=home).returncode == 0


def test_more_figures_than_any_article_has_could_not_run() -> None:
    many = b"5 goats " * 12_000
    for arguments in (["check", "-"], ["check", "--json", "-"], ["explain", "-"]):
        run = crossfoot(*arguments, given=many)
        assert (run.returncode, run.stdout) == (2, b"")
        assert b"more than 10,000 figures" in run.stderr
        assert b"Traceback" not in run.stderr
    line = json.dumps({"id": "a", "text": many.decode()}).encode()
    run = crossfoot("check", "--ndjson", "-", given=line + b'\n{"id": "b", "text": "5 goats died."}\n')
    assert run.returncode == 2
    assert [json.loads(row)["id"] for row in run.stdout.splitlines()] == ["a", "b"]
