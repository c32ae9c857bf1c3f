"""`nkmfg demo`: what only a demo site has."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import click

from nkmfg.cli.person import acting, as_person
from nkmfg.services.site import forward_clock, site_of

DAY = timedelta(days=1)


@click.group()
def demo() -> None:
    """What only a demo site has: a clock that can be put forward."""


@demo.command("next-day")
@as_person
def next_day(login: str) -> None:
    """Put the demo's clock forward by one day, as an act under your name."""
    with acting(login) as (session, by):
        now = forward_clock(session, by, DAY)
        site = site_of(session)
    zone = ZoneInfo("UTC") if site is None else site.zone
    click.echo(f"It is now {now.astimezone(zone):%A %Y-%m-%d %H:%M %Z} on this demo site.")
