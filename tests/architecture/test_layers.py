"""The order of imports: each line imports only lines below it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WITHOUT_WORDS = "import sys, pytest; sys.modules['nkmfg.words'] = None; sys.exit(pytest.main(sys.argv[1:]))"


def test_every_contract_of_the_import_order_is_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_part_of_the_package_has_its_line_in_the_order() -> None:
    order = (ROOT / "pyproject.toml").read_text()
    parts = {path.name for path in (ROOT / "nkmfg").iterdir() if (path / "__init__.py").exists()}
    assert not [part for part in sorted(parts - {"recipes"}) if f"({part})" not in order]


def test_the_tests_of_the_domain_pass_where_words_cannot_be_imported() -> None:
    """All but the properties, which import nothing more; `tests/conftest.py` makes databases, and is left out."""
    asked = ("-q", "-x", "--confcutdir=tests/domain", "-m", "not hypothesis", "tests/domain")
    done = subprocess.run([sys.executable, "-c", WITHOUT_WORDS, *asked], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
