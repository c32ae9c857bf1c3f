"""No way around: every state of a batch × decision × role, tried, against a table that people reviewed.

A cell of release.txt names those who are let in; "-" is nobody, whatever their role.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path
from shutil import copyfile

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ADMINISTRATOR, ALMA, ANNA, CLARA, HEDDA, QA, QASIM, RITA, Member, by, signs
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.findings.record import PAPERS
from nkmfg.domain.permissions.accounts import ProvenBy
from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.ledger import triggers
from nkmfg.ledger.actor import By
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import SHAPES, ledger_of, open_engine, open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Signature, TreatmentOrder
from nkmfg.services import custody, decisions, positives, release, supply
from nkmfg.services.dossier.case import keep_cases, open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.people.authentication import offer
from nkmfg.services.steps.runs import open_deviation
from tests.conftest import Backend, Database
from tests.finished import Finished, played
from tests.ledger.backends import on_sqlite
from tests.services.test_custody import weigh
from tests.silent import delete_every_sentence

TABLE = Path(__file__).with_name("release.txt")
CREW = (ANNA, HEDDA, QASIM, QA, RITA, ALMA, CLARA, ADMINISTRATOR)
NAMES = "THCQRAKD"
"""One of each role; of the two of QA it is Rita, R, who has reviewed the record."""

Do = Callable[[Session, Signing, str], object]
Ask = Callable[[Session, str], ToSign | None]
WHY = "because of this"


def asked_to_issue(session: Session, number: str) -> None:
    """An issue is not signed by who hands the bag over, so there is nothing to show; what is against it is told."""
    if open_case(session, number).against(BAG):
        raise Refused("not issued")


def issued(session: Session, signing: Signing, number: str) -> int:
    order = session.get_one(TreatmentOrder, batch_numbered(session, number).order_id)
    handing = custody.CustodyInput(
        happened_at=ledger_of(session).clock.now(session),
        whom="ward 3, nurse Marta Lis",
        condition="cool, intact, 5.2 °C",
        container_scan=custody.whole_name(number, BAG),
        order_scan=order.coi_code,
    )
    return custody.issue(session, By(signing.person_id, signing.person_id), number, BAG, handing)


ACTIONS: dict[str, tuple[Ask, Do]] = {
    "release": (release.release_to_sign, release.release),
    "certify": (release.certification_to_sign, release.certify),
    "approve supply": (supply.approval_to_sign, supply.approve),
    "supply": (supply.supply_to_sign, supply.supply),
    "reject": (
        lambda session, number: decisions.reject_to_sign(session, number, WHY),
        lambda session, signing, number: decisions.reject(session, signing, number, WHY),
    ),
    "recall": (
        lambda session, number: decisions.recall_to_sign(session, number, WHY),
        lambda session, signing, number: decisions.recall(session, signing, number, WHY),
    ),
    "destroy": (
        lambda session, number: decisions.end_to_sign(session, number, Decision.DESTROYED, WHY),
        lambda session, signing, number: decisions.end(session, signing, number, Decision.DESTROYED, WHY),
    ),
    "end uncertified": (
        lambda session, number: decisions.end_to_sign(session, number, Decision.NOT_CERTIFIED, WHY),
        lambda session, signing, number: decisions.end(session, signing, number, Decision.NOT_CERTIFIED, WHY),
    ),
    "close": (
        lambda session, number: decisions.close_to_sign(session, number, WHY),
        lambda session, signing, number: decisions.close(session, signing, number, WHY),
    ),
    "issue": (asked_to_issue, issued),
}
LET_OUT = {"release": ALMA, "certify": ALMA, "supply": ALMA, "issue": ANNA}
LAST_SIGNER = sa.select(Signature.signer_login).order_by(Signature.id.desc()).limit(1)
TEST_OF = {"sterility": "P", "sterility_in_process_final": "IP"}


def decided(site: Finished, action: str, member: Member) -> None:
    ask, do = ACTIONS[action]
    copy = ask(site.session, site.number)
    assert copy is not None
    do(site.session, signs(site.session, member, copy), site.number)


def reported(site: Finished, found: str = "no_growth") -> None:
    """The last bottles are read on their last day, and what came since the release is reviewed."""
    site.player.wait(days=14)
    for criterion, tail in TEST_OF.items():
        ending.report(site.player, criterion, found, sample=f"S-{site.number[-3:]}-{tail}")
    ending.review_the_results(site.player)
    ending.review_record(site.player)


def forged(site: Finished, scope: str) -> None:
    """Somebody with the file in hand changes what was signed, and puts the triggers back."""
    shape = next(shape for shape in SHAPES if shape.name == "signed_copy")
    engine = open_engine(site.database.owner_url, poolclass=sa.NullPool)
    with engine.connect().execution_options(writer=True) as connection, connection.begin():
        triggers.uninstall(connection, [shape])
        done = connection.execute(
            sa.text(
                "UPDATE signed_copy SET payload = replace(payload, 'batch', 'catch') WHERE id IN"
                " (SELECT copy_id FROM signature WHERE scope = :scope)"
            ),
            {"scope": f"batch/{site.number}/{scope}"},
        )
        triggers.install(connection, [shape])
    assert done.rowcount == 1
    engine.dispose()


def labelled(site: Finished) -> None:
    """A second person verified the dose, and another the label that is on the bag."""
    ending.verify_dose(site.player)
    ending.label(site.player)


def deviated(site: Finished) -> None:
    open_deviation(site.session, by(site.session, ANNA), site.player.batch, "an alarm at night")


def phoned(site: Finished) -> None:
    call = positives.Call(about="bottle 3", caller="Dr Stern")
    positives.report(site.session, by(site.session, CLARA), batch_numbered(site.session, site.number), call)


def failing(site: Finished) -> None:
    """Out of specification, assessed, and every paper of an exceptional supply there."""
    ending.report(site.player, "viability", "61", sample=f"S-{site.number[-3:]}-P")
    ending.close_deviations(site.player)
    ending.review_the_results(site.player)
    ending.review_record(site.player)
    for kind in PAPERS:
        member = CLARA if kind in supply.PHYSICIANS else QA
        paper = supply.PaperInput(kind=kind, person="Dr Weiss", happened_at=site.player.now, reference="F-12")
        supply.note_paper(site.session, by(site.session, member), site.number, paper)


# How a state is reached, from the one before it: the batch has its results, and its record is reviewed.
STATES: dict[str, tuple[str, Callable[[Finished], None]]] = {
    "ready": ("", lambda site: None),
    "open deviation": ("ready", deviated),
    "positive phoned in": ("ready", phoned),
    "forged review": ("ready", lambda site: forged(site, "review")),
    "forged results review": ("ready", lambda site: forged(site, "results")),
    "out of specification": ("ready", failing),
    "supply approved": ("out of specification", lambda site: decided(site, "approve supply", QA)),
    "forged approval": ("supply approved", lambda site: forged(site, "exceptional_supply")),
    "exceptional supply": ("supply approved", lambda site: decided(site, "supply", ALMA)),
    "released": ("ready", lambda site: decided(site, "release", ALMA)),
    "dose not verified": ("released", lambda site: ending.label(site.player)),
    "label not applied": ("released", lambda site: ending.verify_dose(site.player)),
    "labelled": ("released", labelled),
    "labelled, deviation": ("labelled", deviated),
    "labelled, positive": ("labelled", phoned),
    "labelled, at 17.1 kg": ("labelled", lambda site: weigh(site, "17.1")),
    "labelled, expired": ("labelled", lambda site: site.player.wait(hours=30)),
    "labelled, recalled": ("labelled", lambda site: decided(site, "recall", QA)),
    "labelled, forged release": ("labelled", lambda site: forged(site, "disposition/1")),
    "labelled, forged dose": ("labelled", lambda site: forged(site, "dose")),
    "labelled, forged label": ("labelled", lambda site: forged(site, f"label/{BAG}/1")),
    "issued": ("labelled", lambda site: ending.issue(site.player)),
    "all in": ("released", reported),
    "forged release": ("all in", lambda site: forged(site, "disposition/1")),
    "all in, positive": ("all in", phoned),
    "certified": ("all in", lambda site: decided(site, "certify", ALMA)),
    "certified, no bag left": ("certified", lambda site: ending.destroy(site.player)),
    "rejected": ("ready", lambda site: decided(site, "reject", QA)),
    "rejected, no bag left": ("rejected", lambda site: ending.destroy(site.player)),
}


class Copies:
    """The file of each state, made when the first of all workers asks for it; an attempt has a copy of it.

    All attempts are made in one place, so that one engine and its compiled statements serve them.
    """

    def __init__(self, backend: Backend, tested: Database) -> None:
        self._backend = backend
        self._tested = tested
        self._place = backend.copy_of(tested)
        self._ledger = open_ledger(
            self._place.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True)
        )

    def of(self, state: str) -> Database:
        if not state:
            return self._tested
        before, reach = STATES[state]
        return self._backend.template(f"state{list(STATES).index(state)}", self.of(before), played(reach))

    @contextmanager
    def attempt(self, state: str) -> Iterator[Finished]:
        copyfile(self.of(state).path, self._place.path)
        with self._ledger.sessions() as session:
            yield Finished(self._place, self._ledger, session)
        self._ledger.engine.dispose()


@pytest.fixture(scope="module")
def copies(backend: Backend, _tested: Database) -> Copies:
    return Copies(backend, _tested)


def let_in(copies: Copies, state: str) -> dict[str, str]:
    """Who of the crew can do what in that state: everybody tries whatever is not refused to anybody who asks."""
    allowed = dict.fromkeys(ACTIONS, "")
    with copies.attempt(state) as site:
        keep_cases(site.session)
        offered = {action: copy for action in ACTIONS for copy in _offered(site, action)}
    for action, copy in offered.items():
        waiting = list(zip(NAMES, CREW, strict=True))
        while waiting:
            with copies.attempt(state) as site:
                allowed[action] += _first_of(site, waiting, copy, ACTIONS[action][1])
    return allowed


def _offered(site: Finished, action: str) -> list[ToSign | None]:
    """What is shown for signing. Where nothing is, the door says the same to whoever comes without it."""
    ask, do = ACTIONS[action]
    try:
        return [ask(site.session, site.number)]
    except Refused:
        if action in LET_OUT:
            with pytest.raises(Refused):
                do(site.session, _signing(site, LET_OUT[action], None), site.number)
        return []


def _first_of(site: Finished, waiting: list[tuple[str, Member]], copy: ToSign | None, do: Do) -> str:
    """The next of those waiting who is let in; a refusal leaves the copy as it was for whoever comes next."""
    while waiting:
        name, member = waiting.pop(0)
        with suppress(Forbidden):
            do(site.session, _signing(site, member, copy), site.number)
            assert copy is None or site.session.scalar(LAST_SIGNER) == member.login
            return name
    return ""


def _signing(site: Finished, member: Member, copy: ToSign | None) -> Signing:
    person = by(site.session, member).person_id
    nonce, seen = ("none", "nothing") if copy is None else (offer(site.session, copy), copy.digest)
    return Signing(person, person, proven_by=ProvenBy.USER_NAME_AND_PASSWORD, nonce=nonce, seen=seen)


def _reviewed() -> dict[str, dict[str, str]]:
    """By state and action who may, as the table says."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    (_, *actions), *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return {state: dict(zip(actions, (who.strip("-") for who in cells), strict=True)) for state, *cells in rows}


REVIEWED = _reviewed()


@on_sqlite
@pytest.mark.req("I02", "I03", "I05", "I08", "I10")
@pytest.mark.challenge("S5")
@pytest.mark.parametrize("state", list(STATES))
def test_who_can_decide_what_in_each_state_is_what_was_reviewed(copies: Copies, state: str) -> None:
    assert let_in(copies, state) == REVIEWED[state]


@on_sqlite
@pytest.mark.parametrize("state", list(STATES))
def test_without_a_single_sentence_the_same_people_decide_the_same(
    copies: Copies, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies.of(state)
    delete_every_sentence(monkeypatch)
    assert let_in(copies, state) == REVIEWED[state]


def test_the_table_asks_everything_in_each_state() -> None:
    assert list(REVIEWED) == list(STATES)
    assert all(set(row) == set(ACTIONS) for row in REVIEWED.values())


def test_nobody_decides_alone_and_nothing_open_or_forged_lets_a_batch_out() -> None:
    blocked = ("forged", "deviation", "positive", "at 17.1 kg", "expired", "recalled", "rejected", "not ")
    for state, action in product(STATES, LET_OUT):
        who = REVIEWED[state][action]
        assert "R" not in who, "she reviewed the record"
        assert set(who) <= set("TH" if action == "issue" else "QA"), (state, action)
        assert not (who and any(word in state for word in blocked)), (state, action)
    assert REVIEWED["supply approved"]["supply"] == "A"
    assert [state for state in STATES if REVIEWED[state]["issue"]] == ["labelled"]
