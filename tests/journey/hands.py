"""Hands at a tablet: tap, type and sign as a person does; a form is filled from one line of data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playwright.sync_api import Locator, Page, expect

from nkmfg.demo.staff import Member

# What a form asks, by the short names of its controls: "content_ml" is "vessel.A.content_ml.1".
_ASKED = """
() => {
  const asked = {};
  for (const one of document.querySelectorAll("main input, main select, main textarea")) {
    if (!one.name || one.type === "hidden") continue;
    const step = one.name.match(/^[a-z]+\\.[^.]*\\.(.+)\\.[0-9]+(_when|_date|_time)?$/);
    const short = step ? step[1] + (step[2] ?? "") : one.name;
    const radio = one.type === "radio";
    const kind = radio ? "radio" : one.tagName === "SELECT" ? "select" : one.type;
    const row = (asked[short] ??= { name: one.name, kind, answers: [], filled: false, known: "" });
    row.answers.push(one.value);
    row.filled ||= one.value !== "" && (one.checked || !["radio", "checkbox"].includes(kind));
    row.known ||= document.querySelector(`[data-fills="${one.id}"]`)?.value ?? "";
  }
  return asked;
}
"""


def primary(page: Page) -> None:
    """The one next action of a page, at the lower right."""
    follow(page.locator(".actionbar .primary"))


def follow(link: Locator) -> None:
    """Tap what leads to another page."""
    with link.page.expect_navigation(wait_until="domcontentloaded"):
        link.tap()


def pick(page: Page, name: str, value: str) -> None:
    """Tap an answer: its label, as a finger does."""
    page.locator(f'label:has(input[name="{name}"][value="{value}"])').tap()


def fill(page: Page, **answers: str | datetime) -> None:
    """Answer a form by the short names of its controls; "now" is a moment. Raises KeyError for what is not asked."""
    asked = page.evaluate(_ASKED)
    for short, answer in answers.items():
        if f"{short}_when" in asked or f"{short}_date" in asked:
            _moment(page, asked, short, answer)
            continue
        control, text = asked[short], str(answer)
        if control["kind"] == "radio":
            pick(page, control["name"], text)
        elif control["kind"] == "checkbox":
            for part in text.split(", "):
                pick(page, control["name"], part)
        elif control["kind"] == "select":
            page.locator(f'[name="{control["name"]}"]').select_option(text)
        else:
            page.locator(f'[name="{control["name"]}"]').fill(text)


def _moment(page: Page, asked: dict[str, Any], short: str, answer: str | datetime) -> None:
    if not isinstance(answer, datetime):
        pick(page, asked[f"{short}_when"]["name"], str(answer))
        return
    for part, text in (("date", f"{answer:%Y-%m-%d}"), ("time", f"{answer:%H:%M}")):
        page.locator(f'[name="{asked[f"{short}_{part}"]["name"]}"]').fill(text)


def usual(page: Page, answers: dict[str, Any]) -> dict[str, Any]:
    """What nobody thinks about: the lot or the equipment that is known, now, and yes."""
    asked, more = page.evaluate(_ASKED), {}
    for short, control in asked.items():
        stem = short.removesuffix("_when")
        if stem in answers or control["filled"] or short in ("fate", "performed_by"):
            continue
        if control["known"]:
            more[short] = control["known"]
        elif short.endswith("_when"):
            more[stem] = "now"
        elif control["kind"] == "radio" and control["answers"] == ["yes", "no"]:
            more[short] = "yes"
    return more | answers


def sign(page: Page, member: Member) -> None:
    """Tap one's name if it stands there, else give the badge; then the PIN."""
    expect(page.locator("#sign")).to_be_visible()
    name = page.locator("#sign .choices label", has_text=member.name)
    somebody_else = page.locator("#sign details.else:not([open]) summary")
    if name.count():
        name.tap()
    else:
        if somebody_else.count():
            somebody_else.tap()
        page.fill("#sign input[name=badge]", member.badge)
    page.fill("#sign input[name=pin]", member.pin)
    primary(page)


@dataclass
class Hands:
    """Who writes at the tablet, in one batch; `performer` works in the cabinet, `witness` verifies."""

    page: Page
    address: str
    batch: str
    performer: Member
    witness: Member

    def at(self, room: str = "") -> None:
        """Open a page of the batch."""
        self.page.goto(f"{self.address}/batches/{self.batch}{room}")

    def open(self, step: str, day: int | str = "-/1") -> None:
        """Open a step of the batch; `day` with its ordinal where it is not the first."""
        self.at(f"/runs/{step}/{day if '/' in str(day) else f'{day}/1'}")

    def write(self, part: str = "", /, **answers: str | datetime) -> None:
        """One form of the open step: of what it is about, or else of the step itself; what is usual is filled in."""
        parts = self.page.locator("ul.parts a")
        follow(parts.filter(has_text=part).last if part else self.page.locator('ul.parts a[href$="?about="]'))
        fill(self.page, performed_by=self.performer.login, **usual(self.page, answers))
        primary(self.page)
        expect(self.page.locator("main")).to_contain_text("Recorded: ")

    def signed(self, *, verified: bool = True) -> None:
        """The performer signs the open step, and the witness verifies it, where the recipe wants that."""
        signatures = {"signs as performed": self.performer} | (
            {"Somebody else verifies": self.witness} if verified else {}
        )
        for words, member in signatures.items():
            follow(self.page.locator(".actionbar a", has_text=words))
            sign(self.page, member)
            expect(self.page.locator("main")).to_contain_text("Signed")

    def count(self, vessel: str, volume_ml: str, live: str, dead: str) -> None:
        """A count as the counter shows it, in 10⁶/mL."""
        self.write(f"Vessel {vessel}", content_ml=volume_ml, live_per_ml=live, dead_per_ml=dead, dilution="1")

    def move(self, source: str, into: str, volume_ml: str, vessel_type: str = "", **more: str) -> None:
        """Cells into a vessel there is already, or into a new one of that type."""
        new = {"target": "(new)", "vessel_code": into, "vessel_type": vessel_type} if vessel_type else {"target": into}
        self.write("Cells moved", source=source, volume_ml=volume_ml, **new, **more)
