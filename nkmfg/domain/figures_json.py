"""Machine-readable figures of a batch with formula, version and inputs. Every number is an exact string."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from nkmfg.domain.culture.replicates import Replicates
from nkmfg.domain.culture.yields import Figures, Point, Yields
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.balance import (
    named_locally,
    transfers,
    yield_of_expected,
    yield_of_theoretical,
    yields_at_harvest,
)
from nkmfg.domain.figures.batch_figures import BatchFigures, Growth, JudgedCount, PopulationFigures
from nkmfg.domain.figures.quantities import JudgedQuantity
from nkmfg.domain.recipe.limits import LimitJudgement
from nkmfg.domain.values.computed import Amount, Computed, Formula, Missing
from nkmfg.domain.values.notes import Notes
from nkmfg.domain.values.quantities import plain

Document = dict[str, Any]


def figures_document(dossier: Dossier, figures: BatchFigures, quantities: Iterable[JudgedQuantity]) -> Document:
    """Current figures, numbers with limits of their own, counts, course of both populations, and transfers of cells."""
    writer = _Writer(dossier)
    document = {
        "numbers": {
            "nk": writer.population(figures.nk),
            "viable": writer.population(figures.viable),
            "yield_of_theoretical_pct": writer.number(yield_of_theoretical(yields_at_harvest(dossier, figures))),
            "yield_of_expected_pct": writer.number(yield_of_expected(yields_at_harvest(dossier, figures))),
        },
        "quantities": [writer.quantity(quantity) for quantity in quantities],
        "counts": [writer.count(count) for count in figures.counts],
        "course": {
            "nk": [writer.point(point) for point in figures.nk.points],
            "viable": [writer.point(point) for point in figures.viable.points],
        },
        "transfers": [
            {
                "at": writer.moment(transfer.at),
                "source": transfer.source,
                "target": transfer.target,
                "fate": transfer.fate.value,
                "volume_ml": None if transfer.volume_ml is None else plain(transfer.volume_ml),
                "viable_cells": _amount(transfer.viable_cells),
                "nk_cells": _amount(transfer.nk_cells),
            }
            for transfer in transfers(figures)
        ],
        "stimulated_at": [writer.moment(at) for at in figures.stimulated_at],
    }
    return document | {"formulas": writer.formulas()}


def _amount(amount: Amount) -> Any:
    if isinstance(amount, Missing):
        return {"absence": amount.absence.value, "notes": notes_document(amount.notes)}
    return plain(amount)


class _Writer:
    """Converter of figures that collects their formulas."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._used: dict[tuple[str, int], Formula] = {}

    def formulas(self) -> list[Document]:
        """All formulas used, without repetition."""
        return [
            {"key": formula.key, "version": str(formula.version), "text": formula.text, "source": formula.source}
            for _, formula in sorted(self._used.items())
        ]

    def moment(self, at: datetime | None) -> str | None:
        return None if at is None else at.astimezone(self._dossier.zone).isoformat()

    def number(self, computed: Computed | None) -> Document | None:
        """A number with its working, or with the reason of absence."""
        if computed is None:
            return None
        formula = computed.formula
        self._used[formula.key, formula.version] = formula
        return {
            "value": None if computed.value is None else plain(computed.value),
            "unit": computed.unit,
            "formula": formula.key,
            "version": str(formula.version),
            "inputs": [
                {
                    "name": named_locally(self._dossier, formula_input.name),
                    "value": plain(formula_input.value),
                    "unit": formula_input.unit,
                    "source": formula_input.source,
                    "at": self.moment(formula_input.at),
                }
                for formula_input in computed.inputs
            ],
            "notes": notes_document(computed.notes),
            "absence": None if computed.absence is None else computed.absence.value,
        }

    def population(self, population_figures: PopulationFigures) -> Document:
        """The four named numbers of one population, and its vessels."""
        return self.yields(population_figures.batch) | {
            "segment": self.growth(population_figures.segment),
            "since_seeding": self.growth(population_figures.whole),
            "vessels": {
                named_locally(self._dossier, code): self.vessel(held)
                | {
                    "fate": population_figures.fates[code].value,
                    "volume_ml": plain(population_figures.volumes_ml[code]),
                }
                for code, held in population_figures.vessels.items()
            },
            "faults": [
                {"at": self.moment(fault.at), "vessel": fault.vessel, "code": fault.code.value}
                for fault in population_figures.faults
            ],
        }

    def yields(self, batch_yields: Yields) -> Document:
        return self.vessel(batch_yields.live) | {
            "live_vessels": list(batch_yields.live.vessels),
            "theoretical_yield": self.number(batch_yields.theoretical_yield),
            "expected_yield": self.number(batch_yields.expected_yield),
            "actual_yield": self.number(batch_yields.actual_yield),
        }

    def vessel(self, vessel_figures: Figures) -> Document:
        return {
            "as_of": self.moment(vessel_figures.as_of),
            "cells": self.number(vessel_figures.cells),
            "segment_fold": self.number(vessel_figures.segment_fold),
            "cumulative_fold": self.number(vessel_figures.cumulative_fold),
        }

    def growth(self, growth_figures: Growth) -> Document:
        return self.numbers(
            {
                "population_doublings": growth_figures.population_doublings,
                "doubling_time_h": growth_figures.doubling_time_h,
            }
        )

    def numbers(self, named: Mapping[str, Computed | None]) -> Document:
        return {name: self.number(computed) for name, computed in named.items()}

    def point(self, curve_point: Point) -> Document:
        """Figures of the batch at the seeding, count or restimulation of one of its vessels."""
        return {
            "at": self.moment(curve_point.at),
            "vessel": _joined(curve_point.vessel.vessels),
            "of_the_vessel": self.vessel(curve_point.vessel),
            "of_the_batch": self.yields(curve_point.batch),
        }

    def quantity(self, judged: JudgedQuantity) -> Document:
        """A number with the limits the recipe sets it, by what it is of, and its verdict."""
        about = judged.measured.about
        return {
            "quantity": judged.limits.quantity.value,
            "run": judged.measured.run,
            "about": {"kind": about.kind.value, "code": about.code},
            "number": self.number(judged.measured.number),
            "verdict": verdict_document(judged.judged),
        }

    def count(self, judged_count: JudgedCount) -> Document:
        """One count of one vessel."""
        reading = judged_count.reading
        return {
            "run": reading.run,
            "vessel": reading.vessel,
            "at": self.moment(reading.at),
            "volume_ml": plain(reading.volume_ml),
            "sample": reading.sample,
            "viability_verdict": verdict_document(judged_count.viability),
            "replicates": None if reading.replicates is None else self.replicates(reading.replicates),
            "against_the_count_before": None
            if judged_count.comparison is None
            else {
                "factor": self.number(judged_count.comparison.factor),
                "implausible": judged_count.comparison.implausible,
                "notes": notes_document(judged_count.comparison.notes),
            },
            "remark": None if judged_count.feeders_note is None else judged_count.feeders_note.value,
        } | self.numbers(
            {
                "viable_cells_per_ml": reading.count.viable_cells_per_ml,
                "total_cells_per_ml": reading.count.total_cells_per_ml,
                "viability_pct": reading.count.viability_pct,
                "counting_error_pct": reading.count.counting_error_pct,
                "viable_cells": reading.viable,
                "total_cells": reading.total,
                "nk_cells": reading.nk,
            }
        )

    def replicates(self, replicate_counts: Replicates) -> Document:
        return self.numbers(
            {
                "mean": replicate_counts.mean,
                "difference_pct": replicate_counts.difference_pct,
                "cv_pct": replicate_counts.cv_pct,
            }
        ) | {"agree": replicate_counts.agree}


def verdict_document(judged: LimitJudgement | None) -> Document | None:
    """How a value stands to its limits, and the limit it is outside of."""
    if judged is None:
        return None
    worst = judged.worst
    limit = None if worst is None else {"operator": worst.operator.value, "value": str(worst.value)}
    return {"verdict": judged.verdict.value, "limit": limit}


def notes_document(notes: Notes) -> list[Document]:
    """Notes as codes with their values."""
    return [{"code": note.code.value, **dict(note.params)} for note in notes]


def _joined(codes: Iterable[str]) -> str:
    return ", ".join(codes)
