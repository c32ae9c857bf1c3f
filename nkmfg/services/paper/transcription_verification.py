"""Check of a transcription by a second person, who compares it with the paper line by line and signs."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.transcription import SCOPE, record_digest, transcription_of
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Signature
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.words.messages import _


def transcription_to_sign(session: Session, number: str) -> ToSign:
    """Copy that the second person signs. Raises Refused if there is nothing to check, or a value is to be confirmed."""
    dossier = open_case(session, number).dossier
    transcription = transcription_of(dossier)
    if transcription is None:
        raise Refused("paper.no_source", batch=number)
    if transcription.verified_by:
        raise Refused("paper.verified")
    doubted = [run for run in dossier.runs if run.state == RunState.TO_CONFIRM]
    if doubted:
        raise Refused("paper.to_confirm", count=len(doubted), step=doubted[0].step.title, run=doubted[0].key)
    return ToSign(
        scope=f"batch/{number}/{SCOPE}",
        meaning=Meaning.VERIFIED,
        statement=_(
            "I compared what is transcribed of batch {batch} with its source, {source}: the two say the same.",
            batch=number,
            source=transcription.source,
        ),
        facts={
            "batch": number,
            "source": transcription.source,
            "transcribed_by": transcription.signed.name,
            "file_sha256": transcription.sha256,
            "steps": str(sum(bool(run.lines) for run in dossier.runs)),
            "values": str(sum(1 for _ in dossier.lines())),
            "results": str(len(dossier.results)),
            "infusions": str(len(dossier.infusions)),
            "not_in_source": list(transcription.gaps),
            "record": record_digest(dossier, transcription.at),
        },
    )


def verify_transcription(session: Session, signing: Signing, number: str) -> None:
    """Sign that paper and record agree; never by the transcriber."""
    batch = batch_numbered(session, number)
    transcribers = sa.select(Signature.signer_id).where(
        Signature.scope == f"batch/{number}/{SCOPE}", Signature.meaning == Meaning.PERFORMED
    )
    with act(
        session,
        Action.VERIFY_IMPORT,
        by=signing,
        on=batch,
        not_by=session.scalars(transcribers).all(),
        signs=lambda: transcription_to_sign(session, number),
    ):
        pass
