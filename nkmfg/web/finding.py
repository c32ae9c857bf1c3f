"""Finding a thing: a code typed or a label scanned opens its page; few codes are offered to choose from."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import redirect, request, url_for
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Unknown
from nkmfg.web.web_session import db, say

MOST_OFFERED = 100  # more than that no finger finds one among them, and the code is typed


def codes_offered(listed: Callable[..., Sequence[Any]]) -> list[tuple[str, str]]:
    """The codes of a list to choose from, if they are not too many."""
    rows = listed(db(), limit=MOST_OFFERED + 1)
    return [(row.code, row.code) for row in rows] if len(rows) <= MOST_OFFERED else []


def looked_up(look_up: Callable[[Session, str], object], endpoint: str, name: str = "code") -> Any:
    """A way to the thing somebody looks for; None where nobody asked, or there is none of that code."""
    typed = request.args.get("q", "").strip()
    if not typed:
        return None
    try:
        look_up(db(), typed)
    except Unknown as unknown:
        say(str(unknown), "warning")
        return None
    values: dict[str, Any] = {name: typed.upper()}
    return redirect(url_for(endpoint, **values))
