"""A container is found by its exact code alone: another spelling of it would be stopped by nothing of its own."""

import pytest
from sqlalchemy import func, select

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import BORIS, CLARA, HEDDA, QA, by
from nkmfg.domain.values.errors import Unknown
from nkmfg.models import CustodyTransfer, InfusionForm, LabelNote
from nkmfg.services import custody, labels
from nkmfg.services.dossier.case import open_case
from tests.finished import Finished
from tests.web.client import logged_in, pages

MISSPELT = (f"%20{BAG}", f"{BAG}%20", BAG.lower())


@pytest.mark.req("I08", "P05")
def test_every_page_of_a_container_knows_it_by_its_exact_code_alone(filled: Finished) -> None:
    app = pages(filled)
    rules = [rule for rule in app.url_map.iter_rules() if "/containers/<code>" in rule.rule]
    assert len(rules) >= 10
    found: dict[str, set[int]] = {rule.rule: set() for rule in rules}
    for member in (BORIS, CLARA, HEDDA, QA):
        browser = logged_in(filled, member, app)
        for rule in rules:
            for code in MISSPELT:
                path = rule.rule.replace("<number>", filled.number).replace("<code>", code)
                asked = [browser.get, browser.post] if "GET" in (rule.methods or ()) else [browser.post]
                for ask in asked if "POST" in (rule.methods or ()) else asked[:1]:
                    found[rule.rule].add(ask(path).status_code)
    assert {rule: statuses - {403} for rule, statuses in found.items()} == {rule: {404} for rule in found}
    for table in (CustodyTransfer, InfusionForm, LabelNote):
        assert filled.session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.req("I08", "P05")
@pytest.mark.parametrize("code", [f" {BAG}", f"{BAG} ", BAG.lower()])
def test_no_service_takes_a_container_by_another_spelling(ready: Finished, code: str) -> None:
    session, number, here = ready.session, ready.number, by(ready.session, BORIS)
    order = open_case(session, number).dossier.order
    handing = custody.CustodyInput(
        happened_at=ready.player.now,
        whom="ward 3",
        condition="intact",
        witness="hedda",
        container_scan=f"{number} {code}",
        order_scan=order.coi_code,
    )
    for attempt in (
        lambda: custody.issue(session, here, number, code, handing),
        lambda: custody.note_issue(session, by(session, CLARA), number, code, handing, "gone"),
        lambda: custody.take_back(session, here, number, code, handing),
        lambda: custody.destroy(session, here, number, code, handing, "not needed"),
        lambda: labels.print_label(session, here, number, code, "us", "1", "again"),
        lambda: labels.note_label(session, here, number, code, "applied", "1"),
        lambda: labels.label_to_sign(session, number, code),
    ):
        with pytest.raises(Unknown):
            attempt()
    assert open_case(session, number).dossier.ward.hands == ()
