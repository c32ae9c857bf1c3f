"""Dossiers built in memory from the shipped recipe by a fluent interface.

a_batch().received("P", ml="180").isolated("P", "I", ml="180", content="400").counted("I", day=0, ml="400", live="0.5")
"""

from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import LineKey, SampleFact
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.checks import ReleaseRule
from nkmfg.domain.findings.evidence import ReleaseEvidence
from nkmfg.domain.recipe.model import Operation, Recipe
from tests.written import NUMBER, RECIPE, Written, moment, sample, vessel

FEEDERS, WASH, RECEIPT = "feeders_start/-/1", "wash_harvest/-/1", "receipt/-/1"  # runs by key
NOON = moment(0, "12:00")


def a_batch(number: str = NUMBER, recipe: Recipe = RECIPE) -> "Making":
    """A batch that is issued, without entries."""
    return Making(number, recipe)


def in_culture(recipe: Recipe = RECIPE) -> "Making":
    """A batch with 200 million viable cells in 400 mL of vessel A, seeded at noon of day 0."""
    return (
        a_batch(recipe=recipe)
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .seeded("I", "A", ml="400", content="400")
    )


def found(rule: ReleaseRule, making: Written) -> list[Check]:
    """What one rule says of a batch; nothing of it stops what its code may not stop."""
    checks = list(rule(ReleaseEvidence(making.dossier())))
    assert all(check.stops <= check.spec.may_stop for check in checks)
    return checks


def codes(checks: list[Check]) -> list[str]:
    """The codes of checks, in their order."""
    return [check.code for check in checks]


def wrote(run: str, field: str, typed: str) -> "Making":
    """A batch in which one value was written."""
    return a_batch().wrote(run, field, typed, at=NOON)


def worked_example_4() -> "Making":
    """Worked example 4 by decision 8: a part carried over, a part frozen, fold 1,359.75."""
    return (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12", clock="11:05")
        .seeded("I", "A", ml="400", content="400")
        .counted("A", day=7, ml="777", live="1.25")
        .phenotyped("S7", "A", day=7, nk="80")
        .restimulated("A", "B", ml="100", content="500")
        .froze("A", ml="677", day=7)
        .counted("B", day=14, ml="1000", live="5.0")
        .phenotyped("S14", "B", day=14, nk="84")
    )


def two_vessels_for_two_weeks() -> "Making":
    """Two vessels counted daily, fed on four days, with all signatures."""
    making = (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="500")
        .counted("I", day=0, ml="500", live="0.8", dead="0.05", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12.4", clock="11:05")
        .fed_with_feeders("feeders_start", day=0)
        .seeded("I", "A", ml="250", content="400")
        .seeded("I", "B", ml="250", content="400", clock="12:10")
    )
    live, counts = Decimal("0.5"), []
    for day in range(1, 15):
        live *= Decimal("0.7") if day in (1, 8) else Decimal("1.31")
        for code, factor in (("A", Decimal(1)), ("B", Decimal("0.93"))):
            dead = live / 12 if day not in (2, 9) else live / 2
            each = (live * factor).quantize(Decimal("0.001")), dead.quantize(Decimal("0.001"))
            ml = str(400 + 30 * day)
            making.counted(code, day=day, ml=ml, live=str(each[0]), dead=str(each[1]), clock="13:00")
        counts.append(making.last)
        if day in (2, 5, 9, 12):
            making.fed("A", day=day, removed="0", added="60").fed("B", day=day, removed="0", added="60")
        if day in (7, 14):
            making.phenotyped(f"S{day}", "A", "B", day=day, nk="81.3" if day == 7 else "93.6")
        if day == 7:
            making.restimulated("A", "A", ml="0", content="700").restimulated("B", "B", ml="0", content="700")
    seen = making.seen()
    for run in counts:
        making.signed(run, "anna", "performed", seen=seen).signed(run, "boris", "verified", seen=seen)
    return making


def everything_happened() -> "Making":
    """A batch with corrections, voids, late and implausible entries, values out of limits, splits and discards."""
    making = (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", second="0.52", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12", clock="11:05")
        .fed_with_feeders("feeders_start", day=0)
        .seeded("I", "A", ml="400", content="400")
    )
    seed, receipt = making.last, making.key_of("receipt")
    making.signed(seed, "anna", "performed").signed(seed, "boris", "verified").signed(receipt, "anna", "performed")
    made_late: dict[str, Any] = {"entered_at": moment(1, "15:40"), "reason": "the tablet was in the other room"}
    making.counted("A", day=1, ml="400", live="0.42", dead="0.3", clock="13:00", **made_late)
    day_1 = making.last
    making.signed(day_1, "anna", "performed").signed(day_1, "boris", "verified")
    volume = LineKey(day_1, "content_ml", vessel("A"))
    making.corrected(volume, "410", "read from the wrong graduation", at=moment(1, "16:10"), by="clara")
    making.corrected(volume, "405", "410 was a slip of the pen", at=moment(1, "16:20"), by="clara")
    making.signed(day_1, "anna", "performed", at=moment(1, "16:30"))
    making.counted("A", day=3, ml="420", live="18.2", dead="0.9", dilution="20", clock="13:00")
    doubted = LineKey(making.last, "live_per_ml", vessel("A"))
    making.confirmed(doubted, "counted again by a second person: the same", at=moment(3, "13:20"))
    making.split("A", "C", ml="120", day=3)
    making.fed("A", day=5, removed="0", added="80").fed("C", day=5, removed="0", added="80")
    lot = LineKey(making.last, "il2_lot", vessel("C"))
    making.voided(lot, "no IL-2 was added to C", at=moment(5, "15:30"), by="boris")
    making.counted("A", day=6, ml="380", live="1.1", dead="1.4", clock="13:00", second="1.6")
    low = next(check for check in ReleaseCase(making.dossier()).exceptions if check.code == "viability.action")
    told = "Viability of vessel A: 44 %: outside the action limit ≥ 70 %."
    making.deviated(told, making.last, at=moment(6, "13:02"), check=low)
    making.discarded("C", day=6, ml="200")
    making.counted("A", day=7, ml="380", live="1.9", dead="0.2").sampled("S7", "A", day=7)
    making.signed(making.key_of("count_day_7", 7), "anna", "performed")
    making.deviated(
        "Incubator 3 stood at 37.9 °C for 22 min; the alarm was silenced \N{BELL}\N{FIRE}, and the service called",
        at=moment(7, "18:00"),
        closed_with="No influence on the cells: the culture was below 38 °C at all times. Probe replaced.",
    )
    making.left_out(making.key_of("count_daily", 2, 2))
    making.attached("nc202-export-day-7.csv", at=moment(7, "09:20")).attached(
        "printout, day 3.jpg", at=moment(3, "13:04")
    )
    making.wrote(
        making.adds(Operation.EVENT, 8, "an alarm"),
        "what",
        "Сработала тревога инкубатора 3 (37,9 °C). Vessel A was moved to incubator 4, shelf 1; nobody opened it. " * 6,
        at=moment(8, "03:12"),
        entered_at=moment(8, "07:50"),
        reason="night: written down at the start of the shift",
    )
    making.wrote(making.last, "kind", "alarm", at=moment(8, "03:12"), entered_at=moment(8, "07:50"), reason="night")
    return making.wrote(making.last, "happened_at", moment(8, "03:12").isoformat(), at=moment(8, "07:50"))


class Making(Written):
    """Builder of a batch: operations on its cells, and their entries."""

    def received(self, code: str, ml: str, clock: str = "08:30") -> Self:
        run = self._run("receipt")
        self._vessel(code, "bag_1l", run)
        at = moment(0, clock)
        self.wrote(run, "din", "W1234 26 000123", at=at).wrote(run, "identity_matches", "yes", at=at)
        self.wrote(run, "arrived_at", moment(0, "08:10").isoformat(), at=at)
        self.wrote(run, "transport_range", "room", at=at)
        self.wrote(run, "room_lowest_c", "18.2", at=at).wrote(run, "room_highest_c", "22.4", at=at)
        self.wrote(run, "content_ml", ml, vessel(code), at=at)
        self.wrote(run, "appearance", "normal", at=at).wrote(run, "decision", "accepted", at=at)
        return self.counted(code, day=0, ml=ml, live="20", dead="0.5", clock="08:45", step="count_receipt")

    def isolated(self, source: str, target: str, ml: str, content: str, clock: str = "10:30") -> Self:
        run, at = self._run("isolate_gradient"), moment(0, clock)
        self._vessel(target, "flask_175", run)
        self.moved(run, source, target, ml, at)
        self.wrote(run, "content_ml", content, vessel(target), at=at)
        self.wrote(run, "density_medium", "DG-2291", at=at).wrote(run, "wash_buffer", "WB-26-031", at=at)
        return self.wrote(run, "centrifuge", "CF-02", at=at)

    def counted(
        self,
        code: str,
        day: int,
        ml: str,
        live: str,
        dead: str = "0.05",
        clock: str = "09:00",
        step: str = "",
        second: str = "",
        dilution: str = "1",
        **how: Any,
    ) -> Self:
        special = {0: "count_start", 7: "count_day_7", 14: "count_day_14", 21: "count_day_21"}
        run, at = self._run(step or special.get(day, "count_daily"), day), moment(day, clock)
        for name, typed in {
            "method": "live_dead",
            "cell_counter": "NC-202",
            "content_ml": ml,
            "dilution": dilution,
            "dilution_applied": "no",
            "live_per_ml": live,
            "dead_per_ml": dead,
        }.items():
            self.wrote(run, name, typed, vessel(code), at=at, **how)
        return self.wrote(run, "live_per_ml", second, vessel(code), at=at, replicate=2) if second else self

    def phenotyped(
        self,
        code: str,
        *vessels: str,
        day: int,
        nk: str,
        t: str = "2.5",
        clock: str = "09:05",
        resulted: str = "16:00",
    ) -> Self:
        self.sampled(code, *vessels, day=day, clock=clock)
        step, at = {0: "phenotype_start", 7: "phenotype_day_7", 14: "phenotype_day_14"}.get(day), moment(day, resulted)
        run = self._run(step) if step else self.adds(Operation.PHENOTYPE, day, "before the decision")
        for name, typed in {"parent_gate": "live", "nk_pct": nk, "t_pct": t, "flow_cytometer": "FC-01"}.items():
            self.wrote(run, name, typed, sample(code), at=at)
        return self

    def sampled(self, code: str, *vessels: str, day: int, clock: str = "09:05") -> Self:
        """A sample for the phenotype; as in the worked example, nothing is taken off the volume."""
        steps = {0: "sample_start", 7: "sample_day_7", 14: "sample_day_14"}
        at = moment(day, clock)
        run = self._run(steps[day], day) if day in steps else self.adds(Operation.SAMPLE, day, "before the decision")
        self.samples.append(SampleFact(code, "culture", at, run, vessels))
        self.wrote(run, "tests", "phenotype", sample(code), at=at)
        return self.wrote(run, "drawn_at", at.isoformat(), sample(code), at=at)

    def fed_with_feeders(self, step: str, day: int, clock: str = "11:30") -> Self:
        run, at = self._run(step, day), moment(day, clock)
        for name, typed in {
            "feeder_lot": "K562-26-07",
            "irradiated_at": moment(day - 3, "15:00").isoformat(),
            "dose_gy": "100",
            "indicator_turned": "yes",
            "vials_thawed": "11",
            "thawed_at": moment(day, "11:00").isoformat(),
            "feeder_live_per_ml": "18.4",
            "feeder_viability_pct": "88",
            "feeder_suspension_ml": "44",
        }.items():
            self.wrote(run, name, typed, at=at)
        return self

    def seeded(self, source: str, target: str, ml: str, content: str, clock: str = "12:00") -> Self:
        run, at = self._run("seed"), moment(0, clock)
        self._stimulated(run, source, target, ml, content, at)
        self.culture_started_at = self.culture_started_at or at
        return self

    def restimulated(self, source: str, target: str, ml: str, content: str, day: int = 7, clock: str = "14:00") -> Self:
        """Restimulation, with a carry-over into another vessel unless both vessels are the same."""
        self._stimulated(self._run(f"restimulate_day_{day}", day), source, target, ml, content, moment(day, clock))
        return self

    def _stimulated(self, run: str, source: str, target: str, ml: str, content: str, at: datetime) -> None:
        self._vessel(target, "bag_1l", run)
        if source != target:
            self.moved(run, source, target, ml, at)
        for name, typed in {
            "feeders_viable": "400",
            "content_ml": content,
            "il2_iu": "40000",
            "il2_lot": "IL2-A-119",
            "medium_lot": "CM-26-044",
            "incubator": "INC-3",
            "mixed_at": at.isoformat(),
        }.items():
            self.wrote(run, name, typed, vessel(target), at=at)

    def fed(self, code: str, day: int, removed: str, added: str, clock: str = "15:00") -> Self:
        run, at = self._run("feed", day), moment(day, clock)
        for name, typed in {
            "removed_ml": removed,
            "removed_cells": "settled",
            "added_ml": added,
            "il2_iu": "6000",
            "il2_lot": "IL2-A-119",
            "medium_lot": "CM-26-044",
        }.items():
            self.wrote(run, name, typed, vessel(code), at=at)
        return self

    def froze(self, source: str, ml: str, day: int, clock: str = "15:00") -> Self:
        run = self.adds(Operation.FREEZE, day, "the part not carried on")
        self.moved(run, source, None, ml, moment(day, clock), Fate.FROZEN)
        about = self.movements[-1].about
        for name, typed in {
            "units": "10",
            "cells_per_unit": "84",
            "cryo_medium": "CRYO-7",
            "cryo_store": "LN2-1",
            "position": "R3/B12",
        }.items():
            self.wrote(run, name, typed, about, at=moment(day, clock))
        return self

    def discarded(self, source: str, day: int, ml: str, clock: str = "16:00") -> Self:
        run = self.adds(Operation.DISCARD, day, "the bag leaked")
        return self.moved(run, source, None, ml, moment(day, clock), Fate.DISCARDED)

    def split(self, source: str, target: str, ml: str, day: int, clock: str = "13:30") -> Self:
        run = self.adds(Operation.SPLIT, day, "density above 2 × 10⁶/mL")
        self._vessel(target, "bag_1l", run)
        return self.moved(run, source, target, ml, moment(day, clock))
