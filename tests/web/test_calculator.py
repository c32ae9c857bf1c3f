"""The calculators of the dose in a browser, on the numbers of the worked examples and on numbers nobody can read."""

import pytest

from tests.conftest import Site
from tests.ledger.backends import on_sqlite
from tests.staff import CLARA
from tests.web.client import logged_in, words

CALCULATED = {
    "": (
        *("9.2 × 10⁸", "2.345 × 10⁷", "39.232", "9.8081 × 10⁸", "2.1322", "43.156"),  # 11
        *("186,570", "2.68 × 10⁷"),  # 12
        *("26,652", "0.003", "1,599.1"),  # 13
        *("22.5", "1.2228", "0.40761", "2.0444", "408.89"),  # 14
        *("0.29891", "2.7174", "167.27", "184"),  # 15
        *("6.7797 × 10⁸", "56.498", "3.6846 × 10⁷", "6.5217 × 10⁷", "1.5333 × 10⁹"),  # 16
        *("5.3801 × 10⁷", "7.6023", "−7.0652", "36.461"),  # 17
        *("200,750", "220,830", "5.9181 × 10⁷"),  # 17b
        "3.76 × 10⁷",  # 23
        *("7.2695 × 10⁸", "3.9508 × 10⁷", "79.016"),  # 24
        *("0.7566", "756,600", "4.5396 × 10⁶"),  # 25
        *("rounded half up: met", "as it is: not met"),  # 26
    ),
    "?sum=dose&weight=18.4&now=20.6&level=5e7&viable=2.5e7&nk=93.8&cd3=0.35&limit=2e5&overfill=10": (
        *("4.466 × 10⁷", "−10.68"),  # 17
        *("5.36 × 10⁷",),  # 12, at 2e5
    ),
    "?sum=endotoxin&eu=2.3&volume=45&weight=18.4&minutes=30&limit_eu=5&sensitivity=0.005": ("5.625",),  # 14
    "?sum=endotoxin&eu=0.5&volume=45&weight=70&minutes=30&limit_eu=5&sensitivity=0.005": ("0.32143",),  # 14
    "?sum=rounding&value=69.4&at_least=70": ("rounded half up: not met", "as it is: not met"),  # 26
}


@on_sqlite
@pytest.mark.req("F07")
def test_worked_examples_11_to_17b_and_23_to_26_are_seen_in_the_browser(site: Site) -> None:
    browser = logged_in(site, CLARA)
    missing = {}
    for query, numbers in CALCULATED.items():
        said = words(browser.get(f"/calculator{query}"))
        missing[query] = [number for number in numbers if number not in said]
    assert {query: gone for query, gone in missing.items() if gone} == {}


@on_sqlite
def test_a_calculator_asks_back_what_it_cannot_read_and_keeps_it(site: Site) -> None:
    answered = logged_in(site, CLARA).get("/calculator?sum=il2&height=tall&weight=18.4&iu=1e6&doses=6")
    assert "Height: " in words(answered)
    assert 'value="tall"' in answered.text
