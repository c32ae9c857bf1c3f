"""From the results to the child in a browser: review, release, label, issue, infusion, IL-2, a call, certification."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from nkmfg.demo.staff import ALMA, ANNA, BORIS, CLARA, HEDDA, QA, QASIM, RITA
from tests.journey.desk import Desk
from tests.journey.hands import Hands, fill, follow, primary, sign
from tests.journey.making import report, review_results

STERILITY = ("sterility_in_process_final", "sterility")


def printed(hands: Hands, tap: Callable[[], None]) -> str:
    """The words of a PDF that comes down."""
    with hands.page.expect_download() as waiting:
        tap()
    pages = PdfReader(Path(waiting.value.path())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def main_of(hands: Hands) -> Locator:
    return hands.page.locator("main")


def not_released(desk: Desk, hands: Hands) -> None:
    """The authorised person sees what blocks, has nothing to tap, and is refused at the door as well."""
    desk.log_in(ALMA)
    hands.at("/release")
    expect(main_of(hands)).to_contain_text("QA has not reviewed the record")
    expect(hands.page.locator('a[href$="/release/sign"]')).to_have_count(0)
    hands.at("/release/sign")
    expect(main_of(hands)).to_contain_text("QA has not reviewed the record")
    expect(hands.page.locator("#sign")).to_have_count(0)


def reviewed(desk: Desk, hands: Hands) -> None:
    """QA answers what is open, and signs the review of the record."""
    desk.log_in(RITA)
    hands.at("/review")
    waiting = hands.page.locator("ol.reviewed form")
    while waiting.count():
        waiting.first.locator("textarea").fill("looked at; without effect on the product")
        follow(waiting.first.locator("button"))
    primary(hands.page)
    sign(hands.page, RITA)
    expect(main_of(hands)).to_contain_text("The record is reviewed as it stands")


def released(desk: Desk, hands: Hands) -> None:
    """Released for use with the sterility pending, by somebody who did nothing of it."""
    desk.log_in(ALMA)
    hands.at("/release")
    primary(hands.page)
    expect(hands.page.locator("#sign")).to_contain_text("Sterility of the final product")
    sign(hands.page, ALMA)
    expect(main_of(hands)).to_contain_text("released for use")
    expect(main_of(hands)).to_contain_text("results pending")


def dose_verified(desk: Desk, hands: Hands) -> None:
    """The head of production, who counted none of it."""
    desk.log_in(HEDDA)
    hands.at("/dose/verify")
    sign(hands.page, HEDDA)
    expect(main_of(hands)).to_contain_text("The dose is verified")


def labelled(desk: Desk, hands: Hands, bags: Iterable[str]) -> None:
    """Two labels for each bag: printed by one, verified by another, one applied and one kept."""
    for bag in bags:
        desk.log_in(ANNA)
        hands.at(f"/containers/{bag}/labels/print")
        fill(hands.page, profile="us", copies="2")
        said = printed(hands, lambda: hands.page.locator(".actionbar .primary").tap())
        assert "RELEASED FOR USE" in said
        assert "For use by intended recipient only" in said
        desk.log_in(BORIS)
        hands.at(f"/containers/{bag}/labels/verify")
        sign(hands.page, BORIS)
        expect(main_of(hands)).to_contain_text(f"The label of {bag} is verified")
        for what in ("applied", "kept"):
            hands.at(f"/containers/{bag}/labels/account")
            fill(hands.page, what=what, count="1")
            primary(hands.page)
            expect(main_of(hands)).to_contain_text("It is counted")


def papers(hands: Hands, bag: str) -> str:
    """The sheet for the ward and a numbered form to be signed in ink, printed; the number of the form."""
    hands.at("/containers")
    here = hands.page.locator(f"#container-{bag}")
    here.locator("input[name=telephone]").fill("+375 17 555 0102")
    sheet = printed(hands, lambda: here.get_by_text("Ward sheet (PDF)").tap())
    for line in ("RELEASED FOR USE", "Pending: Sterility of the final product", "+375 17 555 0102", "No steroids"):
        assert line in sheet, line
    form = printed(hands, lambda: here.get_by_text("New infusion form (PDF)").tap())
    return next(word for word in form.split() if word.startswith("IF-"))


def scanned(hands: Hands, bag: str, coi: str) -> None:
    """What the technician types and scans at the counter; whether it goes is the page's to say."""
    hands.at(f"/containers/{bag}/issue")
    fill(
        hands.page,
        container_scan=f"{hands.batch} {bag}",
        order_scan=coi,
        happened="now",
        whom="ward 3, nurse Marta Lis",
    )
    fill(hands.page, condition="cool, intact, 5.2 °C")
    primary(hands.page)


def issued(desk: Desk, hands: Hands, bag: str, coi: str) -> None:
    """Matched by scan and handed over by one, checked by another."""
    desk.log_in(BORIS)
    scanned(hands, bag, coi)
    expect(main_of(hands)).to_contain_text(f"Container {bag} is handed over")
    desk.log_in(HEDDA)
    hands.at("/containers")
    follow(hands.page.locator(f"#container-{bag}").get_by_text("Check and sign"))
    sign(hands.page, HEDDA)
    expect(main_of(hands)).to_contain_text("Checked and signed")


def not_issued(desk: Desk, hands: Hands, bag: str, coi: str, *because: str) -> None:
    """Nobody is offered the issue, and whoever sends it all the same is refused with the reasons."""
    desk.log_in(BORIS)
    hands.at("/containers")
    expect(hands.page.locator(f'a[href$="/{bag}/issue"]')).to_have_count(0)
    scanned(hands, bag, coi)
    for sentence in ("Not issued.", *because):
        expect(main_of(hands)).to_contain_text(sentence)


def transcribed(
    desk: Desk, hands: Hands, bag: str, form: str, started: datetime, given_ml: str, weight_kg: str, delivered: str
) -> None:
    """The paper that came back hours later: typed by one as it happened, with its photograph; checked by another."""
    desk.log_in(CLARA)
    hands.at("/dose")
    primary(hands.page)
    bedside = {"container": bag, "identity_matched": "yes", "weight_kg": weight_kg, "form_number": form}
    people = {"given_by": "ward nurse Marta Lis", "second": "ward nurse Piotr Zając"}
    fill(hands.page, **bedside, **people, started=started, stopped=started + timedelta(minutes=35))
    fill(hands.page, given_ml=given_ml, reaction="none", residue="none_left", tubing_ml="1.0", flush_ml="20")
    photo = {"name": "form.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n a form"}
    hands.page.set_input_files("input[name=scan]", files=[photo])
    primary(hands.page)
    expect(main_of(hands)).to_contain_text("Infusion 1 is written down")
    desk.log_in(ANNA)
    hands.at("/dose")
    primary(hands.page)
    sign(hands.page, ANNA)
    expect(main_of(hands)).to_contain_text("Infusion 1 is checked")
    infusions = hands.page.locator("#infusions")
    for text in (delivered, form, f"{started:%H:%M}", "Piotr Zając"):
        expect(infusions).to_contain_text(text)
    expect(hands.page.locator(".band")).not_to_contain_text("deviation")  # the rest of the dose is to come


def il2(desk: Desk, hands: Hands) -> None:
    """The day before it was given; on day 1 it was held, with its reason."""
    desk.log_in(CLARA)
    hands.at("/il2/-1")
    yesterday = desk.now - timedelta(days=1)
    fill(hands.page, given="given", ordered_iu="870000", given_iu="870000", at=yesterday, site="left thigh")
    primary(hands.page)
    expect(hands.page.locator("#il2")).to_contain_text("870,000 IU")


def stopped_by_a_positive(desk: Desk, hands: Hands, bag: str, coi: str) -> str:
    """The laboratory telephones: two taps, and the bag that was not given stays; the number of the call."""
    desk.log_in(ANNA)
    hands.at()
    follow(hands.page.get_by_role("link", name="Phoned positive"))
    fill(hands.page, about=f"container {bag}", caller="Dr Stern, microbiology")
    primary(hands.page)
    expect(main_of(hands)).to_contain_text("Whom to call")
    number = hands.page.url.rpartition("/")[2]
    hands.at()
    expect(hands.page.locator("body")).to_contain_text("Stopped: a positive was reported")
    not_issued(desk, hands, bag, coi, number)
    return number


def positive_explained(desk: Desk, hands: Hands, number: str) -> None:
    """QA finds it false, with the cause, and signs."""
    desk.log_in(QA)
    desk.go(f"/positives/{number}")
    primary(hands.page)
    fill(hands.page, finding="false_positive", cause="the bottle was cracked; its repeat stayed clear")
    primary(hands.page)
    sign(hands.page, QA)
    expect(main_of(hands)).to_contain_text("stop lifted")


def deviations_closed(desk: Desk, hands: Hands) -> None:
    """QA assesses what is open of the batch, and signs each."""
    desk.log_in(QA)
    desk.go("/deviations")
    waiting = hands.page.get_by_role("link", name=f"{hands.batch}-D")
    while waiting.count():
        follow(waiting.first)
        primary(hands.page)
        fill(hands.page, assessment="looked into; without effect on the child")
        primary(hands.page)
        sign(hands.page, QA)
        expect(main_of(hands)).to_contain_text("is assessed and closed")
        desk.go("/deviations")


def destroyed(desk: Desk, hands: Hands, bag: str) -> None:
    """The bag nobody needed, before a witness; a second person checks it."""
    desk.log_in(BORIS)
    hands.at(f"/containers/{bag}/destroy")
    fill(hands.page, happened="now", condition="autoclaved", witness="Hedda Brandt", reason="expired")
    primary(hands.page)
    expect(main_of(hands)).to_contain_text(f"container {bag} was destroyed")
    desk.log_in(HEDDA)
    hands.at("/containers")
    follow(hands.page.locator(f"#container-{bag}").get_by_text("Check and sign").last)
    sign(hands.page, HEDDA)
    expect(main_of(hands)).to_contain_text("none without an end")
    desk.go("/deviations")
    expect(main_of(hands)).to_contain_text("is below the level of")


def certified(desk: Desk, hands: Hands) -> None:
    """Day 14 of the last bottles: the results, their review, what came later reviewed, and the certificate."""
    desk.log_in(QASIM)
    for criterion in STERILITY:
        report(hands, criterion, "no_growth")
    review_results(desk, hands)
    reviewed(desk, hands)
    desk.log_in(ALMA)
    hands.at("/release")
    primary(hands.page)
    sign(hands.page, ALMA)
    expect(main_of(hands)).to_contain_text(f"Batch {hands.batch} is certified")


def the_record(desk: Desk, hands: Hands, *lines: str) -> None:
    """QA prints the whole record, with a reason."""
    desk.log_in(QA)
    hands.at("/record.pdf")
    fill(hands.page, reason="review of the finished batch")
    said = printed(hands, lambda: hands.page.locator(".actionbar .primary").tap())
    for line in (hands.batch, *lines):
        assert line in said, line
