"""How each table is kept, against a list that people reviewed: kept.txt. A new table is in it, or this is red."""

from pathlib import Path

import pytest

from nkmfg.models import Base
from nkmfg.models.base import outside_image

LIST = Path(__file__).with_name("kept.txt")


def reviewed() -> dict[str, str]:
    """Table: how it is kept, and its columns outside the image, as the list says."""
    lines = [line.split("#")[0].split() for line in LIST.read_text(encoding="utf-8").splitlines()]
    return {words[0]: " ".join(words[1:]) for words in lines if words}


def said() -> dict[str, str]:
    """The same, as the models say."""
    return {
        table.name: " ".join([str(table.info["kept"]), *(c.name for c in table.columns if outside_image(c))])
        for table in Base.metadata.sorted_tables
    }


@pytest.mark.req("C01")
@pytest.mark.challenge("T17")
@pytest.mark.parametrize("table", sorted(Base.metadata.tables))
def test_a_table_is_kept_as_was_reviewed(table: str) -> None:
    assert said()[table] == reviewed().get(table), f"review how {table} is kept, then write it into {LIST.name}"


def test_no_reviewed_table_has_gone() -> None:
    assert reviewed().keys() - said().keys() == set()


if __name__ == "__main__":
    for name, how in sorted(said().items()):
        print(f"{name:24}{how}")
