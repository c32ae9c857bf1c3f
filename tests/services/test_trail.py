"""The words of the trail: every table and column that is kept has one, and nothing else claims to."""

import pytest

from nkmfg.ledger.database import SHAPES
from nkmfg.ledger.images import TableShape
from nkmfg.models.base import Kept
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.trail.reading import in_order
from nkmfg.services.trail.words import TABLES, Form
from tests.finished import Finished

TOLD = [shape for shape in SHAPES if shape.kept is not Kept.LEDGER]
SECRET = {
    ("credential", "secret_hash"),
    ("terminal", "token_hash"),
    ("hand_over", "code_hash"),
    *((f"{whose}_identity", name) for whose in ("donor", "patient") for name in ("name", "record_number")),
    *((f"{whose}_identity", name) for whose in ("donor", "patient") for name in ("born_on", "blood_group")),
}


@pytest.mark.req("C02")
@pytest.mark.challenge("T18")
@pytest.mark.parametrize("shape", TOLD, ids=lambda shape: shape.name)
def test_every_column_that_is_kept_has_a_name_people_know(shape: TableShape) -> None:
    name, columns = shape.name, {column for column, _kind in shape.columns}
    assert name in TABLES, f"name the table {name} and its columns in services/trail/words.py"
    assert columns - TABLES[name].columns.keys() == set()
    assert TABLES[name].columns.keys() - columns == set()


@pytest.mark.req("A08")
def test_secrets_and_identities_are_withheld_and_nothing_else() -> None:
    withheld = {
        (table, column)
        for table, words in TABLES.items()
        for column, said in words.columns.items()
        if said.form is Form.WITHHELD
    }
    assert withheld == SECRET


@pytest.mark.req("C02")
def test_a_number_that_was_acted_upon_is_told_with_its_formula_and_what_went_in(filled: Finished) -> None:
    told = in_order(filled.session, batch_numbered(filled.session, filled.number).stream)
    calculated = {
        one.now for act in told for change in act.changes for one in change.differences if one.label == "calculated"
    }
    assert calculated
    for one in calculated:
        assert " = " in one
        assert not any(mark in one for mark in ("{", "inputs:", "_ml", "_cells")), one
    vials = "12 = viable feeders ÷ viable feeders in a vial, rounded up (vials 1), feeder cells 4.0976 × 10⁸ cells"
    assert any(one.startswith(vials) for one in calculated)
