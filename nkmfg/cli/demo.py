"""`nkmfg demo`: commands of demo sites."""

from zoneinfo import ZoneInfo

import click

from nkmfg.cli.acting import acting, as_person
from nkmfg.cli.texts import Group
from nkmfg.services.demo_clock import next_day as put_forward
from nkmfg.services.site import site_of
from nkmfg.words.messages import N_, _

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


@click.group(cls=Group, help=N_("What only a demo site has: a clock that can be put forward."))
def demo() -> None:
    """Commands of demo sites."""


@demo.command("next-day", help=N_("Put the demo's clock forward by one day, as an act under your name."))
@as_person
def next_day(login: str) -> None:
    """Put the demo's clock forward."""
    with acting(login) as (session, by):
        now = put_forward(session, by)
        site = site_of(session)
    zone = ZoneInfo("UTC") if site is None else site.zone
    here = now.astimezone(zone)
    click.echo(
        _(
            "It is now {weekday} {moment} on this demo site.",
            weekday=_(_WEEKDAYS[here.weekday()]),
            moment=f"{here:%Y-%m-%d %H:%M %Z}",
        )
    )
