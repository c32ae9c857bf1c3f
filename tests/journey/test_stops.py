"""What is questioned after the release, in a real browser: who is told, what pages and papers say, what ends it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ALMA, ANNA, BORIS, CLARA, QA, QASIM, Member, by
from nkmfg.services.bedside import new_form
from nkmfg.words.label import STOPPED
from tests.finished import Finished, another_batch
from tests.journey import giving
from tests.journey.conftest import Facility, served
from tests.journey.desk import Desk, LogIn
from tests.journey.hands import Hands, fill, follow, primary, sign
from tests.journey.making import report
from tests.ledger.backends import on_sqlite

pytestmark = [pytest.mark.journey, on_sqlite]
A_FORM = {"given_by": "ward nurse Marta Lis", "second": "ward nurse Piotr Zając", "residue": "none_left"}


@pytest.fixture
def facility(issued: Finished) -> Iterator[Facility]:
    """A released batch whose bag went to the ward an hour ago."""
    with served(issued, issued.player) as there:
        yield there


def arrive(facility: Facility, at_the_tablet: LogIn, member: Member) -> tuple[Desk, Hands, Locator]:
    page = at_the_tablet(member)
    hands = Hands(page, facility.address, facility.player.batch.number, ANNA, BORIS)
    return Desk(facility, page), hands, page.locator("main")


def today_of(desk: Desk, member: Member) -> Locator:
    """The first page, as somebody sees it."""
    desk.log_in(member)
    desk.go("/")
    return desk.page.locator("main")


@pytest.mark.req("FD2", "FD3")
def test_a_dose_corrected_after_issue_stops_the_bag_on_the_ward_until_qa_assesses_it(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    desk, hands, main = arrive(facility, at_the_tablet, BORIS)
    said = "NK cells in BAG1: 9.779 × 10⁸ when the batch was decided on, not known now"
    number = hands.batch
    hands.open("count_dose_first")
    follow(hands.page.locator("tr", has_text="24.8").get_by_role("link", name="correct"))
    fill(hands.page, value="12.4", reason="the dilution was noted wrong")
    primary(hands.page)
    expect(main).to_contain_text(f"A deviation is open: {said}")

    for member in (BORIS, CLARA, ALMA):
        expect(today_of(desk, member)).to_contain_text(f"{STOPPED}\n{number}: {said}", use_inner_text=True)
    desk.log_in(BORIS)
    hands.at("/containers")
    expect(hands.page.locator(".stops")).to_contain_text(said)
    stop = hands.page.locator(f"#container-{BAG} .refusal")
    for sentence in (STOPPED, said, "It is with ward 3, nurse Marta Lis: telephone now"):
        expect(stop).to_contain_text(sentence)
    here = hands.page.locator(f"#container-{BAG}")
    for paper in (
        giving.printed(hands, lambda: here.get_by_text("Ward sheet (PDF)").tap()),
        giving.printed(hands, lambda: here.get_by_text("New infusion form (PDF)").tap()),
        giving.printed(hands, lambda: hands.page.get_by_text("Accompanying record (PDF)").tap()),
    ):
        assert STOPPED in paper
    follow(stop.get_by_role("link", name="Print the label that says so"))
    fill(hands.page, profile="us", copies="1", reason="it goes over the clean one")
    label = giving.printed(hands, lambda: hands.page.locator(".actionbar .primary").tap())
    for words in (STOPPED, said):
        assert words in label
    assert "RELEASED" not in label
    hands.at(f"/containers/{BAG}/labels")
    expect(main).to_contain_text("1 not accounted for")

    giving.deviations_closed(desk, hands)
    expect(today_of(desk, CLARA)).not_to_contain_text(STOPPED)
    hands.at("/containers")
    expect(hands.page.locator(f"#container-{BAG} .refusal")).to_have_count(0)
    expect(main).to_contain_text("dose not verified")


@pytest.mark.req("FD10", "FD11")
def test_another_bags_form_stops_both_batches_and_a_reaction_without_action_is_kept_and_asked_for(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    session, number = facility.site.session, facility.player.batch.number
    other = another_batch(facility.site)
    form = new_form(session, by(session, ANNA), other, "P9")[0]
    session.rollback()
    desk, hands, main = arrive(facility, at_the_tablet, CLARA)
    hands.batch = number
    hands.at("/dose")
    primary(hands.page)
    times = {"started": desk.now - timedelta(minutes=50), "stopped": desk.now - timedelta(minutes=15)}
    amounts = {"given_ml": "40", "weight_kg": "18.4"}
    fill(hands.page, container=BAG, identity_matched="yes", form_number=form, reaction="grade_3", **times, **amounts)
    fill(hands.page, **A_FORM)
    primary(hands.page)
    wrong = f"Form {form} was printed for {other} P9, not for {BAG}"
    expect(main).to_contain_text(f"A deviation is open: {wrong}")
    gap = "A reaction is written down, and nothing of what was done about it."
    for sentence in ("grade 3", gap, wrong):
        expect(hands.page.locator("#infusions")).to_contain_text(sentence)
    desk.go(f"/batches/{other}")
    expect(main).to_contain_text(f"came back from the infusion of {number} {BAG}")
    expect(hands.page.locator(".stops")).to_contain_text(f"came back from the infusion of {number} {BAG}")
    expect(today_of(desk, CLARA)).to_contain_text(gap)
    desk.go("/cohorts")
    expect(main).to_contain_text("1 in doubt")

    for batch in (number, other):
        hands.batch = batch
        giving.deviations_closed(desk, hands)
    desk.log_in(CLARA)
    hands.batch = number
    hands.at("/infusions/1")
    fill(hands.page, reaction_action="stopped, saline, hydrocortisone by Dr Weiss", reason="it was not typed")
    primary(hands.page)
    expect(hands.page.locator("#infusions")).to_contain_text("hydrocortisone")
    expect(hands.page.locator("#infusions")).not_to_contain_text(gap)


@pytest.mark.req("FD11")
def test_a_positive_confirmed_while_nobody_is_told_is_chased_and_growth_is_under_investigation_at_once(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    desk, hands, main = arrive(facility, at_the_tablet, ANNA)
    hands.at()
    follow(hands.page.get_by_role("link", name="Phoned positive"))
    fill(hands.page, about=f"container {BAG}", caller="Dr Stern, microbiology")
    primary(hands.page)
    path = hands.page.url.removeprefix(facility.address)
    desk.log_in(QA)
    desk.go(path)
    primary(hands.page)
    fill(hands.page, finding="confirmed", cause="Gram-positive cocci in both bottles")
    primary(hands.page)
    sign(hands.page, QA)
    chase = "Nobody is told yet: call now, and have it read back."
    expect(main).to_contain_text("confirmed")
    expect(main).to_contain_text(chase)
    told = f"Nobody was told of positive {path.rpartition('/')[2]} yet"
    expect(today_of(desk, ANNA)).to_contain_text(told)
    desk.go(f"{path}/note?kind=told&text=Clara Weiss, ward 3")
    fill(hands.page, happened="now", read_back="yes")
    primary(hands.page)
    expect(main).to_contain_text("read back")
    expect(main).not_to_contain_text(chase)
    desk.go("/")
    expect(main).not_to_contain_text(told)

    desk.log_in(QASIM)
    report(hands, "sterility", "growth")
    row = hands.page.locator("#sterility")
    for words in ("fail", "Out of specification, under investigation"):
        expect(row).to_contain_text(words)
    expect(row).not_to_contain_text("pending")
    hands.at("/release")
    expect(main).to_contain_text("Growth. Out of specification, under investigation.")
    expect(hands.page.locator(".band")).to_contain_text("a result failed after the decision")
