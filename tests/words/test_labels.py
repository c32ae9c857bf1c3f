"""Words: every code has one label."""

from enum import StrEnum

import pytest

from nkmfg.domain.facts.disposition_facts import Residue
from nkmfg.models import Base
from nkmfg.models.base import codes_of
from nkmfg.words.codes import LABELS, choices, code_label, label
from nkmfg.words.facts import FACTS, fact_label, fact_value

KINDS = [pytest.param(kind, id=f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}") for kind in LABELS]
STORED = sorted(
    {kind for table in Base.metadata.tables.values() for kind in codes_of(table).values()},
    key=lambda enum: enum.__name__,
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_has_a_label(kind: type[StrEnum]) -> None:
    assert list(LABELS[kind]) == list(kind)
    assert choices(kind) == [(member.value, label(member)) for member in kind]
    assert len({label(member) for member in kind}) == len(kind)


@pytest.mark.parametrize("kind", STORED)
def test_an_enum_that_a_column_holds_has_labels(kind: type[StrEnum]) -> None:
    assert kind in LABELS


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_is_stored_as_a_code(kind: type[StrEnum]) -> None:
    assert all(member.value.isidentifier() and member.value == member.value.lower() for member in kind)


def test_a_plain_string_where_a_member_belongs_is_named_with_its_type() -> None:
    with pytest.raises(RuntimeError, match=r"'released_for_use' has no label: .* but str"):
        label("released_for_use")  # type: ignore[arg-type]


def test_a_code_that_nobody_knows_is_shown_as_it_is() -> None:
    kind = next(iter(LABELS))
    assert code_label(kind, "made_up") == "made up"


def test_a_fact_is_signed_as_a_code_and_shown_in_words() -> None:
    assert (fact_label("residue"), fact_value("residue", Residue.CULTURED.value)) == ("residue", "sent to culture")
    assert (fact_label("weight_kg"), fact_value("weight_kg", "18.4")) == ("weight", "18.4 kg")
    assert fact_value("age_years", None) == "not known, so not compared"
    assert fact_value("viable_per_vial", "50000000") == "5 × 10⁷"
    assert fact_value("viable_per_vial", None) is None
    flows = [["paused", "2026-03-02T05:00:00+00:00", None], ["rate_changed", "2026-03-02T05:10:00+00:00", "80"]]
    assert fact_value("flows", flows) == [
        "paused 2026-03-02T05:00:00+00:00",
        "rate changed 2026-03-02T05:10:00+00:00 80 mL/h",
    ]


def test_a_fact_of_one_plain_word_is_its_own_name() -> None:
    assert (fact_label("batch"), fact_value("batch", "NK-26-001")) == ("batch", "NK-26-001")
    assert all(key.isidentifier() and key == key.lower() for key in FACTS)
