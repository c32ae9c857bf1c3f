"""The settings of a site: read once from the environment, frozen, and refused where they are unsafe."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nkmfg.domain.values.errors import Refused

LEAST_SECRET_LENGTH = 32


class Unsafe(Refused):
    """A setting with which the software does not start. Its sentence says what to change."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs. What a *site* decides is in its record, not here."""

    data_folder: Path
    database_url: str = field(repr=False)
    owner_url: str = field(repr=False)  # on PostgreSQL the role that migrates; the app's own role cannot
    host: str
    port: int
    is_behind_tls: bool  # a proxy speaks HTTPS to the browser: cookies are sent over HTTPS only
    idle_lock_s: int
    session_hours: int
    given_secret: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read DATABASE_URL, NKMFG_DATA, PORT and the rest of docs/operations.md. Raises Unsafe on nonsense."""
        everything = os.environ if environment is None else environment
        given = {name: value for name, value in everything.items() if value != ""}
        data_folder = _folder(given.get("NKMFG_DATA", "var"))
        database_url = _url(given, "DATABASE_URL", f"sqlite:///{data_folder / 'nkmfg.db'}")
        given_secret = given.get("NKMFG_SECRET")
        if given_secret is not None:
            _refuse_short(given_secret, "NKMFG_SECRET")
        return cls(
            data_folder=data_folder,
            database_url=database_url,
            owner_url=_url(given, "NKMFG_OWNER_URL", database_url),
            host=given.get("NKMFG_HOST", "127.0.0.1"),
            port=_whole(given, "PORT", 5000, 1, 65535),
            is_behind_tls=_whole(given, "NKMFG_TLS", 0, 0, 1) == 1,
            idle_lock_s=_whole(given, "NKMFG_IDLE_LOCK_S", 600, 60, 1800),
            session_hours=_whole(given, "NKMFG_SESSION_HOURS", 12, 1, 24),
            given_secret=given_secret,
        )

    def signing_secret(self) -> str:
        """What signs forms against forgery: NKMFG_SECRET, or a random one made once in the data folder.

        Raises Unsafe where the file is too short to be one, OSError where the folder cannot be written.
        """
        if self.given_secret is not None:
            return self.given_secret
        path = self.data_folder / "secret"
        if not path.exists():
            _make_secret(path)
        secret = path.read_text(encoding="utf-8").strip()
        _refuse_short(secret, str(path))
        return secret

    def refuse_unsafe_in_production(self) -> None:
        """Raises Unsafe for settings with which no production site may start."""
        if not self.is_behind_tls:
            raise Unsafe("setting.no_tls")


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser().resolve()
    except (RuntimeError, OSError) as nowhere:
        raise Unsafe("setting.no_folder", name="NKMFG_DATA", typed=text) from nowhere


def _url(given: Mapping[str, str], name: str, default: str) -> str:
    url = given.get(name, default)
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise Unsafe("setting.database_unreadable", name=name)
    return url


def _whole(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = given.get(name, str(default))
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not least <= int(text) <= most:
        raise Unsafe("setting.not_whole", name=name, least=least, most=most, typed=text)
    return int(text)


def _refuse_short(secret: str, where: str) -> None:
    if len(secret) < LEAST_SECRET_LENGTH:
        raise Unsafe("setting.secret_too_short", where=where, least=LEAST_SECRET_LENGTH)


def _make_secret(path: Path) -> None:
    """A file only its owner reads. Of two processes that start together one makes it."""
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
