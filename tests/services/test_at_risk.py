"""Use at risk: permitted by QA for one batch and for exactly what is pending; nothing that failed is ever pending."""

import json
from dataclasses import replace

import pytest

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Forbidden, Refused, Stale
from nkmfg.models import Batch, Lot
from nkmfg.services.at_risk import pending_of_lot, permission_to_sign, permissions, permit
from nkmfg.services.batches import issue_batch
from nkmfg.services.donors.of_batch import donor_of
from nkmfg.services.donors.register import note_marker
from nkmfg.services.lots.feeders import FEEDERS
from nkmfg.services.lots.fitness import use_faults
from nkmfg.services.lots.stock import add_lot, note_feeder_test
from nkmfg.words.materials import lot_fault_sentence
from tests.conftest import Site
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, BORIS, CLARA, HEDDA, QUINN, Member, by, signing
from tests.subjects import (
    RECIPE,
    ago,
    lot_facts,
    make_collection,
    make_donor,
    make_lot,
    make_order,
    make_patient,
    make_recipe,
    passing_results,
    trail,
)


@pytest.fixture
def recipe(site: Site) -> Recipe:
    return make_recipe(site.session)[1]


def issued(site: Site, recipe: Recipe, finding: str = "non_reactive") -> Batch:
    """A batch of a donor whose markers all say so."""
    session = site.session
    donor = make_donor(session, recipe, finding=finding)
    order = make_order(session, recipe, donor, make_patient(session))
    return issue_batch(session, by(session, HEDDA), order.coi_code, RECIPE, make_collection(session, donor).din)


def untested(site: Site, recipe: Recipe, but: tuple[str, ...] = ("no_outgrowth",)) -> Lot:
    """Irradiated feeders in quarantine, every result in but these."""
    session = site.session
    lot = add_lot(session, by(session, BORIS), recipe, lot_facts(FEEDERS))
    for key, typed in passing_results(recipe).items():
        if key not in but:
            note_feeder_test(session, by(session, BORIS), recipe, lot, key, typed, "result came in")
    return lot


def permitted(site: Site, batch: Batch, lot: Lot | None, member: Member = QUINN) -> None:
    copy = permission_to_sign(site.session, batch, lot)
    permit(site.session, signing(site.session, member, copy), batch, lot, "the child cannot wait")


@pytest.mark.req("G02")
def test_feeders_whose_growth_arrest_is_pending_are_used_with_qas_permission(site: Site, recipe: Recipe) -> None:
    session, batch, lot = site.session, issued(site, recipe), untested(site, recipe)
    before = site.ledger.clock.now(session)
    assert [lot_fault_sentence(fault) for fault in use_faults(session, lot, before, batch)] == [
        f"Lot {lot.code} is used without QA's release.",
        f"Lot {lot.code}: No outgrowth after irradiation: no result yet.",
    ]
    permitted(site, batch, lot)
    assert use_faults(session, lot, site.ledger.clock.now(session), batch) == ()
    assert len(use_faults(session, lot, before, batch)) == 2
    (use,) = permissions(session, batch)
    assert list(json.loads(use.pending)) == ["not_released", "test/no_outgrowth"]
    last = trail(session, batch.stream)[-1]
    assert (last.action, last.reason) == ("batch.permit_at_risk", "the child cannot wait")
    assert site.breaks() == []


def test_a_permission_is_for_one_batch(site: Site, recipe: Recipe) -> None:
    session, batch, lot = site.session, issued(site, recipe), untested(site, recipe)
    permitted(site, batch, lot)
    donor = make_donor(session, recipe)
    order = make_order(session, recipe, donor, make_patient(session))
    other = issue_batch(session, by(session, HEDDA), order.coi_code, RECIPE)
    assert use_faults(session, lot, site.ledger.clock.now(session), other)


@pytest.mark.req("H07")
def test_a_result_that_comes_in_failed_ends_the_permission(site: Site, recipe: Recipe) -> None:
    session, batch, lot = site.session, issued(site, recipe), untested(site, recipe)
    permitted(site, batch, lot)
    note_feeder_test(session, by(session, BORIS), recipe, lot, "no_outgrowth", "growth", "day 14 read")
    faults = use_faults(session, lot, site.ledger.clock.now(session), batch)
    assert [(fault.key, fault.is_pending) for fault in faults] == [("test/no_outgrowth", False)]
    assert lot_fault_sentence(faults[0]) == f"Lot {lot.code}: No outgrowth after irradiation: Proliferation."
    with pytest.raises(Refused, match=r"at_risk\.lot_unfit"):
        pending_of_lot(session, batch, lot)


def test_an_expired_lot_is_no_use_at_risk(site: Site, recipe: Recipe) -> None:
    session, batch = site.session, issued(site, recipe)
    lot = add_lot(session, by(session, BORIS), recipe, lot_facts("serum", expires_in_days=-2))
    with refusing(Refused, r"expired on .* take another lot"):
        permission_to_sign(session, batch, lot)


def test_feeders_without_irradiation_are_no_use_at_risk(site: Site, recipe: Recipe) -> None:
    session, batch = site.session, issued(site, recipe)
    lot = add_lot(session, by(session, BORIS), recipe, replace(lot_facts(FEEDERS), feeder=None))
    with refusing(Refused, "no complete record of its irradiation"):
        permission_to_sign(session, batch, lot)


def test_what_lacks_nothing_needs_no_permission(site: Site, recipe: Recipe) -> None:
    batch, lot = issued(site, recipe), make_lot(site.session, recipe, "serum")
    with refusing(Refused, "it needs no permission"):
        permission_to_sign(site.session, batch, lot)
    with refusing(Refused, "it needs no permission"):
        permission_to_sign(site.session, batch)


@pytest.mark.parametrize("member", [HEDDA, ANNA, ADAM], ids=lambda member: member.login)
def test_nobody_but_qa_permits_use_at_risk(site: Site, recipe: Recipe, member: Member) -> None:
    batch, lot = issued(site, recipe), untested(site, recipe)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=batch.permit_at_risk"):
        permitted(site, batch, lot, member)
    assert permissions(site.session, batch) == []


def test_a_permission_needs_a_reason(site: Site, recipe: Recipe) -> None:
    session, batch, lot = site.session, issued(site, recipe), untested(site, recipe)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        permit(session, signing(session, QUINN, permission_to_sign(session, batch, lot)), batch, lot, "")


@pytest.mark.req("H06")
def test_a_donors_pending_markers_are_permitted_one_by_one(site: Site, recipe: Recipe) -> None:
    session, batch = site.session, issued(site, recipe, finding="pending")
    copy = permission_to_sign(session, batch)
    assert copy.facts["pending"]["markers/hiv_nat/result_pending"] == "HIV-1 NAT: the result is pending."
    permitted(site, batch, None)
    (use,) = permissions(session, batch)
    assert use.donor_id is not None
    assert json.loads(use.pending) == copy.facts["pending"]
    assert site.breaks() == []


@pytest.mark.req("H06")
def test_a_donor_found_reactive_is_not_pending(site: Site, recipe: Recipe) -> None:
    session, batch = site.session, issued(site, recipe)
    note_marker(session, by(session, CLARA), donor_of(session, batch), recipe, "hcv_nat", ago(days=1), "reactive")
    with refusing(Refused, r"HCV NAT: reactive\. This is not pending"):
        permission_to_sign(session, batch)


@pytest.mark.challenge("S9")
def test_a_result_that_comes_in_while_the_dialogue_is_open_has_to_be_looked_at(site: Site, recipe: Recipe) -> None:
    session, batch = site.session, issued(site, recipe)
    lot = untested(site, recipe, but=("no_outgrowth", "rcr"))
    shown = signing(session, QUINN, permission_to_sign(session, batch, lot))
    note_feeder_test(session, by(session, BORIS), recipe, lot, "rcr", "negative", "result came in")
    with pytest.raises(Stale, match=r"signature\.changed_since"):
        permit(session, shown, batch, lot, "the child cannot wait")
    assert permissions(session, batch) == []
