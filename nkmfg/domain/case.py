"""A batch read once: its facts, and what follows from them, each computed at most once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from nkmfg.domain.facts.dossier import Entry, Line, LineKey, Movement, Run, SampleFact, Signed, VesselFact
from nkmfg.domain.findings.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Written:
    """What one act adds to the steps of a batch, in the order it is written."""

    entries: tuple[tuple[LineKey, Entry], ...] = ()
    vessels: tuple[VesselFact, ...] = ()
    movements: tuple[Movement, ...] = ()
    samples: tuple[SampleFact, ...] = ()
    signatures: tuple[Signed, ...] = ()  # of the batch, not of a run


class Case(Evidence):
    """One reading of a batch, for one request: every page, gate and document asks it, and reads nothing again."""

    def with_entries(self, written: Written) -> "Case":
        """The case as it is after the write: equal to a reading of it, without a statement."""
        added: defaultdict[str, dict[LineKey, list[Entry]]] = defaultdict(dict)
        for key, entry in written.entries:
            added[key.run].setdefault(key, []).append(entry)
        dossier = self.dossier
        return Case(
            replace(
                dossier,
                runs=tuple(_with_lines(run, added[run.key]) if run.key in added else run for run in dossier.runs),
                vessels=dossier.vessels + written.vessels,
                movements=dossier.movements + written.movements,
                samples=dossier.samples + written.samples,
                signatures=dossier.signatures + written.signatures,
            )
        )


def _with_lines(run: Run, added: Mapping[LineKey, list[Entry]]) -> Run:
    """The run with what was added: behind what stands on a line, or on lines of its own, behind the others."""
    there = {line.key for line in run.lines}
    lines = [replace(line, entries=(*line.entries, *added.get(line.key, ()))) for line in run.lines]
    lines += [Line(key, tuple(entries)) for key, entries in added.items() if key not in there]
    return replace(run, lines=tuple(lines))
