"""Formulas by key, version and text, as people reviewed them (formulas.txt): whoever changes one raises its version.

A calculated number is kept with the version of its formula. `python -m tests.domain.test_formulas` prints the list.
"""

import importlib
import pkgutil
from pathlib import Path

import pytest

import nkmfg.domain
from nkmfg.domain.values.computed import Formula

LIST = Path(__file__).with_name("formulas.txt")


def said() -> list[str]:
    """A line a formula, as the code has them."""
    modules = [
        importlib.import_module(module.name) for module in pkgutil.walk_packages(nkmfg.domain.__path__, "nkmfg.domain.")
    ]
    found = {formula for module in modules for formula in vars(module).values() if isinstance(formula, Formula)}
    return sorted({f"{formula.key} {formula.version}: {formula.text}" for formula in found})


@pytest.mark.req("F07")
def test_every_formula_has_the_version_and_text_that_were_reviewed() -> None:
    reviewed = LIST.read_text(encoding="utf-8").splitlines()
    assert said() == reviewed, f"raise the version of a formula that changed, review it, and write it into {LIST.name}"


if __name__ == "__main__":
    print("\n".join(said()))
