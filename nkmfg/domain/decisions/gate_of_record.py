"""What the record itself puts in the way of a decision: positives, reviews, exceptions, the donor."""

from collections.abc import Iterator

from nkmfg.domain.decisions.gate_line import GateLine
from nkmfg.domain.decisions.review import REMEDIED, in_short, of_release, reviews_of, unreviewed_parts
from nkmfg.domain.facts.disposition_facts import GroundFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.exceptions import ExceptionLine, Kind
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import temporary_reason_sentence
from nkmfg.domain.product.results import unreviewed
from nkmfg.domain.values.hashing import sha256

GROUND = "donor ground"  # what QA signs the use of cells of a donor who is not found eligible under


def of_holds(dossier: Dossier) -> Iterator[GateLine]:
    """A positive that was reported stops everything until QA has signed that it was false."""
    for hold in dossier.holds:
        if hold.stops:
            yield GateLine(tone=Tone.FAIL, sentence=hold.sentence, where=f"positive {hold.number}", blocks=True)


def of_result_reviews(dossier: Dossier) -> Iterator[GateLine]:
    """Results nobody else has looked at."""
    labels = {one.key: one.attribute for one in dossier.recipe.criteria}
    waiting = dict.fromkeys(labels.get(one.criterion, one.criterion) for one in unreviewed(dossier))
    if waiting:
        yield GateLine(
            tone=Tone.PENDING,
            sentence=f"Not reviewed by a second person: {', '.join(waiting)}.",
            where="review of results",
            blocks=True,
        )


def of_record_review(dossier: Dossier, *, until_release: bool) -> Iterator[GateLine]:
    """QA's review of the exceptions and the trail; what changed or came after it is reviewed again, that part alone."""
    where = "review of the record"
    if not reviews_of(dossier):
        sentence = "QA has not reviewed the record: its exceptions and its trail."
        yield GateLine(tone=Tone.PENDING, sentence=sentence, where=where, blocks=True)
        return
    open_parts = unreviewed_parts(dossier, until_release=until_release)
    if open_parts:
        sentence = f"Changed or added since QA reviewed the record: {in_short(open_parts)}."
        yield GateLine(tone=Tone.PENDING, sentence=sentence, where=where, blocks=True)


def of_exceptions(dossier: Dossier, exceptions: tuple[ExceptionLine, ...]) -> Iterator[GateLine]:
    """What is open in the record and is put right, not answered."""
    for one in exceptions:
        if one.kind not in REMEDIED or not one.is_open:
            continue
        if one.kind in (Kind.DEVIATION, Kind.SIGNATURE_INVALID) or of_release(dossier, one.run):
            yield GateLine(
                tone=one.tone,
                sentence=f"{one.kind[:1].upper()}{one.kind[1:]}: {one.what}.".replace("..", "."),
                where=one.where,
                blocks=True,
                run=one.run,
            )


def of_donor(dossier: Dossier) -> Iterator[GateLine]:
    """What is against the donor or not known; a ground QA has signed answers what the regulation says, and it alone."""
    donor, where = dossier.donor, f"donor {dossier.order.donor}"
    ground = ground_of(dossier)
    for tone, reasons in ((Tone.FAIL, donor.against), (Tone.PENDING, donor.pending)) if donor else ():
        for reason in reasons:
            is_answered = ground is not None and reason.key in ground.findings
            sentence = temporary_reason_sentence(reason, dossier.recipe)
            said = f"{sentence} Used on the ground of {ground.ground}." if is_answered and ground else sentence
            yield GateLine(
                tone=Tone.WARNING if is_answered else tone, sentence=said, where=where, blocks=not is_answered
            )
    for use in dossier.at_risk:
        still = use.pending if use.still_pending is None else use.still_pending
        for key in still:
            yield GateLine(
                tone=Tone.PENDING, sentence=f"Used at risk: {use.pending[key]}", where=use.thing, blocks=True
            )


def ground_of(dossier: Dossier) -> GroundFact | None:
    """The last ground QA gave, if its signature stands and the regulation still says what it said then."""
    if not dossier.grounds or dossier.donor is None:
        return None
    last = dossier.grounds[-1]
    signed = dossier.signed_under(f"{GROUND}/{last.ordinal}")
    stands = bool(signed) and sha256(signed[-1].payload) == signed[-1].digest
    return last if stands and last.verdict == dossier.donor.verdict else None
