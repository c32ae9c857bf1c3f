"""A request reads a batch once at most: every page of a finished batch, and every dialogue in which one is signed."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain

import sqlalchemy as sa

from nkmfg.demo import ending, staff
from nkmfg.demo.staff import ADMINISTRATOR, ALMA, ANNA, BORIS, CLARA, HEDDA, QA, QASIM, RITA, Member, by
from nkmfg.domain.decisions.review import to_answer
from nkmfg.domain.permissions.actions import RULES, Action, Role
from nkmfg.domain.recipe.model import Operation
from nkmfg.models import Act
from nkmfg.services import custody, infusions, labels, positives, review
from nkmfg.services.donors.register import donor_by_code, note_marker
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.lots.stock import add_lot
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.people.roles import GrantState, end_role, grant_of
from nkmfg.services.steps.runs import open_deviation
from tests.architecture.routes_table import reviewed, roles_of
from tests.conftest import Site
from tests.counting import counting
from tests.finished import Finished, member
from tests.intake.paper import documented, file_of, imported
from tests.ledger.backends import on_sqlite
from tests.services.test_certifying import read
from tests.services.test_release_table import failing
from tests.subjects import lot_facts
from tests.web.client import Browser, hidden, logged_in, pages, password_of, words

TO_THE_END = {
    Action.CLOSE_DEVIATION,
    Action.SIGN_PERFORMED,
    Action.SIGN_VERIFIED,
    Action.RELEASE_BATCH,
    Action.VERIFY_DOSE,
    Action.DECIDE_DOSE,
    Action.VERIFY_LABEL,
    Action.VERIFY_HANDOVER,
    Action.VERIFY_INFUSION,
    Action.REVIEW_RESULTS,
    Action.REVIEW_RECORD,
    Action.CERTIFY_BATCH,
    Action.CLOSE_BATCH,
    Action.RECALL_BATCH,
}
OUT_OF_SPECIFICATION = {
    Action.UNLOCK_RESULT,
    Action.VOID_RESULT,
    Action.APPROVE_SUPPLY,
    Action.SUPPLY_BATCH,
    Action.CLOSE_UNCERTIFIED,
}
IN_DOUBT = {
    Action.PERMIT_AT_RISK,
    Action.PERMIT_DONOR,
    Action.DECIDE_POSITIVE,
    Action.REJECT_LOT,
    Action.WITHDRAW_RECIPE,
    Action.ASSESS_WORK,
    Action.REJECT_BATCH,
}
ON_PAPER = {Action.VERIFY_IMPORT}
OF_NO_BATCH = {
    Action.DECLARE_SITE,
    Action.VOUCH,
    Action.APPROVE_ROLE,
    Action.VERIFY_WEIGHT,
    Action.APPROVE_RECIPE,
    Action.RELEASE_LOT,
}
ENDED_ALIKE = {Action.TERMINATE_BATCH, Action.DESTROY_BATCH}  # in the dialogue of CLOSE_UNCERTIFIED
ON_NO_PAGE = {Action.IMPORT_BATCH, Action.VOID_ENTRY}
SIGNED = {action for action, rule in RULES.items() if rule.meaning is not None}
RUNS_VISITED = {Operation.COUNT, Operation.FILL}


class Dialogues:
    """The dialogues of a site, each opened and signed with its readings counted; and which acts that made."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.app = pages(site)
        self.actions: set[str] = set()
        self.browsers: dict[str, Browser] = {}

    def as_(self, signer: Member) -> Browser:
        if signer.login not in self.browsers:
            self.browsers[signer.login] = logged_in(self.site, member(signer), self.app)
        return self.browsers[signer.login]

    def __call__(self, signer: Member, path: str, **also: str) -> None:
        """Sign at a path; neither the dialogue nor the signature reads a batch twice."""
        browser = self.as_(signer)
        with counting(self.site.ledger) as shown:
            dialogue = browser.get(path)
        assert dialogue.status_code == 200, f"{path}: {words(dialogue)}"
        sent = {**hidden(dialogue, "sign"), "badge": signer.badge, "password": password_of(signer), **also}
        with counting(self.site.ledger) as signed:
            answered = browser.post(path, sent)
        assert answered.status_code == 302, f"{path}: {words(answered)}"
        assert max(shown.most_readings, signed.most_readings) <= 1, path
        self.site.session.rollback()
        signed_acts = sa.select(Act.action).where(Act.action.in_(SIGNED)).order_by(Act.id.desc())
        self.actions.add(self.site.session.scalars(signed_acts.limit(1)).one())


def given(at: datetime) -> infusions.InfusionInput:
    """An infusion of the bag."""
    return infusions.InfusionInput(
        container=ending.BAG,
        identity_matched="yes",
        started_at=at,
        stopped_at=None,
        given_ml="40",
        weight_kg="18.4",
        reaction="none",
        residue="none_left",
        given_by="nurse Marta",
    )


def answer_exceptions(site: Finished) -> None:
    """What a review asks QA to answer, answered."""
    case = open_release_case(site.session, site.number)
    for check in to_answer(case.exceptions_to_review):
        exception = review.exception_id(check.key)
        review.answer(site.session, by(site.session, RITA), site.number, exception, "without effect")


def test_every_signed_act_is_signed_below_or_is_of_no_batch_or_of_no_page() -> None:
    tried = (TO_THE_END, OUT_OF_SPECIFICATION, IN_DOUBT, ON_PAPER, OF_NO_BATCH, ENDED_ALIKE, ON_NO_PAGE)
    assert sorted(chain.from_iterable(tried)) == sorted(SIGNED)


@on_sqlite  # what is read is the same on both
def test_no_dialogue_from_a_step_to_a_recall_reads_a_batch_twice(tested: Finished) -> None:
    sign, player, path = Dialogues(tested), tested.player, f"/batches/{tested.number}"
    session, number = tested.session, tested.number
    deviation = open_deviation(session, by(session, ANNA), player.batch, "an alarm at night").number
    sign(QA, f"/deviations/{deviation}/close?assessment=without+effect")
    sign(ANNA, f"{path}/sign/{player.key('fill')}?meaning=performed&login=anna")
    sign(BORIS, f"{path}/sign/{player.key('fill')}?meaning=verified")
    ending.review_record(player)
    sign(ALMA, f"{path}/release/sign")
    sign(HEDDA, f"{path}/dose/verify")
    sign(CLARA, f"{path}/dose/decide?decision=give_as_it_is&sponsor=Dr+Stern&why=the+child+grew")
    labels.print_label(session, by(session, ANNA), number, ending.BAG, "us", "1")
    sign(BORIS, f"{path}/containers/{ending.BAG}/labels/verify")
    labels.note_label(session, by(session, ANNA), number, ending.BAG, "applied", "1")
    handing = custody.CustodyInput(happened_at=player.now, condition="autoclaved", witness=HEDDA.name)
    ordinal = custody.destroy(session, by(session, BORIS), number, ending.BAG, handing, "nobody needs it")
    sign(HEDDA, f"{path}/handovers/{ordinal}/check")
    infusions.note_infusion(session, by(session, CLARA), player.batch, given(player.now))
    sign(ANNA, f"{path}/infusions/1/check")
    player.wait(days=20)
    sign.browsers.clear()  # nobody stays logged in so long
    read(tested, "no_growth")
    sign(RITA, f"{path}/results/review")
    ending.close_deviations(player)
    answer_exceptions(tested)
    sign(RITA, f"{path}/review/sign")
    sign(ALMA, f"{path}/certify")
    sign(QA, f"{path}/close?because=all+is+done")
    sign(QA, f"{path}/recall?because=growth+elsewhere")
    assert sign.actions == TO_THE_END


@on_sqlite  # what is read is the same on both
def test_no_dialogue_of_a_batch_out_of_specification_reads_it_twice(tested: Finished) -> None:
    sign, path = Dialogues(tested), f"/batches/{tested.number}"
    failing(tested)
    sign(QA, f"{path}/results/viability/2/unlock?because=the+sheet+says+91")
    sign(QA, f"{path}/supply/approve")
    sign(ALMA, f"{path}/supply/sign")
    sign(QASIM, f"{path}/results/gram/1/void?because=of+another+sample")
    ending.close_deviations(tested.player)
    sign(QA, f"{path}/end?ending=closed_without_certification&because=it+was+given")
    assert sign.actions == OUT_OF_SPECIFICATION


@on_sqlite  # what is read is the same on both
def test_no_dialogue_of_a_batch_in_doubt_reads_it_twice(tested: Finished) -> None:
    sign, player, path = Dialogues(tested), tested.player, f"/batches/{tested.number}"
    session, clinic = tested.session, by(tested.session, CLARA)
    waiting = add_lot(session, by(session, BORIS), player.recipe(), lot_facts("il2"))
    sign(QA, f"{path}/at-risk/permit?lot={waiting.code}", reason="nothing else is there")
    donor = donor_by_code(session, open_case(session, tested.number).dossier.order.donor)
    note_marker(session, clinic, donor, player.recipe(), "htlv", player.now, "reactive", "City laboratory")
    told = f"told_date={player.now:%Y-%m-%d}&told_time={player.now:%H:%M}"
    ground = "ground=close_relative&because=the+only+donor&reference=F-31&physician=Dr+Weiss"
    sign(QA, f"{path}/donor-ground?{ground}&{told}")
    positive = positives.report(session, clinic, player.batch, positives.Call(about="bottle 3", caller="Dr Stern"))
    sign(QA, f"/positives/{positive.number}/decide?finding=false_positive&cause=cracked")
    used = next(line.last.lot for _run, line in open_case(session, tested.number).dossier.lines() if line.last.lot)
    sign(QA, f"/lots/{used}/reject?affected=not_known&reason=the+maker+called+it+back")
    recipe = open_case(session, tested.number).dossier.recipe
    sign(QA, f"/recipes/{recipe.code}/{recipe.version}/withdraw?affected=not_known&reason=a+ratio+was+wrong")
    grant = grant_of(session, person_by_login(session, ANNA.login), Role.TECHNICIAN, GrantState.EFFECTIVE)
    end_role(session, by(session, ADMINISTRATOR), grant, "moved to another site", "no")
    sign(QA, "/people/anna/assess?affected=not_known&reason=her+training+was+overdue")
    sign(QA, f"{path}/reject?because=the+bag+leaks")
    assert sign.actions == IN_DOUBT


@on_sqlite  # what is read is the same on both
def test_the_comparison_with_the_paper_reads_the_batch_once(demo: Site) -> None:
    number, sign = imported(demo, file_of(documented())).number, Dialogues(demo)
    sign(BORIS, f"/batches/{number}/paper/check")
    assert sign.actions == ON_PAPER


@on_sqlite  # what is read is the same on both
def test_a_label_and_a_paper_are_noted_with_what_is_read_under_the_lock(tested: Finished) -> None:
    ending.decide(tested.player)
    labels.print_label(tested.session, by(tested.session, ANNA), tested.number, ending.BAG, "us", "1")
    app = pages(tested)
    told = {"happened_date": f"{tested.player.now:%Y-%m-%d}", "happened_time": f"{tested.player.now:%H:%M}"}
    paper = {"kind": "request", "person": "Dr Weiss", "reference": "F-12"}
    for writer, path, typed in (
        (ANNA, f"containers/{ending.BAG}/labels/account", {"what": "applied", "count": "1"}),
        (CLARA, "papers/note", paper | told),
    ):
        browser = logged_in(tested, member(writer), app)
        with counting(tested.ledger) as counts:
            answered = browser.post(f"/batches/{tested.number}/{path}", typed)
        assert answered.status_code == 302, f"{path}: {words(answered)}"
        assert counts.most_readings == 1, path


def addresses(site: Finished) -> Iterator[tuple[Member, str]]:
    """Every page about a finished batch, of each kind one or a few, with somebody who may open it."""
    case = open_case(site.session, site.number)
    runs = {run.step.operation: run.key for run in case.dossier.runs if run.lines}
    names = {
        "number": [site.number],
        "key": [key for operation, key in runs.items() if operation in RUNS_VISITED],
        "code": [ending.BAG],
        "criterion": ["viability"],
        "ordinal": ["1"],
        "day": ["-1"],
        "form": ["csv"],
        "sha256": [attachment.sha256 for attachment in case.dossier.attachments][:1],
    }
    for route, who in reviewed().items():
        method, _, address = route.partition(" ")
        roles = roles_of(who) or frozenset()
        if method == "GET" and address.startswith("/batches/<"):
            named = [address]
            for name in re.findall(r"<(?:\w+:)?(\w+)>", address):
                named = [re.sub(rf"<(?:\w+:)?{name}>", text, part) for part in named for text in names[name]]
            somebody = next(person for person in staff.STAFF if roles & set(person.roles))
            yield from ((somebody, part) for part in named)


@on_sqlite  # what is read is the same on both
def test_no_page_of_a_finished_batch_reads_it_twice(tested: Finished) -> None:
    ending.release_and_give(tested.player)
    app = pages(tested)
    browsers = {person.login: logged_in(tested, member(person), app) for person in staff.STAFF}
    often = {}
    for somebody, address in addresses(tested):
        with counting(tested.ledger) as counts:
            answered = browsers[somebody.login].get(address)
        assert answered.status_code in (200, 302, 404, 409), address
        often[address] = max(counts.most_readings, counts.figures)
    assert len(often) > 60
    assert {address: times for address, times in often.items() if times > 1} == {}
