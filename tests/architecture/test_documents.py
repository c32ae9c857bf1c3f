"""What the documents name is there: a file that moves takes its mentions with it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
WITHIN = (ROOT, ROOT / "nkmfg")
NAMED = re.compile(r"`([a-z_]+/[\w./-]*)`")
LINKED = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    folders = {path.name for root in WITHIN for path in root.iterdir() if path.is_dir()}
    named = [name for name in NAMED.findall(text) if name.split("/")[0] in folders - {"var"}]
    assert [name for name in named if not any((root / name).exists() for root in WITHIN)] == []
    assert [name for name in LINKED.findall(text) if not (document.parent / name).exists()] == []
