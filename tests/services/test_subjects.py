"""What a batch is made from, all of it together."""

from tests.conftest import Site
from tests.subjects import settle_subjects


def test_what_a_batch_needs_is_made_by_the_services_and_verifies(site: Site) -> None:
    subjects = settle_subjects(site.session)
    assert set(subjects.lots) == {material.key for material in subjects.recipe.materials}
    assert set(subjects.equipment) == {kind.key for kind in subjects.recipe.equipment}
    assert site.breaks() == []
