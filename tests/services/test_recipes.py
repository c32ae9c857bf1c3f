"""Recipes: taken in strictly, approved by QA, effective from a moment on, and read again exactly as stored."""

import pytest
import sqlalchemy as sa

from nkmfg.domain.recipe_file.canonical import digest
from nkmfg.domain.recipe_file.faults import RecipeFault
from nkmfg.domain.recipe_file.parser import parse
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Unknown
from nkmfg.ledger.database import SHAPES, open_engine, open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.triggers import uninstall
from nkmfg.models import RecipeVersion, SiteKind
from nkmfg.recipes import source
from nkmfg.services import recipes
from tests import staff
from tests.conftest import Backend, Database, Site
from tests.domain.recipes import TOY, changed
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, HEDDA, QUINN, RITA, Member, by, signing
from tests.subjects import RECIPE, ago, confirmed, make_recipe, trail


def toy(version: str = "1") -> str:
    """The toy recipe, confirmed by the site."""
    text = changed('version = "1"', f'version = "{version}"')
    return text.replace(', site_confirms = ["hours"]', "").replace(', site_confirms = ["value"]', "")


def approved(site: Site, text: str) -> RecipeVersion:
    return make_recipe(site.session, text)[0]


@pytest.mark.req("E03")
def test_the_shipped_recipe_is_registered_once(site: Site) -> None:
    session = site.session
    (version,) = recipes.ship(session, by(session, HEDDA))
    assert (version.code, version.version) == (RECIPE, "1")
    assert recipes.ship(session, by(session, HEDDA)) == ()
    assert site.breaks() == []


@pytest.mark.req("E03")
def test_a_recipe_is_read_again_exactly_as_it_was_registered(site: Site) -> None:
    session = site.session
    version = recipes.register_recipe(session, by(session, QUINN), TOY.encode())
    stored = session.scalar(sa.select(RecipeVersion.content).where(RecipeVersion.id == version.id))
    again_version, again = recipes.pinned(session, version.id)
    assert again == parse(TOY)
    assert digest(again) == again_version.digest == version.digest
    assert stored is not None
    assert version.digest in trail(session, "recipe/toy")[-1].became


@pytest.mark.req("A03", "E07")
@pytest.mark.parametrize("member", [ANNA, ADAM], ids=lambda member: member.login)
def test_who_has_no_right_registers_no_recipe(site: Site, member: Member) -> None:
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=recipe.register"):
        recipes.register_recipe(site.session, by(site.session, member), toy())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "code: file.key_missing"),
        ("code = ", "recipe_file.no_toml"),
        (b"\xff\xfe", "file.not_utf8"),
        ("x" * 10_000_000, "recipe_file.too_large"),
        ("[" * 100_000, "recipe_file.line_too_long"),
        (TOY.replace('per_kg = "2e7"', 'per_kg = "NaN"'), "per_kg"),
        (TOY + '\nsurprise = "🧬"\n', "surprise"),
    ],
)
def test_a_damaged_file_is_refused_with_its_faults_and_nothing_is_kept(
    site: Site, text: str | bytes, says: str
) -> None:
    with pytest.raises(RecipeFault, match=says):
        recipes.register_recipe(site.session, by(site.session, HEDDA), text)
    assert recipes.versions(site.session) == []


@pytest.mark.parametrize("code", ["../../etc/passwd", "Toy", "", "toy\\u0000", "игрушка", "t" * 100])
def test_a_code_that_can_stand_in_no_address_is_refused(site: Site, code: str) -> None:
    with pytest.raises(Refused):
        recipes.register_recipe(site.session, by(site.session, HEDDA), changed('code = "toy"', f'code = "{code}"'))
    assert recipes.versions(site.session) == []


@pytest.mark.req("E03")
def test_a_version_never_changes(site: Site) -> None:
    session = site.session
    recipes.register_recipe(session, by(session, HEDDA), toy())
    with refusing(Refused, "here already, as toy version 1"):
        recipes.register_recipe(session, by(session, HEDDA), toy())
    with pytest.raises(Refused, match=r"recipe\.version_taken"):
        recipes.register_recipe(session, by(session, HEDDA), toy().replace("Toy cells", "Other cells"))


@pytest.mark.req("E04")
def test_batches_are_issued_from_the_last_version_approved_before_that_moment(site: Site) -> None:
    session = site.session
    with pytest.raises(Refused, match=r"recipe\.none_effective"):
        recipes.effective(session, "toy", ago())
    before = ago(seconds=5)
    first = approved(site, toy("1"))
    assert recipes.effective(session, "toy", site.ledger.clock.now(session))[0].id == first.id
    between = site.ledger.clock.now(session)
    second = approved(site, toy("2"))
    now = site.ledger.clock.now(session)
    assert recipes.effective(session, "toy", now)[0].id == second.id
    assert recipes.effective(session, "toy", now)[1].version == "2"
    assert recipes.effective(session, "toy", between)[0].id == first.id
    with pytest.raises(Refused, match=r"recipe\.none_effective"):
        recipes.effective(session, "toy", before)


@pytest.mark.req("E05")
def test_a_batch_keeps_the_version_it_was_issued_from(site: Site) -> None:
    first = approved(site, toy("1"))
    approved(site, toy("2"))
    version, recipe = recipes.pinned(site.session, first.id)
    assert (version.id, recipe.version) == (first.id, "1")
    with pytest.raises(Unknown):
        recipes.pinned(site.session, 4711)


@pytest.mark.req("E01")
@pytest.mark.parametrize("member", [QUINN, RITA], ids=lambda member: member.login)
def test_qa_approves_a_recipe_by_signature(site: Site, member: Member) -> None:
    session = site.session
    version = recipes.register_recipe(session, by(session, HEDDA), toy())
    approval = recipes.approve_recipe(
        session, signing(session, member, recipes.approval_to_sign(session, version)), version
    )
    assert [line.effective_at for line in recipes.versions(session)] == [approval.effective_at]
    assert trail(session, "recipe/toy")[-1].actor == member.name
    with pytest.raises(Refused, match=r"recipe\.approved"):
        recipes.approval_to_sign(session, version)
    assert site.breaks() == []


@pytest.mark.parametrize("member", [HEDDA, ANNA, ADAM], ids=lambda member: member.login)
def test_nobody_but_qa_approves_a_recipe(site: Site, member: Member) -> None:
    session = site.session
    version = recipes.register_recipe(session, by(session, HEDDA), toy())
    copy = recipes.approval_to_sign(session, version)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=recipe.approve"):
        recipes.approve_recipe(session, signing(session, member, copy), version)
    with pytest.raises(Forbidden, match=r"act\.signature_missing"):
        recipes.approve_recipe(session, by(session, QUINN), version)  # type: ignore[arg-type]


@pytest.mark.req("E06")
def test_a_number_the_site_has_not_confirmed_blocks_approval_on_a_site_that_is_no_demo(site: Site) -> None:
    session = site.session
    (version,) = recipes.ship(session, by(session, HEDDA))
    with pytest.raises(Refused, match=r"recipe\.unconfirmed"):
        recipes.approval_to_sign(session, version)


@pytest.mark.req("E06")
def test_a_demo_approves_what_no_site_has_confirmed_and_the_signed_copy_says_so(
    backend: Backend, migrated: Database
) -> None:
    database = backend.copy_of(migrated)
    ledger = open_ledger(database.app_url, head_revision(), passwords=Passwords(cheap=True))
    with ledger.sessions() as session:
        staff.settle(session, SiteKind.DEMO)
        (version,) = recipes.ship(session, by(session, HEDDA))
        copy = recipes.approval_to_sign(session, version)
        assert copy.facts["unconfirmed"]
        recipes.approve_recipe(session, signing(session, QUINN, copy), version)
        assert recipes.effective(session, RECIPE, ledger.clock.now(session))[0].id == version.id
    ledger.engine.dispose()
    backend.drop(database)


def test_a_recipe_confirmed_by_the_site_waits_for_nothing() -> None:
    assert parse(source()).blocks_approval()
    assert parse(confirmed()).blocks_approval() == ()


@pytest.mark.req("B06")
def test_a_stored_recipe_that_is_not_what_was_registered_is_not_worked_with(site: Site) -> None:
    version = recipes.register_recipe(site.session, by(site.session, HEDDA), toy("tampered"))
    site.session.rollback()
    engine = open_engine(site.database.owner_url)
    with engine.begin() as connection:
        uninstall(connection, SHAPES)
        put = "UPDATE recipe_version SET content = replace(content, '\"20000000\"', '\"200000000\"')"
        assert connection.execute(sa.text(put)).rowcount == 1
    engine.dispose()
    with pytest.raises(Refused, match=r"recipe\.altered"):
        recipes.pinned(site.session, version.id)


def test_a_version_is_found_by_code_and_number(site: Site) -> None:
    version = recipes.register_recipe(site.session, by(site.session, HEDDA), toy("2.1"))
    assert recipes.version_of(site.session, "toy", "2.1").id == version.id
    for code, number in (("toy", "1"), ("", ""), ("\x00", "1"), ("toy", "🙂")):
        with refusing(Unknown, "no such version"):
            recipes.version_of(site.session, code, number)
    with pytest.raises(Malformed):
        recipes.register_recipe(site.session, by(site.session, HEDDA), toy("2/1"))
