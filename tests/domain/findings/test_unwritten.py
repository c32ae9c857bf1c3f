"""What is unwritten of a treatment is a task once its time is over, and delays no decision and no closing (FD5)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.unwritten import follow_up_unwritten
from tests.products import GIVEN_AT, RESULTED_AT, a_released_bag
from tests.written import A_MINUTE


@pytest.mark.req("FD5")
def test_follow_up_is_missing_once_its_time_is_over_and_only_where_nothing_is_written() -> None:
    """Day +1 is over at midnight, day +7 six days later."""
    making = a_released_bag().infused("BAG1", "36.8")
    dossier, midnight = making.dossier(), GIVEN_AT.replace(hour=0, minute=0) + timedelta(days=2)
    closes = min(midnight, GIVEN_AT + timedelta(days=1, hours=12))

    def missing(read_at: Any) -> list[str]:
        read = replace(dossier, read_at=read_at)
        return [check.subject.key for check in follow_up_unwritten(Evidence(read))]

    assert missing(closes) == []
    assert missing(closes + A_MINUTE) == ["follow_up/1/1"]
    assert missing(closes + timedelta(days=6, minutes=1)) == ["follow_up/1/1", "follow_up/7/2"]
    written = making.wrote("follow_up/1/1", "gvhd_grade", "0", at=closes).dossier()
    assert list(follow_up_unwritten(Evidence(replace(written, read_at=closes + A_MINUTE)))) == []


def test_before_the_infusion_no_follow_up_is_missing() -> None:
    read = replace(a_released_bag().dossier(), read_at=GIVEN_AT + timedelta(days=30))
    assert list(follow_up_unwritten(Evidence(read))) == []


@pytest.mark.req("FD5")
def test_what_is_unwritten_of_the_treatment_stops_nothing_neither_certification_nor_closing() -> None:
    dossier = a_released_bag().infused("BAG1", "36.8").dossier()
    case = ReleaseCase(replace(dossier, read_at=GIVEN_AT + timedelta(days=60)))
    unwritten = [check for check in case.checks if check.code in ("adjunct.unwritten", "follow_up.unwritten")]
    assert {check.code for check in unwritten} == {"adjunct.unwritten", "follow_up.unwritten"}
    assert all(check.is_open and not check.stops for check in unwritten)
    assert all(not CHECKS[check.code].may_stop and not check.spec.opens_deviation for check in unwritten)
    assert not {check.code for stop in Stop for check in case.gate(stop).blocking} & {
        "adjunct.unwritten",
        "follow_up.unwritten",
        "step.missed",
        "step.missed_expected",
    }


@pytest.mark.req("F13", "FD5")
@pytest.mark.parametrize(("entered_at", "missing"), [(RESULTED_AT, False), (GIVEN_AT + A_MINUTE, True)])
def test_follow_up_is_missing_of_what_was_given_here_and_not_of_what_was_given_on_paper(
    entered_at: datetime, missing: bool
) -> None:
    making = a_released_bag().infused("BAG1", "36.8", entered_at=entered_at)
    read = replace(making.approved("transcription", "performed", {}).dossier(), read_at=GIVEN_AT + timedelta(days=30))
    assert bool(list(follow_up_unwritten(Evidence(read)))) is missing
