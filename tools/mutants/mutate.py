"""The mutants of a module: its syntax tree is walked, and each small fault is written into its text."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
REMOVED = (ast.AugAssign, ast.Raise, ast.Continue, ast.Break)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: where it is, the text before and after, and the whole module with it."""

    path: str
    function: str  # qualified name; empty for what runs when the module is imported
    line: int
    statement: tuple[int, int]  # first and last line of the statement it is in
    was: str
    becomes: str
    text: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is known by while lines move."""
        return self.path, self.function, self.was, self.becomes


def mutants_of(path: str, text: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its text."""
    return list(_Walk(path, text).mutants())


class _Walk:
    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._lines = text.encode().splitlines(keepends=True)

    def mutants(self) -> Iterator[Mutant]:
        yield from self._within(ast.parse(self._text), (), (0, 0))

    def _within(self, node: ast.AST, scope: tuple[str, ...], statement: tuple[int, int]) -> Iterator[Mutant]:
        outer = scope
        if isinstance(node, ast.stmt):
            if _is_no_code(node):
                return
            statement = _lines_of(node)
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            scope = (*scope, f"{node.name}()" if isinstance(node, FUNCTIONS) else node.name)
        for old, new in _faults(node):
            yield self._mutant(old, new, scope, statement)
        for child in _children(node):
            # Defaults are set where the function is defined, not where it runs.
            yield from self._within(child, outer if isinstance(child, ast.arguments) else scope, statement)

    def _mutant(self, old: ast.AST, new: str, scope: tuple[str, ...], statement: tuple[int, int]) -> Mutant:
        first, last = old.lineno - 1, old.end_lineno - 1  # type: ignore[attr-defined]
        head = self._lines[first][: old.col_offset]  # type: ignore[attr-defined]
        tail = self._lines[last][old.end_col_offset :]  # type: ignore[attr-defined]
        written = f"({new})" if isinstance(old, ast.expr) else new
        text = b"".join([*self._lines[:first], head, written.encode(), tail, *self._lines[last + 1 :]]).decode()
        is_run_later = any(name.endswith("()") for name in scope)
        return Mutant(
            path=self._path,
            function=".".join(name.removesuffix("()") for name in scope) if is_run_later else "",
            line=first + 1,
            statement=statement,
            was=ast.unparse(old).strip(),
            becomes=new,
            text=text,
        )


def _is_no_code(node: ast.stmt) -> bool:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_alias = isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"
    return is_text or is_alias or isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass))


def _lines_of(node: ast.stmt) -> tuple[int, int]:
    """The lines of a statement; of a compound one those of its head."""
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    return node.lineno, max(last, node.lineno)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What a fault may be put into: no annotation, no decorator, no text for people."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_left_alone(child):
                yield child


def _is_left_alone(node: ast.AST) -> bool:
    """Texts; a formula's version, which is reviewed as data; and what zip asserts of its arguments."""
    match node:
        case ast.JoinedStr() | ast.Call(func=ast.Name(id="Formula")) | ast.keyword(arg="strict"):
            return True
    return False


def _faults(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """What is replaced, and by what text."""
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                for other in COMPARED[type(operator)]:
                    yield node, _shown(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])
        case ast.BoolOp(op=ast.And()):
            yield node, _shown(node, op=ast.Or())
        case ast.BoolOp():
            yield node, _shown(node, op=ast.And())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node, _shown(node.operand)
        case ast.BinOp() if type(node.op) in RECKONED and not _is_text(node):
            yield node, _shown(node, op=RECKONED[type(node.op)]())
        case ast.Constant():
            yield from ((node, new) for new in _other_constants(node.value))
        case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
            yield node, "return None"
        case ast.Expr():
            yield node, "pass"
        case _ if isinstance(node, REMOVED):
            yield node, "pass"
    condition = getattr(node, "test", None) if isinstance(node, (ast.If, ast.IfExp, ast.While, ast.Assert)) else None
    for test in [condition] if condition else getattr(node, "ifs", []):
        if not isinstance(test, (ast.Compare, ast.UnaryOp)):  # which have negations of their own
            yield test, f"not ({ast.unparse(test)})"


def _shown(node: ast.AST, **changes: object) -> str:
    other = copy.copy(node)
    for name, value in changes.items():
        setattr(other, name, value)
    return ast.unparse(other)


def _other_constants(value: object) -> Iterator[str]:
    match value:
        case bool():
            yield str(not value)
        case int():
            yield str(value + 1)
        case str() if value.replace(".", "", 1).isdigit():  # Decimal("0.5")
            yield repr(value + "1" if "." in value else str(int(value) + 1))


def _is_nothing(value: ast.expr) -> bool:
    """Empty values, for which nothing stands as well."""
    return isinstance(value, ast.Constant) and value.value in (None, False, "")


def _is_text(node: ast.BinOp) -> bool:
    texts = [end.value for end in (node.left, node.right) if isinstance(end, ast.Constant)]
    return any(isinstance(text, str) for text in texts) or isinstance(node.left, ast.JoinedStr)
