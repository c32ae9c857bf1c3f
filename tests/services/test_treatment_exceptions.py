"""What the patient was given is reviewed like everything else: corrected, late, unchecked, far off, on another day."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from nkmfg.demo import ending
from nkmfg.demo.staff import ANNA, CLARA, QA, by, signs
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.batch_status import Completeness
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.figures.run_signature import SignatureStatus
from nkmfg.domain.findings.signature_statuses import statuses
from nkmfg.domain.findings.spec import Group, Stop
from nkmfg.domain.values.errors import Stale
from nkmfg.pdf.batch_record import batch_record
from nkmfg.services import il2, infusions, positives, release
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.checks import CheckView
from tests.finished import Finished
from tests.judged import blocking, exceptions
from tests.pdf.test_batch_record import PRINT, squeezed
from tests.refusing import refusing
from tests.services.test_doses import given
from tests.services.test_release_table import reported

pytestmark = pytest.mark.req("P03")
DOSE = il2.Il2Input(given="given", ordered_iu="756600", given_iu="756600", site="left thigh")


def dossier_of(site: Finished) -> ReleaseDossier:
    return open_release_case(site.session, site.number).dossier


def told(site: Finished, group: Group) -> list[CheckView]:
    dossier = dossier_of(site)
    return exceptions(dossier, group)


def checked(site: Finished) -> None:
    copy = infusions.infusion_to_sign(site.session, site.number, 1)
    infusions.verify_infusion(site.session, signs(site.session, ANNA, copy), site.number, 1)


def noted(site: Finished) -> None:
    infusions.note_infusion(
        site.session, by(site.session, CLARA), batch_numbered(site.session, site.number), given(site)
    )


def corrected(site: Finished) -> None:
    batch = batch_numbered(site.session, site.number)
    other = given(site, given_ml="38.9", weight_kg="18.2")
    infusions.correct_infusion(site.session, by(site.session, CLARA), batch, 1, 1, other, "read the form again")


@pytest.mark.req("C10")
def test_a_corrected_infusion_is_an_exception_with_both_values_on_page_paper_and_json(issued: Finished) -> None:
    noted(issued)
    checked(issued)
    assert told(issued, Group.CHANGED) == []
    corrected(issued)
    changed = {
        (finding.where, finding.what, finding.then, finding.now, finding.answer)
        for finding in told(issued, Group.CHANGED)
    }
    volume = ("infusion 1", "volume given", "39.3 mL", "38.9 mL", "read the form again")
    assert {volume, ("infusion 1", "weight that day", "18.4 kg", "18.2 kg", "read the form again")} <= changed
    dossier = dossier_of(issued)
    pdf = batch_record(ReleaseCase(dossier), PRINT)
    said = squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    assert squeezed("infusion 1 volume given 39.3 mL 38.9 mL Clara Weiss") in said
    changes = json.loads(dossier_json(ReleaseCase(dossier)))["treatment_changes"]
    shown = {(change["what"], change["before"], change["after"]) for change in changes}
    assert ("given_typed", "39.3", "38.9") in shown


@pytest.mark.req("I03")
def test_nobody_certifies_over_an_infusion_that_is_not_checked_as_it_stands(issued: Finished) -> None:
    noted(issued)
    (unchecked,) = told(issued, Group.UNSIGNED)
    assert (unchecked.what, unchecked.is_open) == ("Infusion 1 is not checked by a second person as it stands", True)
    checked(issued)
    assert told(issued, Group.UNSIGNED) == []
    corrected(issued)
    dossier = dossier_of(issued)
    numbers = figures(dossier)
    (old,) = dossier.signed_under("infusion/1")
    assert statuses(dossier, numbers)[old].status is SignatureStatus.ALTERED
    assert "not checked by a second person" in " ".join(blocking(dossier, Stop.CERTIFICATION))
    checked(issued)
    assert told(issued, Group.UNSIGNED) == []
    assert [finding.answer for finding in told(issued, Group.SIGNATURE_ALTERED)] == ["signed again"]


def test_what_came_late_from_the_ward_is_told_with_the_form_it_came_with(issued: Finished) -> None:
    started = issued.player.now
    issued.player.wait(hours=3)
    noted_later = given(issued, started_at=started, noted=replace(infusions.NOTHING_NOTED, form="IF-26-001-1"))
    batch = batch_numbered(issued.session, issued.number)
    infusions.note_infusion(issued.session, by(issued.session, CLARA), batch, noted_later)
    mine = [finding for finding in told(issued, Group.LATE_ENTRY) if finding.where == "infusion 1"]
    assert [(item.answer, item.is_open) for item in mine] == [("transcribed from form IF-26-001-1", False)]
    assert "180 min after the fact" in mine[0].what


def test_il_2_far_from_what_is_ordered_or_on_another_day_is_kept_and_flagged(issued: Finished) -> None:
    noted(issued)
    session, here, batch = issued.session, by(issued.session, CLARA), batch_numbered(issued.session, issued.number)
    at = issued.player.now
    flagged = il2.note_il2(session, here, batch, 1, replace(DOSE, given_iu="7566000", given_at=at))
    assert "7566000 IU was given, 756600 IU is ordered" in flagged[0]
    assert "IL-2 of day +1 was given on" in flagged[1]
    issued.player.wait(days=1)
    right = replace(DOSE, given_at=issued.player.now)
    assert il2.note_il2(session, here, batch, 1, right, "it was typed wrong") == ()
    assert [deviation.code for deviation in dossier_of(issued).deviations if deviation.code.startswith("il2.")] == [
        "il2.dose_differs",
        "il2.other_day",
    ]


def test_a_correction_of_il_2_from_a_stale_page_loses_nobodys_change(issued: Finished) -> None:
    noted(issued)
    session, here, batch = issued.session, by(issued.session, CLARA), batch_numbered(issued.session, issued.number)
    issued.player.wait(days=1)
    dose = replace(DOSE, given_at=issued.player.now)
    il2.note_il2(session, here, batch, 1, dose)
    il2.note_il2(session, here, batch, 1, replace(dose, site="right thigh"), "the other side", 1)
    with refusing(Stale, "corrected meanwhile"):
        il2.note_il2(session, here, batch, 1, replace(dose, given_iu="757000"), "read again", 1)
    assert dossier_of(issued).il2_doses[0].last.site == "right thigh"


@pytest.mark.req("I03", "I04")
def test_a_certificate_names_what_it_did_not_wait_for(tested: Finished) -> None:
    ending.decide(tested.player)
    reported(tested)
    copy = release.certification_to_sign(tested.session, tested.number)
    assert "every result its certification asks for is in and meets its limit" in copy.statement
    waiting = copy.facts["without_result"]
    assert "Potency" in waiting
    assert copy.statement.endswith(f"Not asked for, and without a result: {'; '.join(waiting)}.")


@pytest.mark.req("K01")
def test_a_confirmed_positive_is_a_result_that_failed_after_the_decision(tested: Finished) -> None:
    session, number = tested.session, tested.number
    ending.decide(tested.player)
    reported(tested)
    release.certify(session, signs(session, ending.ALMA, release.certification_to_sign(session, number)), number)
    assert ReleaseCase(dossier_of(tested)).status.completeness is Completeness.COMPLETE
    call = positives.Call(about="S-001-P", caller="Dr Stern")
    positive = positives.report(session, by(session, CLARA), batch_numbered(session, number), call)
    copy = positives.verdict_to_sign(session, positive, "confirmed", "organism identified")
    positives.decide(session, signs(session, QA, copy), positive, "confirmed", "organism identified")
    assert ReleaseCase(dossier_of(tested)).status.completeness is Completeness.FAILED_AFTER


@pytest.mark.req("K04")
def test_a_limit_that_holds_nothing_up_is_looked_at_all_the_same_when_it_fails(tested: Finished) -> None:
    ending.report(tested.player, "potency", "12", sample=f"S-{tested.number[-3:]}-H")
    assert [
        (deviation.code, deviation.subject) for deviation in dossier_of(tested).deviations if deviation.state == "open"
    ] == [("result.failed", "test:potency")]
