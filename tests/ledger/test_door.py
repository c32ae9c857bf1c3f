"""The one door to writing, on a settled site."""

from tests.conftest import Site


def test_a_settled_site_verifies(site: Site) -> None:
    assert site.breaks() == []
