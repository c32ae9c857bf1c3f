"""Every page and part of the look, as people and browsers meet it. What needs no browser comes first."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright
from wtforms import BooleanField, Form, PasswordField, RadioField, StringField
from wtforms.validators import InputRequired

from tests.web.gallery import ERRORS, PAGES, ROOT, environment, render, write
from tests.web.gallery_site import Site, serve

CHROMIUM = Path("/usr/bin/chromium")
EVERY_PAGE = PAGES + ERRORS
STATIC = ROOT / "nkmfg/web/static"
TABLET: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
MM_15 = 75.6
"""15 mm on a 10-inch tablet of 1024 × 768: 128 px an inch."""


class Tags(HTMLParser):
    """All start tags of a page with what they carry."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(render(page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_page_carries_no_style_script_or_handler_of_its_own(page: str) -> None:
    for tag, carried in Tags(page).found:
        assert tag != "style"
        assert tag != "script" or "src" in carried
        assert not [name for name in carried if name == "style" or name.startswith(("on", "hx-on"))]
        assert not [said for said in carried.values() if said and said.startswith(("javascript:", "http:", "//"))]


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_an_id_stands_once_on_a_page_and_every_label_finds_its_field(page: str) -> None:
    tags = Tags(page).found
    ids = Counter(carried["id"] for _, carried in tags if "id" in carried)
    assert [name for name, count in ids.items() if count > 1] == []
    pointed = {said for _, carried in tags for name in ("for", "aria-describedby") if (said := carried.get(name))}
    assert pointed <= set(ids)


@pytest.mark.challenge("S16")
@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_secret_is_never_filled_in_nor_kept_as_a_draft(page: str) -> None:
    for tag, carried in Tags(page).found:
        if tag == "input" and carried.get("type") == "password":
            assert "value" not in carried
            assert carried["autocomplete"] == "new-password"
            assert "data-no-draft" in carried


def test_every_post_carries_its_token() -> None:
    for page in EVERY_PAGE:
        html = render(page)
        assert html.count('method="post"') == html.count('name="csrf_token"')


def macro(address: str) -> Callable[..., str]:
    """A macro by its file and name, as a template would import it."""
    file, name = address.split(".")
    return cast("Callable[..., str]", getattr(environment().get_template(f"_macros/{file}.html").module, name))


def test_what_a_person_typed_is_shown_as_text() -> None:
    shown = macro("field.number")("live", "Live", '"><script>alert(1)</script>', error="<b>no</b>")
    assert "<script>" not in shown
    assert "&lt;b&gt;no" in shown


def test_a_column_of_numbers_is_lined_up_on_the_decimal_point() -> None:
    aligned = macro("number.aligned")
    assert aligned("398", 1) == '<span class="n" data-ghost=".0">398</span>'
    assert aligned("0.06", 3) == '<span class="n" data-ghost="0">0.06</span>'
    assert aligned("0.075", 3) == '<span class="n">0.075</span>'
    assert aligned("—", 3) == '<span class="n">—</span>'


ANSWERS: Any = ["yes", "no"]  # the stubs know tuples only, which WTForms 3.3 gives up


class Donor(Form):
    code = StringField("Code", [InputRequired()], description="as on the form")
    consent = RadioField("Consent", choices=ANSWERS)
    haploidentical = BooleanField("Haploidentical")
    password = PasswordField("Password")


def test_a_plain_form_needs_one_line_a_field_and_keeps_what_was_typed() -> None:
    form = Donor(data={"code": "D-<0231>", "consent": "yes"})
    form.code.errors = ["There is a D-0231 already."]
    shown = {field.name: str(macro("field.of")(field)) for field in form}
    assert 'value="D-&lt;0231&gt;"' in shown["code"]
    assert "There is a D-0231 already." in shown["code"]
    assert 'value="yes" checked' in shown["consent"]
    assert "checked" not in shown["haploidentical"]
    assert "value" not in shown["password"]


def test_the_style_stays_small_and_the_scripts_short() -> None:
    assert (STATIC / "nkmfg.css").stat().st_size < 30_000
    own = [script for script in STATIC.glob("*.js") if not script.name.endswith(".min.js")]
    assert len(own) == 7
    for script in own:
        text = script.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 120
        assert "eval(" not in text


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("NO CHROMIUM: install it (apt install chromium); the pages were not looked at in a browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("gallery")
    write(folder, mark="")
    write(folder / "TEST", mark="TEST")
    with serve(folder) as served:
        yield served


@contextmanager
def looking(browser: Browser, site: Site, size: ViewportSize) -> Iterator[tuple[Page, list[str]]]:
    """A page of a touch screen, and what the browser complains of, breaches of the content policy among it."""
    context = browser.new_context(viewport=size, has_touch=True, is_mobile=size is PHONE, base_url=site.address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    yield page, complaints
    context.close()


def taken(complaints: list[str]) -> list[str]:
    """What the browser complained of since it was asked before, but for a refusal that the page asked for."""
    said = [text for text in complaints if "403" not in text]
    complaints.clear()
    return said


@pytest.fixture
def tablet(browser: Browser, site: Site) -> Iterator[Page]:
    """A tablet of the test's own."""
    with looking(browser, site, TABLET) as (page, complaints):
        yield page
    assert taken(complaints) == []


@pytest.fixture(scope="module", params=[TABLET, PHONE], ids=["tablet", "phone"])
def screen(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[tuple[Page, list[str]]]:
    """A tablet and a phone that only look, and are shared by all pages."""
    with looking(browser, site, request.param) as shared:
        yield shared


SMALL_TARGETS = """least => [...document.querySelectorAll(
    "button, .button, summary, select, textarea, input:not([type=hidden]):not(label input), label:has(input), " +
    "nav a, .days a, .top a")]
  .map(target => [target.outerHTML.slice(0, 80), target.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < least || box.width < least - 4)).map(([html]) => html)"""


@pytest.mark.journey
@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_page_fits_the_screen_for_gloved_fingers_and_every_reader(screen: tuple[Page, list[str]], page: str) -> None:
    shown, complaints = screen
    shown.goto(f"/{page}.html")
    size = shown.viewport_size
    assert size is not None
    assert shown.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert shown.evaluate(SMALL_TARGETS, 48 if size == TABLET else 44) == []
    if size == TABLET:
        found = Axe().run(shown).response["violations"]
        assert [
            (fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in ("serious", "critical")
        ] == []
    assert taken(complaints) == []


@pytest.mark.journey
def test_the_batch_band_and_the_next_action_never_scroll_away(tablet: Page) -> None:
    tablet.goto("/TEST/batch.html")
    tablet.mouse.wheel(0, 700)
    expect(tablet.locator("#counts")).to_be_in_viewport()
    band = tablet.locator(".band").bounding_box()
    action = tablet.locator(".button.primary:visible").bounding_box()
    assert band is not None
    assert action is not None
    assert band["y"] == 0
    assert action["height"] >= MM_15
    assert action["x"] + action["width"] > TABLET["width"] - 40
    assert action["y"] + action["height"] > TABLET["height"] - 40
    assert "TEST" in tablet.locator(".band").inner_text()


@pytest.mark.journey
def test_at_twice_the_size_nothing_covers_the_field(tablet: Page) -> None:
    tablet.set_viewport_size({"width": 512, "height": 384})
    tablet.goto("/count.html")
    assert tablet.evaluate("document.documentElement.scrollWidth") == 512
    tablet.locator("#live").focus()
    box = tablet.locator("#live").bounding_box()
    band = tablet.locator(".band").bounding_box()
    assert box is not None
    assert band is not None
    assert band["y"] == 0
    assert box["y"] >= band["height"]
    assert box["y"] + box["height"] <= 384


@pytest.mark.journey
def test_the_pad_types_where_the_finger_was_last(tablet: Page) -> None:
    tablet.goto("/count.html")
    tablet.locator("#live").tap()
    expect(tablet.locator("[data-pad-caption]")).to_have_text("Live, ×10⁶/mL")
    for key in ["1", ".", "8", "3", "back", "2"]:
        tablet.locator(f".for-number [data-key='{key}']").tap()
    expect(tablet.locator("#live")).to_have_value("1.82")
    tablet.locator(".for-number [data-key='next']").tap()
    expect(tablet.locator("#dead")).to_be_focused()


@pytest.mark.journey
def test_a_field_left_is_kept_and_answers_without_moving_the_next_one(tablet: Page, site: Site) -> None:
    tablet.goto("/count.html")
    before = tablet.locator("#dead").bounding_box()
    tablet.locator("#live").fill("1.82")
    tablet.locator("#dead").focus()
    expect(tablet.locator("#live-note")).to_have_text("read as 1.82")
    expect(tablet.locator("[data-verdict-for=live]")).to_have_text("action limit")
    expect(tablet.locator("[data-draft-status]")).to_contain_text("14:05:12")
    assert tablet.locator("#dead").bounding_box() == before
    sent = [draft for path, draft in site.posts if path == "/draft"][-1]
    assert (sent["field"], sent["value"], sent["csrf_token"]) == ("live", "1.82", "token")
    assert int(sent["age_ms"]) < 5000


@pytest.mark.journey
@pytest.mark.challenge("S16")
def test_a_pin_is_no_draft_even_in_a_form_that_keeps_drafts(tablet: Page, site: Site) -> None:
    tablet.goto("/login.html")
    tablet.locator("#login").evaluate("form => { form.dataset.draftUrl = '/draft' }")
    before = len(site.posts)
    tablet.locator("#pin").fill("123456")
    tablet.locator("#badge").fill("BD-0042")
    with tablet.expect_response("**/draft"):
        tablet.locator("#pin").focus()
    assert [draft["field"] for _, draft in site.posts[before:]] == ["badge"]


@pytest.mark.journey
@pytest.mark.req("A09")
def test_a_lock_covers_the_page_and_keeps_what_was_typed(tablet: Page, site: Site) -> None:
    tablet.goto("/count.html")
    tablet.locator("#live").fill("1.82")
    tablet.get_by_role("button", name="Lock", exact=True).tap()
    cover = tablet.get_by_role("dialog", name="Locked")
    expect(cover).to_be_visible()
    tablet.keyboard.press("Escape")
    tablet.keyboard.press("Escape")
    expect(cover).to_be_visible()
    tablet.locator("#unlock-pin").fill("000000")
    cover.get_by_role("button", name="Unlock").tap()
    expect(cover.get_by_role("alert")).to_have_text("This PIN is not Anna K.'s.")
    expect(tablet.locator("#unlock-pin")).to_have_value("")
    for key in "123456":
        cover.locator(f"[data-key='{key}']").tap()
    cover.get_by_role("button", name="Unlock").tap()
    expect(cover).to_be_hidden()
    expect(tablet.locator("#live")).to_have_value("1.82")
    expect(tablet.locator("#count input[name=csrf_token]")).to_have_value("another token")
    assert "/lock" in [path for path, _ in site.posts]


@pytest.mark.journey
@pytest.mark.req("A09")
def test_an_idle_page_locks_itself(tablet: Page) -> None:
    tablet.clock.install()
    tablet.goto("/today.html")
    tablet.clock.fast_forward("09:50")
    expect(tablet.get_by_role("dialog", name="Locked")).to_be_hidden()
    tablet.clock.fast_forward("00:15")
    expect(tablet.get_by_role("dialog", name="Locked")).to_be_visible()


@pytest.mark.journey
def test_a_badge_read_under_a_cyrillic_layout_is_the_badge(tablet: Page) -> None:
    tablet.goto("/login.html")
    tablet.locator("#badge").focus()
    tablet.keyboard.type("ИВ-0042Ф")
    tablet.keyboard.press("Enter")
    expect(tablet.locator("#badge")).to_have_value("BD-0042A")
    expect(tablet.locator("#pin")).to_be_focused()


@pytest.mark.journey
def test_a_cyrillic_lot_typed_by_hand_stays_as_typed(tablet: Page) -> None:
    tablet.goto("/components.html")
    tablet.locator("#bag").focus()
    tablet.keyboard.type("СЕРИЯ", delay=90)
    tablet.keyboard.press("Enter")
    expect(tablet.locator("#bag")).to_have_value("СЕРИЯ")


@pytest.mark.journey
def test_a_badge_read_while_no_field_has_the_focus_opens_its_fold(tablet: Page) -> None:
    tablet.goto("/sign.html")
    expect(tablet.locator("#badge")).to_be_hidden()
    # In one go: on a busy machine the keys of a driven keyboard are too far apart for a reader's.
    tablet.evaluate(
        "keys => keys.forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})))",
        [*"BD-0042", "Enter"],
    )
    expect(tablet.locator("#badge")).to_have_value("BD-0042")
    expect(tablet.locator("#pin")).to_be_focused()


@pytest.mark.journey
def test_signing_opens_over_the_page_and_forgets_the_pin_when_closed(tablet: Page) -> None:
    tablet.goto("/batch.html")
    tablet.get_by_role("link", name="Sign day 6").tap()
    sheet = tablet.get_by_role("dialog", name="Sign")
    expect(sheet).to_be_visible()
    for key in "123456":
        sheet.locator(f"[data-key='{key}']").tap()
    expect(sheet.locator("#pin")).to_have_value("123456")
    sheet.get_by_role("button", name="Not now").tap()
    expect(sheet).to_be_hidden()
    expect(tablet.locator("#pin")).to_have_value("")


@pytest.mark.journey
def test_two_presses_are_one_sending(tablet: Page, site: Site) -> None:
    tablet.goto("/sign.html")
    tablet.locator("#pin").fill("123456")
    before = len(site.posts)
    button = tablet.get_by_role("button", name="Sign as the one")
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 150) }")
    expect(tablet.locator("body")).to_contain_text("another token")
    assert [path for path, _ in site.posts[before:]] == ["/sign"]


@pytest.mark.journey
def test_everything_works_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=TABLET, java_script_enabled=False, base_url=site.address)
    page = context.new_page()
    page.goto("/sign.html")
    expect(page.locator("main .keys")).to_be_hidden()
    page.locator("#pin").fill("123456")
    page.get_by_role("button", name="Sign as the one").click()
    assert site.posts[-1][0] == "/sign"
    assert site.posts[-1][1].items() >= {"signer": "boris", "pin": "123456", "nonce": "1"}.items()
    context.close()


@pytest.mark.journey
def test_paper_shows_the_mark_and_no_buttons(tablet: Page) -> None:
    tablet.goto("/TEST/batch.html")
    tablet.emulate_media(media="print")
    expect(tablet.locator(".mark-print")).to_be_visible()
    expect(tablet.locator(".actionbar")).to_be_hidden()
    expect(tablet.locator(".working .formula").first).to_be_visible()
