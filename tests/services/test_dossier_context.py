"""What a record says beside the work: who issued, added, left out and attached; lots and equipment; what was lost."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ANNA, BORIS, HEDDA, by
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.findings.spec import Group
from nkmfg.domain.recipe.model import Operation
from nkmfg.domain.values.moments import local
from nkmfg.models import Person, Run, TreatmentOrder
from nkmfg.pdf.batch_record import batch_record
from nkmfg.services.attachments import attach
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.drafts import keep_draft
from nkmfg.services.steps.lost_drafts import note_lost_drafts
from nkmfg.services.steps.recording_input import NewVessel
from nkmfg.services.steps.runs import skip_run
from tests.conftest import Site
from tests.finished import Finished
from tests.judged import exceptions
from tests.pdf.test_batch_record import PRINT, squeezed


@pytest.fixture
def player(demo: Site) -> Player:
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    here = by(demo.session, HEDDA)
    made = Player(demo.session, issue_batch(demo.session, here, coi, "nk_k562_mbil21", FAMILIES[0].din))
    made.receive(made.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    made.count(made.key("count_receipt"), "P0", "180", "60", "2")
    return made


@pytest.mark.req("D07", "G02")
def test_the_record_says_who_issued_added_left_out_and_attached_and_what_went_in(player: Player) -> None:
    added = player.add(Operation.FEED, "the medium turns yellow")
    left_out = player.key("deplete_cd3")
    skip_run(player.session, by(player.session, BORIS), player.batch, left_out, "the gradient was enough")
    attach(player.session, by(player.session, ANNA), player.batch, "counter.csv", b"live,dead\n1,2\n")
    dossier = open_release_case(player.session, player.batch.number).dossier
    told = {(act.action, act.of): act for act in dossier.context.acts}
    assert told["batch.issue", dossier.number].who == HEDDA.name
    assert told["run.add", added].reason == "the medium turns yellow"
    assert told["run.skip", left_out].who == BORIS.name
    assert told["file", dossier.attachments[0].sha256].who == ANNA.name
    counter = next(line.value for run in dossier.runs for line in run.lines if line.key.field == "cell_counter")
    assert counter is not None
    piece = dossier.context.piece(counter.equipment or "")
    assert piece is not None
    assert piece.calibrated_until is not None
    found = {view.check.spec.group: view for view in exceptions(dossier)}
    assert found[Group.LEFT_OUT].who == BORIS.name
    assert found[Group.LEFT_OUT].answer == "the gradient was enough"
    assert found[Group.ADDED].who == BORIS.name


@pytest.mark.challenge("T6")
def test_what_was_typed_and_never_recorded_is_an_exception_that_does_not_tell_the_value(player: Player) -> None:
    session = player.session
    run = session.scalars(sa.select(Run).where(Run.key == player.key("count_start"))).one()
    anna = session.scalars(sa.select(Person).where(Person.login == ANNA.login)).one()
    of_the_form = {"person_id": anna.id, "run_id": run.id, "subject": "vessel.P0", "form_id": f"anna-{uuid4()}"}
    left = {"name": "vessel.P0.live_per_ml.1", "typed": "8.2517", "left_before": timedelta()}
    left_at = keep_draft(session, **of_the_form, **left).kept_at
    player.wait(hours=14)
    assert note_lost_drafts(session, timedelta(hours=12)) == 1
    dossier = open_release_case(session, player.batch.number).dossier
    lost = exceptions(dossier, Group.NEVER_RECORDED)
    assert [(item.what, item.who, item.at) for item in lost] == [
        ("Typed and never recorded: Live cells", ANNA.name, left_at)
    ]
    assert "8.2517" not in dossier_json(ReleaseCase(dossier))


def test_the_record_says_what_was_determined_of_the_donor_on_which_tests(filled: Finished) -> None:
    dossier = open_release_case(filled.session, filled.number).dossier
    told = dossier.context.donor
    assert told is not None
    assert told.statement == "The donor is eligible."
    pdf = batch_record(ReleaseCase(dossier), PRINT)
    said = squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    assert "Determination" in said
    for test in told.tests:
        label = next(each.label for each in dossier.recipe.donor_testing.markers if each.key == test.marker)
        assert squeezed(f"{label} {local(test.sampled_at, dossier.zone)} yes non reactive City laboratory") in said
