"""`nkmfg record` and `nkmfg dossier`: a batch as a file, under a person's name, whole or not at all."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from pypdf import PdfReader

from nkmfg.cli import commands
from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import HEDDA, PASSWORD, by
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.values.hashing import canonical
from nkmfg.models import TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.steps.recording_input import NewVessel
from tests.conftest import Site

Nkmfg = Callable[..., Result]


@pytest.fixture
def number(demo: Site) -> str:
    """A batch of the demo whose starting material was received and counted."""
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    batch = issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din)
    player = Player(demo.session, batch)
    player.next_morning()
    player.receive(player.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    player.count(player.key("count_receipt"), "P0", "180", "60", "2")
    return batch.number


@pytest.fixture
def nkmfg(demo: Site, tmp_path: Path) -> Nkmfg:
    """The command on the demo, as its head of production."""

    def run(*words: str, password: str = PASSWORD) -> Result:
        environment = {
            "DATABASE_URL": demo.database.app_url,
            "NKMFG_OWNER_URL": demo.database.owner_url,
            "NKMFG_DATA": str(tmp_path / "data"),
            "NKMFG_PASSWORD": password,
        }
        result = CliRunner().invoke(commands, [*words, "--as", HEDDA.login], env=environment)
        assert "Traceback" not in result.output
        return result

    return run


@pytest.mark.req("D02", "D03", "D04")
def test_the_record_is_printed_under_the_name_of_who_prints_it(nkmfg: Nkmfg, number: str, tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    made = nkmfg("record", number, "-o", str(file), "--reason", "asked for by the clinic")
    assert made.exit_code == 0, made.output
    pages = [page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages]
    assert all(f"printed by {HEDDA.name}, head of production" in page for page in pages)
    assert "Reason asked for by the clinic" in pages[-1]
    assert "60 ×10⁶/mL" in "".join(pages)


@pytest.mark.req("D02")
def test_the_dossier_is_canonical_json_on_the_output_or_in_a_file(
    nkmfg: Nkmfg, number: str, demo: Site, tmp_path: Path
) -> None:
    said = nkmfg("dossier", number)
    assert said.exit_code == 0, said.output
    told = json.loads(said.stdout)
    assert said.stdout == canonical(told) + "\n"
    dossier = open_release_case(demo.session, number).dossier
    expected = json.loads(dossier_json(ReleaseCase(dossier)))
    assert {key: value for key, value in told.items() if key != "read_at"} == {
        key: value for key, value in expected.items() if key != "read_at"
    }
    file = tmp_path / "dossier.json"
    assert nkmfg("dossier", number, "-o", str(file)).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["batch"]["number"] == number


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("record", "NK-00-000", "--reason", "a look"), "There is no batch 'NK-00-000' here."),
        (("record", "{number}", "--reason", " "), "A reason is needed: say in a few words why."),
        (("dossier", "NK-00-000"), "There is no batch 'NK-00-000' here."),
    ],
)
def test_what_cannot_be_printed_is_a_sentence_and_no_file(
    nkmfg: Nkmfg, number: str, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    file = tmp_path / "out"
    refused = nkmfg(*(word.format(number=number) for word in words), "-o", str(file))
    assert refused.exit_code == 1
    assert sentence in refused.output
    assert not file.exists()


def test_a_folder_that_is_not_there_is_a_sentence(nkmfg: Nkmfg, number: str, tmp_path: Path) -> None:
    refused = nkmfg("record", number, "-o", str(tmp_path / "no" / "record.pdf"), "--reason", "a look")
    assert refused.exit_code == 1
    assert "There is no folder" in refused.output


@pytest.mark.req("A03")
def test_nobody_prints_without_the_password(nkmfg: Nkmfg, number: str, tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    refused = nkmfg("record", number, "-o", str(file), "--reason", "a look", password="guessed")
    assert refused.exit_code == 1
    assert not file.exists()
