"""Filling in plain forms as a person does: open the page, type, send."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from werkzeug.test import TestResponse

from tests.conftest import Site
from tests.web.client import Browser, hidden, words

MINSK = ZoneInfo("Europe/Minsk")
UNREADABLE = ("NaN", "1e400", "1,050", "٣٤", "🧫", "-5", "9" * 200, "1_000", "Infinity")
"""What is no number here; `1,050` can be read two ways."""


def at(name: str, moment: datetime) -> dict[str, str]:
    """The moment control, filled in by the clock of the site."""
    there = moment.astimezone(MINSK)
    return {f"{name}_when": "at", f"{name}_date": f"{there:%Y-%m-%d}", f"{name}_time": f"{there:%H:%M}"}


def ago(**span: float) -> datetime:
    """By the clock of the site."""
    return datetime.now(MINSK) - timedelta(**span)


def send(browser: Browser, path: str, form: str, typed: dict[str, str]) -> TestResponse:
    """Open the page, and send its form with what is typed and what it carries unseen."""
    shown = browser.get(path)
    assert shown.status_code == 200, words(shown)
    return browser.post(path, {**hidden(shown, form), **typed})


def written(browser: Browser, path: str, form: str, typed: dict[str, str]) -> str:
    """Send a form that is in order; the words of the page it leads to."""
    answered = send(browser, path, form, typed)
    assert answered.status_code == 302, words(answered)
    return words(browser.get(answered.headers["Location"]))


def acts(site: Site) -> int:
    """How many acts the site's record holds."""
    with site.ledger.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM act").scalar_one())


DONOR = {
    "consent": "yes",
    "suitable_for_apheresis": "yes",
    "pregnant": "not_applicable",
    "pregnancy_tested_at_when": "",
    "breast_feeding": "not_applicable",
    "screening": "no risk",
}
PATIENT = {
    "diagnosis": "aml",
    "disease_status": "relapsed",
    "performance_scale": "lansky",
    "performance_score": "90",
    "consent": "yes",
    "uncontrolled_infection": "no",
    "sgot_xuln": "1.2",
    "sgpt_xuln": "0,9",
    "hiv": "negative",
}
LOT = {
    "material": "serum",
    "name": "Human serum AB",
    "maker": "A maker",
    "maker_lot": "S-7781",
    "expires_on": "2199-06-30",
    "potency_iu_per_mg": "",
}
FEEDERS = LOT | {
    "material": "feeders",
    "name": "K562-4-1BBL-mbIL21",
    "bank": "WCB-3",
    "passage": "12",
    "irradiated_at_when": "",
    "irradiator": "IR-01",
    "dose_gy": "100",
    "viable_per_vial": "5e7",
}
EQUIPMENT = {
    "kind": "incubator",
    "name": "Incubator 2",
    "state": "in_service",
    "calibrated_until": "2199-01-31",
    "applies_dilution": "",
}
COLLECTION = {"started_at_when": "", "ended_at_when": "", "volume_ml": "180", "anticoagulant": "ACD-A"}


def order(donor: str, patient: str, weighed_by: str, **otherwise: str) -> dict[str, str]:
    """An order: 50 million NK cells for each of 18.4 kg."""
    return {
        "donor": donor,
        "patient": patient,
        "relationship": "mother",
        "hla_match": "haploidentical",
        "dose_level": "level_50",
        "weight_kg": "18.4",
        "weighed_by_id": weighed_by,
        **at("weighed_at", ago(hours=3)),
        "conditioning": "fludarabine, cyclophosphamide",
        "planned_infusion_at_when": "",
        "duration_min": "30",
        **otherwise,
    }
