"""`nkmfg import` and `nkmfg check-import`, as they are typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from nkmfg.cli import commands
from nkmfg.demo.staff import HEDDA, PASSWORD, QASIM, Member
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.models import Batch
from nkmfg.services.dossier.reader import open_dossier
from tests.conftest import Site
from tests.intake.paper import CASES
from tests.web.client import logged_in, words

Nkmfg = Callable[..., Result]


@pytest.fixture
def nkmfg(demo: Site, tmp_path: Path) -> Nkmfg:
    """The command on the demo."""

    def run(*typed: str, who: Member = HEDDA) -> Result:
        environment = {
            "DATABASE_URL": demo.database.app_url,
            "NKMFG_OWNER_URL": demo.database.owner_url,
            "NKMFG_DATA": str(tmp_path / "data"),
            "NKMFG_PASSWORD": PASSWORD,
        }
        result = CliRunner().invoke(commands, [*typed, "--as", who.login], env=environment)
        assert "Traceback" not in result.output
        return result

    return run


def test_a_paper_batch_from_a_dry_run_to_the_second_signature(demo: Site, nkmfg: Nkmfg, tmp_path: Path) -> None:
    file = str(CASES / "we6.json")
    dry = nkmfg("import", file, "--dry-run")
    assert (dry.exit_code, "Nothing was written" in dry.output) == (0, True), dry.output
    assert demo.session.scalar(sa.select(Batch.id)) is None
    assert nkmfg("import", file).exit_code == 1  # without a reason
    done = nkmfg("import", file, "--reason", "the archive of 2019")
    assert done.exit_code == 0, done.output
    assert "transcribed, not checked" in done.output
    twice = nkmfg("import", file, "--reason", "the archive of 2019")
    assert (twice.exit_code, "imported already" in twice.output) == (1, True)
    assert nkmfg("check-import", "WE-6").exit_code == 1  # by the one who transcribed it
    assert nkmfg("check-import", "WE-6", who=QASIM).exit_code == 0
    demo.session.rollback()  # what it read before the commands wrote
    found = transcription_of(open_dossier(demo.session, "WE-6"))
    assert found is not None
    assert [signature.name for signature in found.verified_by] == [QASIM.name]


def test_a_bad_file_is_told_line_by_line_and_exits_with_1(demo: Site, nkmfg: Nkmfg, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text((CASES / "we6.json").read_text().replace('"12.5"', '"12.5.1"').replace('"split"', '"spilt"'))
    told = nkmfg("import", str(bad), "--reason", "the archive of 2019")
    assert told.exit_code == 1
    assert "The file has" in told.output
    assert "steps[8].step: " in told.output
    assert ".values.live_per_ml: " in told.output
    assert demo.session.scalar(sa.select(Batch.id)) is None
    assert nkmfg("import", str(tmp_path / "nowhere.json"), "--dry-run").exit_code == 1
    assert nkmfg("import").exit_code == 2


def test_the_page_of_an_imported_batch_says_so_until_a_second_person_signs(demo: Site, nkmfg: Nkmfg) -> None:
    assert nkmfg("import", str(CASES / "we6.json"), "--reason", "the archive of 2019").exit_code == 0
    browser = logged_in(demo, QASIM)
    page = words(browser.get("/batches/WE-6"))
    assert "transcribed from paper, not checked" in page
    for number in ("1,333.33", "41.184", "2.56 × 10¹⁰"):
        assert number in page, number
    assert "order.weight_kg" in words(browser.get("/batches/WE-6/paper"))
    assert "signs as performed" not in words(browser.get("/batches/WE-6/runs/seed/0/1"))
    assert browser.sign("/batches/WE-6/paper/check", QASIM).status_code == 302
    assert "transcribed from paper, checked" in words(browser.get("/batches/WE-6"))
    for room in ("dose", "release", "results", "trail", "record.pdf", "curve.svg", "dossier.json"):
        assert browser.get(f"/batches/WE-6/{room}").status_code == 200, room
    assert browser.get("/orders").status_code == 200
    assert browser.get("/people", follow=True).status_code in (200, 403)
