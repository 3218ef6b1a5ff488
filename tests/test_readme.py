"""The documents tell the truth: commands parse, links lead somewhere, examples run, settings are listed."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from app.cli import parser
from app.settings import Settings

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "benchmarks" / "README.md"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(README) if kind == language]


def commands() -> list[str]:
    lines = [line.partition(" #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [line.removeprefix(".venv/bin/") for line in lines if line.startswith(".venv/bin/crossfoot ")]


def test_the_first_block_is_exactly_two_commands() -> None:
    first = blocks("sh")[0].strip().splitlines()
    assert [line.split("#")[0].strip() for line in first] == ["make demo", "make test"]


def test_commands_are_shown() -> None:
    assert len(commands()) >= 5


@pytest.mark.parametrize("command", commands())
def test_every_command_parses(command: str) -> None:
    assert parser().parse_args(shlex.split(command)[1:]).command


@pytest.mark.parametrize("target", ["demo", "test", "lint", "serve", "clean"])
def test_make_targets_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_named_files_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (document.parent / link).exists(), link
    for named in re.findall(r"`((?:app|extractors|tests|benchmarks|migrations|examples)/[\w/.-]+)`", text):
        assert (ROOT / named).exists(), named


@pytest.mark.parametrize("code", blocks("python"))
def test_python_examples_run(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out


def test_every_setting_is_documented() -> None:
    named = set(re.findall(r'"(CROSSFOOT_[A-Z_]+|DATABASE_URL)"', (ROOT / "app" / "settings.py").read_text()))
    assert len(named) == len(fields(Settings))
    for variable in named:
        assert f"`{variable}`" in README, variable
