"""A demo site: people, lots, donors, patients and batches in several stages, written through the services.

Nothing in it is real; every page and print of it is marked TEST.
"""

from nkmfg.demo.staff import list_contacts, log_ins, make_staff
from nkmfg.demo.story import play_story
from nkmfg.ledger.database import Ledger

__all__ = ["log_ins", "make_demo"]


def make_demo(ledger: Ledger) -> None:
    """Create the demo site in an empty, migrated database."""
    with ledger.sessions() as session:
        make_staff(session)
        list_contacts(session)
        play_story(session)
