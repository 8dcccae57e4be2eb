"""`topological_order`: parents before children, each node once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

DIAMOND = ((), (0,), (0,), (1, 2))
TWICE = ((), (0, 0))


def topological_order(root: Any) -> list[Any]:
    """Give the right answer."""
    order: list[Any] = []
    seen = {id(root)}
    path = [(root, iter(root.parents))]
    while path:
        node, rest = path[-1]
        for parent in rest:
            if id(parent) not in seen:
                seen.add(id(parent))
                path.append((parent, iter(parent.parents)))
                break
        else:
            path.pop()
            order.append(node)
    return order


def _no_visited_set(root: Any) -> list[Any]:
    order: list[Any] = []

    def visit(node: Any) -> None:
        for parent in node.parents:
            visit(parent)
        order.append(node)

    visit(root)
    return order


def _recursive(root: Any) -> list[Any]:
    order: list[Any] = []
    seen: set[int] = set()

    def visit(node: Any) -> None:
        if id(node) not in seen:
            seen.add(id(node))
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    return order


def _by_equality(root: Any) -> list[Any]:
    order: list[Any] = []
    seen: list[Any] = []

    def visit(node: Any) -> None:
        if node not in seen:
            seen.append(node)
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    return order


def _by_hash(root: Any) -> list[Any]:
    {root}  # noqa: B018 -- a node that cannot be hashed fails here
    return topological_order(root)


def _by_hash_recursive(root: Any) -> list[Any]:
    {root}  # noqa: B018
    return _recursive(root)


def _marking(root: Any) -> list[Any]:
    order: list[Any] = []
    waiting = [(root, False)]
    while waiting:
        node, done = waiting.pop()
        if done:
            order.append(node)
        elif not hasattr(node, "visited"):
            node.visited = True
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in node.parents)
    return order


def _marking_recursive(root: Any) -> list[Any]:
    order: list[Any] = []

    def visit(node: Any) -> None:
        if not hasattr(node, "visited"):
            node.visited = True
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    return order


def _first_seen(root: Any, breadth: bool, backward: bool) -> list[Any]:
    """List nodes in the order in which a search meets them, from the root or, backward, to the root."""
    order, seen = [], {id(root)}
    waiting = deque([root])
    while waiting:
        node = waiting.popleft() if breadth else waiting.pop()
        order.append(node)
        for parent in node.parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                waiting.append(parent)
    return order[::-1] if backward else order


def _preorder(root: Any, backward: bool) -> list[Any]:
    order, seen, waiting = [], set(), [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            order.append(node)
            waiting.extend(reversed(node.parents))
    return order[::-1] if backward else order


def _first_parent_only(root: Any) -> list[Any]:
    order = [root]
    while order[-1].parents:
        order.append(order[-1].parents[0])
    return order[::-1]


def topological_order_cases(rng: Generator) -> Iterator[Case]:
    """Graphs by hand, drawn ones, nodes that are all equal, deep chains, and a second call."""

    def drawn(count: int, most: int) -> tuple[tuple[int, ...], ...]:
        nodes: list[tuple[int, ...]] = [(), ()]
        for place in range(2, count):
            # The node before is always a parent: so all paths are long, and short cuts lead around them.
            others = rng.integers(0, place, size=int(rng.integers(0, most)))
            nodes.append(tuple(int(p) for p in rng.permutation([place - 1, *others])))
        return tuple(nodes)

    def ladder(rungs: int) -> tuple[tuple[int, ...], ...]:
        nodes: list[tuple[int, ...]] = [()]
        for _ in range(rungs):
            last = len(nodes) - 1
            nodes += [(last,), (last,), (last + 1, last + 2)]
        return tuple(nodes)

    def ask(group: str, parents: Any, about: str, root: int | None = None, **extra: Any) -> Case:
        place = len(parents) - 1 if root is None else root
        return Case(group, (parents, place), kwargs=extra, about=about, probe="graph_order")

    small = ((), (), (0, 1), (2, 0), (3, 1), (4, 2))
    short_cut = ((), (0,), (1,), (2,), (0, 3), (4, 0))
    yield ask("order", ((),), "a single node")
    yield ask("order", ((), (0,), (1,)), "a chain of three")
    yield ask("order", DIAMOND, "a diamond")
    yield ask("order", TWICE, "a node that has the same parent twice")
    yield ask("order", small, "a small graph with shared nodes")
    yield ask("order", short_cut, "a short cut around a chain")
    yield ask("order", drawn(9, 3), "nine nodes at random")
    yield ask("order", drawn(14, 4), "fourteen nodes at random")
    yield ask("order", ladder(4), "four diamonds in a row")
    yield ask("order", small, "a node in the middle, whose children are not asked for", root=3)
    yield ask("many paths", ladder(30), "thirty diamonds in a row")
    yield ask("identity", DIAMOND, "a diamond of nodes that compare equal and cannot be hashed", kind="equal")
    yield ask("identity", drawn(9, 3), "nodes at random that compare equal and cannot be hashed", kind="equal")
    yield ask("deep", ((),), "a chain of 10,000", tail=9_999)
    yield ask("deep", DIAMOND, "a diamond under a chain of 10,000", tail=10_000)
    yield ask("again", DIAMOND, "a diamond that is asked for a second time", calls=2)
    yield ask("again", drawn(9, 3), "nodes at random, asked for three times", calls=3)


TOPOLOGICAL_ORDER = Exercise(
    id="topological_order",
    unit="04_autograd",
    points=2,
    reference=topological_order,
    cases=topological_order_cases,
    weights={"order": 2.0},
    misconceptions=(
        Misconception(
            "no-visited-set",
            "Nodes that several others need are listed several times: nothing remembered that they were there already.",
            # Its last cases would take for ever, or as long: they count as any other graph that it gets wrong.
            (lambda root: _no_visited_set(root) if _small(root) else [],),
        ),
        Misconception(
            "children-before-parents",
            "The order is the wrong way around: children come before their parents.",
            (
                lambda root: topological_order(root)[::-1],
                lambda root: _recursive(root)[::-1],
                lambda root: _preorder(root, backward=False),
                lambda root: _first_seen(root, breadth=True, backward=False),
                lambda root: _first_seen(root, breadth=False, backward=False),
            ),
        ),
        Misconception(
            "search-order",
            "The nodes stand in the order in which a search met them: where a short cut leads around others, a parent "
            "comes after a node that needs it.",
            (
                lambda root: _first_seen(root, breadth=True, backward=True),
                lambda root: _first_seen(root, breadth=False, backward=True),
                lambda root: _preorder(root, backward=True),
            ),
        ),
        Misconception(
            "recursion-limit",
            "A function that calls itself for each parent does not get to the end of a deep chain: Python allows about "
            "a thousand calls inside each other.",
            (_recursive,),
        ),
        Misconception(
            "told-apart-by-equality",
            "Nodes that compare equal were taken for one and the same node.",
            (_by_equality,),
        ),
        Misconception(
            "needs-hashable-nodes",
            "The nodes were put into a set or a dictionary themselves; not every node can be hashed.",
            (_by_hash, _by_hash_recursive),
        ),
        Misconception(
            "marks-left-on-nodes",
            "The nodes carry marks afterwards: the second time they look as if they had been visited.",
            (_marking, _marking_recursive),
        ),
        Misconception(
            "first-parent-only",
            "Only the first parent of each node was followed.",
            (_first_parent_only,),
        ),
        Misconception(
            "root-left-out",
            "The root itself is missing.",
            (lambda root: topological_order(root)[:-1], lambda root: _recursive(root)[:-1]),
        ),
    ),
)


def _small(root: Any) -> bool:
    return len(topological_order(root)) < 60
