"""A batch at its beginning: issued, and seeded into its first vessel, as worked example 4 begins."""

import sqlalchemy as sa

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ANNA, BORIS, HEDDA, by
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.recipe.model import Subject
from nkmfg.models import TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.steps.recording import record
from nkmfg.services.steps.recording_input import NewSample, NewVessel, Recording, TypedValue
from tests.conftest import Site


def issued(demo: Site) -> Player:
    """A batch just issued for the first family."""
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    batch = issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din)
    return Player(demo.session, batch)


def begun(demo: Site, nk_pct: str | None = "12") -> Player:
    """Received, counted, phenotyped and seeded into one vessel, A: as worked example 4 begins."""
    player = issued(demo)
    player.next_morning()
    player.receive(player.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    player.count(player.key("count_receipt"), "P0", "180", "60", "2")
    player.wait(minutes=5)
    isolation = player.key("isolate_gradient")
    player.move(isolation, "P0", NewVessel("P", "tube"), "180")
    player.vessel(isolation, "P", {"content_ml": "400"})
    player.count(player.key("count_start"), "P", "400", "0.5", "0.02")
    if nk_pct is not None:
        sample(player, "sample_start", "S0", "P")
        player.phenotype(player.key("phenotype_start"), "S0", nk_pct, "60")
    seed = player.key("seed")
    player.move(seed, "P", NewVessel("A", "gas_permeable_1l"), "400")
    player.vessel(seed, "A", {"feeders_viable": "400", "content_ml": "400", "il2_iu": "40000"})
    return player


def sample(player: Player, step: str, code: str, vessel: str) -> None:
    """A sample for the phenotype that draws no volume: worked example 4 draws nothing."""
    values = [TypedValue("tests", About(Subject.SAMPLE, code), "phenotype")]
    recording = Recording(player.key(step), ANNA.login, values=values, samples=[NewSample(code, "culture", (vessel,))])
    record(player.session, by(player.session, BORIS), player.batch, recording)
