"""Sections 2 and 3: the recipe the batch was issued from, and the people who made it."""

from collections import Counter
from collections.abc import Iterator

from nkmfg.domain.dossier_json import people_of
from nkmfg.domain.facts.context_facts import DeedFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import role_words
from nkmfg.domain.paper_batch.model import GAP, ON_PAPER
from nkmfg.domain.permissions.actions import Action
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import number, short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Paragraph, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import Table

_REPRODUCED = (
    "The steps, instructions and limits printed in section 10 are those of the master batch record named here, as it "
    "was approved; the batch is bound to its digest."
)

_FROM_PAPER = (
    "This batch was made and recorded on paper. Moments of what was done are those of the paper; all of it was entered "
    "at the one moment given here. Names “as on paper” are names, and no accounts; what the source does not say is "
    "“not in the source”, and its moment, where one stands, the latest it can have been."
)


_DEEDS: dict[str, str] = {
    Action.ISSUE_BATCH: "batch issued",
    Action.ADD_RUN: "step added",
    Action.SKIP_RUN: "step left out",
    "file": "file attached",
}


def recipe_and_issue(record: Record) -> Iterator[Part]:
    """Which master batch record, and when the batch was issued from it."""
    dossier = record.dossier
    recipe, order = dossier.recipe, dossier.order
    issued = dossier.beside.deed(Action.ISSUE_BATCH)
    facts: list[tuple[str, Field]] = [
        ("Master batch record", recipe.title),
        ("Code and version", f"{recipe.code} version {recipe.version}"),
        ("Digest (SHA-256)", dossier.recipe_digest),
        ("Trial", f"{recipe.trial.code}: {recipe.trial.title}"),
        ("Issued", Cell(record.local(dossier.issued_at), under=_by(issued) if issued else "")),
        ("Issued for", f"order {order.coi_code}, version {order.made_for_version}"),
    ]
    yield Section("2", "Recipe and issue")
    yield Facts(facts, columns=1)
    yield Paragraph(_REPRODUCED)
    yield from _transcription(record)


def _transcription(record: Record) -> Iterator[Part]:
    """Of a batch done on paper: from what, by whom, compared by whom, and what the source does not say."""
    one = transcription_of(record.dossier)
    if one is None:
        return
    compared = [f"{signed.name}, {record.local(signed.at)}" for signed in one.checked_by]
    facts: list[tuple[str, Field]] = [
        ("State", Cell(one.words, Tone.PASS if compared else Tone.PENDING)),
        ("Source", one.source),
        ("Kept at", one.kept_at or GAP),
        ("Number on paper", one.number_on_paper or GAP),
        ("Transcribed by", f"{one.signed.name}, {record.local(one.at)}"),
        ("Compared with the paper by", "; ".join(compared) or None),
        ("File (SHA-256)", one.sha256),
        ("Not in the source", f"{len(one.gaps)} places: {', '.join(one.gaps)}" if one.gaps else "nothing"),
    ]
    yield Subsection("Transcribed from paper")
    yield Paragraph(_FROM_PAPER)
    yield Facts(facts, columns=1)


def people(record: Record) -> Iterator[Part]:
    """Everyone who had a hand in the batch: in which role, how many entries, and what they signed and did besides."""
    dossier = record.dossier
    performed: Counter[str] = Counter()
    recorded: Counter[str] = Counter()
    for _, line in dossier.lines():
        for entry in line.entries:
            performed[entry.performed_by] += 1
            recorded[entry.recorded_by] += 1
    besides = _besides(dossier)
    columns = (
        words("Name", 1.1),
        short("User name"),
        words("Role"),
        number("Entries performed"),
        number("Entries recorded"),
        words("Signed as", 1.1),
        words("Did besides", 1.3),
    )
    rows: list[tuple[Field, ...]] = [
        (
            Cell(dossier.name(login), bold=True),
            None if login.startswith(ON_PAPER) else login,
            _roles(dossier, login),
            str(performed[login]),
            str(recorded[login]),
            _times(Counter(one.meaning for one in dossier.signatures if one.login == login)),
            _times(besides.get(login, Counter())),
        )
        for login in sorted(people_of(dossier), key=dossier.name)
    ]
    yield Section("3", "People")
    yield Table(columns, rows)


def _roles(dossier: Dossier, login: str) -> str | None:
    """Those acted and signed in."""
    signed = [one.role for one in dossier.signatures if one.login == login]
    acted = [one.role for one in dossier.beside.deeds if one.login == login]
    return ", ".join(dict.fromkeys(role_words(one) for one in (*acted, *signed))) or None


def _besides(dossier: Dossier) -> dict[str, Counter[str]]:
    """What each did that is no entry of a step."""
    did = [(one.login, _DEEDS.get(one.deed, one.deed)) for one in dossier.beside.deeds]
    did += [(entry.reported_by, "result reported") for one in dossier.results for entry in one.entries]
    did += [(entry.recorded_by, "infusion written down") for one in dossier.infusions for entry in one.entries]
    did += [(entry.recorded_by, "IL-2 written down") for one in dossier.il2_doses for entry in one.entries]
    found: dict[str, Counter[str]] = {}
    for login, deed in did:
        found.setdefault(login, Counter())[deed] += 1
    return found


def _times(counted: Counter[str]) -> str | None:
    return ", ".join(f"{what} ({times})" for what, times in counted.items()) or None


def _by(deed: DeedFact) -> str:
    return f"by {deed.who}, {role_words(deed.role)}" + (f": {deed.reason}" if deed.reason else "")
