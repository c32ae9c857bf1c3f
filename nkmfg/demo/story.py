"""Batches of the demo in several stages, recorded day by day."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from nkmfg.demo.ending import make_product, midway, release_and_give, try_product
from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES, Shelf, collect, stock
from nkmfg.demo.staff import HEDDA, by
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.recipe.model import Operation
from nkmfg.services.batches import issue_batch
from nkmfg.services.steps.recording_input import NewVessel

BAG, FLASK, CRYO = "collection_bag", "gas_permeable_1l", "cryo"


@dataclass(frozen=True, slots=True)
class Day:
    """Counts of a day: volume in mL, live and dead in 10⁶/mL; and whether the vessels are fed."""

    day: int
    volume_ml: str
    live: str
    dead: str
    feeds: bool = False


# Dying feeders lower the viability in the first days; NK cells prevail later.
FIRST_WEEK = (
    Day(1, "400", "0.61", "0.28"),
    Day(2, "398", "0.47", "0.35", feeds=True),
    Day(3, "398", "0.41", "0.22"),
    Day(4, "396", "0.55", "0.14"),
    Day(5, "396", "0.79", "0.10", feeds=True),
    Day(6, "395", "1.06", "0.09"),
)
SECOND_WEEK = (
    Day(8, "600", "0.52", "0.17"),
    Day(9, "598", "0.71", "0.19", feeds=True),
    Day(10, "597", "1.12", "0.14"),
    Day(11, "596", "1.75", "0.12"),
    Day(12, "596", "2.60", "0.14", feeds=True),
    Day(13, "595", "3.70", "0.18"),
)


def play_story(session: Session) -> None:
    """Create a batch infused on day 14, one at day 6, and one whose cells were just received."""
    shelf = stock(session)
    first = begin(session, shelf, 0)
    start(first, nk_pct="12.0")
    for play in FIRST_WEEK:
        culture_day(first, play, ("A", "B"))
    day_seven(first)
    second = begin(session, shelf, 1)
    start(second, nk_pct="9.4", wait=False)
    week = dict(zip(SECOND_WEEK, FIRST_WEEK, strict=True))
    for first_play, second_play in week.items():
        culture_day(first, first_play, ("C",))
        midway(first, first_play.day)
        culture_day(second, second_play, ("A", "B"), wait=False)
    day_fourteen(first)
    make_product(first)
    try_product(first)
    release_and_give(first)
    begin(session, shelf, 2)


def begin(session: Session, shelf: Shelf, index: int) -> Player:
    """Issue a batch for one of the orders, and record receipt and count of its cells."""
    order = shelf.orders[index]
    din = order.din if index == 0 else collect(session, order)
    player = Player(session, issue_batch(session, by(session, HEDDA), order.coi_code, shelf.recipe, din))
    work_up = player.key("donor_work_up")
    excluded = "excluded" if FAMILIES[index].is_woman else "not_applicable"
    player.form(work_up, {"markers_state": "complete", "pregnancy_excluded": excluded})
    player.sign(work_up)
    apheresis = player.key("apheresis")
    collected = {
        "din": din,
        "anticoagulant_ml": "18",
        "collected_ml": "180",
        "nucleated_e9": "11.2",
        "operator": "Clara Weiss",
        "started_at": (player.now - timedelta(hours=6)).isoformat(timespec="seconds"),
        "ended_at": (player.now - timedelta(hours=2)).isoformat(timespec="seconds"),
    }
    player.form(apheresis, collected)
    player.sign(apheresis)
    receipt = player.key("receipt")
    player.form(
        receipt,
        {
            "din": din,
            "transport_range": "room",
            "room_lowest_c": "19.2",
            "room_highest_c": "22.8",
            "appearance": "good",
            "decision": "accept",
        },
    )
    player.receive(receipt, NewVessel("P0", BAG), {"content_ml": "180"})
    player.sign(receipt)
    count = player.key("count_receipt")
    player.count(count, "P0", "180", "62.0", "1.9")
    player.sign(count, verify=False)
    return player


def start(player: Player, nk_pct: str, wait: bool = True) -> None:
    """Record culture day 0: isolation, count, sample, feeders and seeding into two vessels."""
    if wait:
        player.next_morning()
    clearance = player.key("clearance_start")
    player.form(clearance, {})
    player.sign(clearance)
    player.wait(hours=2)
    isolation = player.key("isolate_gradient")
    player.move(isolation, "P0", NewVessel("P", "tube"), "180")
    player.vessel(isolation, "P", {"content_ml": "200"})
    player.form(isolation, {})
    player.sign(isolation)
    count = player.key("count_start")
    player.count(count, "P", "200", "1.00", "0.04")
    player.sign(count)
    number = player.batch.number[-3:]
    sample = f"S-{number}-00"
    player.sample(player.key("sample_start"), sample, ("P",), "2", tests="phenotype, identity reference")
    player.sign(player.key("sample_start"), verify=False)
    retention = player.key("retain")
    player.sample(retention, f"S-{number}-R", ("P",), "1", tests="retention")
    player.sign(retention, verify=False)
    feeders(player, "feeders_start")
    seed = player.key("seed")
    for code in ("A", "B"):
        player.move(seed, "P", NewVessel(code, FLASK, f"incubator 2, shelf {'1' if code == 'A' else '2'}"), "98")
        player.vessel(seed, code, {"feeders_viable": "196", "content_ml": "400", "il2_iu": "40000"})
    player.sign(seed)
    player.wait(hours=3)
    player.phenotype(player.key("phenotype_start"), sample, nk_pct, "61")


def feeders(player: Player, step: str) -> None:
    key = player.key(step)
    player.form(
        key,
        {
            "dose_gy": "100",
            "vials_thawed": "12",
            "feeder_live_per_ml": "20",
            "feeder_viability_pct": "86",
            "feeder_suspension_ml": "21",
        },
    )
    player.sign(key)


def culture_day(player: Player, day: Day, vessels: tuple[str, ...], wait: bool = True) -> None:
    """Record the next day: every vessel counted, and fed if the plan requires it."""
    if wait:
        player.next_morning()
    count = player.key("count_daily", day.day)
    for vessel in vessels:
        player.count(count, vessel, day.volume_ml, day.live, day.dead)
    player.sign(count, verify=False)
    if day.feeds:
        feed = player.key("feed", day.day)
        for vessel in vessels:
            half = str(int(day.volume_ml) // 2)
            values = {"removed_ml": half, "removed_cells": "settled", "added_ml": half, "il2_iu": f"{half}00"}
            player.vessel(feed, vessel, values)
        player.sign(feed, verify=False)


def day_seven(player: Player) -> None:
    """Record day 7: count, sample, restimulation of a part, freezing of the rest, and one corrected typing error."""
    player.next_morning()
    count = player.key("count_day_7", 7)
    player.count(count, "A", "395", "1.34", "0.08")
    player.count(count, "B", "396", "1.28", "0.09")
    player.sign(count)
    number = player.batch.number[-3:]
    sample = f"S-{number}-07"
    player.sample(player.key("sample_day_7", 7), sample, ("A", "B"), "4", tests="phenotype, identity")
    player.sign(player.key("sample_day_7", 7), verify=False)
    player.phenotype(player.key("phenotype_day_7"), sample, "80.2", "6.1")
    feeders(player, "feeders_day_7")
    restimulation = player.key("restimulate_day_7", 7)
    player.move(restimulation, "A", NewVessel("C", FLASK, "incubator 2, shelf 1"), "100")
    player.move(restimulation, "B", "C", "100")
    player.vessel(restimulation, "C", {"feeders_viable": "262", "content_ml": "600", "il2_iu": "40000"})
    player.sign(restimulation)
    freezing = player.add(Operation.FREEZE, "the part not carried on is kept as a reserve")
    for source, code, volume in (("A", "F1", "291"), ("B", "F2", "296")):
        position = {"units": "10", "cells_per_unit": "38", "position": f"tank 1, rack 3, {code}"}
        player.move(freezing, source, NewVessel(code, CRYO, "tank 1"), volume, Fate.FROZEN, **position)
    player.sign(freezing)


def day_fourteen(player: Player) -> None:
    """Record the count on the day of harvest."""
    player.next_morning()
    count = player.key("count_day_14", 14)
    player.count(count, "C", "594", "5.05", "0.21")
    player.sign(count)
    number = player.batch.number[-3:]
    sample = f"S-{number}-14"
    player.sample(player.key("sample_day_14", 14), sample, ("C",), "6", tests="phenotype")
    player.sign(player.key("sample_day_14", 14), verify=False)
    player.phenotype(player.key("phenotype_day_14"), sample, "91.4", "0.12")
