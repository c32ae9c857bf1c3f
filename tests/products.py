"""A product made in memory, as facts of a dossier: filled, sampled, tested and given; what is not said has a value.

a_product().filled("BAG1", ml="40").tested("gram", outcome="none_seen").infused("BAG1", ml="30").dossier()
"""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Self

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.disposition_facts import (
    Decision,
    DispositionFact,
    Il2Entry,
    Il2Fact,
    Il2Given,
    InfusionEntry,
    InfusionFact,
    Reaction,
    Residue,
    ResultEntry,
    ResultFact,
)
from nkmfg.domain.facts.dossier import About, SampleFact
from nkmfg.domain.facts.ward import BedsideFact, CustodyFact, CustodyKind, LabelAction, LabelNoteFact, Ward
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.quantities import parse_number
from tests.dossiers import Making
from tests.written import A_MINUTE, NUMBER, ORDER, RECIPE, moment

FILLED_AT = moment(14, "15:00")
SAMPLED_AT = moment(14, "15:30")
RESULTED_AT = moment(14, "16:30")
GIVEN_AT = moment(15, "09:00")


def a_product() -> "Product":
    """A formulated product of 25 × 10⁶ viable cells per mL, counted twice, of which nothing is filled yet."""
    return Product(NUMBER, RECIPE).dose_counted("24", "26")


def a_released_bag() -> "Product":
    """A released bag of 40 mL with 1,000 million NK cells, handed over when it is given."""
    bag = a_product().filled("BAG1", ml="40").tested("nk_purity", "100", sample="H1")
    fact = DispositionFact(1, Decision.RELEASED, {}, None, FILLED_AT, "Quinn", "qa")
    return bag.having(dispositions=(fact,)).handed("BAG1", CustodyKind.ISSUED)


class Product(Making):
    """A batch from its formulation on."""

    def having_order(self, **changes: Any) -> Self:
        return self.having(order=replace(ORDER, **changes))

    def dose_counted(self, *live: str, ml: str = "100") -> Self:
        self._vessel("W", "tube", "wash_harvest/-/1")
        for step, each in zip(("count_dose_first", "count_dose_second"), live, strict=False):
            self.counted("W", day=14, ml=ml, live=each, dead="1", clock="14:00", step=step)
        return self

    def filled(self, code: str, ml: str = "40", at: datetime = FILLED_AT) -> Self:
        run = self._run("fill")
        self._vessel(code, "product_bag", run)
        return self.moved(run, "W", code, ml, at)

    def drawn(self, step: str, code: str, *vessels: str, at: datetime = SAMPLED_AT, loaded_at: str = "") -> Self:
        """A sample of a planned step, with when its culture bottle was loaded."""
        run = self._run(step)
        self.samples.append(SampleFact(code, "final_product", at, run, vessels))
        about = About(Subject.SAMPLE, code)
        self.wrote(run, "drawn_at", at.isoformat(), about, at=at)
        return self.wrote(run, "loaded_at", loaded_at, about, at=at) if loaded_at else self

    def drawn_from(self, container: str, ml: str) -> Self:
        """Volume taken out of a filled container."""
        return self.moved(self._run("sample_product"), container, None, ml, SAMPLED_AT, Fate.SAMPLED)

    def held_fresh(self, at: datetime = moment(14, "15:10")) -> Self:
        return self.wrote(self._run("hold_fresh"), "put_at", at.isoformat(), at=at)

    def tested(self, criterion: str, typed: str = "", *, outcome: str | None = None, **how: Any) -> Self:
        """The next result of a test."""
        results = self.changes.get("results", ())
        ordinal = 1 + sum(result.criterion == criterion for result in results)
        entry = result_entry(typed, outcome, **{key: said for key, said in how.items() if key not in _OF})
        fact = ResultFact(criterion, ordinal, how.get("sample"), how.get("container"), (entry,))
        return self.having(results=(*results, fact))

    def retested(self, typed: str = "", *, outcome: str | None = None, **how: Any) -> Self:
        """A correction of the last result."""
        *others, last = self.changes["results"]
        again = {"kind": "correction", "reason": "misread", **how}
        entry = replace(result_entry(typed, outcome, **again), revision=len(last.entries) + 1)
        return self.having(results=(*others, replace(last, entries=(*last.entries, entry))))

    def infused(self, container: str, ml: str = "40", **changes: Any) -> Self:
        """The next infusion."""
        infusions = self.changes.get("infusions", ())
        entry = infusion_entry(container, ml, **changes)
        return self.having(infusions=(*infusions, InfusionFact(len(infusions) + 1, (entry,))))

    def handed(self, container: str, kind: CustodyKind, ml: str | None = None) -> Self:
        hands = self._ward.hands
        fact = CustodyFact(
            ordinal=len(hands) + 1,
            container=container,
            kind=kind,
            happened_at=GIVEN_AT,
            entered_at=GIVEN_AT + A_MINUTE,
            is_afterwards=False,
            whom="Ward 4",
            condition="good",
            logger=None,
            documents=None,
            witness="boris",
            volume_typed=ml,
            volume_ml=None if ml is None else Decimal(ml),
            reason=None,
            by="anna",
        )
        return self.having(ward=replace(self._ward, hands=(*hands, fact)))

    def labelled(self, container: str, action: LabelAction, copies: int = 1) -> Self:
        notes = self._ward.label_notes_of(container)
        fact = LabelNoteFact(container, len(notes) + 1, action, copies, {}, "0" * 64, None, FILLED_AT, "anna")
        return self.having(ward=replace(self._ward, label_notes=(*self._ward.label_notes, fact)))

    def noted(self, infusion: int, tubing_ml: str | None = None, revision: int = 1, **said: Any) -> Self:
        """What the infusion form says beside the volume."""
        tubing = None if tubing_ml is None else Decimal(tubing_ml)
        known = {"form": "F-1", "second": "Nurse Two", "flush_typed": None, "flush_ml": None} | said
        fact = BedsideFact(
            infusion, revision, tubing_typed=tubing_ml, tubing_ml=tubing, vital_signs=None, attachment=None, **known
        )
        return self.having(ward=replace(self._ward, bedsides=(*self._ward.bedsides, fact)))

    def approved(self, scope: str, meaning: str, facts: dict[str, Any], is_whole: bool = True) -> Self:
        """A signature under a scope of the batch; one that is not whole says something else than was signed."""
        scope, statement = f"batch/{self.number}/{scope}", f"I {meaning} this."
        payload = canonical({"facts": facts, "meaning": meaning, "scope": scope, "statement": statement, "version": 1})
        self._sign(scope, meaning, statement, "vera", RESULTED_AT, payload)
        if not is_whole:
            self.signatures[-1] = replace(self.signatures[-1], digest="0" * 64)
        return self

    @property
    def _ward(self) -> Ward:
        ward: Ward = self.changes.get("ward", Ward())
        return ward


_OF = ("sample", "container")


def result_entry(typed: str, outcome: str | None, **changes: Any) -> ResultEntry:
    """A result as the laboratory gave it: a number as typed, or an outcome."""
    number = parse_number(typed) if typed else None
    known = ResultEntry(
        kind="value",
        revision=1,
        typed=outcome or typed or None,
        unit="",
        comparator=str(number.comparator) if number and number.comparator else None,
        number=number.value if number else None,
        outcome=outcome,
        is_preliminary=False,
        loq=None,
        events=None,
        sampled_at=SAMPLED_AT,
        resulted_at=RESULTED_AT,
        laboratory="QC",
        entered_at=RESULTED_AT + A_MINUTE,
        reported_by="rita",
        reason=None,
    )
    return replace(known, **changes)


def infusion_entry(container: str, ml: str, **changes: Any) -> InfusionEntry:
    """An infusion that went as it should, into a child of 18.4 kg."""
    known = InfusionEntry(
        revision=1,
        container=container,
        identity_matched=True,
        started_at=GIVEN_AT,
        stopped_at=GIVEN_AT + timedelta(minutes=30),
        given_typed=ml,
        given_ml=Decimal(ml),
        weight_typed="18.4",
        weight_kg=Decimal("18.4"),
        reaction=Reaction.NONE,
        reaction_action=None,
        residue=Residue.NONE,
        entered_at=GIVEN_AT + timedelta(hours=1),
        given_by="Nurse One",
        recorded_by="hedda",
        reason=None,
    )
    return replace(known, **changes)


def il2_entry(**changes: Any) -> Il2Entry:
    """A dose of IL-2 that was given as it was ordered."""
    known = Il2Entry(
        revision=1,
        given=Il2Given.GIVEN,
        ordered_typed="1000000",
        ordered_iu=Decimal(1_000_000),
        given_typed="1000000",
        given_iu=Decimal(1_000_000),
        given_at=GIVEN_AT,
        site=None,
        lot=None,
        entered_at=GIVEN_AT,
        recorded_by="hedda",
        reason=None,
    )
    return replace(known, **changes)


def il2(day: int, **changes: Any) -> Il2Fact:
    """The IL-2 of a day of treatment."""
    return Il2Fact(day, (il2_entry(**changes),))
