"""The papers of the ward say every reason not to give the bag: the ward has no account to look them up."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nkmfg.pdf.infusion_form import infusion_form
from nkmfg.pdf.ward_sheet import ward_sheet
from nkmfg.words.ward_sheet import WardPaper
from tests.written import moment

REASONS = tuple(
    f"Lot L-{number:04d} was rejected after it was used, and it is not known whether what it was used for is affected:"
    " QA assesses what that means here."
    for number in range(1, 13)
)


def paper(stops: tuple[str, ...]) -> WardPaper:
    return WardPaper(
        site="Site",
        mark="",
        product="NK cells",
        trial="T1",
        batch="NK-26-014",
        container="BAG1",
        coi_code="COI-0001-95",
        patient="P-0001",
        donor="D-0001",
        state="RELEASED FOR USE",
        pending=(),
        stops=stops,
        is_stopped=bool(stops),
        is_given=False,
        failures=(),
        volume="40 mL",
        dose="50 million",
        to_give="",
        level="50 million",
        weight="18.4 kg",
        expires="2026-11-24",
        storage="2 to 8 °C",
        duration="30 min",
        limits=(),
        statements=(),
        code="NK-26-014/BAG1",
        read_at=moment(14, "18:00"),
    )


def read(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.req("FD2")
@pytest.mark.parametrize("count", [0, 1, 2, 12])
def test_the_form_says_every_reason_not_to_give_the_bag(count: int) -> None:
    pages = read(infusion_form(paper(REASONS[:count]), "IF-26-014-1", by="Vera", software="nkmfg"))
    assert len(pages) == (2 if count > 1 else 1)
    for reason in REASONS[:count]:
        assert f"✕ {reason}" in pages[-1]
    assert all("IF-26-014-1" in page and "P-0001" in page for page in pages)
    assert not any("see the page of the batch" in page for page in pages)
    assert (f"All {count} reasons are on page 2." in pages[0]) is (count > 1)


@pytest.mark.req("FD2")
@pytest.mark.parametrize("count", [0, 5, 6, 12])
def test_the_ward_sheet_says_every_reason_not_to_give_the_bag(count: int) -> None:
    pages = read(ward_sheet(paper(REASONS[:count]), "+49 30 1", by="Vera", software="nkmfg"))
    assert len(pages) == (2 if count > 5 else 1)
    for reason in REASONS[:count]:
        assert f"✕ {reason}" in pages[-1]
    assert all("P-0001" in page and "BAG1" in page for page in pages)
    assert (f"all {count} are on page 2" in pages[0]) is (count > 5)
