"""Look-up by code: a typed or scanned code opens its page; short lists are offered as choices."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import redirect, request, url_for
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Unknown
from nkmfg.web.web_session import db, say
from nkmfg.words.refusals import refusal_sentence

MOST_OFFERED = 100  # beyond this number the code is typed


def codes_offered(listed: Callable[..., Sequence[Any]]) -> list[tuple[str, str]]:
    """Codes of a list as choices; empty if there are more than `MOST_OFFERED`."""
    rows = listed(db(), limit=MOST_OFFERED + 1)
    return [(row.code, row.code) for row in rows] if len(rows) <= MOST_OFFERED else []


def looked_up(look_up: Callable[[Session, str], object], endpoint: str, name: str = "code") -> Any:
    """Redirect to the thing with the code in the query; None without a query, or without a match."""
    typed = request.args.get("q", "").strip()
    if not typed:
        return None
    try:
        look_up(db(), typed)
    except Unknown as unknown:
        say(refusal_sentence(unknown), "warning")
        return None
    values: dict[str, Any] = {name: typed.upper()}
    return redirect(url_for(endpoint, **values))
