"""API keys: made once, shown once, kept as a hash.

Knows no header. A key is `cf_<prefix>_<secret>`; the prefix finds the row, the whole is compared by its
sha256, which needs no salt and no stretching because the secret has 256 random bits.
"""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert

from app.store.errors import StoreError, TakenError, UnknownError
from app.store.schema import api_keys

_KEY = re.compile(r"cf_([0-9a-f]{8})_[A-Za-z0-9_-]{43}")
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class ApiKey:
    """One key as lists show it; `revoked` is None while it opens the API."""

    name: str
    prefix: str
    created: datetime
    revoked: datetime | None


def add(engine: Engine, name: str) -> str:
    """Make a key for `name` and return it whole: it is never shown again. Raises TakenError."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise StoreError(f"A key needs a name of 1 to {LONGEST_NAME} printable characters.")
    prefix = secrets.token_hex(4)
    key = f"cf_{prefix}_{secrets.token_urlsafe(32)}"
    row = {"name": name, "prefix": prefix, "sha256": sha256(key.encode()).digest()}
    with engine.begin() as conn:
        made = conn.execute(insert(api_keys).values(row).on_conflict_do_nothing().returning(api_keys.c.id))
        if made.one_or_none() is None:
            raise TakenError(f"There is a key named {name!r} already; choose another name.")
    return key


def list(engine: Engine) -> tuple[ApiKey, ...]:
    """All keys ever made, oldest first."""
    columns = (api_keys.c.name, api_keys.c.prefix, api_keys.c.created, api_keys.c.revoked)
    with engine.connect() as conn:
        return tuple(ApiKey(*row) for row in conn.execute(select(*columns).order_by(api_keys.c.id)))


def revoke(engine: Engine, name: str) -> None:
    """End a key at once. Raises UnknownError if no key of that name opens anything."""
    with engine.begin() as conn:
        ended = update(api_keys).where(api_keys.c.name == name, api_keys.c.revoked.is_(None))
        if not conn.execute(ended.values(revoked=func.now())).rowcount:
            raise UnknownError(f"There is no key named {name!r} to revoke.")


def opening(conn: Connection, key: str) -> str | None:
    """The name of the key, None if it opens nothing."""
    form = _KEY.fullmatch(key)
    if form is None:
        return None
    found = select(api_keys.c.name, api_keys.c.sha256)
    found = found.where(api_keys.c.prefix == form.group(1), api_keys.c.revoked.is_(None))
    row = conn.execute(found).one_or_none()
    if row is None or not hmac.compare_digest(row.sha256, sha256(key.encode()).digest()):
        return None
    name: str = row.name
    return name


def any_made(conn: Connection) -> bool:
    """Whether a key was ever made. Revoked ones count: revoking the last key must not open the door."""
    return bool(conn.scalar(select(exists().select_from(api_keys))))


def any_open(conn: Connection) -> bool:
    """Whether a key opens the API now."""
    return bool(conn.scalar(select(exists().select_from(api_keys).where(api_keys.c.revoked.is_(None)))))
