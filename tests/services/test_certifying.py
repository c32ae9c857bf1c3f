"""From release to certificate, or elsewhere: what came later is reviewed; a donor not found eligible needs a ground."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, BORIS, CLARA, QA, by, signs
from nkmfg.domain.case import Case, ReleaseCase
from nkmfg.domain.decisions.batch_status import Completeness
from nkmfg.domain.documents.label import LabelContent
from nkmfg.domain.facts.disposition_facts import Decision, DonorFact, Paper
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.record import PAPERS
from nkmfg.domain.findings.scope import USE
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import GMP_ROLES, Action, Role
from nkmfg.domain.recipe.eligibility import Reason, ReasonCode, RuleSource
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.models import DonorMarker
from nkmfg.services import decisions, donor_grounds, labels, release, supply
from nkmfg.services.donors.register import donor_by_code, note_marker
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.open_findings import open_findings
from nkmfg.services.pending_decisions import pending_decisions
from nkmfg.words.checks import sentence
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.label import STOPPED
from tests.finished import Finished
from tests.judged import blocking, stopped
from tests.refusing import refusing

OF = {"sterility": "P", "sterility_in_process_final": "IP"}


def donor_task(dossier: ReleaseDossier) -> list[str]:
    """What is still to be done about a donor whose determination was not complete at release."""
    tasks = {"donor.determination_open", "donor.physician_not_told"}
    return [check.code for check in ReleaseCase(dossier).checks if check.code in tasks]


def released(site: Finished) -> None:
    copy = release.release_to_sign(site.session, site.number)
    release.release(site.session, signs(site.session, ALMA, copy), site.number)


def certified(site: Finished) -> None:
    copy = release.certification_to_sign(site.session, site.number)
    release.certify(site.session, signs(site.session, ALMA, copy), site.number)


def assessed(site: Finished) -> None:
    """Deviations closed, results and record reviewed."""
    ending.close_deviations(site.player)
    ending.review_the_results(site.player)
    ending.review_record(site.player)


def with_every_paper(site: Finished) -> None:
    for kind in PAPERS:
        paper = supply.PaperInput(kind=kind, person="Dr Weiss", happened_at=site.player.now, reference="F-12")
        writer = by(site.session, CLARA if kind in supply.PHYSICIANS else QA)
        supply.note_paper(site.session, writer, site.number, paper)


def supplied(site: Finished) -> None:
    copy = supply.approval_to_sign(site.session, site.number)
    supply.approve(site.session, signs(site.session, QA, copy), site.number)
    copy = supply.supply_to_sign(site.session, site.number)
    supply.supply(site.session, signs(site.session, ALMA, copy), site.number)


def supplied_over_viability(site: Finished) -> None:
    """Supplied exceptionally, with every paper, over a viability that failed."""
    ending.report(site.player, "viability", "61", sample=f"S-{site.number[-3:]}-P")
    assessed(site)
    with_every_paper(site)
    supplied(site)


def a_label(site: Finished) -> LabelContent:
    profile = site.player.recipe().labels[0].key
    return labels.print_label(
        site.session, by(site.session, BORIS), site.number, ending.BAG, profile, "1", "another copy"
    ).says


def read(site: Finished, found: str) -> None:
    for criterion, tail in OF.items():
        ending.report(site.player, criterion, found, sample=f"S-{site.number[-3:]}-{tail}")


def certifications_due(site: Finished) -> list[str]:
    """Batches whose certification is work of the authorised person, and of nobody else."""
    others = frozenset(GMP_ROLES) - {Role.AUTHORISED_PERSON}
    assert all(line.action is not Action.CERTIFY_BATCH for line in open_findings(site.session, "", others))
    lines = open_findings(site.session, ALMA.login, frozenset({Role.AUTHORISED_PERSON}))
    return [line.batch for line in lines if line.action is Action.CERTIFY_BATCH]


@pytest.mark.req("I03", "I04")
def test_a_batch_is_certified_once_everything_is_in_and_what_came_later_is_reviewed(tested: Finished) -> None:
    session, number = tested.session, tested.number
    released(tested)
    case = Case(open_dossier(session, number))
    assert (case.status.decision, case.status.completeness) == ("released_for_use", Completeness.PENDING)
    assert stopped(case.dossier) == ()
    with refusing(Refused, r"Not certified\. .*Sterility of the final product: no result yet\. Due 20"):
        release.certification_to_sign(session, number)
    tested.player.wait(days=20)
    lines = pending_decisions(session)
    assert [item.is_late for item in lines] == [True, True, False]
    count = len(open_release_case(session, number).gate(Stop.CERTIFICATION).blocking)
    assert lines[-1].sentence.startswith(f"Certification: {count} findings block it.")
    assert "no result yet" not in lines[-1].sentence, "it is listed above"
    assert certifications_due(tested) == []
    read(tested, "no_growth")
    with refusing(Refused, r"Not reviewed by a second person: .*Changed or added since QA reviewed"):
        release.certification_to_sign(session, number)
    ending.review_the_results(tested.player)
    ending.review_record(tested.player)
    assert [item.sentence for item in pending_decisions(session)] == ["Certification: nothing blocks it."]
    assert certifications_due(tested) == [number]
    certified(tested)
    dossier = open_dossier(session, number)
    assert [disposition.decision for disposition in dossier.dispositions] == [Decision.RELEASED, Decision.CERTIFIED]
    assert Case(dossier).status.completeness is Completeness.COMPLETE
    assert pending_decisions(session) == []
    assert certifications_due(tested) == []
    assert tested.breaks() == []


@pytest.mark.req("I03")
def test_a_growth_after_release_is_the_other_axis_and_the_batch_is_recalled(tested: Finished) -> None:
    released(tested)
    read(tested, "growth")
    case = Case(open_dossier(tested.session, tested.number))
    assert (case.status.decision, case.status.completeness) == ("released_for_use", Completeness.FAILED_AFTER)
    assert any("Sterility of the final product: Growth" in sentence for sentence in stopped(case.dossier))
    copy = decisions.recall_to_sign(tested.session, tested.number, "growth in the bottles of day 12")
    decisions.recall(
        tested.session, signs(tested.session, ALMA, copy), tested.number, "growth in the bottles of day 12"
    )
    assert open_dossier(tested.session, tested.number).decision == Decision.RECALLED


@pytest.mark.req("I05")
def test_exceptional_supply_wants_every_paper_two_signatures_and_is_never_certified(tested: Finished) -> None:
    session, number = tested.session, tested.number
    with refusing(Refused, "Nothing of it is out of specification"):
        supply.approval_to_sign(session, number)
    ending.report(tested.player, "viability", "61", sample=f"S-{number[-3:]}-P")
    ending.close_deviations(tested.player)
    ending.review_the_results(tested.player)
    ending.review_record(tested.player)
    with refusing(Refused, "Missing: the request of the treating physician"):
        supply.approval_to_sign(session, number)
    for kind in PAPERS:
        paper = supply.PaperInput(kind=kind, person="Dr Weiss", happened_at=tested.player.now, reference="F-12")
        wrong, right = (QA, CLARA) if kind in supply.PHYSICIANS else (CLARA, QA)
        with pytest.raises(Forbidden):
            supply.note_paper(session, by(session, wrong), number, paper)
        supply.note_paper(session, by(session, right), number, paper)
    with pytest.raises(Refused, match=r"supply\.not_approved"):
        supply.supply_to_sign(session, number)
    supplied(tested)
    dossier = open_dossier(session, number)
    assert (dossier.decision, dossier.dispositions[-1].name) == ("exceptional_supply", ALMA.name)
    assert all(signature.meaning not in ("released_for_use", "certified") for signature in dossier.signatures)
    assert stopped(dossier) == ()
    with refusing(Refused, "cannot become certified"):
        release.certification_to_sign(session, number)


@pytest.mark.req("FD2", "FD4")
def test_what_fails_after_an_exceptional_supply_stops_its_bags_until_it_is_supplied_for_that_too(
    tested: Finished,
) -> None:
    session, number = tested.session, tested.number
    supplied_over_viability(tested)
    assert stopped(open_dossier(session, number)) == ()
    with refusing(Refused, "was decided on everything that failed"):
        supply.approval_to_sign(session, number)
    read(tested, "growth")
    assessed(tested)
    assert any("Sterility of the final product: Growth" in said for said in stopped(open_dossier(session, number)))
    assert a_label(tested)["state"] == STOPPED
    supplied(tested)
    assert stopped(open_dossier(session, number)) == ()
    label = a_label(tested)
    assert label["state"] == "EXCEPTIONAL SUPPLY"
    assert any("61" in failed for failed in label["failures"])
    assert any("Growth" in failed for failed in label["failures"])


@pytest.mark.req("FD4")
def test_a_label_of_an_earlier_exceptional_supply_that_does_not_name_what_failed_since_keeps_its_bag_back(
    tested: Finished,
) -> None:
    session, number = tested.session, tested.number
    supplied_over_viability(tested)
    ending.label(tested.player)
    read(tested, "growth")
    assessed(tested)
    supplied(tested)
    (fault,) = open_case(session, number).label_faults(ending.BAG)
    said = sentence(open_dossier(session, number), fault)
    assert "failed tests Viability 61, now Viability 61; " in said
    assert said.endswith("Sterility of the final product. Print it anew.")
    assert fault.stops == USE
    ending.label(tested.player, "names what failed since")
    assert open_case(session, number).label_faults(ending.BAG) == ()


@pytest.mark.req("I06", "I07", "I08")
def test_cells_of_a_donor_not_found_eligible_go_out_only_on_a_signed_ground(tested: Finished) -> None:
    session, number = tested.session, tested.number
    donor = donor_by_code(session, open_dossier(session, number).order.donor)
    sampled_at = tested.player.now
    recipe = tested.player.recipe()
    note_marker(session, by(session, CLARA), donor, recipe, "htlv", sampled_at, "reactive", "City laboratory")
    dossier = open_release_case(session, number).dossier
    assert dossier.donor.verdict == "ineligible"
    against = dossier.donor.against[0]
    sentence = reason_sentence(against, dossier.recipe)
    assert blocking(dossier) == [sentence]
    typed = donor_grounds.GroundInput(
        ground="close_relative",
        because="the only haploidentical donor there is",
        reference="F-31",
        physician="Dr Weiss",
        physician_told_at=tested.player.now,
    )
    copy = donor_grounds.ground_to_sign(session, number, typed)
    assert any("BIOHAZARD" in legend.upper() or "INFECTIOUS" in legend.upper() for legend in copy.facts["legends"])
    with pytest.raises(Forbidden):
        donor_grounds.permit(session, signs(session, ALMA, copy), number, typed)
    donor_grounds.permit(session, signs(session, QA, copy), number, typed)
    dossier = open_release_case(session, number).dossier
    assert blocking(dossier) == []
    assert dossier.grounds[0].findings == {against.key: sentence}


@pytest.mark.req("I06")
def test_a_determination_that_is_not_complete_stays_a_task_until_the_physician_knows_its_end(tested: Finished) -> None:
    dossier = open_release_case(tested.session, tested.number).dossier
    untested = Reason(RuleSource.MARKERS, "htlv", None, ReasonCode.NOT_TESTED)
    waiting = replace(dossier, donor=DonorFact(pending=(untested,), verdict="not_complete"))
    assert blocking(waiting) == [reason_sentence(untested, dossier.recipe)]
    assert donor_task(waiting) == []  # nothing was permitted, so nothing is owed
    assert dossier.donor.verdict == "eligible"
    with pytest.raises(Refused, match=r"ground\.not_needed"):
        donor_grounds.ground_to_sign(
            tested.session,
            tested.number,
            donor_grounds.GroundInput(
                ground="urgent_medical_need",
                because="why",
                reference="F",
                physician="Dr",
                physician_told_at=dossier.read_at,
            ),
        )
    assert not any("determination" in sentence for sentence in blocking(dossier, Stop.CERTIFICATION))


@pytest.mark.req("I06")
def test_urgent_need_takes_cells_of_a_donor_not_determined_yet_and_owes_the_end_of_it(tested: Finished) -> None:
    session, number = tested.session, tested.number
    donor, recipe = donor_by_code(session, open_dossier(session, number).order.donor), tested.player.recipe()
    here, of_htlv = by(session, CLARA), sa.select(DonorMarker.sampled_at).where(DonorMarker.marker == "htlv")
    sampled_at = session.scalars(of_htlv.where(DonorMarker.donor_id == donor.id)).one()
    note_marker(session, here, donor, recipe, "htlv", sampled_at, "pending", "City laboratory", "to be repeated")
    dossier = open_release_case(session, number).dossier
    assert dossier.donor.verdict == "not_complete"
    assert blocking(dossier)
    need = donor_grounds.GroundInput(
        ground="urgent_medical_need",
        because="the leukaemia progresses",
        reference="F-32",
        physician="Dr Weiss",
        physician_told_at=tested.player.now,
    )
    for missing in ("reference", "physician"):
        with pytest.raises(Malformed):
            donor_grounds.ground_to_sign(session, number, replace(need, **{missing: " "}))  # type: ignore[arg-type]
    copy = donor_grounds.ground_to_sign(session, number, need)
    assert {"NOT EVALUATED FOR INFECTIOUS SUBSTANCES", "WARNING: Advise patient of communicable disease risks"} <= {
        legend.removesuffix(".") for legend in copy.facts["legends"]
    }
    assert any("htlv" in str(finding) for finding in copy.facts["findings"])
    donor_grounds.permit(session, signs(session, QA, copy), number, need)
    released(tested)
    assert donor_task(open_release_case(session, number).dossier) == ["donor.determination_open"]
    assert any("still to be completed" in item.sentence for item in pending_decisions(session))
    note_marker(session, here, donor, recipe, "htlv", sampled_at, "non_reactive", "City laboratory", "the result came")
    assert donor_task(open_release_case(session, number).dossier) == ["donor.physician_not_told"]
    tested.player.wait(minutes=5)
    told = supply.PaperInput(kind=Paper.DONOR_TOLD, person="Dr Weiss", happened_at=tested.player.now, reference="F-33")
    supply.note_paper(session, by(session, QA), number, told)
    assert donor_task(open_release_case(session, number).dossier) == []
