"""Settings: read from the environment, refused where they are nonsense or unsafe."""

import dataclasses
import stat
from pathlib import Path

import pytest

from config import LEAST_SECRET_LENGTH, Settings, Unsafe

LONG = "a secret that nobody has guessed so far"


def test_without_any_setting_a_site_stands_on_sqlite_on_this_machine_alone() -> None:
    settings = Settings.from_environment({})
    assert settings.database_url == f"sqlite:///{Path('var').resolve() / 'nkmfg.db'}"
    assert (settings.host, settings.port) == ("127.0.0.1", 5000)
    assert settings.owner_url == settings.database_url


def test_an_empty_setting_is_one_not_given() -> None:
    assert Settings.from_environment({"PORT": "", "NKMFG_DATA": "", "NKMFG_SECRET": ""}) == Settings.from_environment(
        {}
    )


def test_settings_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings.from_environment({}).port = 80  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "nonsense"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "٥٠٠٠"),
        ("PORT", "9" * 5000),
        ("NKMFG_IDLE_LOCK_S", "3600"),
        ("NKMFG_SESSION_HOURS", "1.5"),
        ("NKMFG_TLS", "yes"),
        ("NKMFG_SECRET", "short"),
        ("DATABASE_URL", "mysql://here/nkmfg"),
        ("NKMFG_OWNER_URL", "nkmfg"),
        ("NKMFG_DATA", "~nobody-of-this-name/var"),
    ],
)
def test_nonsense_is_refused_and_named(name: str, nonsense: str) -> None:
    with pytest.raises(Unsafe, match=name):
        Settings.from_environment({name: nonsense})


def test_no_password_and_no_secret_is_shown_with_the_settings() -> None:
    given = {"DATABASE_URL": "postgresql://app:unspoken@db/nkmfg", "NKMFG_SECRET": LONG}
    assert "unspoken" not in repr(Settings.from_environment(given))
    assert LONG not in repr(Settings.from_environment(given))


@pytest.mark.req("D13")
def test_production_is_refused_without_https() -> None:
    with pytest.raises(Unsafe, match=r"setting\.no_tls"):
        Settings.from_environment({}).refuse_unsafe_in_production()
    Settings.from_environment({"NKMFG_TLS": "1"}).refuse_unsafe_in_production()


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    before = stat.S_IMODE(tmp_path.stat().st_mode)
    settings = Settings.from_environment({"NKMFG_DATA": str(tmp_path)})
    secret = settings.signing_secret()
    assert len(secret) >= LEAST_SECRET_LENGTH
    assert Settings.from_environment({"NKMFG_DATA": str(tmp_path)}).signing_secret() == secret
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE(tmp_path.stat().st_mode) == before


def test_two_sites_never_share_a_secret(tmp_path: Path) -> None:
    secrets = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        secrets.add(Settings.from_environment({"NKMFG_DATA": str(tmp_path / name)}).signing_secret())
    assert len(secrets) == 2


def test_a_secret_that_is_given_is_used_and_no_file_is_made(tmp_path: Path) -> None:
    settings = Settings.from_environment({"NKMFG_DATA": str(tmp_path), "NKMFG_SECRET": LONG})
    assert settings.signing_secret() == LONG
    assert list(tmp_path.iterdir()) == []


def test_a_secret_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("abc\n")
    with pytest.raises(Unsafe, match=r"setting\.secret_too_short"):
        Settings.from_environment({"NKMFG_DATA": str(tmp_path)}).signing_secret()
