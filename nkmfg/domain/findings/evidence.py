"""What rules judge a batch by: its facts, and everything computed of them, each at most once."""

from datetime import datetime
from functools import cached_property
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import BatchFigures, figures
from nkmfg.domain.findings.signature_statuses import Statuses, statuses
from nkmfg.domain.product.containers import ContainerAccount, container_accounts
from nkmfg.domain.product.dose_sheet import DoseSheet, sheet_of
from nkmfg.domain.product.dose_verification import dose_checks, dose_decisions, dose_facts
from nkmfg.domain.product.filled import Product, product_of
from nkmfg.domain.product.infusions import Treatment, treatment_of
from nkmfg.domain.product.results import JudgedTest, judged_tests


class Evidence:
    """One reading of a batch. Figures, product, tests and treatment are computed when first asked for, and kept."""

    def __init__(self, dossier: Dossier, numbers: BatchFigures | None = None) -> None:
        self.dossier = dossier
        if numbers is not None:
            self.__dict__["figures"] = numbers

    @property
    def at(self) -> datetime:
        """The moment of the reading: the only clock a rule knows."""
        return self.dossier.read_at

    @cached_property
    def figures(self) -> BatchFigures:
        return figures(self.dossier)

    @cached_property
    def product(self) -> Product:
        return product_of(self.dossier, self.figures)

    @cached_property
    def dose_sheet(self) -> DoseSheet:
        return sheet_of(self.dossier, self.product)

    @cached_property
    def tests(self) -> tuple[JudgedTest, ...]:
        """Every test of the recipe, judged."""
        return judged_tests(self.dossier, self.figures)

    @cached_property
    def containers(self) -> tuple[ContainerAccount, ...]:
        """Every filled container, and what became of it."""
        return container_accounts(self.dossier, self.figures)

    @cached_property
    def treatment(self) -> Treatment:
        return treatment_of(self.dossier, self.figures)

    @cached_property
    def signature_statuses(self) -> Statuses:
        """Every signature with its status against the record as it is now."""
        return statuses(self.dossier, self.figures)

    @cached_property
    def dose_facts(self) -> dict[str, Any]:
        """What a second person verifies of the dose."""
        return dose_facts(self.dossier, self.dose_sheet, self.product, self.tests)

    @cached_property
    def dose_checks(self) -> tuple[SignatureFact, ...]:
        """The second person's signatures on the dose as it is now."""
        return dose_checks(self.dossier, self.dose_facts)

    @cached_property
    def dose_decisions(self) -> tuple[tuple[SignatureFact, dict[str, Any]], ...]:
        """The physicians' decisions on a dose that is not the ordered one, with what each was bound to."""
        return dose_decisions(self.dossier)


class ReleaseEvidence(Evidence):
    """A whole reading of a batch. A rule that asks for it cannot be handed a reading of the work alone."""

    dossier: ReleaseDossier

    def __init__(self, dossier: ReleaseDossier, numbers: BatchFigures | None = None) -> None:
        super().__init__(dossier, numbers)
