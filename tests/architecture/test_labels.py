"""The labels of the trail stand at the models: each column whose change is shown has one, or says that it is quiet."""

import string

import pytest
import sqlalchemy as sa

from nkmfg.models import Base
from nkmfg.models.base import Kept, outside_image
from nkmfg.models.column_labels import LABEL, Form, Label, labels_of

SHOWN = [
    pytest.param(table, id=table.name)
    for table in Base.metadata.sorted_tables
    if table.info["kept"] in (Kept.RECORD, Kept.ONCE)
]
# Names that the formatter fills beside the columns of a table.
COMPOSED = {("run", "when"), ("movement", "to"), ("entry", "about")}


@pytest.mark.req("C02")
@pytest.mark.challenge("T18")
@pytest.mark.parametrize("table", SHOWN)
def test_every_column_whose_change_the_trail_shows_is_labelled(table: sa.Table) -> None:
    missing = [column.name for column in table.columns if LABEL not in column.info and not outside_image(column)]
    assert missing == [], f"label these columns of {table.name}: info=label(…), or info=quiet()"
    for column in table.columns:
        if not outside_image(column):
            said = column.info[LABEL]
            assert isinstance(said, Label)
            assert not (said.is_quiet and said.form is Form.WITHHELD), f"say that {column.name} is withheld"


@pytest.mark.req("C02")
@pytest.mark.parametrize("table", SHOWN)
def test_every_row_the_trail_shows_has_a_name_made_of_its_columns(table: sa.Table) -> None:
    labels = labels_of(table)
    assert labels.thing, f"name a row of {table.name}: kept(…, thing=…)"
    filled = {name for _, name, _, _ in string.Formatter().parse(labels.thing + labels.place) if name}
    assert {name for name in filled if (table.name, name) not in COMPOSED} <= {column.name for column in table.columns}
