"""Texts of release tests: what each blocks, and of which product and after which step a pending one is asked."""

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.results import is_needed_before_release
from nkmfg.domain.findings.scope import steps_before_release
from nkmfg.domain.product.filled import supply_of
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.enums import Blocks, Supply
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.words.messages import N_, _

_BLOCKS = {
    Blocks.RELEASE: N_("blocks release"),
    Blocks.INFUSION: N_("blocks release and issue"),
    Blocks.CONDITIONAL: N_("may complete after release"),
    Blocks.NOTHING: N_("reported"),
}
_ASKED_OF = {
    Supply.FRESH: N_("Asked of a fresh product only; fresh or frozen is not chosen yet."),
    Supply.FROZEN: N_("Asked of a frozen product only; fresh or frozen is not chosen yet."),
}


def blocks_words(dossier: Dossier, test: JudgedTest) -> str:
    """What a test blocks; one of a step after the release is waited for by the certification alone."""
    blocks = test.criterion.blocks
    if blocks in (Blocks.RELEASE, Blocks.INFUSION) and not _is_of_release(dossier, test):
        return _("blocks certification")
    return _(_BLOCKS[blocks]) if blocks in _BLOCKS else ""


def when_asked(dossier: Dossier, test: JudgedTest) -> str:
    """Sentences of a pending test that this batch may never need; empty for one that is asked of it now."""
    if test.verdict is not Verdict.PENDING or test.criterion.blocks is Blocks.NOTHING:
        return ""
    said = []
    if supply_of(dossier) is None and set(test.criterion.supply) != set(Supply):
        said += [_(_ASKED_OF[supply]) for supply in test.criterion.supply]
    sampled_at = test.criterion.sampled_at
    is_done = any(run.lines for run in dossier.runs if run.step.key in sampled_at)
    if not _is_of_release(dossier, test) and not is_done:
        steps = ", ".join(f"“{dossier.recipe.step(key).title}”" for key in sampled_at)
        said.append(_("Not awaited for the release: done in {steps}.", steps=steps))
    return " ".join(said)


def _is_of_release(dossier: Dossier, test: JudgedTest) -> bool:
    return is_needed_before_release(test, {step.key for step in steps_before_release(dossier.recipe)})
