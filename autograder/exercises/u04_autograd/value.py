"""`Value`: a number that remembers what it was made of, and finds its gradients by itself."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u04_autograd.topological_order import _first_seen, _preorder, _recursive
from autograder.exercises.u04_autograd.value_variants import (
    Value,
    diving,
    exchanged,
    flowing,
    in_one_direction,
    rushing,
    spreading,
    without,
)
from pixelgrad.check.case import Case

DIAMOND = "c = a * b\nd = c + a\ne = c * d\ne.backward()"
SHORT_CUT = "p = a * b\nq = p.tanh()\nr = q + 1\ns = r * p\nt = s + a\nt.backward()"
# The contract asks for no depth and no speed: a class that calls itself for each parent, or walks every path, is right.
LADDER = "v = a\nfor _ in range(7):\n    v = v * b + v * 0.5\nv.backward()"


def value_cases(rng: Generator) -> Iterator[Case]:
    """Snippets that use the class, and what has come of its nodes afterwards."""

    def ask(group: str, text: str, watched: str, **leaves: float) -> Case:
        given = ", ".join(f"{name} = {number:g}" for name, number in leaves.items())
        about = f"{given} and: {'; '.join(line.strip() for line in text.splitlines())}"
        return Case(group, (leaves, text, tuple(watched.split())), about=about, probe="value_snippet")

    def drawn(low: float = 0.5, high: float = 2.0) -> float:
        return float(np.round(rng.uniform(low, high), 2))

    yield ask("node", "b = a", "a.data a.grad", a=2.5)
    yield Case("node", (drawn(), drawn()), about="the parents behind tanh(a * b + a)", probe="value_ancestors")
    for line in ("c = a + b", "c = a - b", "c = a * b", "c = a / b"):
        yield ask("operators", f"{line}\nc.backward()", "c.data a.grad b.grad c.grad", a=drawn(), b=-drawn())
    for line in ("c = -a", "c = a ** 3", "c = a ** 2", "c = a ** -2", "c = a ** 0.5", "c = a ** 1"):
        yield ask("operators", f"{line}\nc.backward()", "c.data a.grad c.grad", a=drawn(1.2))
    yield ask("operators", "c = a ** 3\nc.backward()", "c.data a.grad", a=-drawn(1.2))
    for name in ("tanh", "exp", "log", "sin"):
        yield ask("functions", f"c = a.{name}()\nc.backward()", "c.data a.grad", a=drawn())
    for number in (drawn(), -drawn()):
        yield ask("functions", "c = a.relu()\nd = c * 3\nd.backward()", "c.data a.grad", a=number)
        yield ask("functions", "c = a.sin() * a.tanh()\nc.backward()", "c.data a.grad", a=number)
    for line in ("a + 2", "2 + a", "a * 2.5", "2.5 * a", "a - 2", "2 - a", "a / 2", "2 / a", "sum([a, a * a, b])"):
        yield ask("numbers", f"c = {line}\nc.backward()", "c.data a.grad", a=drawn(1.2), b=drawn())
    yield ask("numbers", "c = a * b - 3\nc.backward()", "c.data a.grad b.grad", a=3, b=-2)

    yield ask("shared nodes", "b = a + a\nb.backward()", "b.data a.grad", a=drawn())
    yield ask("shared nodes", "b = a * a\nc = b * a\nc.backward()", "c.data a.grad b.grad", a=drawn())
    yield ask("shared nodes", "b = a / a - a\nb.backward()", "a.grad", a=drawn())
    yield ask("shared nodes", DIAMOND, "e.data a.grad b.grad c.grad d.grad", a=drawn(), b=drawn())
    alike = "c = a * b\nd = a + b\ne = c * d\ne.backward()"  # nodes are told apart by identity, not by their numbers
    yield ask("shared nodes", alike, "a.grad b.grad c.grad d.grad", a=2, b=2)
    yield ask("shared nodes", SHORT_CUT, "t.data a.grad b.grad p.grad q.grad", a=drawn(), b=-drawn())
    lecture = "a = 2 * x\nb = y.sin()\nc = a / b\nd = z * c\ne = (1 + d).log()\nf = e.tanh()\nf.backward()"
    yield ask("shared nodes", lecture, "f.data x.grad y.grad z.grad c.grad d.grad", x=0.5, y=drawn(0.6, 1.4), z=0.8)

    twice = f"{DIAMOND}\ne.backward()"
    yield ask("again", twice, "a.grad b.grad c.grad d.grad e.grad", a=drawn(), b=drawn())
    yield ask(
        "again", f"{SHORT_CUT}\nt.backward()\nt.backward()", "a.grad b.grad p.grad q.grad t.grad", a=drawn(), b=drawn()
    )
    yield ask("again", "b = a.exp()\nb.backward()\nb.backward()", "a.grad b.grad", a=drawn())
    roots = "p = a * b\nq = p + a\nr = p.sin()\nq.backward()\nr.backward()"
    yield ask("again", roots, "a.grad b.grad p.grad q.grad r.grad", a=drawn(), b=drawn())

    yield ask("zero_grad", f"{DIAMOND}\ne.zero_grad()", "a.grad b.grad c.grad d.grad e.grad", a=drawn(), b=drawn())
    yield ask(
        "zero_grad", f"{DIAMOND}\ne.zero_grad()\ne.backward()", "a.grad b.grad c.grad e.grad", a=drawn(), b=drawn()
    )
    yield ask("zero_grad", f"{roots}\nq.zero_grad()", "a.grad b.grad p.grad q.grad r.grad", a=drawn(), b=drawn())

    yield ask("shared nodes", LADDER, "v.data a.grad b.grad", a=drawn(), b=0.4)


def _local(name: str, slope: Any, data: Any = None) -> Any:
    """Return a class in which one function has another slope, or another value."""
    value_of = (
        data
        or {
            "tanh": math.tanh,
            "exp": math.exp,
            "log": math.log,
            "sin": math.sin,
            "relu": lambda x: max(x, 0.0),
        }[name]
    )

    def method(self: Any) -> Any:
        return self._of(value_of(self.data), slope(self.data))

    return exchanged(**{name: method})


def _power(slope: Any) -> Any:
    return exchanged(__pow__=lambda self, n: self._of(self.data**n, slope(self.data, n)))


def _operator(name: str, data: Any, slopes: Any) -> Any:
    return exchanged(**{name: lambda self, other: self._with(other, data, slopes)})


def _unwrapped(self: Any, other: Any) -> Any:
    return other.data and other  # as if every operand were a node: a number has no `data`


def _clears_itself(self: Any) -> None:
    self.grad = 0.0


def _clears(leaves: bool) -> Any:
    def zero_grad(self: Any) -> None:
        for node in self.order():
            if bool(node.parents) != leaves:
                node.grad = 0.0

    return exchanged(zero_grad=zero_grad)


def _clears_parents(self: Any) -> None:
    for node in (self, *self.parents):
        node.grad = 0.0


VALUE = Exercise(
    id="Value",
    unit="04_autograd",
    points=4,
    reference=Value,
    cases=value_cases,
    weights={"shared nodes": 2.0},
    misconceptions=(
        Misconception(
            "overwrites-gradients",
            "A node that is used twice only kept the gradient of one of its uses: what comes along several ways "
            "adds up.",
            (
                flowing(overwrite=True, start="set"),
                flowing(order=_recursive, overwrite=True, start="set"),
                flowing(order=lambda root: _first_seen(root, breadth=True, backward=True), overwrite=True, start="set"),
                flowing(order=lambda root: _preorder(root, backward=True), overwrite=True, start="set"),
            ),
        ),
        Misconception(
            "no-topological-order",
            "A node handed its gradient on before all of it had arrived: a node that others need comes after all of "
            "these.",
            (
                *(
                    flowing(order=order, start=start)
                    for start in ("set", "add")
                    for order in (
                        lambda root: _first_seen(root, breadth=True, backward=True),
                        lambda root: _first_seen(root, breadth=False, backward=True),
                        lambda root: _preorder(root, backward=True),
                    )
                ),
                rushing(True),
                rushing(False),
                diving(),
                spreading(),
            ),
        ),
        Misconception(
            "number-on-the-left",
            "With a number on the left, `2 - v` or `2 / v` was computed as if it stood on the right.",
            (in_one_direction("-", "/"), in_one_direction("-"), in_one_direction("/")),
        ),
        Misconception(
            "no-number-on-the-left",
            "An operator does not know what to do when a number stands on its left: Python then asks the node on "
            "the right.",
            (
                without("__radd__", "__rmul__", "__rsub__", "__rtruediv__"),
                without("__rsub__", "__rtruediv__"),
                without("__radd__"),
                without("__rtruediv__"),
                without("__rsub__"),
            ),
        ),
        Misconception(
            "no-plain-numbers",
            "An operator took the other operand for a node, and it was a plain number.",
            (exchanged(_node=_unwrapped),),
        ),
        Misconception(
            "second-pass-compounds",
            "The second time, gradients of the first pass flowed through the graph again; each pass adds its own.",
            (flowing(), flowing(start="set"), flowing(order=_recursive), flowing(order=_recursive, start="set")),
        ),
        Misconception(
            "second-pass-replaces",
            "The second `backward` replaced the gradients of the first; it should have been added.",
            (flowing(clear="all", start="set"), flowing(clear="all", start="set", order=_recursive)),
        ),
        Misconception(
            "inner-nodes-replaced",
            "After a second `backward` the leaves have both gradients, inner nodes only that of the last pass.",
            (flowing(clear="inner", start="set"), flowing(clear="inner", start="set", order=_recursive)),
        ),
        Misconception(
            "clears-only-itself",
            "`zero_grad` left gradients standing: it reached only a part of the graph.",
            (
                exchanged(zero_grad=_clears_itself),
                _clears(leaves=True),
                _clears(leaves=False),
                exchanged(zero_grad=_clears_parents),
            ),
        ),
        Misconception(
            "nothing-flows",
            "No gradient arrives: the one at the end, from which all others come, is 1.",
            (flowing(start="none"), exchanged(backward=lambda self: None)),
        ),
        Misconception(
            "power-slope",
            "The slope of a power is not right: the exponent comes down in front and falls by one.",
            (
                _power(lambda x, n: n * x**n),
                _power(lambda x, n: x ** (n - 1)),
                _power(lambda x, n: n * x),
                _power(lambda x, n: (n - 1) * x ** (n - 1)),
            ),
        ),
        Misconception(
            "function-slope",
            "One of the functions is right forward and wrong backward: compare its slope with a measured one.",
            (
                _local("tanh", lambda x: 1 - math.tanh(x)),
                _local("tanh", lambda x: 1 - x**2),
                _local("tanh", lambda x: 1 - math.tanh(math.tanh(x)) ** 2),
                _local("exp", lambda x: x * math.exp(x - 1)),
                _local("exp", lambda x: 1.0),
                _local("log", lambda x: 1 / math.log(x)),
                _local("log", lambda x: -1 / x**2),
                _local("sin", lambda x: -math.cos(x)),
                _local("sin", math.sin),
                _local("relu", lambda x: 1.0),
                _local("relu", lambda x: max(x, 0.0)),
            ),
        ),
        Misconception(
            "operator-slope",
            "One of the operators is right forward and wrong backward: compare its slopes with measured ones.",
            (
                _operator("__sub__", lambda x, y: x - y, lambda x, y: (1.0, 1.0)),
                _operator("__mul__", lambda x, y: x * y, lambda x, y: (x, y)),
                _operator("__truediv__", lambda x, y: x / y, lambda x, y: (1 / y, x / y**2)),
                _operator("__truediv__", lambda x, y: x / y, lambda x, y: (1 / y, -1 / y**2)),
                _operator("__truediv__", lambda x, y: x / y, lambda x, y: (1 / y, -x / y)),
                _operator("__truediv__", lambda x, y: x / y, lambda x, y: (1 / y, 1 / x)),
                exchanged(__neg__=lambda self: self._of(-self.data, 1.0)),
            ),
        ),
    ),
)
