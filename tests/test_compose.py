"""docker-compose.yml and Dockerfile agree with the settings, the command line and the files they name."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from app.api.access import OPEN
from app.cli import parser
from app.settings import from_env

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(name for name, service in SERVICES.items() if "build" in service)
DOCKERFILE = (ROOT / "Dockerfile").read_text()
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::(?P<rule>[-?])(?P<text>[^}]*))?\}")
SETTINGS = set(re.findall(r'"(CROSSFOOT_[A-Z_]+|DATABASE_URL)"', (ROOT / "app/settings.py").read_text()))
FULL = {
    "POSTGRES_PASSWORD": "b31f",
    "CROSSFOOT_PUBLIC_URL": "https://figures.example",
    "CROSSFOOT_SLACK_WEBHOOK_URL": "https://hooks.example/a",
    "CROSSFOOT_WEBHOOK_URL": "https://desk.example/b",
    "CROSSFOOT_WEBHOOK_SECRET": "c",
}


def filled(text: str, given: dict[str, str]) -> str:
    """The text as compose would fill it in; KeyError where a required variable is missing."""

    def value(found: re.Match[str]) -> str:
        if found["rule"] == "-":
            return given.get(found["name"]) or found["text"]
        return given[found["name"]]

    return VARIABLE.sub(value, text)


def environment(service: str, given: dict[str, str]) -> dict[str, str]:
    return {name: filled(text, given) for name, text in SERVICES[service].get("environment", {}).items()}


def test_services_are_those_the_readme_names() -> None:
    assert sorted(SERVICES) == ["api", "db", "migrate", "worker"]
    assert OURS == ["api", "migrate", "worker"]


@pytest.mark.parametrize("service", OURS)
def test_each_variable_is_a_setting(service: str) -> None:
    assert set(SERVICES[service]["environment"]) <= SETTINGS


@pytest.mark.parametrize("service", OURS)
@pytest.mark.parametrize("given", [{"POSTGRES_PASSWORD": "b31f"}, FULL], ids=["least", "full"])
def test_settings_are_as_meant(service: str, given: dict[str, str]) -> None:
    settings = from_env(environment(service, given) | {"HOME": "/nonexistent"})
    assert settings.database_url == "postgresql+psycopg://crossfoot:b31f@db:5432/crossfoot"
    assert (settings.host, settings.port) == ("0.0.0.0", 8000)
    assert settings.public_url == given.get("CROSSFOOT_PUBLIC_URL", "http://127.0.0.1:8000")
    assert settings.slack_webhook_url == given.get("CROSSFOOT_SLACK_WEBHOOK_URL")
    assert settings.webhook_url == given.get("CROSSFOOT_WEBHOOK_URL")
    assert settings.webhook_secret == given.get("CROSSFOOT_WEBHOOK_SECRET")


@pytest.mark.parametrize("service", OURS)
def test_each_command_is_one_of_ours(service: str) -> None:
    arguments = parser().parse_args(SERVICES[service]["command"])
    assert {"api": "serve", "worker": "worker", "migrate": "db"}[service] == arguments.command


def test_image_starts_our_command() -> None:
    entry, command = (
        json.loads(re.findall(rf"^{word} (.*)$", DOCKERFILE, re.MULTILINE)[-1])
        for word in ("ENTRYPOINT", "CMD")
    )
    assert entry == ["crossfoot"]
    assert parser().parse_args(command).host == "0.0.0.0"


def test_password_is_required_and_nowhere_written() -> None:
    for service in SERVICES:
        with pytest.raises(KeyError, match="POSTGRES_PASSWORD"):
            environment(service, {})
    assert SERVICES["db"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    database = environment("db", {"POSTGRES_PASSWORD": "b31f"})
    url = environment("api", {"POSTGRES_PASSWORD": "b31f"})["DATABASE_URL"]
    user, password, name = (database[f"POSTGRES_{word}"] for word in ("USER", "PASSWORD", "DB"))
    assert url == f"postgresql://{user}:{password}@db:5432/{name}"


def test_each_waits_for_what_it_needs() -> None:
    assert "healthcheck" in SERVICES["db"]
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    for service in ("api", "worker"):
        waits = {"migrate": {"condition": "service_completed_successfully"}}
        assert SERVICES[service]["depends_on"] == waits


def test_health_is_asked_where_no_key_is_needed() -> None:
    (path,) = re.findall(r"127\.0\.0\.1:8000(/\w+)", SERVICES["api"]["healthcheck"]["test"][-1])
    assert path in OPEN


def test_nothing_is_open_that_need_not_be() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert {name: [filled(port, {}) for port in ports] for name, ports in published.items()} == {
        "api": ["127.0.0.1:8000:8000"]
    }
    for service in OURS:
        assert SERVICES[service]["read_only"] is True
        assert SERVICES[service]["cap_drop"] == ["ALL"]
    (user,) = re.findall(r"^USER (\d+)$", DOCKERFILE, re.MULTILINE)
    assert int(user) > 0


def test_images_are_pinned() -> None:
    images = [service["image"] for service in SERVICES.values()]
    images += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    for image in images:
        assert re.search(r":\d+\.\d+(\.\d+)?(-\w+)*$", image), image
    assert SERVICES["db"]["image"].startswith("postgres:18")


def test_data_outlive_the_container() -> None:
    """From version 18 on the image keeps its data in a directory below this one."""
    assert SERVICES["db"]["volumes"] == ["db:/var/lib/postgresql"]
    assert set(COMPOSE["volumes"]) == {"db"}


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    copied = [
        word
        for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE)
        for word in line.split()[:-1]
    ]
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert {"extractors", "app", "migrations", "pyproject.toml"} <= set(copied) == kept
    assert all((ROOT / name).exists() for name in copied)
