"""Reading and checking of files of batches done on paper. This package writes nothing to the database."""

from nkmfg.intake.checking import check
from nkmfg.intake.faults import PaperRefused
from nkmfg.intake.json_file import read_json
from nkmfg.intake.reading import PaperFile, read_file

__all__ = ["PaperFile", "PaperRefused", "check", "read_file", "read_json"]
