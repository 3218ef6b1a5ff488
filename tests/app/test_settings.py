"""The environment is read into settings, or refused with a word on what would do."""

from pathlib import Path

import pytest

from app.settings import Settings, SettingsError, from_env


def test_nothing_set_is_a_private_service() -> None:
    assert from_env({"HOME": "/home/ana"}) == Settings(home=Path("~/.local/share/crossfoot").expanduser())


def test_everything_set() -> None:
    settings = from_env(
        {
            "DATABASE_URL": "postgres://u:p%40@db:5433/x?sslmode=require",
            "CROSSFOOT_HOME": "/srv/cross foot",
            "CROSSFOOT_HOST": "0.0.0.0",
            "CROSSFOOT_PORT": "0",
            "CROSSFOOT_SLACK_WEBHOOK_URL": "https://hooks.example/T/B",
            "CROSSFOOT_WEBHOOK_URL": "http://desk.example:8080/in",
            "CROSSFOOT_WEBHOOK_SECRET": "s3cret",
            "CROSSFOOT_PUBLIC_URL": "https://facts.example/",
        }
    )
    assert settings == Settings(
        home=Path("/srv/cross foot"),
        database_url="postgresql+psycopg://u:p%40@db:5433/x?sslmode=require",
        host="0.0.0.0",
        port=0,
        slack_webhook_url="https://hooks.example/T/B",
        webhook_url="http://desk.example:8080/in",
        webhook_secret="s3cret",
        public_url="https://facts.example",
    )


@pytest.mark.parametrize(
    ("env", "home"),
    [
        ({"XDG_DATA_HOME": "/data"}, "/data/crossfoot"),
        ({"XDG_DATA_HOME": "data"}, "~/.local/share/crossfoot"),
        ({"CROSSFOOT_HOME": "~/x", "XDG_DATA_HOME": "/data"}, "~/x"),
        ({"CROSSFOOT_HOME": "  "}, "~/.local/share/crossfoot"),
    ],
)
def test_where_the_data_is(env: dict[str, str], home: str) -> None:
    assert from_env(env).home == Path(home).expanduser()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://db/x"),
        ("DATABASE_URL", "db/x"),
        ("DATABASE_URL", "postgresql://db:port/x"),
        ("CROSSFOOT_PORT", "-1"),
        ("CROSSFOOT_PORT", "65536"),
        ("CROSSFOOT_PORT", "http"),
        ("CROSSFOOT_PORT", "٨٠"),
        ("CROSSFOOT_SLACK_WEBHOOK_URL", "hooks.example/T"),
        ("CROSSFOOT_WEBHOOK_URL", "ftp://desk.example"),
        ("CROSSFOOT_WEBHOOK_URL", "https://desk.example:port"),
        ("CROSSFOOT_WEBHOOK_URL", "https://desk.example/a b"),
        ("CROSSFOOT_WEBHOOK_SECRET", "alone"),
        ("CROSSFOOT_WEBHOOK_URL", "https://desk.example/unsigned"),
        ("CROSSFOOT_PUBLIC_URL", "https://"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        from_env({name: value})
