"""A browser without a window: one person's log-in at the pages, with its cookies and its token against forgery."""

import copy
import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Protocol
from uuid import uuid4

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from config import Settings
from nkmfg.demo.staff import PASSWORD
from nkmfg.domain.permissions.actions import Action
from nkmfg.ledger.act import scratch
from nkmfg.models import Act, Submission, WebSession
from nkmfg.services.people.tablets import register_tablet
from nkmfg.web import create_app
from nkmfg.web.web_session import TABLET_COOKIE
from nkmfg.web.web_session import ledger_of as ledger_of_app
from tests.conftest import Site
from tests.staff import ADAM, by

_TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)">')
TWICE: set[str] = set()
"""Endpoints whose forms were sent twice in this process."""
_FORM_ID = re.compile(r'name="form_id" value="([^"]*)(?:-[0-9a-f]+){5}"')
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Somebody(Protocol):
    """Anybody of the tests' staff or of a demo's."""

    @property
    def login(self) -> str: ...
    @property
    def badge(self) -> str: ...
    @property
    def pin(self) -> str: ...


def password_of(member: Somebody) -> str:
    """Their own, or the one all of a demo share."""
    return str(getattr(member, "password", PASSWORD))


class _Compiled(BytecodeCache):
    """Templates compiled once for all tests, or each app compiles them again."""

    kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_made: dict[frozenset[tuple[str, str]], Flask] = {}


def pages(site: Site, **environment: str) -> Flask:
    """The pages of a site; `environment` as in docs/operations.md, for example NKMFG_IDLE_LOCK_S="60".

    An app takes long to make, for its many routes: it is made once for each environment, and copied for each site.
    """
    given = {"DATABASE_URL": site.database.app_url, "NKMFG_SECRET": "a secret of the tests, long enough to sign"}
    settings, key = Settings.from_environment(given | environment), frozenset(environment.items())
    if key not in _made:
        _made[key] = create_app(settings, site.ledger)
        _made[key].jinja_env.bytecode_cache = _Compiled()
    app = copy.copy(_made[key])
    app.extensions = {**app.extensions, "nkmfg_settings": settings, "nkmfg_ledger": site.ledger}
    return app


def tablet_token(site: Site, name: str = "Tablet 3", place: str = "cleanroom 3") -> str:
    """Register a tablet; a browser that holds this token in its cookie is that tablet."""
    return register_tablet(site.session, by(site.session, ADAM), name, place)[1]


@dataclass
class Browser:
    """A browser. What it last saw gives the token it posts with. A fault of the software fails the test at once."""

    client: FlaskClient
    member: Somebody | None = None
    tablet: str | None = None
    sends_twice: bool = True
    _token: str = field(default="", repr=False)
    _author: str = field(default="", repr=False)

    def get(self, path: str, follow: bool = False, **options: Any) -> TestResponse:
        return self._seen(self.client.get(path, follow_redirects=follow, **options))

    def post(
        self, path: str, data: dict[str, Any] | None = None, *, token: str | None = None, follow: bool = False
    ) -> TestResponse:
        """Send a form, with the token of the page seen last and an id of its own; `token=""` sends no token."""
        if token is None and not self._token:
            self.get("/log-in", follow=True)
        author = self._author or ("" if self.member is None else self.member.login)
        sent = {"form_id": f"{author}-{uuid4()}", **(data or {}), "csrf_token": self._token if token is None else token}
        if path == "/log-in":
            self._token = ""  # a log-in begins a new session
        twice = self._doubles() and path != "/log-in" and not self._is_written(str(sent["form_id"]))
        answered = self._seen(self.client.post(path, data=sent, follow_redirects=follow))
        if twice and self._is_written(str(sent["form_id"])):
            self._send_again(path, sent)
        return answered

    def _doubles(self) -> bool:
        """True on SQLite: what is written once is decided before the database is asked for more than a unique row."""
        return self.sends_twice and ledger_of_app(self.client.application).engine.dialect.name == "sqlite"

    def _is_written(self, form_id: str) -> bool:
        with ledger_of_app(self.client.application).sessions() as session:
            written = sa.select(Submission.id).where(Submission.form_id == form_id)
            return session.scalar(written) is not None

    def _send_again(self, path: str, sent: dict[str, Any]) -> None:
        """Send a form that was written once more, as a reload does, and with other content: nothing more is written.

        The messages of the session are put back, so that the test sees what it would have seen (FT1).
        """
        ledger = ledger_of_app(self.client.application)
        with ledger.sessions() as session:
            acts = _acts(session)
            sessions = {row.id: row.contents for row in session.scalars(sa.select(WebSession))}
        TWICE.add(self.client.application.url_map.bind("").match(path.partition("?")[0], "POST")[0])
        twin = copy.copy(self.client)
        files = {name: value for name, value in sent.items() if isinstance(value, tuple)}
        if not files:  # the file of a form is read to its end by the first sending
            again = self._seen(twin.post(path, data=sent))
            assert again.status_code == 302, f"{path}: sent again: {words(again)}"
        other = {name: value for name, value in sent.items() if name not in files}
        differs = self._seen(twin.post(path, data=other | {"added": "typed since"}))
        assert differs.status_code == 409, f"{path}: sent again with other content: {differs.status_code}"
        assert "differs from it" in words(differs), path
        with ledger.sessions() as session:
            assert _acts(session) == acts, f"{path} was written twice"
            with scratch(session):
                for row in session.scalars(sa.select(WebSession)):
                    row.contents = sessions.get(row.id, row.contents)

    def log_in(self, member: Somebody) -> "Browser":
        """Log in as anybody would: by badge and PIN at a tablet, by badge and password elsewhere."""
        secret = {"pin": member.pin} if self.tablet else {"password": password_of(member)}
        self.member, self._author = member, member.login
        answered = self.post("/log-in", {"badge": member.badge, **secret})
        assert answered.status_code == 302, words(answered)
        return self

    def sign(self, path: str, signer: Somebody | None = None, **also: str) -> TestResponse:
        """Open the signing dialogue at `path` and sign there, in this session, by the signer's own credentials."""
        signer = signer or self.member
        assert signer is not None
        shown = self.get(path)
        assert shown.status_code == 200, words(shown)
        secret = {"pin": signer.pin} if self.tablet else {"password": password_of(signer)}
        return self.post(path, {**hidden(shown, "sign"), "badge": signer.badge, **secret, **also})

    def _seen(self, answered: TestResponse) -> TestResponse:
        for response in (answered, *answered.history):
            response.request.environ["wsgi.input"].close()  # a large form was spooled to a file
        assert answered.status_code < 500, f"{answered.request.path}: {words(answered)}"
        if answered.mimetype == "text/html":
            found = _TOKEN.search(answered.text)
            self._token = found[1] if found else self._token
            form = _FORM_ID.search(answered.text)
            self._author = form[1] if form else self._author
        return answered


def _acts(session: Session) -> int:
    """Number of acts that are no notes of an access."""
    count = sa.select(sa.func.count()).select_from(Act).where(Act.action != Action.NOTE_ACCESS)
    return session.scalar(count) or 0


def stranger(site: Site, app: Flask | None = None, tablet: str | None = None) -> Browser:
    """A browser nobody is logged in at; `tablet` is the token of the tablet it is."""
    client = (app or pages(site)).test_client()
    if tablet is not None:
        client.set_cookie(TABLET_COOKIE, tablet)
    return Browser(client, tablet=tablet)


def logged_in(site: Site, member: Somebody, app: Flask | None = None, tablet: str | None = None) -> Browser:
    """A browser with this person logged in. Several at one site share an `app` (see `pages`)."""
    return stranger(site, app, tablet).log_in(member)


def words(answered: TestResponse) -> str:
    """What a person reads on the page, on one line."""
    return " ".join(html.unescape(_UNSEEN.sub(" ", answered.text)).split())


@dataclass
class Form:
    """A form of a page: where it goes, how, and what it holds already."""

    id: str
    method: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        carried = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = carried.get("method", "get").lower()
            self.found.append(Form(carried.get("id", ""), method, carried.get("action", "")))
        elif tag in ("input", "select", "textarea", "button") and self.found and carried.get("name"):
            held = self.found[-1].hidden if carried.get("type") == "hidden" else self.found[-1].fields
            held.setdefault(carried["name"], carried.get("value", ""))


def forms(answered: TestResponse) -> list[Form]:
    """The forms of a page, in order."""
    return _Forms(answered.text).found


def hidden(answered: TestResponse, form_id: str) -> dict[str, str]:
    """What a form carries unseen, by the form's id, without its token."""
    found = next(form for form in forms(answered) if form.id == form_id)
    return {name: value for name, value in found.hidden.items() if name != "csrf_token"}
