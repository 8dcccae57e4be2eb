"""What operations are called, how they are written, and the derivatives of the scalar ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

# Many spellings, one operation: torch's methods, Python's operators, what students write into an attribute.
_SAME = {
    "+": "add", "plus": "add", "radd": "add", "iadd": "add", "addition": "add",
    "-": "sub", "−": "sub", "minus": "sub", "isub": "sub", "subtract": "sub",
    "*": "mul", "·": "mul", "×": "mul", "times": "mul", "rmul": "mul", "imul": "mul", "multiply": "mul",
    "/": "div", "÷": "div", "truediv": "div", "itruediv": "div", "true_divide": "div", "divide": "div", "idiv": "div",
    "**": "pow", "^": "pow", "ipow": "pow", "power": "pow",
    "negative": "neg", "negate": "neg", "ln": "log", "@": "matmul", "mm": "matmul", "rdiv": "rtruediv",
    "getitem": "index", "setitem": "write", "absolute": "abs",
}  # fmt: skip
_REVERSED = {"rsub": "sub", "rtruediv": "div", "rpow": "pow", "rmatmul": "matmul", "rfloordiv": "floordiv"}
SYMBOLS = {"add": "+", "sub": "−", "mul": "·", "div": "/", "pow": "^", "matmul": "@", "floordiv": "//"}
_STRENGTH = {"add": 1, "sub": 1, "mul": 2, "div": 2, "matmul": 2, "floordiv": 2, "neg": 2, "pow": 3}
ARITHMETIC = frozenset(SYMBOLS) | {"maximum", "minimum", "remainder", "fmod", "atan2", "where"}


_RAISED = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "()")


def canonical(name: str) -> tuple[str, bool]:
    """Return an operation's one name, and whether its operands stand in reversed order."""
    plain = name.strip()
    if len(plain) > 2:
        plain = plain.strip("_") or plain
    plain = plain.lower() if plain.lower() in _ORDINARY else plain  # a student's "ReLU" or "Tanh"
    plain = _SAME.get(plain, plain)
    if plain in _REVERSED:
        return _REVERSED[plain], True
    return plain, False


def written(operation: str, operands: Sequence[str]) -> str:
    """Write an operation with its operands: ``a · b``, ``tanh(e)``."""
    if operation in SYMBOLS and len(operands) == 2:
        left, right = operands
        strength = _STRENGTH[operation]
        left = _enclosed(left, strength, strict=operation == "pow")
        right = _enclosed(right, strength, strict=operation in ("sub", "div", "pow", "floordiv"))
        if right.startswith("−"):
            right = f"({right})"
        if operation == "pow":
            return left + right.translate(_RAISED) if right.lstrip("−(").rstrip(")").isdigit() else f"{left}^{right}"
        return f"{left} {SYMBOLS[operation]} {right}"
    if operation == "neg" and len(operands) == 1:
        return f"−{_enclosed(operands[0], 2, strict=True)}"
    if operation == "log" and len(operands) == 1:
        return f"ln({operands[0]})"
    return f"{operation}({', '.join(operands)})"


def _enclosed(text: str, strength: int, *, strict: bool) -> str:
    """Put brackets around a negative number or a sum that would otherwise bind wrongly."""
    negative = text.startswith("−") and strict
    weaker = any(f" {SYMBOLS[name]} " in text for name in SYMBOLS if name != "pow" and _STRENGTH[name] < strength)
    return f"({text})" if (negative or weaker) and not text.endswith(")") else text


def _relu(x: float) -> float:
    return x if x > 0 else 0.0


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


UNARY: dict[str, tuple[Callable[[float], float], Callable[[float, float], float]]] = {
    # The function of x, and its derivative from x and the result y.
    "neg": (lambda x: -x, lambda x, y: -1.0),
    "tanh": (math.tanh, lambda x, y: 1 - y * y),
    "exp": (math.exp, lambda x, y: y),
    "log": (math.log, lambda x, y: 1 / x),
    "sin": (math.sin, lambda x, y: math.cos(x)),
    "cos": (math.cos, lambda x, y: -math.sin(x)),
    "relu": (_relu, lambda x, y: 1.0 if x > 0 else 0.0),
    "sqrt": (math.sqrt, lambda x, y: 0.5 / y),
    "sigmoid": (_sigmoid, lambda x, y: y * (1 - y)),
    "abs": (abs, lambda x, y: float((x > 0) - (x < 0))),
}

BINARY: dict[str, tuple[Callable[[float, float], float], Callable[[float, float, float], tuple[float, float]]]] = {
    # The function of a and b, and its two derivatives from a, b and the result.
    "add": (lambda a, b: a + b, lambda a, b, y: (1.0, 1.0)),
    "sub": (lambda a, b: a - b, lambda a, b, y: (1.0, -1.0)),
    "mul": (lambda a, b: a * b, lambda a, b, y: (b, a)),
    "div": (lambda a, b: a / b, lambda a, b, y: (1 / b, -a / (b * b))),
    "pow": (lambda a, b: float(a**b), lambda a, b, y: (b * a ** (b - 1), y * math.log(a) if a > 0 else math.nan)),
}


_ORDINARY = frozenset(_SAME) | frozenset(UNARY) | frozenset(BINARY)


def compute(operation: str, operands: Sequence[float]) -> float | None:
    """Return the result of a scalar operation, or None where there is none."""
    try:
        if len(operands) == 1 and operation in UNARY:
            result = UNARY[operation][0](operands[0])
        elif len(operands) == 2 and operation in BINARY:
            result = BINARY[operation][0](operands[0], operands[1])
        else:
            return None
        return float(result)
    except (ArithmeticError, ValueError, TypeError):
        return None


def slopes(operation: str, operands: Sequence[float], result: float) -> tuple[float | None, ...]:
    """Return the derivative of a scalar operation with respect to each operand; None where it is not known."""
    try:
        if len(operands) == 1 and operation in UNARY:
            return (float(UNARY[operation][1](operands[0], result)),)
        if len(operands) == 2 and operation in BINARY:
            first, second = BINARY[operation][1](operands[0], operands[1], result)
            return (float(first), float(second))
    except (ArithmeticError, ValueError, TypeError):
        pass
    return (None,) * len(operands)
