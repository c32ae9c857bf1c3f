"""Write transactions on a settled site."""

from tests.conftest import Site
from tests.ledger.toy import ToySite


def test_a_settled_site_verifies(site: Site) -> None:
    assert site.breaks() == []


def test_a_site_with_toys_verifies(toys: ToySite) -> None:
    assert toys.breaks() == []
