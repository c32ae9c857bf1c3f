"""The papers of the ward: the sheet, read anew at each print, and forms with numbers of their own."""

from typing import Any

from flask import request

from nkmfg.domain.case import Case
from nkmfg.domain.documents.label import profile_of
from nkmfg.domain.documents.ward_sheet import ward_facts
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.product.results import limits_per_kg
from nkmfg.ledger.database import ledger_of
from nkmfg.services.bedside import new_form
from nkmfg.services.donors.of_batch import donor_tests, donor_verdicts
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.parsing import line_or_none
from nkmfg.services.records import printed_by
from nkmfg.web.download import download
from nkmfg.web.web_session import allow, blueprint, by, db
from nkmfg.words.accompanying_record import accompanying
from nkmfg.words.checks import sentences
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.supply import failures
from nkmfg.words.ward_sheet import WardPaper, ward_paper

pages = blueprint("ward")
_WHO = RULES[Action.PRINT_FORM].roles


@pages.get("/batches/<number>/containers/<code>/ward-sheet.pdf")
@allow(who=_WHO)
def sheet(number: str, code: str) -> Any:
    """One page for the ward, as the record is now."""
    from nkmfg.pdf.ward_sheet import ward_sheet

    case = open_case(db(), number)
    telephone = line_or_none("Telephone", request.args.get("telephone")) or ""
    content = ward_sheet(_paper(case, code), telephone, by=printed_by(db(), by()), software=_software())
    return download(content, "application/pdf", f"ward-sheet-{number}-{code}.pdf")


@pages.post("/batches/<number>/containers/<code>/infusion-form")
@allow(who=_WHO)
def form(number: str, code: str) -> Any:
    """A new form for a container; its number is given once."""
    from nkmfg.pdf.infusion_form import infusion_form

    _paper(open_case(db(), number), code)  # nothing gets a number that cannot be printed
    given, case = new_form(db(), by(), number, code)
    content = infusion_form(_paper(case, code), given, by=printed_by(db(), by()), software=_software())
    return download(content, "application/pdf", f"{given}.pdf")


@pages.get("/batches/<number>/accompanying-record.pdf")
@allow(who=_WHO)
def record(number: str) -> Any:
    """What was determined of the donor and on which tests, and the tests of the product; it travels with the bag."""
    from nkmfg.pdf.accompanying import accompanying_record

    case = open_case(db(), number)
    batch = batch_numbered(db(), number)
    stops = sentences(case.dossier, (check for check in case.checks if check.blocks(Stop.LABEL)))
    told = accompanying(case, donor_verdicts(db(), batch).regulatory, donor_tests(db(), batch), stops=stops)
    content = accompanying_record(told, by=printed_by(db(), by()), software=_software())
    return download(content, "application/pdf", f"accompanying-{number}.pdf")


def _paper(case: Case, code: str) -> WardPaper:
    dossier = case.dossier
    profile = request.values.get("profile") or dossier.recipe.labels[0].key
    return ward_paper(
        dossier,
        ward_facts(case, code, profile_of(dossier, profile)),
        stops=sentences(dossier, case.against(code, Stop.GIVING)),
        is_stopped=bool(case.against(code, Stop.LABEL)),
        failures=failures(case),
        limits=tuple(judgement_sentence(test.criterion, test.judgement) for test in limits_per_kg(case.tests)),
    )


def _software() -> str:
    return f"nkmfg {ledger_of(db()).software_version}"
