"""Told no: the page says who may, and the attempt stands in the trail of who made it, however often it is made."""

import pytest
import sqlalchemy as sa

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.models import AccessEvent
from nkmfg.services.people.access_refusals import AND_MORE, MOST
from nkmfg.words.roles import rule_words
from tests.conftest import Site
from tests.staff import ADAM, ANNA, BORIS, HEDDA, QUINN
from tests.web.client import hidden, logged_in, pages, stranger, tablet_token, words

pytestmark = [pytest.mark.challenge("T26"), pytest.mark.req("A03")]


def noted(site: Site, login: str) -> list[str | None]:
    """What this person was refused, oldest first."""
    site.session.rollback()
    refused = sa.select(AccessEvent.detail).where(AccessEvent.kind == "refused", AccessEvent.typed_login == login)
    return list(site.session.scalars(refused.order_by(AccessEvent.id)))


def test_a_refused_page_stands_in_the_trail_of_who_asked_with_the_tablet(site: Site) -> None:
    app, token = pages(site), tablet_token(site)
    anna = logged_in(site, ANNA, app, tablet=token)
    assert anna.get("/people/quinn").status_code == 403
    assert anna.post("/people/quinn/disable", {"reason": "I want to"}).status_code == 403
    assert noted(site, "anna") == ["GET /people/quinn", "POST /people/quinn/disable"]
    quinn = logged_in(site, QUINN, app)
    told = words(quinn.get("/trail?stream=person/anna"))
    assert "refused" in told
    assert "POST /people/quinn/disable" in told
    assert "Tablet 3" in told
    assert "POST /people/quinn/disable" in words(quinn.get("/people/anna"))
    assert site.breaks() == []


def test_the_same_again_is_noted_once_and_other_things_up_to_a_number(site: Site) -> None:
    anna = logged_in(site, ANNA, pages(site))
    for _ in range(5):
        anna.get("/people")
    assert noted(site, "anna") == ["GET /people"]
    for number in range(MOST + 10):
        anna.get(f"/people/nobody-{number}")
    assert noted(site, "anna") == [
        "GET /people",
        *(f"GET /people/nobody-{number}" for number in range(MOST - 1)),
        AND_MORE,
    ]


def test_what_is_typed_into_an_address_is_kept_short_and_without_its_query(site: Site) -> None:
    anna = logged_in(site, ANNA, pages(site))
    anna.get(f"/people/{'x' * 900}?password=not+for+the+record")
    (kept,) = noted(site, "anna")
    assert kept is not None
    assert len(kept) == 200
    assert "password" not in kept


def test_a_signer_without_the_right_is_noted_in_their_own_trail_not_in_the_session_owners(site: Site) -> None:
    app = pages(site)
    logged_in(site, ADAM, app).post("/people/boris/roles/propose", {"role": "qc_analyst"})
    quinn, path = logged_in(site, QUINN, app), "/people/boris/roles/qc_analyst/approve"
    answered = quinn.post(path, hidden(quinn.get(path), "sign") | {"badge": ANNA.badge, "password": ANNA.password})
    assert answered.status_code == 403
    assert (noted(site, "anna"), noted(site, "quinn")) == ([f"POST {path}"], [])
    # Wrong credentials are the door's, and noted there already.
    quinn.post(path, hidden(quinn.get(path), "sign") | {"badge": BORIS.badge, "password": "a wild guess"})
    assert noted(site, "boris") == []


def test_nobody_logged_in_writes_nothing_by_asking(site: Site) -> None:
    before = site.session.scalar(sa.select(sa.func.count(AccessEvent.id)))
    browser = stranger(site, pages(site))
    for path in ("/people", "/trail", "/batches", "/accounts/open"):
        assert browser.get(path).status_code == 302
    site.session.rollback()
    assert site.session.scalar(sa.select(sa.func.count(AccessEvent.id))) == before


def test_a_password_typed_as_a_user_name_is_kept_nowhere(site: Site) -> None:
    browser = stranger(site, pages(site))
    assert browser.post("/log-in", {"badge": ANNA.password, "password": "oops"}).status_code == 403
    site.session.rollback()
    with site.ledger.engine.connect() as connection:
        images = connection.exec_driver_sql(
            "SELECT became FROM change UNION SELECT typed_login FROM access_event"
        ).all()
    assert [image for (image,) in images if ANNA.password in image] == []


@pytest.mark.parametrize(
    ("who", "path", "says"),
    [
        (HEDDA, "/orders/COI-0001-95/weight", "A clinician or a technician other than who weighed or wrote it may."),
        (ANNA, "/people", "An administrator, QA or the head of production may."),
        (
            ANNA,
            "/people/boris/roles/qc_analyst/approve",
            "QA or the head of production other than who is to get it may.",
        ),
        (QUINN, "/accounts/open", "An administrator may."),
        (ADAM, "/trail", "QA may."),
    ],
    ids=lambda member: getattr(member, "login", None),
)
def test_the_page_says_who_may(site: Site, who: object, path: str, says: str) -> None:
    answered = logged_in(site, who, pages(site)).get(path)  # type: ignore[arg-type]
    assert answered.status_code == 403
    assert f"Your roles do not allow it. {says}" in words(answered)


@pytest.mark.parametrize("action", RULES, ids=str)
def test_every_rule_says_who_may_in_a_sentence(action: Action) -> None:
    said = rule_words(RULES[action])
    assert said[0].isupper()
    assert said.endswith(" may.")
    assert "_" not in said
