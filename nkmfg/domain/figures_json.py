"""The numbers of a batch for machines: each with formula, version and inputs. Every number is an exact string."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from nkmfg.domain.culture.replicates import Replicates
from nkmfg.domain.culture.yields import Figures, Point, Yields
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.balance import named_locally, transfers, yield_of_theoretical, yields_at_harvest
from nkmfg.domain.figures.batch_figures import BatchFigures, Growth, JudgedCount, PopulationFigures
from nkmfg.domain.in_words import temporary_limit_sentence
from nkmfg.domain.recipe.limits import LimitJudgement
from nkmfg.domain.values.computed import Amount, Computed, Formula, Missing
from nkmfg.domain.values.quantities import plain

Document = dict[str, Any]


def figures_document(dossier: Dossier, figures: BatchFigures) -> Document:
    """The numbers now, each count, the course of both populations, and where the cells went."""
    writer = _Writer(dossier)
    document = {
        "numbers": {
            "nk": writer.population(figures.nk),
            "viable": writer.population(figures.viable),
            "yield_of_theoretical_pct": writer.number(yield_of_theoretical(yields_at_harvest(dossier, figures))),
        },
        "counts": [writer.count(one) for one in figures.counts],
        "course": {
            "nk": [writer.point(one) for one in figures.nk.points],
            "viable": [writer.point(one) for one in figures.viable.points],
        },
        "transfers": [
            {
                "at": writer.moment(one.at),
                "source": one.source,
                "target": one.target,
                "fate": one.fate.value,
                "volume_ml": None if one.volume_ml is None else plain(one.volume_ml),
                "viable_cells": _amount(one.viable_cells),
                "nk_cells": _amount(one.nk_cells),
            }
            for one in transfers(figures)
        ],
        "stimulated_at": [writer.moment(at) for at in figures.stimulated_at],
    }
    return document | {"formulas": writer.formulas()}


def _amount(amount: Amount) -> Any:
    if isinstance(amount, Missing):
        return {"absence": amount.absence.value, "note": amount.note}
    return plain(amount)


class _Writer:
    """Writes numbers, and keeps the formulas they were computed by."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._used: dict[tuple[str, int], Formula] = {}

    def formulas(self) -> list[Document]:
        """Every formula that was used, once."""
        return [
            {"key": one.key, "version": str(one.version), "text": one.text, "source": one.source}
            for _, one in sorted(self._used.items())
        ]

    def moment(self, at: datetime | None) -> str | None:
        return None if at is None else at.astimezone(self._dossier.zone).isoformat()

    def number(self, computed: Computed | None) -> Document | None:
        """A number with its working; without a value it says why."""
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
                    "name": named_locally(self._dossier, one.name),
                    "value": plain(one.value),
                    "unit": one.unit,
                    "source": one.source,
                    "at": self.moment(one.at),
                }
                for one in computed.inputs
            ],
            "note": computed.note,
            "absence": None if computed.absence is None else computed.absence.value,
        }

    def population(self, one: PopulationFigures) -> Document:
        """The four named numbers of one population, and its vessels."""
        return self.yields(one.batch) | {
            "segment": self.growth(one.segment),
            "since_seeding": self.growth(one.whole),
            "vessels": {
                named_locally(self._dossier, code): self.vessel(held)
                | {"fate": one.fates[code].value, "volume_ml": plain(one.volumes_ml[code])}
                for code, held in one.vessels.items()
            },
            "faults": [
                {"at": self.moment(fault.at), "vessel": fault.vessel, "note": fault.note} for fault in one.faults
            ],
        }

    def yields(self, one: Yields) -> Document:
        return self.vessel(one.live) | {
            "live_vessels": list(one.live.vessels),
            "theoretical_yield": self.number(one.theoretical_yield),
            "actual_yield": self.number(one.actual_yield),
        }

    def vessel(self, one: Figures) -> Document:
        return {
            "as_of": self.moment(one.as_of),
            "cells": self.number(one.cells),
            "segment_fold": self.number(one.segment_fold),
            "cumulative_fold": self.number(one.cumulative_fold),
        }

    def growth(self, one: Growth) -> Document:
        return self.numbers({"population_doublings": one.population_doublings, "doubling_time_h": one.doubling_time_h})

    def numbers(self, named: Mapping[str, Computed | None]) -> Document:
        return {name: self.number(one) for name, one in named.items()}

    def point(self, one: Point) -> Document:
        """Where the batch stood when one of its vessels was seeded, counted or restimulated."""
        return {
            "at": self.moment(one.at),
            "vessel": _joined(one.vessel.vessels),
            "of_the_vessel": self.vessel(one.vessel),
            "of_the_batch": self.yields(one.batch),
        }

    def count(self, one: JudgedCount) -> Document:
        """One count of one vessel."""
        reading = one.reading
        return {
            "run": reading.run,
            "vessel": reading.vessel,
            "at": self.moment(reading.at),
            "volume_ml": plain(reading.volume_ml),
            "sample": reading.sample,
            "viability_verdict": _verdict(one.viability),
            "replicates": None if reading.replicates is None else self.replicates(reading.replicates),
            "against_the_count_before": None
            if one.comparison is None
            else {
                "factor": self.number(one.comparison.factor),
                "implausible": one.comparison.implausible,
                "note": one.comparison.note,
            },
            "remark": one.feeders_note,
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

    def replicates(self, one: Replicates) -> Document:
        return self.numbers({"mean": one.mean, "difference_pct": one.difference_pct, "cv_pct": one.cv_pct}) | {
            "agree": one.agree
        }


def _verdict(judged: LimitJudgement | None) -> Document | None:
    return None if judged is None else {"standing": judged.verdict.value, "says": temporary_limit_sentence(judged)}


def _joined(codes: Iterable[str]) -> str:
    return ", ".join(codes)
