"""The private server, seen through the URL it hands out."""

import pytest
import sqlalchemy


def ask(url: str, question: str) -> object:
    engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool)
    with engine.connect() as client:
        return client.execute(sqlalchemy.text(question)).scalar_one()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SELECT current_database()", "crossfoot"),
        ("SHOW fsync", "on"),
        ("SHOW listen_addresses", ""),
        ("SHOW timezone", "UTC"),
        ("SHOW server_encoding", "UTF8"),
        ("SELECT current_setting('server_version_num')::int >= 160000", True),
        ("SELECT inet_server_addr() IS NULL", True),
        ("SELECT lower('ÉLYSÉE ČEZ')", "élysée čez"),
    ],
)
def test_server_is_set_up_as_promised(database_url: str, question: str, answer: object) -> None:
    assert ask(database_url, question) == answer


@pytest.mark.parametrize("number", [1, 2])
def test_fresh_database_is_empty_each_time(fresh_database: str, number: int) -> None:
    engine = sqlalchemy.create_engine(fresh_database, poolclass=sqlalchemy.NullPool)
    with engine.begin() as client:
        client.execute(sqlalchemy.text("CREATE TABLE once (number integer)"))
        client.execute(sqlalchemy.text("INSERT INTO once VALUES (:number)"), {"number": number})
    assert ask(fresh_database, "SELECT count(*) FROM once") == 1
