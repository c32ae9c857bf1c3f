"""Names and codes of the rows that images refer to, read in one statement per table, however many rows there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.recipe.model import Field, Recipe, Step
from nkmfg.models import (
    Attachment,
    Base,
    Batch,
    Collection,
    Donor,
    Equipment,
    Lot,
    Movement,
    OrderVersion,
    Patient,
    Person,
    Positive,
    RecipeApproval,
    RecipeVersion,
    Run,
    Sample,
    Signature,
    SignedCopy,
    Terminal,
    TreatmentOrder,
    Vessel,
)
from nkmfg.models.base import codes_of
from nkmfg.services.recipes import pinned
from nkmfg.words.codes import code_label
from nkmfg.words.messages import _

Image = Mapping[str, str | None]

# Referenced table by table and column.
POINTS_AT: dict[tuple[str, str], str] = {
    (table.name, key.parent.name): key.column.table.name
    for table in Base.metadata.tables.values()
    for key in table.foreign_keys
}
# Enum of codes by table and column.
CODES: dict[tuple[str, str], type[StrEnum]] = {
    (table.name, column): kind for table in Base.metadata.tables.values() for column, kind in codes_of(table).items()
}
_SUBJECTS = {"vessel": "vessel", "container": "vessel", "movement": "movement", "sample": "sample"}


@dataclass(frozen=True, slots=True)
class Naming:
    """How the rows of a table are named: its key, the columns read, and the words for their values."""

    key: Any
    columns: tuple[Any, ...]
    words: Callable[..., str] = lambda *values: ", ".join(value for value in values if value)


_NAMED: dict[str, Naming] = {
    "person": Naming(Person.id, (Person.printed_name,)),
    "terminal": Naming(Terminal.id, (Terminal.name,)),
    "batch": Naming(Batch.id, (Batch.number,)),
    "vessel": Naming(Vessel.id, (Vessel.code,)),
    "sample": Naming(Sample.id, (Sample.code,)),
    "attachment": Naming(Attachment.id, (Attachment.name,)),
    "donor": Naming(Donor.id, (Donor.code,)),
    "patient": Naming(Patient.id, (Patient.code,)),
    "treatment_order": Naming(TreatmentOrder.id, (TreatmentOrder.coi_code,)),
    "collection": Naming(Collection.id, (Collection.din,)),
    "positive": Naming(Positive.id, (Positive.number,)),
    "signed_copy": Naming(SignedCopy.id, (SignedCopy.digest,)),
    "lot": Naming(Lot.id, (Lot.code, Lot.name)),
    "equipment": Naming(Equipment.id, (Equipment.code, Equipment.name)),
    "order_version": Naming(
        OrderVersion.id, (OrderVersion.version,), lambda version: _("version {version}", version=version)
    ),
    "recipe_version": Naming(
        RecipeVersion.id,
        (RecipeVersion.title, RecipeVersion.version),
        lambda title, version: _("{title}, version {version}", title=title, version=version),
    ),
    "signature": Naming(
        Signature.id,
        (Signature.meaning, Signature.signer_name),
        lambda meaning, signer: f"{code_label(Meaning, meaning)}, {signer}",
    ),
}


@dataclass(frozen=True, slots=True)
class RunName:
    """Name of a run: its key, batch, step, day and ordinal."""

    key: str
    batch: str
    step: Step | None
    day: int | None
    ordinal: int

    @property
    def when(self) -> str:
        parts = [] if self.day is None else [_("day {day}", day=self.day)]
        if self.ordinal > 1:
            parts.append(_("no. {number}", number=self.ordinal))
        return ", ".join(parts)

    @property
    def words(self) -> str:
        title = self.step.title if self.step else self.key.partition("/")[0].replace("_", " ")
        return ", ".join(part for part in (title, self.when) if part)

    def field(self, key: str) -> Field | None:
        return next((field for field in self.step.fields if field.key == key), None) if self.step else None


@dataclass(frozen=True, slots=True)
class MovementName:
    """Source and target of a movement."""

    run_id: int
    ordinal: int
    source_id: int | None
    target_id: int | None
    fate: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names by table and id."""

    plain: Mapping[str, Mapping[int, str]]
    runs: Mapping[int, RunName]
    movements: Mapping[int, MovementName]
    recipes: tuple[Recipe, ...]

    def of(self, table: str, row_id: str | None) -> str:
        """Name of a row; empty for None."""
        if row_id is None:
            return ""
        key = int(row_id)
        if table == "run":
            return self.runs[key].words if key in self.runs else _("a step")
        return self.plain.get(table, {}).get(key) or _("a {thing} not found", thing=table.replace("_", " "))

    def moved(self, movement: MovementName) -> str:
        """Source and target of a movement: A → B, or A → frozen."""
        source = self.plain["vessel"].get(movement.source_id or 0) or _("from outside")
        target = self.plain["vessel"].get(movement.target_id or 0) or code_label(Fate, movement.fate)
        return f"{source} → {target}"


def names_for(session: Session, images: Iterable[tuple[str, Image]]) -> Names:
    """Read the names of everything the images refer to."""
    asked: defaultdict[str, set[int]] = defaultdict(set)
    for table, image in images:
        for column, value in image.items():
            target = POINTS_AT.get((table, column))
            if target is not None and value is not None:
                asked[target].add(int(value))
        if table == "run":
            asked["run"].add(int(image["id"] or 0))
        if table == "entry" and image.get("subject_kind") in _SUBJECTS:
            asked[_SUBJECTS[image["subject_kind"] or ""]].add(int(image["subject_id"] or 0))
    movements = _movements(session, asked)
    recipes = _recipes(session, asked)
    runs = _runs(session, asked["run"], recipes)
    plain = {table: _plain(session, table, ids) for table, ids in asked.items() if table in _NAMED and ids}
    return Names({"vessel": {}, **plain}, runs, movements, tuple(recipes.values()) or _recipe_here(session))


def _movements(session: Session, asked: defaultdict[str, set[int]]) -> dict[int, MovementName]:
    if not asked["movement"]:
        return {}
    rows = session.execute(
        sa.select(
            Movement.id, Movement.run_id, Movement.ordinal, Movement.source_id, Movement.target_id, Movement.fate
        ).where(Movement.id.in_(asked["movement"]))
    )
    found = {row[0]: MovementName(*row[1:]) for row in rows}
    for movement in found.values():
        asked["run"].add(movement.run_id)
        asked["vessel"] |= {key for key in (movement.source_id, movement.target_id) if key is not None}
    return found


def _recipes(session: Session, asked: defaultdict[str, set[int]]) -> dict[int, Recipe]:
    """Recipes of the batches concerned, by the id of the version."""
    if not (asked["batch"] or asked["run"]):
        return {}
    runs_of = sa.select(Run.batch_id).where(Run.id.in_(asked["run"]))
    condition = sa.or_(Batch.id.in_(asked["batch"]), Batch.id.in_(runs_of))
    versions = session.scalars(sa.select(Batch.recipe_version_id).where(condition).distinct())
    return {version: pinned(session, version)[1] for version in versions.all()}


def _runs(session: Session, ids: set[int], recipes: Mapping[int, Recipe]) -> dict[int, RunName]:
    if not ids:
        return {}
    rows = session.execute(
        sa.select(Run, Batch.number, Batch.recipe_version_id)
        .join(Batch, Batch.id == Run.batch_id)
        .where(Run.id.in_(ids))
    )
    return {
        run.id: RunName(run.key, number, _step(recipes[version], run.step), run.day, run.ordinal)
        for run, number, version in rows
    }


def _step(recipe: Recipe, key: str) -> Step | None:
    return next((step for step in recipe.steps if step.key == key), None)


def _recipe_here(session: Session) -> tuple[Recipe, ...]:
    """The recipe approved last, for images without a batch."""
    last = session.scalar(
        sa.select(RecipeApproval.recipe_version_id)
        .order_by(RecipeApproval.effective_at.desc(), RecipeApproval.id.desc())
        .limit(1)
    )
    return () if last is None else (pinned(session, last)[1],)


def _plain(session: Session, table: str, ids: set[int]) -> dict[int, str]:
    naming = _NAMED[table]
    rows = session.execute(sa.select(naming.key, *naming.columns).where(naming.key.in_(ids)))
    return {row[0]: naming.words(*row[1:]) for row in rows}
