"""The ward's forms: numbered once, transcribed by one person and checked by another, kept as they came back."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ANNA, CLARA, by, signs
from nkmfg.domain.facts.ward import Flow
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.product.containers import Fate, container_accounts
from nkmfg.domain.product.infusions import bedside_of, infusion_verifications
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.services import infusions
from nkmfg.services.attachments import attach
from nkmfg.services.bedside import BedsideInput, new_form
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.infusions import InfusionInput
from tests.finished import Finished
from tests.refusing import refusing

PHOTO = b"\x89PNG\r\n\x1a\n and the picture of a form"


def given(site: Finished, **otherwise: object) -> InfusionInput:
    now = site.player.now
    usual = InfusionInput(
        container=BAG,
        identity_matched="yes",
        started_at=now - timedelta(minutes=40),
        stopped_at=now - timedelta(minutes=5),
        given_ml="39.3",
        weight_kg="18.4",
        reaction="none",
        residue="destroyed_before_a_witness",
        given_by="nurse Marta",
    )
    return replace(usual, **otherwise)  # type: ignore[arg-type]


def noted(site: Finished, **otherwise: object) -> BedsideInput:
    begun = site.player.now - timedelta(minutes=40)
    usual = BedsideInput(
        form="if-26-001-1",
        second="nurse Piotr",
        tubing_ml="1.5",
        flush_ml="20",
        vital_signs="36.6 °C, 96/min",
        flows=(("paused", begun + timedelta(minutes=10), ""), ("rate_changed", begun + timedelta(minutes=20), "80")),
    )
    return replace(usual, **otherwise)  # type: ignore[arg-type]


def note(site: Finished, infusion: InfusionInput) -> tuple[int, tuple[str, ...]]:
    return infusions.note_infusion(site.session, by(site.session, CLARA), site.player.batch, infusion)


@pytest.mark.req("P02", "P05")
def test_a_form_is_transcribed_with_its_scan_and_checked_by_another_person(issued: Finished) -> None:
    session, number = issued.session, issued.number
    clara = by(session, CLARA)
    scan = attach(session, clara, issued.player.batch, "form.png", PHOTO, action=Action.ATTACH_FORM)
    ordinal, flagged = note(issued, given(issued, noted=noted(issued, attachment=scan.sha256)))
    assert flagged == ()
    dossier = open_dossier(session, number)
    infusion = dossier.infusions[0]
    told = bedside_of(dossier, infusion)
    assert told is not None
    assert (told.form, told.second, told.tubing_ml, told.attachment) == (
        "IF-26-001-1",
        "nurse Piotr",
        Fraction("1.5"),
        scan.sha256,
    )
    assert [flow.flow for flow in told.flows] == [Flow.PAUSED, Flow.RATE]
    copy = infusions.infusion_to_sign(session, number, ordinal)
    assert copy.facts["second_person"] == "nurse Piotr"
    infusions.verify_infusion(session, signs(session, ANNA, copy), number, ordinal)
    dossier = open_dossier(session, number)
    assert len(infusion_verifications(dossier, dossier.infusions[0])) == 1
    account = container_accounts(dossier, figures(dossier))[0]
    assert (account.fate, account.given_ml, account.left_ml) == (Fate.PART_USED, Fraction("39.3"), 0)
    assert issued.breaks() == []


@pytest.mark.req("P02")
def test_a_second_infusion_under_the_number_of_a_form_is_refused_and_nothing_is_written(issued: Finished) -> None:
    note(issued, given(issued, noted=noted(issued)))
    with refusing(Refused, r"Form IF-26-001-1 was transcribed already: it is infusion 1 of batch NK-26-001"):
        note(issued, given(issued, noted=noted(issued)))
    assert len(open_dossier(issued.session, issued.number).infusions) == 1
    clara, batch = by(issued.session, CLARA), issued.player.batch
    again = given(issued, given_ml="40.1", noted=noted(issued))
    infusions.correct_infusion(issued.session, clara, batch, 1, 1, again, "the pump showed another volume")
    dossier = open_dossier(issued.session, issued.number)
    assert [bedside.revision for bedside in dossier.ward.bedsides] == [1, 2]


def test_no_number_of_a_form_is_given_twice(issued: Finished) -> None:
    here = by(issued.session, ANNA)
    assert [new_form(issued.session, here, issued.number, BAG)[0] for _ in range(2)] == ["IF-26-001-2", "IF-26-001-3"]


def test_a_weight_of_184_instead_of_18_4_is_asked_back_and_taken_once_it_stands(issued: Finished) -> None:
    with refusing(Malformed, r"Weight today: 184 kg, and 18\.4 kg at the last weighing"):
        note(issued, given(issued, weight_kg="184"))
    _ordinal, flagged = note(issued, given(issued, weight_kg="184", weight_stands=True))
    assert any("weigh again" in sentence for sentence in flagged)


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"tubing_ml": "a drop"}, "Left in the tubing"),
        ({"flows": (("stirred", timedelta(minutes=1), ""),)}, "choose one of"),
        ({"flows": (("paused", timedelta(hours=-3), ""),)}, "between start and stop"),
        ({"flows": (("rate_changed", timedelta(minutes=1), ""),)}, "type the new rate"),
    ],
)
def test_what_cannot_be_read_of_a_form_is_asked_again(
    issued: Finished, otherwise: dict[str, object], sentence: str
) -> None:
    begun = given(issued).started_at
    if "flows" in otherwise:
        ((what, after, rate),) = otherwise["flows"]  # type: ignore[misc]
        otherwise = {"flows": ((what, begun + after, rate),)}
    with refusing(Malformed, sentence):
        note(issued, given(issued, noted=noted(issued, **otherwise)))
    assert open_dossier(issued.session, issued.number).infusions == ()


@pytest.mark.req("I10")
def test_an_infusion_without_an_issue_is_kept_and_flagged(tested: Finished) -> None:
    tested.player.wait(hours=1)
    _ordinal, flagged = note(tested, given(tested))
    assert any("given while the batch was in quarantine" in sentence for sentence in flagged)
    assert any("no issue of it before is written down" in sentence for sentence in flagged)
