"""The gate before release: everything that blocks it, each with its sentence and where it stands; nothing is stored."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from nkmfg.domain.decisions.gate_line import GateLine, GateState, told
from nkmfg.domain.decisions.gate_of_record import of_donor, of_exceptions, of_holds, of_record_review, of_result_reviews
from nkmfg.domain.decisions.review import steps_before_release
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.exceptions import ExceptionLine, exceptions_of
from nkmfg.domain.findings.tone import TONE_OF_VERDICT, Tone
from nkmfg.domain.in_words import local, run_words, temporary_judgement_sentence
from nkmfg.domain.product.dose import change_pct
from nkmfg.domain.product.filled import Product, expires_at, product_of, supply_of
from nkmfg.domain.product.results import JudgedTest, judged_tests
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Blocks, Obligation, Occurrence
from nkmfg.domain.values.quantities import shown


def gate(dossier: Dossier, figures: BatchFigures, exceptions: tuple[ExceptionLine, ...] | None = None) -> GateState:
    """What blocks the release of a batch as it is now. Who has its exceptions already may bring them."""
    tests = judged_tests(dossier, figures)
    return told(
        [
            *of_paper(dossier),
            *of_holds(dossier),
            *of_results(dossier, tests),
            *of_result_reviews(dossier),
            *of_product(dossier, product_of(dossier, figures)),
            *of_steps(dossier),
            *of_exceptions(dossier, exceptions_of(dossier, figures) if exceptions is None else exceptions),
            *of_record_review(dossier, until_release=True),
            *of_weight(dossier),
            *of_donor(dossier),
        ]
    )


def pending_at_release(state: GateState) -> Mapping[str, str]:
    """The sentences of what may be pending, by the key of its test: kept with the decision."""
    return {one.criterion: one.sentence for one in state.pending if one.criterion}


def of_paper(dossier: Dossier) -> Iterator[GateLine]:
    """A batch that was made and decided on paper is not decided again."""
    if transcribed_at(dossier) is not None:
        sentence = "This batch was made and decided on paper; what is transcribed here is not released again."
        yield GateLine(tone=Tone.ACTION, sentence=sentence, where="the batch", blocks=True)


def of_results(dossier: Dossier, tests: tuple[JudgedTest, ...]) -> Iterator[GateLine]:
    before = {step.key for step in steps_before_release(dossier.recipe)}
    for test in tests:
        line = _of_test(dossier, test, before)
        if line is not None:
            yield line


def _of_test(dossier: Dossier, test: JudgedTest, before: set[str]) -> GateLine | None:
    """Missing never passes: a test that has to be in, or one that may complete later but has failed, blocks."""
    criterion, judgement = test.criterion, test.judgement
    if judgement.settles:
        return None
    is_before = not criterion.sampled_at or bool(before & set(criterion.sampled_at))
    has_to_pass = criterion.blocks in (Blocks.RELEASE, Blocks.INFUSION) and is_before
    may_wait = criterion.pending_allowed and test.verdict is Verdict.PENDING
    blocks = (has_to_pass and not may_wait) or (criterion.blocks is Blocks.CONDITIONAL and not may_wait)
    if not blocks and (criterion.blocks is Blocks.NOTHING or not is_before) and test.verdict is Verdict.PENDING:
        return None
    due = "" if test.due is None or test.verdict is not Verdict.PENDING else f" Due {local(test.due, dossier.zone)}."
    tone = TONE_OF_VERDICT[test.verdict]
    if test.verdict in (Verdict.PENDING, Verdict.NOT_TESTED):
        tone = Tone.PENDING if blocks or may_wait else Tone.WARNING
    return GateLine(
        tone=tone,
        sentence=f"{temporary_judgement_sentence(criterion, judgement)}{due}",
        where="results",
        blocks=blocks,
        criterion=criterion.key,
        due=test.due,
    )


def of_product(dossier: Dossier, product: Product) -> Iterator[GateLine]:
    def stop(sentence: str, tone: Tone = Tone.ACTION) -> GateLine:
        return GateLine(tone=tone, sentence=sentence, where="product", blocks=True)

    if not product.containers:
        yield stop("No container is filled.", Tone.PENDING)
    if supply_of(dossier) is None:
        yield stop("It is not written down whether the product is kept fresh or was frozen.", Tone.PENDING)
    if len(product.counts) < 2:
        yield stop("The dose is counted twice; a count is missing.", Tone.PENDING)
    elif product.agreement is not None and not product.agreement.agree:
        limit = dossier.recipe.counting.dose_count_difference_pct
        found = product.agreement.difference_pct.value
        differ = "" if found is None else f" by {shown(found, 4)} %"
        yield stop(f"The counts of the dose differ{differ}; the limit is {shown(limit)} %.")
    elif _same_hands(dossier, product):
        yield stop("Both counts of the dose are one person's, by one method: a second person or method counts again.")
    expiry = expires_at(dossier)
    if expiry is not None and expiry <= dossier.read_at:
        yield stop(f"The product expired on {local(expiry, dossier.zone)}.", Tone.FAIL)


def _same_hands(dossier: Dossier, product: Product) -> bool:
    """Whether one person did both counts with one method."""
    people = {performer for one in product.counts for performer in dossier.run(one.run).performers}
    methods = {
        line.value.typed
        for one in product.counts
        for line in dossier.run(one.run).lines
        if line.key.field == "method" and line.value
    }
    return len(people) == 1 and len(methods) == 1


def of_steps(dossier: Dossier) -> Iterator[GateLine]:
    before = {step.key for step in steps_before_release(dossier.recipe)}
    taken = {run.step.alternative for run in dossier.runs if run.lines and run.step.alternative}
    decided = {one.run for one in dossier.deviations if one.state == "closed"}
    for run in dossier.runs:
        planned = run.step.key in before and run.step.occurrence is not Occurrence.OPTIONAL
        if not planned or run.lines or run.added_because is not None or run.key in decided:
            continue
        if run.step.alternative is None or run.step.alternative in taken:
            yield _not_done(run)
    yield from _of_alternatives(dossier, before, {one.group for one in taken})


def _not_done(run: Run) -> GateLine:
    """A mandatory step that was not done needs an assessed deviation; any other is there to be looked at."""
    mandatory = run.step.obligation is Obligation.MANDATORY
    was = "was left out" if run.state == "skipped" else "is not done"
    tone = Tone.PENDING if run.state == "open" else Tone.ACTION
    return GateLine(
        tone=tone if mandatory else Tone.WARNING,
        sentence=f"{run_words(run)} {was}" + (", and it is mandatory." if mandatory else "."),
        where="steps",
        blocks=mandatory,
        run=run.key,
    )


def _of_alternatives(dossier: Dossier, before: set[str], taken: set[str]) -> Iterator[GateLine]:
    groups: dict[str, list[Run]] = {}
    for run in dossier.runs:
        if run.step.alternative and run.step.key in before and run.step.obligation is Obligation.MANDATORY:
            groups.setdefault(run.step.alternative.group, []).append(run)
    for group, runs in groups.items():
        if group not in taken:
            # The last mandatory step of a choice is what it is called by: the harvest, not the samples before it.
            last = {run.step.alternative.choice: run for run in runs if run.step.alternative}
            choices = " nor ".join(run_words(one) for one in last.values())
            yield GateLine(
                tone=Tone.PENDING, sentence=f"Neither {choices} is done.", where="steps", blocks=True, run=runs[0].key
            )


def of_weight(dossier: Dossier) -> Iterator[GateLine]:
    order = dossier.order
    if order.weight_kg is None:
        yield GateLine(tone=Tone.PENDING, sentence="The patient's weight is not known.", where="order", blocks=True)
        return
    if not order.weight_is_checked:
        sentence = f"No second person has checked the weight of {shown(order.weight_kg)} kg."
        yield GateLine(tone=Tone.ACTION, sentence=sentence, where="order", blocks=True)
    first = order.made_for_weight_kg
    if first is None or first == order.weight_kg:
        return
    change = change_pct(now=order.weight_kg, before=first).value or Fraction(0)
    limit = dossier.recipe.dosing.weight_change_pct
    more = " Weigh again." if abs(change) > limit else ""
    sentence = (
        f"The weight was {shown(first)} kg when the batch was issued and is {shown(order.weight_kg)} kg now"
        f" ({shown(change, 3)} %).{more}"
    )
    yield GateLine(tone=Tone.WARNING, sentence=sentence, where="order", blocks=False)
