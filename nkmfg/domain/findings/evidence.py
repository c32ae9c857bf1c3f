"""Evidence: input of the rules, that is the facts of a batch and everything computed from them, each at most once."""

from datetime import datetime
from functools import cached_property
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import BatchFigures, figures
from nkmfg.domain.figures.quantities import JudgedQuantity, judged_quantities
from nkmfg.domain.findings.signature_statuses import Statuses, statuses
from nkmfg.domain.product.containers import ContainerAccount, container_accounts
from nkmfg.domain.product.dose_sheet import DoseSheet, sheet_of
from nkmfg.domain.product.dose_verification import dose_decisions, dose_facts, dose_verifications
from nkmfg.domain.product.filled import Product, product_of
from nkmfg.domain.product.infusions import Treatment, treatment_of
from nkmfg.domain.product.results import JudgedTest, judged_tests


class Evidence:
    """One reading of a batch. Figures, product, tests and treatment are computed on first access and cached."""

    def __init__(self, dossier: Dossier, numbers: BatchFigures | None = None) -> None:
        self.dossier = dossier
        if numbers is not None:
            self.__dict__["figures"] = numbers

    @property
    def at(self) -> datetime:
        """The moment of the reading: the only clock a rule has."""
        return self.dossier.read_at

    @cached_property
    def figures(self) -> BatchFigures:
        return figures(self.dossier)

    @cached_property
    def quantities(self) -> tuple[JudgedQuantity, ...]:
        """Numbers that have limits of their own, judged."""
        return judged_quantities(self.dossier, self.figures)

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
        """Every filled container with its fate and its account."""
        return container_accounts(self.dossier, self.figures)

    @cached_property
    def treatment(self) -> Treatment:
        return treatment_of(self.dossier, self.figures)

    @cached_property
    def signature_statuses(self) -> Statuses:
        """Every signature with its status against the present record."""
        return statuses(self.dossier, self.figures)

    @cached_property
    def dose_facts(self) -> dict[str, Any]:
        """Facts of the dose that a second person verifies."""
        return dose_facts(self.dossier, self.dose_sheet, self.product, self.tests)

    @cached_property
    def dose_verifications(self) -> tuple[SignatureFact, ...]:
        """The second person's signatures on the present dose."""
        return dose_verifications(self.dossier, self.dose_facts)

    @cached_property
    def dose_decisions(self) -> tuple[tuple[SignatureFact, dict[str, Any]], ...]:
        """Physicians' decisions on a dose other than the ordered one, each with the facts it was bound to."""
        return dose_decisions(self.dossier)


class ReleaseEvidence(Evidence):
    """One reading of a release dossier. A rule that takes it cannot be given the reading of a work dossier."""

    dossier: ReleaseDossier

    def __init__(self, dossier: ReleaseDossier, numbers: BatchFigures | None = None) -> None:
        super().__init__(dossier, numbers)
