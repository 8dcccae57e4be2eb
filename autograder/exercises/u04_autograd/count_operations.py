"""`count_operations`: what torch really stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


def count_operations(tensor: Any) -> int:
    """Give the right answer."""
    return len([node for node in _nodes(tensor) if not _accumulates(node)])


def _nodes(tensor: Any, shared_once: bool = True, first_only: bool = False) -> list[Any]:
    found: list[Any] = []
    seen: set[Any] = set()
    waiting = [tensor.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or (shared_once and node in seen):
            continue
        seen.add(node)
        found.append(node)
        before = [earlier for earlier, _ in node.next_functions]
        waiting.extend(before[:1] if first_only else before)
    return found


def _accumulates(node: Any) -> bool:
    return type(node).__name__ == "AccumulateGrad"


def _by_name(tensor: Any) -> int:
    return len({type(node).__name__ for node in _nodes(tensor) if not _accumulates(node)})


def _edges(tensor: Any) -> int:
    return sum(len(node.next_functions) for node in _nodes(tensor))


def _depth(tensor: Any) -> int:
    depths: dict[Any, int] = {}

    def depth(node: Any) -> int:
        if node is None or _accumulates(node):
            return 0
        if node not in depths:
            depths[node] = 1 + max((depth(earlier) for earlier, _ in node.next_functions), default=0)
        return depths[node]

    return depth(tensor.grad_fn)


def _without_check(count: Callable[[Any], int]) -> Callable[[Any], int]:
    """Return the count as it is without a thought of constants and leaves, which have no node."""

    def answer(tensor: Any) -> int:
        nodes = [tensor.grad_fn, *(e for node in _nodes(tensor) for e, _ in node.next_functions)]
        if None in nodes:
            raise AttributeError("'NoneType' object has no attribute 'next_functions'")
        return count(tensor)

    return answer


def count_operations_cases(rng: Generator) -> Iterator[Case]:
    """Leaves, chains, constants, shared nodes, and graphs drawn at random."""

    def ask(group: str, text: str, name: str, about: str = "", fixed: str = "") -> Case:
        leaves = {key: (rng.uniform(0.5, 1.5, size=2), key not in fixed) for key in "ab"}
        words = about or "; ".join(line.strip() for line in text.splitlines())
        return Case(group, (leaves, text, name), about=words, probe="torch_operations")

    def drawn(lines: int) -> str:
        names, text = ["a", "b"], []
        for place in range(lines):
            one, other = rng.choice(names[-3:]), rng.choice(names)
            line = rng.choice([f"{one} * {other}", f"{one} + {other}", f"{one}.tanh()", f"({one} - 2) * {other}"])
            names.append(f"v{place}")
            text.append(f"v{place} = {line}")
        return "\n".join(text)

    yield ask("leaves", "c = a * b", "a", "a leaf")
    yield ask("leaves", "c = a * 2", "c", "a product of constants, which has no graph", fixed="a")
    yield ask("leaves", "c = (a * b).detach()", "c", "a detached tensor")
    yield ask("chains", "c = a.tanh()", "c")
    yield ask("chains", "c = (a * b).sum()", "c")
    yield ask("chains", "v = a\nfor _ in range(7):\n    v = v.sin()", "v", "a chain of seven sines")
    yield ask("chains", "c = (a * b).sin() + (a + b).exp()", "c")
    yield ask("chains", "p = a.sin() * b\nq = b.tanh().exp().cos()\nc = p + q", "c")
    yield ask("constants", "c = a * b + 3", "c", fixed="b")
    yield ask("constants", "c = 2 * a - 1\nd = c / b", "d", fixed="b")
    yield ask("constants", "p = (a * b).detach()\nc = (p + a).tanh()", "c")
    yield ask("shared", "c = a + a", "c")
    yield ask("shared", "p = a.tanh()\nq = p * p\nc = q + p", "c")
    yield ask("shared", "p = a * b\nc = p.sin() * p.cos() + p", "c")
    yield ask("shared", "v = a * b\nfor _ in range(5):\n    v = v.sin() + v.cos()", "v", "five diamonds in a row")
    yield ask("shared", drawn(6), "v5")
    yield ask("shared", drawn(9), "v8")
    yield ask("inner", "p = a * b\nq = p.exp()\nc = q + p", "q", "a tensor in the middle of a graph")


COUNT_OPERATIONS = Exercise(
    id="count_operations",
    unit="04_autograd",
    points=2,
    reference=count_operations,
    cases=count_operations_cases,
    weights={"shared": 2.0},
    misconceptions=(
        Misconception(
            "shared-nodes-counted-twice",
            "A node that several others need was counted once for each of them.",
            (
                lambda tensor: len([n for n in _nodes(tensor, shared_once=False) if not _accumulates(n)]),
                _without_check(
                    lambda tensor: len([n for n in _nodes(tensor, shared_once=False) if not _accumulates(n)])
                ),
                lambda tensor: len(_nodes(tensor, shared_once=False)),
            ),
        ),
        Misconception(
            "leaf-accumulators-counted",
            "The nodes that store the gradients of the leaves (AccumulateGrad) were counted as operations.",
            (lambda tensor: len(_nodes(tensor)), _without_check(lambda tensor: len(_nodes(tensor)))),
        ),
        Misconception(
            "none-not-expected",
            "Where a constant goes in there is no node but None, and a leaf has no `grad_fn` either.",
            (_without_check(count_operations), lambda tensor: count_operations(tensor) if tensor.grad_fn else _fail()),
        ),
        Misconception(
            "one-branch-only",
            "Only one operand of each operation was followed, the first one.",
            (lambda tensor: len([n for n in _nodes(tensor, first_only=True) if not _accumulates(n)]),),
        ),
        Misconception(
            "longest-way",
            "What was counted is the longest way from the end to a leaf, not all operations.",
            (_depth,),
        ),
        Misconception(
            "kinds-counted",
            "Operations of the same kind were counted as one; two sines are two operations.",
            (_by_name,),
        ),
        Misconception(
            "edges-counted",
            "What was counted are the edges between the nodes.",
            (_edges, lambda tensor: len([1 for n in _nodes(tensor) for e, _ in n.next_functions if e is not None])),
        ),
        Misconception(
            "one-off",
            "The count is off by one: the last operation is missing, or there is one where there are none.",
            (
                lambda tensor: max(count_operations(tensor) - 1, 0),
                lambda tensor: count_operations(tensor) + 1,
                lambda tensor: max(count_operations(tensor), 1),
            ),
        ),
    ),
)


def _fail() -> int:
    raise AttributeError("'NoneType' object has no attribute 'next_functions'")
