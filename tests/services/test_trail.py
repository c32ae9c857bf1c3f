"""The trail as it is shown: what it withholds, and how it shows what was calculated."""

import pytest

from nkmfg.models.column_labels import Form
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.trail.reading import in_order
from nkmfg.services.trail.recipe_labels import TABLES
from tests.finished import Finished

SECRET = {
    ("credential", "secret_hash"),
    ("terminal", "token_hash"),
    ("credential_handover", "code_hash"),
    *((f"{whose}_identity", name) for whose in ("donor", "patient") for name in ("name", "record_number")),
    *((f"{whose}_identity", name) for whose in ("donor", "patient") for name in ("born_on", "blood_group")),
}


@pytest.mark.req("A08")
def test_secrets_and_identities_are_withheld_and_nothing_else() -> None:
    withheld = {
        (table, column)
        for table, labels in TABLES.items()
        for column, label in labels.columns.items()
        if label.form is Form.WITHHELD
    }
    assert withheld == SECRET


@pytest.mark.req("C02")
def test_a_number_that_was_acted_upon_is_told_with_its_formula_and_what_went_in(filled: Finished) -> None:
    told = in_order(filled.session, batch_numbered(filled.session, filled.number).stream)
    calculated = {
        difference.now
        for act in told
        for change in act.changes
        for difference in change.differences
        if difference.label == "calculated"
    }
    assert calculated
    for item in calculated:
        assert " = " in item
        assert not any(mark in item for mark in ("{", "inputs:", "_ml", "_cells")), item
    vials = "12 = viable feeders ÷ viable feeders in a vial, rounded up (vials 1), feeder cells 4.0976 × 10⁸ cells"
    assert any(item.startswith(vials) for item in calculated)
