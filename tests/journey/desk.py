"""Everybody at one tablet, one after the other, and what comes before a batch: donor, patient, order, collection."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from nkmfg.demo.staff import ADMINISTRATOR, ANNA, CLARA, HEDDA, Member, by
from nkmfg.services.demo_clock import carry_browser_sessions
from nkmfg.services.site import forward_clock
from tests.journey.conftest import Facility
from tests.journey.hands import fill, follow, primary, sign

LogIn = Callable[[Member], Page]


class Desk:
    """Everybody at one tablet, one after the other, and the clock of the demo."""

    def __init__(self, facility: Facility, page: Page) -> None:
        self.facility, self.page = facility, page

    @property
    def now(self) -> datetime:
        """By the clock of the site."""
        return datetime.fromisoformat(self.page.locator("header time").get_attribute("datetime") or "")

    def wait(self, **span: float) -> None:
        """Put the demo's clock forward; nobody was idle meanwhile."""
        session, forward = self.facility.site.session, timedelta(**span)
        forward_clock(session, by(session, ADMINISTRATOR), forward)
        carry_browser_sessions(session, forward)
        session.rollback()
        self.page.reload()

    def next_day(self, days: int = 1) -> None:
        """The last of these days by the button that everybody has."""
        if days > 1:
            self.wait(days=days - 1)
        self.go("/site")
        primary(self.page)

    def go(self, path: str) -> None:
        self.page.goto(self.facility.url(path))

    def log_in(self, member: Member) -> None:
        follow(self.page.locator("button.logout"))
        self.page.fill("input[name=badge]", member.badge)
        self.page.fill("input[name=pin]", member.pin)
        primary(self.page)
        expect(self.page.locator("header .where")).to_contain_text(member.name)

    def donor(self) -> str:
        self.go("/donors/add")
        fill(
            self.page,
            consent="yes",
            suitable_for_apheresis="yes",
            pregnant="no",
            pregnancy_tested_at=self.now - timedelta(days=2),
            breast_feeding="no",
            screening="no risk",
        )
        primary(self.page)
        code = self.page.url.rpartition("/")[2]
        sampled = self.now - timedelta(days=1)
        self.go(f"/donors/{code}/marker")
        kinds = [
            item
            for item in self.page.locator("[name=marker] option").evaluate_all("all => all.map(one => one.value)")
            if item
        ]
        for kind in kinds:
            fill(self.page, marker=kind, sampled_at=sampled, finding="non_reactive", laboratory="City laboratory")
            primary(self.page)
            follow(self.page.get_by_text("Another marker of this sample"))
        self._identity(f"/donors/{code}", "Hanna Walk", "884-5104", sampled - timedelta(days=31 * 366), "A+")
        return code

    def patient(self) -> str:
        self.go("/patients/add")
        fill(
            self.page,
            diagnosis="all",
            disease_status="relapsed",
            performance_scale="lansky",
            performance_score="80",
            consent="yes",
            uncontrolled_infection="no",
            sgot_xuln="1.1",
            sgpt_xuln="0,8",
            hiv="negative",
        )
        primary(self.page)
        code = self.page.url.rpartition("/")[2]
        self._identity(f"/patients/{code}", "Maksim Walk", "771-5104", self.now - timedelta(days=7 * 366), "O+")
        return code

    def _identity(self, path: str, name: str, record: str, born: datetime, group: str) -> None:
        self.go(f"{path}/identity/keep")
        fill(self.page, name=name, record_number=record, born_on=f"{born:%Y-%m-%d}", blood_group=group)
        primary(self.page)
        expect(self.page.locator("main")).to_contain_text(name)

    def order(self, donor: str, patient: str) -> str:
        self.go(f"/orders/place?donor={donor}&patient={patient}")
        clara = self.page.locator("[name=weighed_by_id] option", has_text=CLARA.name).get_attribute("value") or ""
        fill(
            self.page,
            relationship="mother",
            hla_match="haploidentical",
            dose_level="level_50",
            weight_kg="22.0",
            weighed_at=self.now - timedelta(hours=2),
            weighed_by_id=clara,
            conditioning="fludarabine, cyclophosphamide",
            planned_infusion_at=self.now + timedelta(days=14),
            duration_min="30",
        )
        primary(self.page)
        coi = self.page.url.rpartition("/")[2]
        self.page.goto(f"{self.page.url}/weight")
        sign(self.page, ANNA)
        expect(self.page.locator("main")).to_contain_text("checked")
        return coi

    def collection(self, donor: str) -> str:
        self.go(f"/collections/note?donor={donor}")
        fill(
            self.page,
            din="G123426000045",
            started_at=self.now - timedelta(hours=6),
            ended_at=self.now - timedelta(hours=2),
            volume_ml="180",
            anticoagulant="ACD-A",
            device="AD-01",
            operator="Clara Weiss",
        )
        primary(self.page)
        return self.page.url.rpartition("/")[2]

    def batch(self, coi: str, din: str) -> str:
        self.log_in(HEDDA)
        self.go(f"/batches/issue?order={coi}")
        fill(self.page, recipe="nk_k562_mbil21", collection=din)
        primary(self.page)
        return self.page.url.rpartition("/")[2]
