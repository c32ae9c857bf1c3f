"""The reviewed table of who may do what (rules.txt), read; and a line of RULES printed as the table has it."""

from dataclasses import dataclass
from pathlib import Path

from nkmfg.domain.permissions.actions import RULES, Action, Meaning, Role, Rule

TABLE = Path(__file__).with_name("rules.txt")
LETTERS = {
    Role.TECHNICIAN: "T",
    Role.HEAD_OF_PRODUCTION: "H",
    Role.QC_ANALYST: "C",
    Role.QA: "Q",
    Role.AUTHORISED_PERSON: "A",
    Role.CLINICIAN: "K",
    Role.ADMINISTRATOR: "D",
    Role.IDENTITY: "I",
    Role.ANYONE: "*",
    Role.SYSTEM: "S",
    Role.INSTALLER: "!",
}


@dataclass(frozen=True)
class Line:
    """One line of the reviewed table."""

    roles: frozenset[Role]
    states: frozenset[str] | None
    meaning: Meaning | None
    needs_reason: bool
    four_eyes: bool


def reviewed() -> dict[str, Line]:
    lines = (text.split("#")[0] for text in TABLE.read_text(encoding="utf-8").splitlines())
    return dict(_line(text) for text in lines if text.strip())


def _line(text: str) -> tuple[str, Line]:
    action, states, roles, meaning, reason, eyes = (cell.strip() for cell in text.split("|"))
    assert len(roles.split()) == len(LETTERS), f"{action}: a letter or a dot for each role"
    assert {reason, eyes} <= {"", "reason", "four eyes"}
    letters = {letter: role for role, letter in LETTERS.items()}
    return action, Line(
        frozenset(letters[letter] for letter in roles.split() if letter != "."),
        None if states == "any" else frozenset(states.split(", ")),
        None if meaning == "" else Meaning(meaning),
        reason == "reason",
        eyes == "four eyes",
    )


def printed(action: Action, rule: Rule) -> str:
    """A line of RULES as the table has it."""
    states = "any" if rule.states is None else ", ".join(sorted(rule.states))
    letters = " ".join(letter if role in rule.roles else "." for role, letter in LETTERS.items())
    cells = (f"{action:24}", f"{states:22}", letters, f"{rule.meaning or '':28}")
    return " | ".join((*cells, f"{'reason' if rule.needs_reason else '':6}", "four eyes" if rule.four_eyes else ""))


if __name__ == "__main__":
    for each, the_rule in RULES.items():
        print(printed(each, the_rule).rstrip())
