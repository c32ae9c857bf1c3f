"""Recipes at the pages: read whole, taken in with every fault told, approved by QA, compared."""

import io
from typing import Any

import pytest
from werkzeug.test import TestResponse

from nkmfg.demo import staff as demo_staff
from nkmfg.recipes import source
from nkmfg.services import recipes
from tests.conftest import Site
from tests.domain.recipes import TOY, changed
from tests.staff import ANNA, BORIS, HEDDA, QUINN, RITA, Member
from tests.subjects import RECIPE, confirmed
from tests.web.client import Browser, logged_in, pages, words

TOY_CONFIRMED = TOY.replace(', site_confirms = ["hours"]', "").replace(', site_confirms = ["value"]', "")


def sent(browser: Browser, text: str | bytes, name: str = "recipe.toml") -> TestResponse:
    content = text.encode() if isinstance(text, str) else text
    return browser.post("/recipes/register", {"file": (io.BytesIO(content), name)})


def kept(site: Site) -> list[tuple[str, str]]:
    site.session.rollback()
    return [(line.version.code, line.version.version) for line in recipes.versions(site.session)]


@pytest.mark.req("E03")
def test_the_shipped_recipe_is_registered_once_and_can_be_read_whole(site: Site) -> None:
    app = pages(site)
    hedda, anna = logged_in(site, HEDDA, app), logged_in(site, ANNA, app)
    assert "waits for QA" in words(hedda.post("/recipes/ship", follow=True))
    assert "registered already" in words(hedda.post("/recipes/ship", follow=True))
    assert kept(site) == [(RECIPE, "1")]
    page = anna.get(f"/recipes/{RECIPE}/1")
    read = words(page)
    for said in (
        "Daily count",
        "Count every vessel",
        "×10⁶/mL, up to 2 times, for each vessel",
        "taken without asking: 0.001 to 100",
        "days 1 to 6, 8 to 13 after the start of the culture",
        "≤ 100,000 cells/kg",
        "Lapteva 2012",
        "50 × 10⁶ NK/kg",
        "Age at most 30 years",
        "HBsAg",
        "2 feeders : 1 nucleated cell",
        "10a Restimulation on day 7 · schedule · to (h)",
        "site confirms",
    ):
        assert said in read, said
    recipe = recipes.read(site.session, recipes.version_of(site.session, RECIPE, "1"))
    for step in recipe.steps:
        assert step.title in read
        assert step.instruction.split(". ")[0] in read
        assert [field.label for field in step.fields if field.label not in read] == []
    assert [
        criterion.attribute
        for criterion in (*recipe.criteria, *recipe.feeder_criteria)
        if criterion.attribute not in read
    ] == []
    assert "site_confirms" not in read
    assert "{" not in read


@pytest.mark.req("E03", "E07")
def test_all_faults_of_a_file_are_told_with_their_places_and_nothing_is_kept(site: Site) -> None:
    hedda = logged_in(site, HEDDA)
    answered = sent(hedda, changed('per_kg = "2e7"', 'per_kg = "NaN"') + '\nsurprise = "🧬"\n')
    assert answered.status_code == 422
    told = words(answered)
    assert "faults" in told
    assert "per_kg" in told
    assert "surprise" in told
    broken = sent(hedda, TOY.replace("[product]", "[product", 1) if "[product]" in TOY else "code = \n" + TOY)
    assert "line" in words(broken)
    assert kept(site) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"[" * 50_000, b"code = 'x'\n" * 100_000, "🧬".encode(), b"\x00" * 100],
    ids=["empty", "no text", "deep", "too large", "emoji", "nothing but zeros"],
)
def test_what_is_no_recipe_is_refused_in_a_sentence(site: Site, content: bytes) -> None:
    answered = sent(logged_in(site, HEDDA), content)
    assert answered.status_code == 422
    assert "was not taken in" in words(answered)
    assert kept(site) == []


def test_the_shipped_file_is_given_as_it_is_and_can_be_taken_in_again_as_a_version_of_ones_own(site: Site) -> None:
    hedda = logged_in(site, HEDDA)
    given = hedda.get("/recipes/shipped.toml")
    assert given.data == source()
    assert "attachment" in given.headers["Content-Disposition"]
    sent(hedda, given.data.replace(b'version = "1"', b'version = "1.1"', 1))
    assert kept(site) == [(RECIPE, "1.1")]


def test_a_form_without_a_file_says_what_to_do(site: Site) -> None:
    answered = logged_in(site, HEDDA).post("/recipes/register")
    assert (answered.status_code, "Choose the recipe's file" in words(answered)) == (422, True)


def test_a_file_of_10_mb_is_refused_before_it_is_read(site: Site) -> None:
    answered = sent(logged_in(site, HEDDA), b"x" * 10_000_000)
    assert answered.status_code == 413
    assert "too large" in words(answered)


@pytest.mark.req("E03")
def test_another_text_under_the_same_version_is_refused(site: Site) -> None:
    hedda = logged_in(site, HEDDA)
    assert sent(hedda, TOY_CONFIRMED).location == "/recipes/toy/1"
    answered = sent(hedda, changed("Toy", "Another toy"))
    assert answered.status_code == 409
    assert "a version never changes" in words(answered)


@pytest.mark.req("E06")
def test_numbers_the_site_has_not_confirmed_block_the_approval(site: Site) -> None:
    quinn = logged_in(site, QUINN)
    quinn.post("/recipes/ship")
    answered = quinn.get(f"/recipes/{RECIPE}/1/approve")
    assert answered.status_code == 409
    assert "the site has to confirm each" in words(answered)


@pytest.mark.req("E07", "B03")
@pytest.mark.challenge("S1")
def test_qas_signature_makes_a_version_effective_and_the_one_before_superseded(site: Site) -> None:
    app = pages(site)
    quinn = logged_in(site, QUINN, app)
    for version in ("1", "2"):
        sent(quinn, confirmed().replace('version = "1"', f'version = "{version}"', 1))
        assert "waits for QA" in words(quinn.get("/recipes"))
        signed = quinn.sign(f"/recipes/{RECIPE}/{version}/approve", RITA)
        assert signed.location == f"/recipes/{RECIPE}/{version}"
    page = words(quinn.get("/recipes"))
    assert "2 effective" in page
    assert "1 superseded" in page
    assert "signed by Rita Review" in words(quinn.get(f"/recipes/{RECIPE}/2"))
    assert quinn.get(f"/recipes/{RECIPE}/2/approve").status_code == 409
    assert site.breaks() == []


@pytest.mark.req("E07")
@pytest.mark.parametrize("signer", [HEDDA, BORIS], ids=lambda member: member.login)
def test_nobody_but_qa_approves_a_recipe(site: Site, signer: Member) -> None:
    quinn = logged_in(site, QUINN)
    sent(quinn, TOY_CONFIRMED)
    answered = quinn.sign("/recipes/toy/1/approve", signer)
    assert answered.status_code == 403
    assert "may not approve a recipe" in words(answered)
    assert "waits for QA" in words(quinn.get("/recipes"))


def test_on_a_demo_the_dialogue_lists_every_number_that_is_not_confirmed(demo: Site) -> None:
    quinn = logged_in(demo, demo_staff.QA)
    sent(quinn, source().decode().replace('version = "1"', 'version = "9"', 1))
    page = words(quinn.get(f"/recipes/{RECIPE}/9/approve"))
    recipe = recipes.read(demo.session, recipes.version_of(demo.session, RECIPE, "9"))
    assert page.count("not confirmed by the site") == len(recipe.blocks_approval())
    assert "T-175 flask · maximum (mL) not confirmed by the site 80" in page


@pytest.mark.req("E03")
def test_the_difference_of_two_versions_is_told_in_words_place_by_place(site: Site) -> None:
    hedda = logged_in(site, HEDDA)
    sent(hedda, confirmed())
    later = confirmed().replace('version = "1"', 'version = "2"', 1)
    later = later.replace('rise_factor_per_day = "4"', 'rise_factor_per_day = "5"')
    sent(hedda, later.replace('title = "Daily count"', 'title = "Count of the day"', 1))
    page = words(hedda.get(f"/recipes/{RECIPE}/2/difference"))
    assert "counting · rise factor per day" in page
    assert "was 4 is 5" in page
    assert "was Daily count is Count of the day" in page
    assert words(hedda.get(f"/recipes/{RECIPE}/1/difference?from=2")).count("was 5 is 4") == 1


def test_one_version_has_nothing_to_be_compared_with(site: Site) -> None:
    hedda = logged_in(site, HEDDA)
    sent(hedda, TOY_CONFIRMED)
    assert hedda.get("/recipes/toy/1/difference").status_code == 409


@pytest.mark.parametrize("address", ["toy/2", "nothing/1", "toy/1/difference?from=7", "%00/1", "игра/1", "toy/1'--"])
def test_a_recipe_that_is_not_there_is_not_found(site: Site, address: str) -> None:
    hedda = logged_in(site, HEDDA)
    sent(hedda, TOY_CONFIRMED)
    sent(hedda, TOY_CONFIRMED.replace('version = "1"', 'version = "3"', 1))
    answered: Any = hedda.get(f"/recipes/{address}")
    assert answered.status_code in (400, 404)


def in_effect(site: Site) -> str:
    """The page of a toy recipe that is effective."""
    sent(logged_in(site, HEDDA), TOY_CONFIRMED)
    assert logged_in(site, QUINN).sign("/recipes/toy/1/approve").status_code == 302
    return "/recipes/toy/1"


@pytest.mark.req("FD1", "FP3")
def test_qa_withdraws_a_recipe_by_signature_and_every_list_says_so(site: Site) -> None:
    page = in_effect(site)
    quinn, hedda = logged_in(site, QUINN), logged_in(site, HEDDA)
    assert "Withdraw this version" in words(quinn.get(page))
    assert "Withdraw this version" not in words(hedda.get(page))
    assert hedda.get(f"{page}/withdraw").status_code == 403
    asked = words(quinn.get(f"{page}/withdraw"))
    assert "Made by it: no batch so far." in asked
    assert "Is what was made by it affected?" in asked
    path = f"{page}/withdraw?affected=not_known&reason=a+ratio+was+wrong"
    shown = words(quinn.get(path))
    for said in ("is withdrawn: no batch is issued from it any more", "affected not known", "reason a ratio was wrong"):
        assert said in shown, said
    assert quinn.sign(path).status_code == 302
    now = words(hedda.get(page))
    assert "signed by Quinn Quality: no batch is issued from it." in now
    assert "What was made by it is affected: not known." in now
    assert "Withdraw this version" not in words(quinn.get(page))
    assert "withdrawn" in words(hedda.get("/recipes"))
    assert quinn.get(path).status_code == 409


@pytest.mark.req("FP3", "FT11")
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("reason=", 422),
        ("reason=it+was+wrong", 422),
        ("affected=yes", 422),
        ("affected=perhaps&reason=it+was+wrong", 422),
        ("affected=yes&reason=.", 422),
        ("affected=yes&affected=no&reason=&reason=b", 422),
    ],
)
def test_a_withdrawal_that_is_not_answered_is_asked_again(site: Site, query: str, status: int) -> None:
    page = in_effect(site)
    assert logged_in(site, QUINN).get(f"{page}/withdraw?{query}").status_code == status
    assert "effective" in words(logged_in(site, HEDDA).get(page))


def test_a_version_that_was_never_approved_is_not_withdrawn(site: Site) -> None:
    sent(logged_in(site, HEDDA), TOY_CONFIRMED)
    quinn = logged_in(site, QUINN)
    assert "Withdraw this version" not in words(quinn.get("/recipes/toy/1"))
    refused = quinn.get("/recipes/toy/1/withdraw?affected=no&reason=it+was+wrong")
    assert refused.status_code == 409
    assert "was never approved" in words(refused)
