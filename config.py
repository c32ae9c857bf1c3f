"""The settings of a site: read once from the environment, frozen, and refused where they are unsafe."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class Unsafe(Exception):
    """A setting with which the software does not start. The message says what to change."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs. What a *site* decides is in its record, not here."""

    data_folder: Path
    database_url: str
    owner_url: str  # on PostgreSQL the role that migrates; the app's own role cannot
    host: str
    port: int
    is_behind_tls: bool  # a proxy speaks HTTPS to the browser: cookies are sent over HTTPS only
    idle_lock_s: int
    session_hours: int

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read DATABASE_URL, NKMFG_DATA, PORT and the rest of docs/operations.md. Raises Unsafe on nonsense."""
        given = os.environ if environment is None else environment
        data_folder = Path(given.get("NKMFG_DATA", "var")).expanduser().resolve()
        database_url = given.get("DATABASE_URL", f"sqlite:///{data_folder / 'nkmfg.db'}")
        if not database_url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise Unsafe("DATABASE_URL has to begin with sqlite:/// or postgresql://")
        return cls(
            data_folder=data_folder,
            database_url=database_url,
            owner_url=given.get("NKMFG_OWNER_URL", database_url),
            host=given.get("NKMFG_HOST", "127.0.0.1"),
            port=_whole(given, "PORT", 5000, 1, 65535),
            is_behind_tls=given.get("NKMFG_TLS", "") == "1",
            idle_lock_s=_whole(given, "NKMFG_IDLE_LOCK_S", 600, 60, 1800),
            session_hours=_whole(given, "NKMFG_SESSION_HOURS", 12, 1, 24),
        )

    def refuse_unsafe_in_production(self) -> None:
        """Raises Unsafe for settings with which no production site may start."""
        if not self.is_behind_tls:
            raise Unsafe("A production site is served over HTTPS: put a TLS proxy before it and set NKMFG_TLS=1.")
        if self.database_url.startswith("postgresql") and self.owner_url == self.database_url:
            raise Unsafe(
                "A production site on PostgreSQL runs as a role that cannot touch the trail:"
                " set NKMFG_OWNER_URL for migrations and DATABASE_URL to the app's own role."
            )


def _whole(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = given.get(name, str(default))
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise Unsafe(f"{name} has to be a whole number from {least} to {most}, not {text!r}")
    return int(text)
