"""Templates of a batch near its end: grown, filled, and with all its results; built once and copied."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from nkmfg.demo import ending, staff, story
from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES, Shelf, ShelvedOrder
from nkmfg.domain.facts.disposition_facts import Residue
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import ledger_of, open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.passwords import Passwords
from nkmfg.models import TreatmentOrder
from nkmfg.services import decisions, infusions, release
from nkmfg.services.batches import issue_batch, list_batches
from nkmfg.services.bedside import BedsideInput
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.steps.recording_input import NewVessel
from tests.conftest import Database, Site
from tests.staff import Member


def member(of_the_demo: staff.Member) -> Member:
    """A member of the demo's staff with credentials for the tests' browser."""
    credentials = of_the_demo
    return Member(
        credentials.login, credentials.name, credentials.badge, credentials.pin, staff.PASSWORD, credentials.roles
    )


@dataclass(frozen=True)
class Finished(Site):
    """A site with one batch, most often near its end, and the player of that batch."""

    @property
    def player(self) -> Player:
        return Player(self.session, batch_numbered(self.session, self.number))

    @property
    def number(self) -> str:
        return list_batches(self.session)[0].number


def grow(site: Site) -> None:
    """Play a batch of the first family from receipt to its last day of culture, without the optional daily counts."""
    session = site.session
    coi = session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first() or ""
    order = ShelvedOrder(coi, "D-0001", FAMILIES[0].din, ledger_of(session).clock.now(session))
    player = story.begin(session, Shelf("nk_k562_mbil21", (order,)), 0)
    story.start(player, nk_pct="12.0")
    player.wait(days=6)
    story.day_seven(player)
    player.next_morning()
    ending.midway(player, 8)
    player.wait(days=3)
    player.next_morning()
    ending.midway(player, 12)
    player.next_morning()
    story.day_fourteen(player)


@contextmanager
def opened(database: Database) -> Iterator[Finished]:
    """Open the site of a database, with a demo's clock."""
    ledger = open_ledger(database.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
    with ledger.sessions() as session:
        yield Finished(database, ledger, session)
    ledger.engine.dispose()


def label(site: Finished) -> None:
    """Release, verify the dose, and print, verify and apply the label."""
    ending.decide(site.player)
    ending.verify_dose(site.player)
    ending.label(site.player)


def issue(site: Finished) -> None:
    """Issue to the ward with form 1, an hour ago."""
    ending.issue(site.player)
    site.player.wait(hours=1)


def another_batch(site: Finished) -> str:
    """The number of a second batch, of another family, with cells received into P9."""
    order = site.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id.desc())).first()
    batch = issue_batch(site.session, staff.by(site.session, staff.HEDDA), order or "", "nk_k562_mbil21", None)
    player = Player(site.session, batch)
    player.receive(player.key("receipt"), NewVessel("P9", "collection_bag"), {"content_ml": "180"})
    return batch.number


def given(site: Finished) -> None:
    """Give an issued bag, and check what was written of it."""
    session, player, number = site.session, site.player, site.number
    begun = player.now - timedelta(minutes=50)
    infusion = infusions.InfusionInput(
        container=ending.BAG,
        identity_matched="yes",
        started_at=begun,
        stopped_at=begun + timedelta(minutes=35),
        given_ml="40.5",
        weight_kg="18.4",
        reaction="none",
        residue=Residue.NONE,
        given_by="ward nurse Marta Lis",
        noted=BedsideInput(form=f"IF-{number.removeprefix('NK-')}-1", second="ward nurse Piotr Zając"),
    )
    ordinal, _ = infusions.note_infusion(session, staff.by(session, staff.CLARA), player.batch, infusion)
    copy = infusions.infusion_to_sign(session, number, ordinal)
    infusions.verify_infusion(session, staff.signs(session, staff.ANNA, copy), number, ordinal)


def closed(site: Finished) -> None:
    """Give an issued bag, wait for the last results, certify and close the batch."""
    given(site)
    session, player, number = site.session, site.player, site.number
    player.wait(days=20)
    for criterion, tail in (("sterility", "P"), ("sterility_in_process_final", "IP")):
        ending.report(player, criterion, "no_growth", sample=f"S-{number[-3:]}-{tail}")
    ending.review_the_results(player)
    ending.review_record(player)
    copy = release.certification_to_sign(session, number)
    release.certify(session, staff.signs(session, staff.ALMA, copy), number)
    copy = decisions.close_to_sign(session, number, "complete")
    decisions.close(session, staff.signs(session, staff.QA, copy), number, "complete")


def played(play: Callable[[Finished], object]) -> Callable[[Database], None]:
    """Maker of a template database by a play."""

    def make(database: Database) -> None:
        with opened(database) as site:
            play(site)

    return make
