"""Steps of a paper batch as form recordings, each value with its path in the file."""

from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.facts.dossier import BATCH, About
from nkmfg.domain.paper_batch.model import GAP, MOMENT_GAP, PaperBatch, PaperStep, PaperValues, Values
from nkmfg.domain.recipe.model import Subject
from nkmfg.services.steps.recording_input import NewMovement, NewSample, NewVessel, Recording, TypedValue


@dataclass(frozen=True, slots=True)
class TranscribedStep:
    """One step: its path in the file, its moment, and its recording."""

    path: str
    step: str
    at: datetime
    performed_by: str | None  # as on paper
    recording: Recording


def transcribed(batch: PaperBatch) -> tuple[TranscribedStep, ...]:
    """Convert every step, in the order of the file. A missing moment becomes the latest possible one, so marked."""
    return tuple(_step(batch, step, f"steps[{index}]") for index, step in enumerate(batch.steps))


def _step(batch: PaperBatch, step: PaperStep, path: str) -> TranscribedStep:
    at = step.at or batch.not_later_than
    assert at is not None, "the file was checked"
    typed = [value for index, values in enumerate(step.values) for value in _of(values, at, f"{path}.values[{index}]")]
    for field, name, text in (
        ("verified_on_paper", "verified_by", step.verified_by),
        ("remark", "remark", step.remark),
    ):
        if text is not None:
            typed.append(TypedValue(field, BATCH, text, at=at, name=f"{path}.{name}"))
    movements = [
        NewMovement(
            movement.source,
            movement.target,
            movement.fate,
            _typed(movement.values, About(Subject.MOVEMENT), movement.at or at, f"{path}.movements[{index}].values"),
            movement.at or at,
        )
        for index, movement in enumerate(step.movements)
    ]
    recording = Recording(
        step.step,
        "",
        values=typed,
        vessels=[
            NewVessel(vessel.code, vessel.vessel_type or "as_on_paper", vessel.place or "") for vessel in step.vessels
        ],
        movements=movements,
        samples=[NewSample(sample.code, sample.material, sample.vessels, at) for sample in step.samples],
        late_because="" if step.at else MOMENT_GAP,
    )
    return TranscribedStep(path, step.step, at, step.performed_by, recording)


def about(values: PaperValues) -> About:
    """Subject of the values; the batch if none is named."""
    for kind, code in (
        (Subject.VESSEL, values.vessel),
        (Subject.SAMPLE, values.sample),
        (Subject.CONTAINER, values.container),
    ):
        if code is not None:
            return About(kind, code)
    return BATCH


def _of(values: PaperValues, at: datetime, path: str) -> list[TypedValue]:
    return _typed(values.values, about(values), at, f"{path}.values", values.replicate)


def _typed(values: Values, thing: About, at: datetime, path: str, replicate: int = 1) -> list[TypedValue]:
    return [
        TypedValue(
            field,
            thing,
            text or "",
            replicate=replicate,
            at=at,
            not_applicable_because=GAP if text is None else "",
            name=f"{path}.{field}",
        )
        for field, text in values.items()
    ]
