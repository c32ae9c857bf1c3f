"""Formatter of changes: labels of the recipe, names, codes and units; no ids, keys, JSON or secrets."""

from collections.abc import Collection, Iterator
from datetime import datetime, tzinfo

from nkmfg.domain.calculators.calculated_snapshot import frozen
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.documents.audit_view import Difference
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.facts.entry_kinds import EntryKind, ResultEntryKind
from nkmfg.domain.recipe.model import FieldKind, Subject
from nkmfg.ledger.database import SHAPES
from nkmfg.ledger.images import Kind
from nkmfg.models.column_labels import Form, Label, TableLabels
from nkmfg.services.trail.names import CODES, POINTS_AT, Image, Names, RunName
from nkmfg.services.trail.recipe_labels import TABLES, flat, recipe_labels, table_of
from nkmfg.words.codes import code_label
from nkmfg.words.formats import shown
from nkmfg.words.formulas import formula_words
from nkmfg.words.messages import N_, _
from nkmfg.words.notes import note_words
from nkmfg.words.plain_codes import plain_words
from nkmfg.words.record import input_words, subject_words
from nkmfg.words.roles import role_words
from nkmfg.words.units import amount_words, unit_words

_KINDS = {(shape.name, column): kind for shape in SHAPES for column, kind in shape.columns}
_DIGITS = 6
_NO_VALUE: dict[str, str] = {
    EntryKind.VOID: N_("void"),
    EntryKind.NOT_APPLICABLE: N_("not applicable"),
    ResultEntryKind.NOT_TESTED: N_("not tested"),
    ResultEntryKind.INVALID: N_("test invalid"),
}


class AuditFormatter:
    """Formatter of the changes of rows, with the names that these refer to."""

    def __init__(self, names: Names, zone: tzinfo) -> None:
        self._names = names
        self._zone = zone
        self._labels = recipe_labels(names.recipes)

    def describe(
        self, table: str, op: str, was: Image | None, became: Image, said: Collection[str]
    ) -> tuple[str, str, tuple[Difference, ...], str, bool]:
        """Thing, place, differences, key of the run, and whether the change is of no interest to readers.

        `said` are the texts the act shows itself: who, when, why.
        """
        labels = TABLES.get(table) or TableLabels(table.replace("_", " ").capitalize(), {})
        row = _Row(self, table, became)
        differences = tuple(
            difference
            for difference in self._differences(table, labels, was, became)
            if not (difference.is_aside and not difference.was and difference.now in said)
        )
        run = row.run()
        is_quiet = table == "signed_copy" or (op != "I" and not differences)
        return row.filled(labels.thing), row.filled(labels.place), differences, run.key if run else "", is_quiet

    def _differences(self, table: str, labels: TableLabels, was: Image | None, became: Image) -> Iterator[Difference]:
        order = [*labels.columns, *(name for name in became if name not in labels.columns)]
        for name in order:
            column = labels.columns.get(name) or Label(name.replace("_", " "))
            if column.is_quiet or name not in became:
                continue
            before = None if was is None else was.get(name)
            if column.form is Form.WITHHELD:
                if became[name] != before:
                    yield Difference(_(column.text), "", _("not shown here"))
            elif column.form is Form.JSON and before:
                yield from self._entries_of(column, before, became[name] or "")
            elif before != became[name] or was is None or _is_main(table, name):
                yield from self._difference(table, name, column, was, became)

    def _difference(
        self, table: str, name: str, column: Label, was: Image | None, became: Image
    ) -> Iterator[Difference]:
        first = self.value(table, name, was) if was is not None else ""
        now = self.value(table, name, became)
        if first != now:
            first = "" if now == _confirmed(first) else first
            yield Difference(
                _(column.text), first, now or _("nothing"), self._unit(table, name, became), column.is_aside
            )

    def _entries_of(self, column: Label, before: str, now: str) -> Iterator[Difference]:
        """Differences between two small tables, by entry."""
        old, new = table_of(before), table_of(now)
        labels = self._labels[column.of] if column.of else {}
        for key in [*old, *(key for key in new if key not in old)]:
            if old.get(key) != new.get(key):
                label = labels.get(key, key.replace("_", " "))
                was = flat(old[key], labels) if key in old else ""
                yield Difference(label, was, flat(new[key], labels) if key in new else _("nothing"))

    def _unit(self, table: str, name: str, image: Image) -> str:
        has_value = image.get("kind") not in _NO_VALUE
        return (
            unit_words(image.get("unit") or "")
            if name == "typed" and table in ("entry", "result") and has_value
            else ""
        )

    def value(self, table: str, name: str, image: Image) -> str:
        """Display text of a column of an image."""
        if name == "typed" and table in ("entry", "result"):
            return self._typed(table, image)
        raw = image.get(name)
        if raw is None:
            return ""
        column = TABLES[table].columns.get(name, Label(name)) if table in TABLES else Label(name)
        if (table, name) in POINTS_AT:
            return self._names.of(POINTS_AT[table, name], raw)
        if (table, name) in CODES:
            return code_label(CODES[table, name], raw)
        match column.form:
            case Form.LABEL:
                return self._labels[column.of].get(raw) or plain_words(raw)
            case Form.WORD:
                return role_words(raw)
            case Form.JSON:
                return self._json(raw, column.of)
            case Form.WORKING:
                return self._working(raw)
        return self._by_kind(_KINDS.get((table, name), Kind.TEXT), raw)

    def _by_kind(self, kind: Kind, raw: str) -> str:
        match kind:
            case Kind.BOOLEAN:
                return _("yes") if raw == "true" else _("no")
            case Kind.MOMENT:
                return self.moment(datetime.fromisoformat(raw))
            case _:
                return raw

    def moment(self, at: datetime) -> str:
        """Local moment with the offset of its zone."""
        there = at.astimezone(self._zone)
        return f"{there:%Y-%m-%d %H:%M:%S} {offset(there)}"

    def _typed(self, table: str, image: Image) -> str:
        """Display text of the value of an entry or a result: label of a choice, code, or as typed."""
        kind = image.get("kind") or ""
        if kind in _NO_VALUE:
            return _(_NO_VALUE[kind])
        describe = self._outcome(image) if table == "result" else self._entered(image)
        return _confirmed(describe) if kind == EntryKind.CONFIRMATION else describe

    def _outcome(self, image: Image) -> str:
        criterion = self._labels["by criterion " + (image.get("criterion") or "")]
        key = image.get("outcome")
        return criterion.get(key, key.replace("_", " ")) if key else image.get("typed") or ""

    def _entered(self, image: Image) -> str:
        for column in ("lot_id", "equipment_id", "attachment_id"):
            if image.get(column) is not None:
                return self._names.of(POINTS_AT["entry", column], image[column])
        typed = image.get("typed") or ""
        run = self._names.runs.get(int(image.get("run_id") or 0))
        field = run.field(image.get("field") or "") if run else None
        if field is None:
            return typed
        if field.kind is FieldKind.CHOICE:
            return next((choice.label for choice in field.choices if choice.key == typed), typed)
        if field.kind is FieldKind.MOMENT and typed:
            return self.moment(datetime.fromisoformat(typed))
        return typed

    def _working(self, raw: str) -> str:
        """Calculated number acted upon, with its formula, version and inputs."""
        try:
            number = frozen(raw)
        except (ValueError, KeyError, TypeError):  # manipulated: `verify` reports it, the trail shows it
            return raw
        went_in = "; ".join(input_words(operand, self._zone) for operand in number.inputs)
        value = "" if number.value is None else amount_words(shown(number.value, _DIGITS), number.unit)
        formula = f"{formula_words(number.formula)} ({number.formula.key} {number.formula.version})"
        return ", ".join(part for part in (f"{value} = {formula}", went_in, note_words(number.notes)) if part)

    def _json(self, raw: str, of: str) -> str:
        """Display text of a small table; other text unchanged."""
        labels = self._labels[of] if of else {}
        table = table_of(raw)
        return flat(table, labels) if table else raw


class _Row(dict[str, str]):
    """Display texts of the columns of an image, computed on access."""

    def __init__(self, formatter: AuditFormatter, table: str, image: Image) -> None:
        super().__init__()
        self._teller, self._table, self._image = formatter, table, image

    def filled(self, template: str) -> str:
        return _(template).format_map(self).strip(" ,")

    def __missing__(self, name: str) -> str:
        match self._table, name:
            case "run", "step":
                run = self.run()
                return run.step.title if run and run.step else (self._image.get("step") or "").replace("_", " ")
            case "run", "when":
                run = self.run()
                return run.when if run else ""
            case "credential", "kind":
                kind = self._teller.value("credential", "kind", self._image)
                return kind[:1].upper() + kind[1:]
            case "movement", "to":
                fate = code_label(Fate, self._image.get("fate") or "")
                return self._teller.value("movement", "target_id", self._image) or fate
            case "movement", "source_id":
                return self._teller.value("movement", "source_id", self._image) or _("from outside")
            case "entry", "field":
                return self._field()
            case "entry", "about":
                return self._about()
            case "result", "criterion":
                key = self._image.get("criterion") or ""
                return self._teller._labels["criteria"].get(key, key.replace("_", " "))
        return self._teller.value(self._table, name, self._image)

    def run(self) -> RunName | None:
        """Run that the row is, or belongs to; None if there is none."""
        key = self._image.get("id" if self._table == "run" else "run_id")
        return None if key is None else self._teller._names.runs.get(int(key))

    def _field(self) -> str:
        key = self._image.get("field") or ""
        run = self.run()
        field = run.field(key) if run else None
        return field.label if field else key.replace("_", " ")

    def _about(self) -> str:
        kind, subject = self._image.get("subject_kind") or "", int(self._image.get("subject_id") or 0)
        names = self._teller._names
        words = ""
        if kind in ("vessel", "container", "sample"):
            code = names.of("sample" if kind == "sample" else "vessel", str(subject))
            words = subject_words(About(Subject(kind), code))
        elif kind == "movement" and subject in names.movements:
            words = names.moved(names.movements[subject])
        replicate = self._image.get("replicate") or "1"
        parts = [words, "" if replicate == "1" else _("replicate {number}", number=replicate)]
        return "".join(f", {part}" for part in parts if part)


def _confirmed(value: str) -> str:
    return _("{value} (confirmed)", value=value)


def _is_main(table: str, name: str) -> bool:
    """True for the value of a line, which is shown even if only its kind changed, by a confirmation or a void."""
    return name == "typed" and table in ("entry", "result")


def offset(there: datetime) -> str:
    """UTC offset such as +03 or +05:30."""
    text = f"{there:%z}"
    return text[:3] if text.endswith("00") else f"{text[:3]}:{text[3:]}"
