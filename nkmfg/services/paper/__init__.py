"""Batches done on paper: written down in one act, signed by who transcribed them, checked by a second person."""

from nkmfg.services.paper.importing import Imported, PaperToImport, import_paper, import_to_sign, new_number
from nkmfg.services.paper.recipe import recipe_for
from nkmfg.services.paper.recordings import Transcribed, transcribed
from nkmfg.services.paper.second_look import check_to_sign, check_transcription

__all__ = [
    "Imported",
    "PaperToImport",
    "Transcribed",
    "check_to_sign",
    "check_transcription",
    "import_paper",
    "import_to_sign",
    "new_number",
    "recipe_for",
    "transcribed",
]
