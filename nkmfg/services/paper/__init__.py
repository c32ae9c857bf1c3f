"""Batches done on paper: transcribed in one signed act, and checked by a second person."""

from nkmfg.services.paper.importing import ImportResult, PaperToImport, import_paper, import_to_sign, new_number
from nkmfg.services.paper.recipe import recipe_for
from nkmfg.services.paper.recordings import TranscribedStep, transcribed
from nkmfg.services.paper.transcription_verification import transcription_to_sign, verify_transcription

__all__ = [
    "ImportResult",
    "PaperToImport",
    "TranscribedStep",
    "import_paper",
    "import_to_sign",
    "new_number",
    "recipe_for",
    "transcribed",
    "transcription_to_sign",
    "verify_transcription",
]
