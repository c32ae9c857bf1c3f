"""The page of a batch: the named numbers of worked example 4, as typed, under their names; and the same in the JSON."""

import json
import re

import pytest

from nkmfg.demo.staff import ANNA
from nkmfg.domain.culture.events import Fate
from nkmfg.services.steps.recording_input import NewVessel
from tests.finished import Finished
from tests.seeded import sample
from tests.services.test_steps import to_day
from tests.web.client import logged_in, words


def named_numbers(page: str) -> dict[str, str]:
    """Each shown number by the name above it."""
    summaries = re.findall(r"<summary>(.*?)</summary>", page, re.DOTALL)
    lines = [" ".join(re.sub(r"<[^>]+>", " ", summary).split()) for summary in summaries]
    return {line: line for line in lines}


@pytest.mark.req("F07")
def test_worked_example_4_stands_on_the_page_and_in_the_json(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 7)
    player.count(player.key("count_day_7"), "A", "777", "1.25", "0.08")
    sample(player, "sample_day_7", "S7", "A")
    player.phenotype(player.key("phenotype_day_7"), "S7", "80", "6")
    seeded.session.rollback()
    browser = logged_in(seeded, ANNA)
    number = player.batch.number
    seven = " | ".join(named_numbers(browser.get(f"/batches/{number}").text))
    assert "segment fold 32.375" in seven
    restimulation = player.key("restimulate_day_7")
    player.move(restimulation, "A", NewVessel("B", "gas_permeable_1l"), "100")
    player.move(restimulation, "A", NewVessel("F", "cryo"), "677", Fate.FROZEN)
    player.vessel(restimulation, "B", {"feeders_viable": "200", "content_ml": "1000", "il2_iu": "100000"})
    to_day(player, 7)
    player.count(player.key("count_day_14"), "B", "1000", "5.0", "0.2")
    sample(player, "sample_day_14", "S14", "B")
    player.phenotype(player.key("phenotype_day_14"), "S14", "84", "0.2")
    seeded.session.rollback()
    browser = logged_in(seeded, ANNA)  # a week has passed: the log-in of day 7 is over
    shown = " | ".join(named_numbers(browser.get(f"/batches/{number}").text))
    assert "segment fold 42.0 " in shown
    assert "cumulative fold 1,359.75" in shown
    assert re.search(r"theoretical yield[^|]* 3\.2634 × 10¹⁰", shown)
    assert re.search(r"actual yield[^|]* 4\.877 × 10⁹", shown)
    numbers = json.loads(browser.get(f"/batches/{number}/dossier.json").text)["numbers"]["nk"]
    values = {name: numbers[name]["value"] for name in ("segment_fold", "cumulative_fold")}
    assert values == {"segment_fold": "42", "cumulative_fold": "1359.75"}
    yields = {name: numbers[name]["value"] for name in ("theoretical_yield", "actual_yield")}
    assert yields == {"theoretical_yield": "32634000000", "actual_yield": "4877000000"}


def test_the_next_step_is_one_of_today_before_what_another_day_missed(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 7)
    seeded.session.rollback()
    browser = logged_in(seeded, ANNA)
    page = words(browser.get(f"/batches/{player.batch.number}"))
    assert "8 Daily count, day 2 late" in page
    assert "Next: Count before restimulation, day 7" in page


def test_what_was_begun_today_is_finished_before_anything_else_is_begun(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 3)
    key = player.key("count_daily", 3)
    player.count(key, "A", "400", "0.7", "0.1")
    seeded.session.rollback()
    browser = logged_in(seeded, ANNA)
    batch = f"/batches/{player.batch.number}"
    assert "Next: Daily count, day 3" in words(browser.get(batch)), "it is recorded, and nobody has signed it"
    player.sign(key, verify=False)
    seeded.session.rollback()
    assert "Next: Daily count, day 3" not in words(browser.get(batch))


def test_between_phenotypes_the_page_says_of_which_day_nk_is_and_shows_no_fold_of_it(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 3)
    player.count(player.key("count_daily", 3), "A", "400", "0.7", "0.1")
    seeded.session.rollback()
    page = logged_in(seeded, ANNA).get(f"/batches/{player.batch.number}").text
    shown = " | ".join(named_numbers(page))
    assert "NK, as of day 0 2.4 × 10⁷" in shown
    assert "segment fold, as of day 0 pending" in shown
    assert "population doublings of the segment, as of day 0 pending" in shown
    assert "no net growth" not in shown
    assert "<span>NK as of day 0 " in page


@pytest.mark.parametrize(("dead", "said"), [("0.2", "within limits"), ("20", "outside the warning limit")])
def test_the_viability_on_the_page_of_its_step_is_judged_as_on_the_page_of_the_batch(
    seeded: Finished, dead: str, said: str
) -> None:
    player = seeded.player
    to_day(player, 1)
    run = player.key("count_daily", 1)
    player.count(run, "A", "400", "5.2", dead)
    browser = logged_in(seeded, ANNA)
    for path in ("", f"/runs/{run}"):
        page = words(browser.get(f"/batches/{player.batch.number}{path}"))
        assert re.search(rf"[\d.]+ %: {said}", page), path
