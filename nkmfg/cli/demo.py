"""`nkmfg demo`: commands of demo sites."""

from zoneinfo import ZoneInfo

import click

from nkmfg.cli.acting import acting, as_person
from nkmfg.services.demo_clock import next_day as put_forward
from nkmfg.services.site import site_of


@click.group()
def demo() -> None:
    """What only a demo site has: a clock that can be put forward."""


@demo.command("next-day")
@as_person
def next_day(login: str) -> None:
    """Put the demo's clock forward by one day, as an act under your name."""
    with acting(login) as (session, by):
        now = put_forward(session, by)
        site = site_of(session)
    zone = ZoneInfo("UTC") if site is None else site.zone
    click.echo(f"It is now {now.astimezone(zone):%A %Y-%m-%d %H:%M %Z} on this demo site.")
