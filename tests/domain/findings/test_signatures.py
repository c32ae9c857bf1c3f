"""Signatures invalid, altered and missing, and numbers other than the signer saw: each rule on both sides."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from nkmfg.domain.facts.dossier import BATCH, LineKey
from nkmfg.domain.figures.run_signature import SignatureStatus
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.findings.signatures import broken, differing, is_number, unsigned
from tests.dossiers import Making, codes, found, in_culture
from tests.products import Product, a_product
from tests.written import A_MINUTE, moment, sample, vessel

DAY_1, SEED = "count_daily/1/1", "seed/-/1"
LIVE = LineKey(DAY_1, "live_per_ml", vessel("A"))
SIGNED_AT, CHANGED_AT = moment(1, "13:30"), moment(1, "14:00")


def signed(login: str = "anna", meaning: str = "performed") -> Making:
    """A count of day 1, signed once."""
    making = in_culture().counted("A", day=1, ml="400", live="0.42", clock="13:00")
    return making.signed(DAY_1, login, meaning, at=SIGNED_AT)


def corrected(making: Making) -> Making:
    return making.corrected(LIVE, "0.24", "digits exchanged", at=CHANGED_AT)


def again(making: Making, login: str = "anna", meaning: str = "performed", at: datetime | None = None) -> Making:
    return making.signed(DAY_1, login, meaning, at=at or moment(1, "15:00"))


def tampered(making: Making) -> Making:
    making.signatures[-1] = replace(making.signatures[-1], digest="0" * 64)
    return making


# Broken


@pytest.mark.req("B06")
def test_a_signature_is_invalid_where_its_copy_is_not_the_one_that_was_signed() -> None:
    assert found(broken, signed()) == []
    making = tampered(signed())
    (check,) = found(broken, making)
    assert (check.code, check.stops, check.is_open) == ("signature.invalid", DECISIONS, True)
    assert (check.run, check.by, check.at) == (DAY_1, "anna", SIGNED_AT)
    assert str(check.subject) == f"signature:run/NK-26-014/{DAY_1}/anna"
    assert check.params == {"digest": "0" * 64, "meaning": "performed", "login": "anna"}


@pytest.mark.req("B06")
def test_an_invalid_signature_stays_so_though_it_is_given_again() -> None:
    assert codes(found(broken, again(tampered(signed())))) == ["signature.invalid"]


@pytest.mark.req("B07")
def test_a_signature_is_altered_by_a_correction_of_what_was_signed_until_it_is_given_again() -> None:
    making = corrected(signed())
    (check,) = found(broken, making)
    assert (check.code, check.stops, check.is_open) == ("signature.altered", DECISIONS, True)
    (check,) = found(broken, again(making))
    assert (check.code, check.stops, check.is_open) == ("signature.given_again", frozenset(), False)


@pytest.mark.req("B07")
@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (("anna", "performed"), ("anna", "performed"), "signature.given_again"),
        (("anna", "performed"), ("boris", "performed"), "signature.altered"),  # each performer signs for himself
        (("anna", "performed"), ("anna", "verified"), "signature.altered"),
        (("boris", "verified"), ("clara", "verified"), "signature.given_again"),  # anybody may verify
    ],
)
def test_who_may_give_an_altered_signature_again(first: tuple[str, str], second: tuple[str, str], code: str) -> None:
    making = again(corrected(signed(*first)), *second)
    assert codes(found(broken, making)) == [code]


def test_an_altered_signature_is_not_made_up_for_by_an_older_or_a_broken_one() -> None:
    older = again(signed(), at=SIGNED_AT + A_MINUTE)
    assert codes(found(broken, corrected(older))) == ["signature.altered"] * 2
    assert codes(found(broken, tampered(again(corrected(signed()))))) == ["signature.altered", "signature.invalid"]
    same_moment = again(corrected(signed()), at=SIGNED_AT)
    assert codes(found(broken, same_moment)) == ["signature.altered"]


def test_what_was_added_after_a_signature_gives_an_altered_one_again_all_the_same() -> None:
    making = again(corrected(signed()))
    making.wrote(DAY_1, "sampled_ml", "2", vessel("A"), at=moment(1, "16:00"))
    assert codes(found(broken, making)) == ["signature.given_again"]


def test_an_altered_signature_of_a_step_after_the_release_stops_no_decision() -> None:
    run = "follow_up/1/1"
    making = in_culture().wrote(run, "gvhd_grade", "0", at=moment(16)).signed(run, "anna", "performed")
    making.corrected(LineKey(run, "gvhd_grade", BATCH), "1", "misread", at=moment(17))
    (check,) = found(broken, making)
    assert (check.code, check.stops) == ("signature.altered", frozenset())


@pytest.mark.req("B06")
def test_a_signature_of_the_batch_is_invalid_too_and_belongs_to_no_step() -> None:
    facts: dict[str, Any] = {"batch": "NK-26-014"}
    assert found(broken, a_product().approved("results", "reviewed", facts)) == []
    (check,) = found(broken, a_product().approved("results", "reviewed", facts, is_whole=False))
    assert (check.code, check.run, check.stops) == ("signature.invalid", None, DECISIONS)


def test_a_check_of_an_infusion_is_altered_by_its_correction_until_it_is_given_again() -> None:
    first, second = infused(1), infused(2)
    assert found(broken, checked(first, 1)) == []
    (altered,) = found(broken, checked(second, 1))
    assert (altered.code, altered.run, altered.stops) == ("signature.altered", None, DECISIONS)
    once_more = checked(checked(second, 1), 2)
    once_more.signatures[-1] = replace(once_more.signatures[-1], at=moment(16))
    assert codes(found(broken, once_more)) == ["signature.given_again"]
    statuses = [status.status for status in Evidence(once_more.dossier()).signature_statuses.values()]
    assert statuses == [SignatureStatus.ALTERED, SignatureStatus.VALID]


def test_a_broken_check_of_an_infusion_that_was_corrected_stays_invalid() -> None:
    making = infused(2).approved("infusion/1", "verified", {"revision": "1"}, is_whole=False)
    assert codes(found(broken, making)) == ["signature.invalid"]


def infused(revisions: int) -> Product:
    product = a_product().infused("BAG1", "36.8")
    (fact,) = product.changes["infusions"]
    entries = tuple(replace(fact.last, revision=number + 1) for number in range(revisions))
    return product.having(infusions=(replace(fact, entries=entries),))


def checked(product: Product, revision: int) -> Product:
    return product.approved("infusion/1", "verified", {"revision": str(revision)})


# Missing


def wanting(making: Making, run: str) -> list[str]:
    return [check.params["wanting"] for check in found(unsigned, making) if check.run == run]


@pytest.mark.req("B07", "F03")
def test_a_step_wants_the_signature_of_each_performer_and_of_a_verifier() -> None:
    making = in_culture()
    assert wanting(making, SEED) == ["performed:anna:missing;verified::missing"]
    making.signed(SEED, "anna", "performed")
    assert wanting(making, SEED) == ["verified::missing"]
    making.signed(SEED, "boris", "verified")
    assert wanting(making, SEED) == []
    making.wrote(SEED, "shelf", "2", vessel("A"), at=moment(0, "12:10"), by="clara")
    assert wanting(making, SEED) == ["performed:clara:missing;verified::extended"]


def test_a_step_that_is_unsigned_stops_the_decisions_that_rest_on_it() -> None:
    (check,) = [check for check in found(unsigned, in_culture()) if check.run == SEED]
    assert (check.code, str(check.subject), check.at) == ("step.unsigned", f"run:{SEED}", moment(0, "12:00"))
    assert (check.stops, check.is_open) == (DECISIONS, True)
    late = in_culture().wrote("follow_up/1/1", "gvhd_grade", "0", at=moment(16))
    (check,) = [check for check in found(unsigned, late) if check.run == "follow_up/1/1"]
    assert check.stops == frozenset()


@pytest.mark.req("B07")
def test_what_was_added_after_the_signature_wants_another_one() -> None:
    making = signed()
    assert wanting(making, DAY_1) == []
    making.wrote(DAY_1, "sampled_ml", "2", vessel("A"), at=moment(1, "13:40"))
    assert wanting(making, DAY_1) == ["performed:anna:extended"]
    assert wanting(again(making), DAY_1) == []


def test_a_signature_that_is_altered_is_listed_as_that_and_is_not_missing() -> None:
    assert wanting(corrected(signed()), DAY_1) == []


def test_a_step_nothing_is_written_in_and_one_done_on_paper_want_no_signature() -> None:
    assert wanting(in_culture(), "count_day_7/7/1") == []
    of_paper = in_culture()
    of_paper.wrote(DAY_1, "sampled_ml", "2", vessel("A"), at=moment(1), by="paper:Nurse")
    assert wanting(of_paper, DAY_1) == []


def test_a_transcribed_step_stands_under_the_transcribers_signature() -> None:
    """What was written down after the transcription is signed like everything else."""
    product = a_product()
    at = product.dossier().run("count_dose_first/-/1").lines[0].first.entered_at
    assert wanting(product, "count_dose_first/-/1") == ["performed:anna:missing;verified::missing"]
    product.approved("transcription", "performed", {})
    product.signatures[-1] = replace(product.signatures[-1], at=at)
    assert wanting(product, "count_dose_first/-/1") == []
    product.wrote("count_dose_first/-/1", "sampled_ml", "1", vessel("W"), at=at + A_MINUTE)
    assert wanting(product, "count_dose_first/-/1") == ["performed:anna:missing;verified::missing"]


# Numbers that differ


COUNT, PHENOTYPE = "count_start/-/1", "phenotype_start/-/1"
NK_PCT = LineKey(PHENOTYPE, "nk_pct", sample("S0"))


@pytest.mark.req("F07")
def test_a_number_is_other_now_than_its_signer_saw() -> None:
    making = in_culture().phenotyped("S0", "I", day=0, nk="12", clock="11:05").signed(COUNT, "anna", "performed")
    assert found(differing, making) == []
    making.corrected(NK_PCT, "21", "misread", at=moment(0, "17:00"))
    (check,) = found(differing, making)
    assert (check.code, check.is_open, str(check.subject)) == ("number.differs_now", True, f"run:{COUNT}")
    assert check.params == {
        "name": "I: nk_cells",
        "then": "24000000",
        "now": "42000000",
        "vessel": "I",
        "quantity": "nk_cells",
    }
    assert (check.run, check.by) == (COUNT, "anna")
    assert check.at == making.signatures[0].at


@pytest.mark.req("F07")
def test_a_number_that_was_pending_at_the_signature_came_in_since_and_asks_nothing() -> None:
    making = in_culture().sampled("S0", "I", day=0, clock="11:05").signed(COUNT, "anna", "performed")
    making.wrote(PHENOTYPE, "parent_gate", "live", sample("S0"), at=moment(0, "16:00"))
    making.wrote(PHENOTYPE, "nk_pct", "12", sample("S0"), at=moment(0, "16:00"))
    (check,) = found(differing, making)
    assert (check.code, check.is_open, check.params["now"]) == ("number.known_now", False, "24000000")
    assert not is_number(check.params["then"])
    assert is_number("24000000")


def test_of_several_signers_who_saw_the_same_number_there_is_one_finding_and_the_first_dates_it() -> None:
    making = in_culture().phenotyped("S0", "I", day=0, nk="12", clock="11:05")
    for login, meaning, clock in (("boris", "verified", "11:30"), ("anna", "performed", "11:20")):
        making.signed(COUNT, login, meaning, at=moment(0, clock))
    making.corrected(NK_PCT, "21", "misread", at=moment(0, "17:00"))
    (check,) = found(differing, making)
    assert (check.by, check.at) == ("anna,boris", moment(0, "11:20"))


def test_only_the_last_signature_of_each_signer_tells_what_was_seen_and_a_broken_one_never() -> None:
    making = in_culture().phenotyped("S0", "I", day=0, nk="12", clock="11:05").signed(COUNT, "anna", "performed")
    making.corrected(NK_PCT, "21", "misread", at=moment(0, "17:00"))
    making.signed(COUNT, "anna", "performed", at=moment(0, "18:00"))
    assert found(differing, making) == []
    making.signatures.reverse()  # the order of the moments decides, not the one in the record
    assert found(differing, making) == []
    broken_one = in_culture().phenotyped("S0", "I", day=0, nk="12", clock="11:05").signed(COUNT, "anna", "performed")
    broken_one.corrected(NK_PCT, "21", "misread", at=moment(0, "17:00"))
    assert found(differing, tampered(broken_one)) == []


def test_a_number_that_is_gone_is_none_now() -> None:
    making = in_culture().signed(COUNT, "anna", "performed")
    for name in ("live_per_ml", "dead_per_ml", "content_ml"):
        making.voided(LineKey(COUNT, name, vessel("I")), "another vessel", at=moment(0, "12:00"))
    assert {check.params["now"] for check in found(differing, making)} >= {"none"}
