"""Equipment: in service and calibrated, or the reasons why it is not for use."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.models import Equipment
from nkmfg.recipes import shipped
from nkmfg.services.equipment import (
    EquipmentFacts,
    add_equipment,
    change_equipment,
    equipment,
    equipment_by_code,
    equipment_to_use,
    use_faults,
)
from nkmfg.services.row_version import row_version
from nkmfg.words.materials import equipment_fault_sentence
from tests.conftest import Site
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, HEDDA, QUINN, Member, by
from tests.subjects import trail

RECIPE = shipped()
FACTS = EquipmentFacts(kind="incubator", name="CO₂ incubator, left", calibrated_until=date(2026, 11, 30))


def sentences(session: Session, equipment: Equipment, at: datetime) -> list[str]:
    return [equipment_fault_sentence(fault) for fault in use_faults(session, equipment, at)]


@pytest.mark.req("G06")
def test_equipment_in_service_and_calibrated_may_be_used_until_the_end_of_that_day_at_the_site(site: Site) -> None:
    session = site.session
    incubator = add_equipment(session, by(session, HEDDA), RECIPE, FACTS, "INC-03")
    in_minsk = timedelta(hours=3)
    midnight = datetime(2026, 12, 1, tzinfo=UTC) - in_minsk
    assert use_faults(session, incubator, midnight - timedelta(seconds=1)) == ()
    assert sentences(session, incubator, midnight) == [
        "INC-03 (CO₂ incubator, left): its calibration was good until 2026-11-30."
    ]


@pytest.mark.req("G06")
@pytest.mark.parametrize(
    ("otherwise", "says"),
    [
        ({"state": "quarantined", "affected": "no"}, "INC-03 (CO₂ incubator, left) is quarantined."),
        ({"state": "retired"}, "INC-03 (CO₂ incubator, left) is retired."),
        ({"calibrated_until": None}, "INC-03 (CO₂ incubator, left) has no calibration on record."),
    ],
)
def test_equipment_out_of_service_or_never_calibrated_is_not_for_use(
    site: Site, otherwise: dict[str, object], says: str
) -> None:
    session = site.session
    incubator = add_equipment(session, by(session, QUINN), RECIPE, FACTS, "INC-03")
    facts = replace(FACTS, **otherwise)  # type: ignore[arg-type]
    change_equipment(session, by(session, QUINN), RECIPE, incubator, row_version(incubator), facts, "door seal torn")
    assert sentences(session, incubator, datetime(2026, 11, 22, tzinfo=UTC)) == [says]
    last = trail(session, "equipment/INC-03")[-1]
    assert (last.action, last.reason) == ("equipment.change", "door seal torn")
    assert site.breaks() == []


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [ANNA, ADAM], ids=lambda member: member.login)
def test_who_has_no_right_neither_adds_nor_changes_equipment(site: Site, member: Member) -> None:
    session = site.session
    incubator = add_equipment(session, by(session, HEDDA), RECIPE, FACTS)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=equipment.add"):
        add_equipment(session, by(session, member), RECIPE, FACTS)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=equipment.change"):
        change_equipment(session, by(session, member), RECIPE, incubator, row_version(incubator), FACTS, "because")


def test_a_change_of_equipment_needs_a_reason_and_the_last_look(site: Site) -> None:
    session = site.session
    counter = add_equipment(session, by(session, HEDDA), RECIPE, replace(FACTS, kind="cell_counter"))
    seen = row_version(counter)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        change_equipment(session, by(session, HEDDA), RECIPE, counter, seen, FACTS, ".")
    applies = replace(FACTS, kind="cell_counter", applies_dilution=True)
    change_equipment(session, by(session, HEDDA), RECIPE, counter, seen, applies, "set up so")
    with pytest.raises(Stale):
        change_equipment(session, by(session, HEDDA), RECIPE, counter, seen, FACTS, "older look")
    assert counter.applies_dilution is True


@pytest.mark.req("FD1")
def test_equipment_in_quarantine_says_whether_what_it_was_used_for_is_affected_until_it_leaves_it(site: Site) -> None:
    session = site.session
    incubator = add_equipment(session, by(session, HEDDA), RECIPE, FACTS)

    def change(who: Member = HEDDA, **otherwise: Any) -> str | None:
        facts = replace(FACTS, **otherwise)
        change_equipment(session, by(session, who), RECIPE, incubator, row_version(incubator), facts, "door torn")
        return incubator.affected

    with refusing(Malformed, "Affected: choose one of yes, no, not known"):
        change(state="quarantined")
    with pytest.raises(Forbidden, match=r"equipment\.affected_by_qa"):
        change(state="quarantined", affected="no")
    assert change(state="quarantined", affected="not_known") == "not_known"
    assert change(QUINN, state="quarantined", affected="no") == "no"
    assert change(state="quarantined", affected="no", name="INC-3") == "no", "it was said by QA"
    assert change(state="quarantined", affected="yes") == "yes"
    assert change(affected="yes") is None


WRONG_FORMS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "toaster"}, "Kind: choose one of .*CO₂ incubator"),
    ({"name": " "}, "Name: nothing was typed"),
    ({"name": "x\ny"}, "Name: .*one line"),
    ({"state": "broken"}, "State: choose one of in service"),
    ({"calibrated_until": date(9999, 1, 1)}, "Calibrated until: .*Look at the year"),
]


def test_equipment_of_a_wrong_form_is_refused_by_its_name(site: Site) -> None:
    for otherwise, says in WRONG_FORMS:
        with refusing(Malformed, says):
            add_equipment(site.session, by(site.session, HEDDA), RECIPE, replace(FACTS, **otherwise))
    assert equipment(site.session) == []


def test_the_equipment_of_a_kind_is_offered_while_it_is_fit_and_never_a_retired_one(site: Site) -> None:
    session = site.session
    left, right = (add_equipment(session, by(session, HEDDA), RECIPE, FACTS, code) for code in ("INC-01", "INC-02"))
    add_equipment(session, by(session, HEDDA), RECIPE, replace(FACTS, kind="balance"))
    retired = replace(FACTS, state="retired")
    change_equipment(session, by(session, HEDDA), RECIPE, left, row_version(left), retired, "worn out")
    assert equipment_to_use(session, "incubator", datetime(2026, 11, 30, 12, tzinfo=UTC)) == [right]
    assert equipment_to_use(session, "incubator", datetime(2026, 12, 1, 12, tzinfo=UTC)) == []


def test_equipment_is_paged_and_an_unknown_code_is_told(site: Site) -> None:
    session = site.session
    made = [add_equipment(session, by(session, HEDDA), RECIPE, FACTS).code for _ in range(3)]
    assert made == ["E-0001", "E-0002", "E-0003"]
    assert [item.code for item in equipment(session, after="E-0001", limit=1)] == ["E-0002"]
    assert equipment_by_code(session, "e-0002").code == "E-0002"
    for code in ("E-9", "INC-99", "\x00", "🧫"):
        with pytest.raises(Unknown, match=r"equipment\.unknown"):
            equipment_by_code(session, code)
