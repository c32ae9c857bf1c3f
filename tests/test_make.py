"""What a newcomer's machine meets first: make, the virtual environment, and the run of continuous integration."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = (
    "sh",
    "bash",
    "awk",
    "cat",
    "chmod",
    "cksum",
    "dirname",
    "env",
    "grep",
    "id",
    "mktemp",
    "readlink",
    "rm",
    "tee",
    "make",
)
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
NO_UV = {"UV": "no-uv-here"}


class Checkout:
    """A copy of what `make` needs, with no packages to install, on a machine that has only what is put on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "the checkout"
        self.programs = folder / "bin"
        shutil.copytree(ROOT / "tools", self.folder / "tools")
        shutil.copytree(ROOT / ".ci", self.folder / ".ci")
        shutil.copy(ROOT / "Makefile", self.folder)
        for name in ("requirements.txt", "requirements-dev.txt"):
            (self.folder / name).write_text("# nothing\n")
        self.programs.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found is not None, tool
            (self.programs / tool).symlink_to(found)
        self.program("apt-get", "exit 1")

    def program(self, name: str, script: str) -> None:
        path = self.programs / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=self.folder,
            env={"PATH": str(self.programs), "HOME": str(self.folder), **environment},
            capture_output=True,
            text=True,
            timeout=120,
        )

    def builds(self, what: str = "run", **environment: str) -> str:
        """Build, and return what was said."""
        done = self.run("tools/venv", what, **{"PYTHON": sys.executable, **NO_UV, **environment})
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_help_says_a_line_on_everything_that_can_be_made(checkout: Checkout) -> None:
    said = checkout.run("make", "help").stdout.splitlines()
    declared = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert declared is not None
    assert [line.split()[1] for line in said] == declared[1].split()
    assert all(len(line.split()) > 4 for line in said)


def test_a_machine_without_python_is_told_what_to_install(checkout: Checkout) -> None:
    done = checkout.run("make", "run")
    assert done.returncode != 0
    assert "there is none here; install it with: sudo apt install python3 python3-venv" in done.stderr


def test_a_machine_with_an_old_python_is_told_what_to_install(checkout: Checkout) -> None:
    checkout.program("python3", "exit 1")
    done = checkout.run("tools/venv")
    assert done.returncode != 0
    assert "install one with: sudo apt install python3.11 python3.11-venv" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_machine_without_the_venv_package_is_told_so_and_keeps_no_half_environment(
    checkout: Checkout, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "ensurepip.py").write_text("raise ModuleNotFoundError('ensurepip')")
    done = checkout.run("tools/venv", PYTHON=sys.executable, PYTHONPATH=str(bare), **NO_UV)
    assert done.returncode != 0
    assert done.stderr.endswith(f"install what is missing with: sudo apt install python{VERSION}-venv\n")
    assert done.stderr.count("\n") == 1
    assert not (checkout.folder / ".venv").exists()


def test_an_environment_that_is_a_link_is_left_alone(checkout: Checkout, tmp_path: Path) -> None:
    another = tmp_path / "another"
    another.mkdir()
    (another / "kept").touch()
    (checkout.folder / ".venv").symlink_to(another)
    done = checkout.run("tools/venv", PYTHON=sys.executable, **NO_UV)
    assert done.returncode != 0
    assert f".venv is a link to {another}; remove the link" in done.stderr
    assert [path.name for path in another.iterdir()] == ["kept"]


def test_a_machine_without_time_zones_is_told_what_to_install(checkout: Checkout, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "tzdata.py").write_text("raise ModuleNotFoundError('tzdata')")
    done = checkout.run("tools/venv", PYTHON=sys.executable, PYTHONPATH=str(bare), PYTHONTZPATH="", **NO_UV)
    assert done.returncode != 0
    assert done.stderr.endswith("install them with: sudo apt install tzdata\n")
    assert done.stderr.count("\n") == 1
    assert not (checkout.folder / ".venv").exists()


def test_on_a_mac_the_sentence_names_homebrew(checkout: Checkout) -> None:
    (checkout.programs / "apt-get").unlink()
    assert "brew install python" in checkout.run("tools/venv").stderr


def test_an_environment_is_built_once_and_again_when_the_requirements_change(checkout: Checkout) -> None:
    half_built = checkout.folder / ".venv" / "lib" / "left over"
    half_built.mkdir(parents=True)
    assert "Building .venv" in checkout.builds()
    assert not half_built.exists()
    assert checkout.builds() == ""
    assert "Adding what tests" in checkout.builds("test")
    assert checkout.builds("test") == ""
    assert checkout.builds() == ""
    marker = checkout.folder / ".venv" / "built before"
    marker.touch()
    (checkout.folder / "requirements.txt").write_text("# nothing else\n")
    said = checkout.builds("test")
    assert "Building .venv" in said
    assert "Adding" not in said
    assert not marker.exists()
    assert checkout.builds("test") + checkout.builds() == ""


def test_the_command_is_that_of_its_own_checkout_wherever_it_is_called(checkout: Checkout, tmp_path: Path) -> None:
    (checkout.folder / "app.py").write_text("import sys; print('the checkout', *sys.argv[1:])")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "app.py").write_text("print('a stranger')")
    checkout.builds()
    command = [str(checkout.folder / ".venv" / "bin" / "nkmfg"), "verify", "two words"]
    said = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=True)
    assert said.stdout == "the checkout verify two words\n"


def test_uv_is_used_where_it_is_and_every_package_is_taken_by_its_hash(checkout: Checkout) -> None:
    checkout.program(
        "uv",
        'echo "$@" >> uv.log\n[ "$1" = pip ] || exec "$PYTHON" -m venv --without-pip .venv',
    )
    checkout.builds("test", UV="uv")
    log = (checkout.folder / "uv.log").read_text()
    assert log.splitlines()[0].startswith("venv ")
    (install,) = (line for line in log.splitlines() if line.startswith("pip "))
    assert "--require-hashes" in install
    assert install.endswith("-r requirements.txt -r requirements-dev.txt")


def test_every_locked_package_has_a_hash_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text().splitlines()
        pinned = [number for number, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
        assert pinned
        assert all("==" in lines[number] and "--hash=sha256:" in lines[number + 1] for number in pinned)
        assert not [line for line in lines if "://" in line]


@pytest.mark.parametrize(("check", "test", "status"), [("0", "0", 0), ("1", "0", 1), ("0", "1", 1)])
def test_continuous_integration_fails_with_its_checks_or_tests_and_ends_with_their_summary(
    checkout: Checkout, check: str, test: str, status: int
) -> None:
    checkout.program(
        "make",
        f'[ "$1" = check ] && exit {check}\n'
        "echo 'FAILED tests/test_dose.py::test_a_dose - assert 1 == 2'\n"
        "echo '========== 1 failed, 41 passed in 3.21s =========='\n"
        f"echo 'a last word'; exit {test}",
    )
    done = checkout.run(".ci/run")
    assert done.returncode == status
    assert done.stdout.splitlines()[-2:] == [
        "FAILED tests/test_dose.py::test_a_dose - assert 1 == 2",
        "========== 1 failed, 41 passed in 3.21s ==========",
    ]


def test_without_rights_to_install_the_run_goes_on_loudly(checkout: Checkout) -> None:
    checkout.program("make", "echo '===== 1 passed in 0.1s ====='")
    done = checkout.run(".ci/run")
    assert done.returncode == 0
    assert "*** COULD NOT INSTALL chromium poppler-utils" in done.stdout


def test_a_machine_without_a_browser_is_told_loudly_that_journeys_are_skipped(checkout: Checkout) -> None:
    assert "NO CHROMIUM HERE" in checkout.run("tools/chromium").stdout
    checkout.program("chromium", "exit 0")
    assert checkout.run("tools/chromium").stdout == ""


def test_the_tools_are_executable() -> None:
    assert all(os.access(ROOT / name, os.X_OK) for name in ("tools/venv", "tools/chromium", ".ci/run"))
