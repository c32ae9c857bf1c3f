"""Papers of the ward: the sheet, from the present record, and numbered infusion forms."""

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
from nkmfg.words.messages import _
from nkmfg.words.supply import failures
from nkmfg.words.ward_sheet import WardPaper, ward_paper

pages = blueprint("ward")
_WHO = RULES[Action.PRINT_FORM].roles


@pages.get("/batches/<number>/containers/<code>/ward-sheet.pdf")
@allow(who=_WHO)
def sheet(number: str, code: str) -> Any:
    """Print the ward sheet of a container from the present record."""
    from nkmfg.pdf.ward_sheet import ward_sheet

    case = open_case(db(), number)
    telephone = line_or_none(_("Telephone"), request.args.get("telephone")) or ""
    content = ward_sheet(_paper(case, code), telephone, by=printed_by(db(), by()), software=_software())
    return download(content, "application/pdf", f"ward-sheet-{number}-{code}.pdf")


@pages.post("/batches/<number>/containers/<code>/infusion-form")
@allow(who=_WHO)
def form(number: str, code: str) -> Any:
    """Print a new form for a container; its number is used once."""
    from nkmfg.pdf.infusion_form import infusion_form

    _paper(open_case(db(), number), code)  # a form that cannot be printed gets no number
    given, case = new_form(db(), by(), number, code)
    content = infusion_form(_paper(case, code), given, by=printed_by(db(), by()), software=_software())
    return download(content, "application/pdf", f"{given}.pdf")


@pages.get("/batches/<number>/accompanying-record.pdf")
@allow(who=_WHO)
def record(number: str) -> Any:
    """Print the accompanying record: determination and tests of the donor, and the tests of the product."""
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
