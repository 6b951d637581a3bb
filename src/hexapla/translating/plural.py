"""The header's ``Plural-Forms``: whether gettext could work with what it says.

An article's messages have no plurals, but every gettext tool that opens the catalog evaluates
the formula. It is parsed here, never run as code, and nothing is made ``nplurals`` times.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

MOST_FORMS = 6
"""The most plural forms of any language: Arabic has six (CLDR, «Language Plural Rules»)."""
LONGEST = 400
"""Characters a formula may have; the longest that gettext's manual names has about 120."""
DEEPEST = 32
"""Parentheses and conditions a formula may have inside each other."""
TRIED = range(1001)
"""The numbers that ``msgfmt -c`` tries a formula with (GNU gettext, msgl-check.c)."""

_WORD = 2**64
"""Formulas count in C's unsigned long."""
_NPLURALS = re.compile(r"nplurals=[ \t\n]*(([0-9]*)[^;\n]*)")
_PLURAL = re.compile(r"plural=([^;\n]*)")
_TOKEN = re.compile(r"[ \t]*([0-9]+|n|\|\||&&|[=!<>]=|[-+*/%<>!?:()])")
_BINARY = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
"""Operators from the loosest to the tightest (GNU gettext, plural.y), all grouped to the left."""

_Tree = int | str | tuple["str | _Tree", ...]
"""A number, ``n``, or an operator with its operands."""


def plural_fault(header: str) -> str:
    """Say what keeps gettext from working with a header's plural forms; empty when nothing does.

    As in ``msgfmt``, a header that lacks one of the two fields has none, and is not at fault.
    """
    count, formula = _NPLURALS.search(header), _PLURAL.search(header)
    if count is None or formula is None:
        return ""
    if len(count[2]) != 1 or not 1 <= int(count[2]) <= MOST_FORMS:
        return f"nplurals={count[1][:20]} is no number of plural forms from 1 to {MOST_FORMS}"
    return _formula_fault(formula[1], int(count[2]))


@lru_cache(maxsize=64)
def _formula_fault(formula: str, count: int) -> str:
    """Say what is wrong with a formula that should give numbers below a count."""
    try:
        tree = _parsed(formula)
        worst = max(_value(tree, n) for n in TRIED)
    except SyntaxError as error:
        return f"the plural formula {error}"
    except ZeroDivisionError:
        return "the plural formula divides by zero"
    if worst >= _WORD // 2:
        return "the plural formula gives negative numbers"
    if worst >= count:
        return f"the plural formula gives {worst}, which is no form when nplurals={count}"
    return ""


def _parsed(formula: str) -> _Tree:
    """Return a formula as a tree; raises SyntaxError with the fault in words."""
    if len(formula) > LONGEST:
        message = f"is longer than {LONGEST} characters"
        raise SyntaxError(message)
    parser = _Parser(list(_tokens(formula)))
    tree = parser.condition()
    if parser.next:
        parser.fail()
    return tree


def _tokens(formula: str) -> Iterator[str]:
    place, end = 0, len(formula.rstrip(" \t"))
    while place < end:
        found = _TOKEN.match(formula, place)
        if found is None:
            message = f"has {formula[place:].strip()[:20]!r}, which means nothing there"
            raise SyntaxError(message)
        yield found[1]
        place = found.end()


class _Parser:
    """Reads the tokens of a formula from left to right."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    @property
    def next(self) -> str:
        """The token to be read now; empty at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def fail(self) -> None:
        """Raise SyntaxError at the token to be read now."""
        message = f"cannot be read at {self.next!r}" if self.next else "ends too early"
        raise SyntaxError(message)

    def condition(self) -> _Tree:
        """Read ``a ? b : c``, or anything tighter."""
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"has more than {DEEPEST} parentheses or conditions inside each other"
            raise SyntaxError(message)
        tree = self._binary(0)
        if self._took("?"):
            then = self.condition()
            self._take(":")
            tree = ("?", tree, then, self.condition())
        self._depth -= 1
        return tree

    def _binary(self, level: int) -> _Tree:
        if level == len(_BINARY):
            return self._unary()
        tree = self._binary(level + 1)
        while self.next in _BINARY[level]:
            operator = self._take(self.next)
            tree = (operator, tree, self._binary(level + 1))
        return tree

    def _unary(self) -> _Tree:
        negations = 0
        while self._took("!"):
            negations += 1
        tree = self._primary()
        for _ in range(min(negations, 2 - negations % 2)):
            tree = ("!", tree)
        return tree

    def _primary(self) -> _Tree:
        if self._took("("):
            tree = self.condition()
            self._take(")")
            return tree
        if self._took("n"):
            return "n"
        if not self.next.isdigit():
            self.fail()
        return int(self._take(self.next)) % _WORD

    def _took(self, token: str) -> bool:
        if self.next != token:
            return False
        self._place += 1
        return True

    def _take(self, token: str) -> str:
        if not self._took(token):
            self.fail()
        return token


def _value(tree: _Tree, n: int) -> int:
    """Return what a formula gives for a number; raises ZeroDivisionError as C's would fail."""
    if not isinstance(tree, tuple):
        return n if tree == "n" else int(tree)
    operator, operands = tree[0], tree[1:]
    first = _value(operands[0], n)
    match operator:
        case "?":
            return _value(operands[1] if first else operands[2], n)
        case "!":
            return int(not first)
        case "||":
            return int(bool(first) or bool(_value(operands[1], n)))
        case "&&":
            return int(bool(first) and bool(_value(operands[1], n)))
        case _:
            return _arithmetic(str(operator), first, _value(operands[1], n))


def _arithmetic(operator: str, first: int, second: int) -> int:
    match operator:
        case "==":
            return int(first == second)
        case "!=":
            return int(first != second)
        case "<":
            return int(first < second)
        case ">":
            return int(first > second)
        case "<=":
            return int(first <= second)
        case ">=":
            return int(first >= second)
        case "+":
            return (first + second) % _WORD
        case "-":
            return (first - second) % _WORD
        case "*":
            return (first * second) % _WORD
        case "/":
            return first // second
        case _:
            return first % second
