"""Sections 2 and 3: recipe and issue of the batch, and the people involved."""

from collections import Counter
from collections.abc import Iterator

from nkmfg.domain.dossier_json import people_of
from nkmfg.domain.facts.context_facts import ActFact
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.paper_batch.model import ON_PAPER
from nkmfg.domain.permissions.actions import Action
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import number, short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Paragraph, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import Table
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.roles import role_words

_REPRODUCED = N_(
    "The steps, instructions and limits printed in section 10 are those of the master batch record "
    "named here, as it was approved; the batch is bound to its digest."
)

_FROM_PAPER = N_(
    "This batch was made and recorded on paper. Moments of what was done are those of the paper; all "
    "of it was entered at the one moment given here. Names “as on paper” are names, and no accounts; "
    "what the source does not say is “not in the source”, and its moment, where one stands, the "
    "latest it can have been."
)


_ACTS: dict[str, str] = {
    Action.ISSUE_BATCH: N_("batch issued"),
    Action.ADD_RUN: N_("step added"),
    Action.SKIP_RUN: N_("step left out"),
    "file": N_("file attached"),
}


def recipe_and_issue(record: Record) -> Iterator[Part]:
    """The master batch record, and the issue of the batch from it."""
    dossier = record.dossier
    recipe, order = dossier.recipe, dossier.order
    issued = dossier.context.act(Action.ISSUE_BATCH)
    facts: list[tuple[str, Field]] = [
        (_("Master batch record"), recipe.title),
        (_("Code and version"), _("{code} version {version}", code=recipe.code, version=recipe.version)),
        (_("Digest (SHA-256)"), dossier.recipe_digest),
        (_("Trial"), f"{recipe.trial.code}: {recipe.trial.title}"),
        (_("Issued"), Cell(record.local(dossier.issued_at), under=_by(issued) if issued else "")),
        (
            _("Issued for"),
            _("order {order}, version {version}", order=order.coi_code, version=order.made_for_version),
        ),
    ]
    yield Section("2", _("Recipe and issue"))
    yield Facts(facts, columns=1)
    yield Paragraph(_(_REPRODUCED))
    yield from _transcription(record)


def _transcription(record: Record) -> Iterator[Part]:
    """Transcription of a batch done on paper: source, transcriber, comparers, and gaps of the source."""
    transcription = transcription_of(record.dossier)
    if transcription is None:
        return
    comparers = [f"{signature.name}, {record.local(signature.at)}" for signature in transcription.verified_by]
    facts: list[tuple[str, Field]] = [
        (_("State"), Cell(label(transcription.state), Tone.PASS if comparers else Tone.PENDING)),
        (_("Source"), transcription.source),
        (_("Kept at"), transcription.kept_at or _("not in the source")),
        (_("Number on paper"), transcription.number_on_paper or _("not in the source")),
        (_("Transcribed by"), f"{transcription.signed.name}, {record.local(transcription.at)}"),
        (_("Compared with the paper by"), "; ".join(comparers) or None),
        (_("File (SHA-256)"), transcription.sha256),
        (
            _("Not in the source"),
            ngettext(
                "{n} place: {places}",
                "{n} places: {places}",
                len(transcription.gaps),
                places=", ".join(transcription.gaps),
            )
            if transcription.gaps
            else _("nothing"),
        ),
    ]
    yield Subsection(_("Transcribed from paper"))
    yield Paragraph(_(_FROM_PAPER))
    yield Facts(facts, columns=1)


def people(record: Record) -> Iterator[Part]:
    """Everyone involved in the batch: roles, number of entries, signatures and other acts."""
    dossier = record.dossier
    performances: Counter[str] = Counter()
    recordings: Counter[str] = Counter()
    for _run, line in dossier.lines():
        for entry in line.entries:
            performances[entry.performed_by] += 1
            recordings[entry.recorded_by] += 1
    other_acts = _other_acts(dossier)
    columns = (
        words(_("Name"), 1.1),
        short(_("User name")),
        words(_("Role")),
        number(_("Entries performed")),
        number(_("Entries recorded")),
        words(_("Signed as"), 1.1),
        words(_("Did besides"), 1.3),
    )
    rows: list[tuple[Field, ...]] = [
        (
            Cell(dossier.name(login), bold=True),
            None if login.startswith(ON_PAPER) else login,
            _roles(dossier, login),
            str(performances[login]),
            str(recordings[login]),
            _times(Counter(label(signature.meaning) for signature in dossier.signatures if signature.login == login)),
            _times(other_acts.get(login, Counter())),
        )
        for login in sorted(people_of(dossier), key=dossier.name)
    ]
    yield Section("3", _("People"))
    yield Table(columns, rows)


def _roles(dossier: ReleaseDossier, login: str) -> str | None:
    """Roles in which a person acted or signed."""
    signature_roles = [signature.role for signature in dossier.signatures if signature.login == login]
    act_roles = [act.role for act in dossier.context.acts if act.login == login]
    return ", ".join(dict.fromkeys(role_words(role) for role in (*act_roles, *signature_roles))) or None


def _other_acts(dossier: ReleaseDossier) -> dict[str, Counter[str]]:
    """Acts of each person that are no entries of a step."""
    acts = [(act.login, _act_words(act)) for act in dossier.context.acts]
    acts += [(entry.reported_by, _("result reported")) for result in dossier.results for entry in result.entries]
    acts += [
        (entry.recorded_by, _("infusion written down")) for infusion in dossier.infusions for entry in infusion.entries
    ]
    acts += [
        (entry.recorded_by, _("IL-2 written down")) for il2_dose in dossier.il2_doses for entry in il2_dose.entries
    ]
    counts: dict[str, Counter[str]] = {}
    for login, act_words in acts:
        counts.setdefault(login, Counter())[act_words] += 1
    return counts


def _act_words(act: ActFact) -> str:
    return _(_ACTS[act.action]) if act.action in _ACTS else act.action


def _times(counts: Counter[str]) -> str | None:
    return ", ".join(f"{kind} ({times})" for kind, times in counts.items()) or None


def _by(act: ActFact) -> str:
    return _("by {name}, {role}", name=act.who, role=role_words(act.role)) + (f": {act.reason}" if act.reason else "")
