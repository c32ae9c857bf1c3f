"""Forms of a step: the step itself, its vessels, movements of cells, samples, containers."""

from dataclasses import dataclass

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import BATCH, About, Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.phenotypes import phenotype_of, steps_before_phenotype
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.web.step_form import MOVES
from nkmfg.words.messages import _
from nkmfg.words.record import movement_words

MAKES_VESSELS = frozenset(
    {Operation.SEED, Operation.RESTIMULATE, Operation.ISOLATE, Operation.DEPLETE, Operation.WASH, Operation.HARVEST}
)


@dataclass(frozen=True, slots=True)
class Part:
    """One form of a run: the step itself, a vessel, a movement of cells, a sample, a container."""

    about: About | None  # None for a movement or sample not created yet
    kind: str
    label: str
    is_recorded: bool

    @property
    def asks(self) -> str:
        """Query parameter of the form: empty for the step itself, the kind for a thing not created yet."""
        if self.about is None:
            return self.kind
        return f"{self.about.kind}.{self.about.code}" if self.about.code else ""


def parts(dossier: Dossier, figures: BatchFigures, run: Run) -> list[Part]:
    """Forms of a run, in the order they are filled in."""
    kinds = {known.subject for known in run.step.fields}
    found: list[Part] = []
    if kinds & {Subject.BATCH, Subject.COLLECTION}:
        found.append(Part(BATCH, "batch", run.step.title, bool(run.about(Subject.BATCH))))
    if (Subject.MOVEMENT in kinds or run.step.operation in MOVES) and run.step.operation is not Operation.SAMPLE:
        found += [_moved(dossier, about) for about in run.about(Subject.MOVEMENT)]
        label = _("More cells moved") if run.about(Subject.MOVEMENT) else _("Cells moved")
        found.append(Part(None, "movement", label, is_complete(run)))
    if Subject.SAMPLE in kinds:
        found += [
            Part(about, "sample", _("Sample {sample}", sample=about.code), True) for about in run.about(Subject.SAMPLE)
        ]
        if run.step.operation is Operation.PHENOTYPE:
            found += [
                Part(About(Subject.SAMPLE, code), "sample", _("Sample {sample}", sample=code), False)
                for code in samples_waiting(dossier, run)
            ]
        found.append(Part(None, "sample", _("New sample"), is_complete(run)))
    if Subject.VESSEL in kinds:
        written = run.about(Subject.VESSEL)
        codes = dict.fromkeys([about.code for about in written] + live_vessels(dossier, figures, run))
        found += [
            Part(
                About(Subject.VESSEL, code),
                "vessel",
                _("Vessel {vessel}", vessel=code),
                About(Subject.VESSEL, code) in written,
            )
            for code in codes
        ]
        if run.step.operation in (Operation.RECEIVE, Operation.THAW, Operation.FORM):
            found.append(Part(None, "vessel", _("Another vessel"), False))
    if Subject.CONTAINER in kinds:
        written = run.about(Subject.CONTAINER)
        codes = dict.fromkeys([about.code for about in written] + containers(dossier, run))
        found += [
            Part(
                About(Subject.CONTAINER, code),
                "container",
                _("Container {container}", container=code),
                About(Subject.CONTAINER, code) in written,
            )
            for code in codes
        ]
    return found


def containers(dossier: Dossier, run: Run) -> list[str]:
    """Containers a step is about: those it filled itself, otherwise all filled ones."""
    filled = [fill_run for fill_run in dossier.runs if fill_run.step.operation is Operation.FILL]
    runs = [run] if run.step.operation is Operation.FILL else filled
    codes = [moved.target for fill_run in runs for moved in dossier.moved_by(fill_run.key) if moved.target]
    return list(dict.fromkeys(codes))


def samples_waiting(dossier: Dossier, run: Run) -> list[str]:
    """Samples drawn for phenotyping without a phenotype, those of the preceding step first."""
    wanted = steps_before_phenotype(dossier.recipe)
    waiting = [
        sample
        for sample in dossier.samples
        if dossier.run(sample.run).step.key in wanted and phenotype_of(dossier, sample.code) is None
    ]
    waiting.sort(key=lambda sample: dossier.run(sample.run).step.key not in run.step.after)
    return [sample.code for sample in waiting]


def _moved(dossier: Dossier, about: About) -> Part:
    moved = next(movement for movement in dossier.movements if movement.about == about)
    return Part(about, "movement", _("Cells moved, {movement}", movement=movement_words(moved)), True)


def live_vessels(dossier: Dossier, figures: BatchFigures, run: Run) -> list[str]:
    """Vessels a step is about: those it created, or those in culture, of the current stage once seeded."""
    if run.step.operation in MAKES_VESSELS:
        moved_here = [movement.target for movement in dossier.moved_by(run.key) if movement.target]
        made_here = [vessel.code for vessel in dossier.vessels if vessel.run == run.key]
        if moved_here or made_here:
            return list(dict.fromkeys([*made_here, *moved_here]))
    if is_complete(run):
        return []
    in_culture = [code for code in figures.viable.batch.live.vessels if figures.viable.fates[code] is Fate.CULTURE]
    holding = with_cells(dossier, figures)
    return [code for code in holding if code in in_culture] or holding


def with_cells(dossier: Dossier, figures: BatchFigures) -> list[str]:
    """Vessels something can be taken from, the newest first: with content, or neither counted nor emptied yet."""
    held = figures.viable.volumes_ml
    emptied = {movement.source for movement in dossier.movements if movement.source} - held.keys()
    there = [code for code, fate in figures.viable.fates.items() if fate is Fate.CULTURE and held[code]]
    new = [vessel.code for vessel in dossier.vessels if vessel.code not in held and vessel.code not in emptied]
    return [vessel.code for vessel in dossier.vessels if vessel.code in {*there, *new}]


def is_complete(run: Run) -> bool:
    """True if every signature required by the recipe was given, so that nothing more is asked for."""
    meanings = {signed.meaning for signed in run.signatures}
    return run.state == RunState.RECORDED and all(meaning in meanings for meaning in run.step.signatures)
