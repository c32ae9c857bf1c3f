"""Paper batches for tests: the shipped examples, read, checked, imported and compared through the product itself."""

import json
import re
from pathlib import Path
from typing import Any

from nkmfg.demo.staff import BORIS, HEDDA, Member, signs
from nkmfg.intake import PaperFile, check, read_file
from nkmfg.services.paper import ImportResult, import_paper, import_to_sign, transcription_to_sign, verify_transcription
from tests.conftest import Site

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases/historical"


def documented() -> dict[str, Any]:
    """The example of docs/import.md."""
    found = re.search(r"```json\n(.*?)```", (ROOT / "docs/import.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    example: dict[str, Any] = json.loads(found[1])
    return example


def case(name: str) -> PaperFile:
    return read_file(f"{name}.json", (CASES / f"{name}.json").read_bytes())


def file_of(raw: Any) -> PaperFile:
    """A file that says this."""
    return read_file("batch.json", json.dumps(raw, ensure_ascii=False).encode())


def imported(site: Site, file: PaperFile, by: Member = HEDDA, stops_at: str = "") -> ImportResult:
    """Checked, signed and written; `stops_at` is the path at which the machine fails."""

    def progress(path: str) -> None:
        if path == stops_at:
            raise RuntimeError("the power went")

    recipe = check(site.session, file)
    signing = signs(site.session, by, import_to_sign(file, recipe))
    return import_paper(site.session, signing, file, recipe, "the archive of 2019", progress)


def compared(site: Site, number: str, by: Member = BORIS) -> None:
    verify_transcription(site.session, signs(site.session, by, transcription_to_sign(site.session, number)), number)
