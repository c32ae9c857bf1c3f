"""A plugin of pytest that puts a mutant in place of a module before anything imports it."""

import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads the mutant's text, and keeps no compiled file of it."""

    def get_code(self, fullname: str):
        return compile(MUTANT["text"], self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None):
        if fullname != NAME:
            return None
        file = str(ROOT / MUTANT["path"])
        return importlib.util.spec_from_file_location(fullname, file, loader=_Loader(fullname, file))


MUTANT: dict[str, str] = json.loads(os.environ["NKMFG_MUTANT"])
NAME = MUTANT["path"].removesuffix(".py").removesuffix("/__init__").replace("/", ".")
sys.meta_path.insert(0, _Finder())
