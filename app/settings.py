"""What the environment says, read once: the only place that looks at it.

Knows no default beyond these names, and nothing of what the settings are used for.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. `database_url` None stands for the embedded Postgres below `home`.

    `public_url` is where people reach this service, without a last slash; None where nobody said.
    """

    home: Path
    database_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    slack_webhook_url: str | None = None
    webhook_url: str | None = None
    webhook_secret: str | None = None
    public_url: str | None = None

    def addresses(self) -> dict[str, tuple[str, str | None]]:
        """The alert channels that have an address: name -> (address, the secret that signs, if any)."""
        known = {
            "slack": (self.slack_webhook_url, None),
            "webhook": (self.webhook_url, self.webhook_secret),
        }
        return {name: (url, secret) for name, (url, secret) in known.items() if url is not None}


def from_environment() -> Settings:
    """Settings from this process's environment. Raises SettingsError."""
    return from_env(os.environ)


def from_env(env: Mapping[str, str]) -> Settings:
    """Settings from `env`; an empty value counts as none. Raises SettingsError."""
    given = {name: value.strip() for name, value in env.items() if value.strip()}
    webhook_secret = given.get("CROSSFOOT_WEBHOOK_SECRET")
    webhook_url = _address(given, "CROSSFOOT_WEBHOOK_URL")
    if (webhook_secret is None) != (webhook_url is None):
        raise SettingsError(
            "CROSSFOOT_WEBHOOK_URL and CROSSFOOT_WEBHOOK_SECRET go together: nothing is sent unsigned."
            " Set both or neither."
        )
    public_url = _address(given, "CROSSFOOT_PUBLIC_URL")
    return Settings(
        home=_home(given),
        database_url=_database_url(given),
        host=given.get("CROSSFOOT_HOST", "127.0.0.1"),
        port=_port(given),
        slack_webhook_url=_address(given, "CROSSFOOT_SLACK_WEBHOOK_URL"),
        webhook_url=webhook_url,
        webhook_secret=webhook_secret,
        public_url=None if public_url is None else public_url.rstrip("/"),
    )


def _home(given: Mapping[str, str]) -> Path:
    if "CROSSFOOT_HOME" in given:
        return _expanded(given["CROSSFOOT_HOME"], "CROSSFOOT_HOME").absolute()
    shared = given.get("XDG_DATA_HOME", "")
    # The XDG specification: a relative path there is to be ignored.
    base = Path(shared) if shared.startswith("/") else _expanded("~/.local/share", "HOME")
    return base / "crossfoot"


def _expanded(path: str, name: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise SettingsError(
            f"{name} leads to no home directory; set CROSSFOOT_HOME to a directory."
        ) from None


def _database_url(given: Mapping[str, str]) -> str | None:
    url = given.get("DATABASE_URL")
    if url is None:
        return None
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise SettingsError(
            "DATABASE_URL is not the address of a Postgres database;"
            " write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE"
        )
    try:
        _ = urlsplit(f"postgresql://{rest}").port
    except ValueError:
        raise SettingsError("DATABASE_URL names a port that is none; write it as …@HOST:5432/…") from None
    return f"postgresql+psycopg://{rest}"


def _port(given: Mapping[str, str]) -> int:
    text = given.get("CROSSFOOT_PORT", "8000")
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65_535):
        raise SettingsError(f"CROSSFOOT_PORT is {text!r}; a port is a number from 0 (any free one) to 65535.")
    return int(text)


def _address(given: Mapping[str, str], name: str) -> str | None:
    url = given.get(name)
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or any(character.isspace() or not character.isprintable() for character in url):
        raise SettingsError(
            f"{name} is not a web address; it begins with https:// or http:// and names a host."
        )
    return url
