"""What of a graph is seen: numbers folded into formulas, parameters into their operation, modules into one box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from pixelgrad.graph.labels import labels, plain_number, title
from pixelgrad.graph.model import Graph, Node
from pixelgrad.graph.numbers import dimensions, number, size

MOST = 110  # boxes in one picture, before modules are collapsed
ENDS = 12  # boxes kept at either end of a graph that is too large and has no modules

Collapse = int | Collection[str] | None


@dataclass(frozen=True)
class Card:
    """One box of the picture.

    Parameters
    ----------
    members
        Indices of the nodes it stands for; the last one is its result.
    title
        Its first line.
    value, gradient
        Numbers; empty where there are none.
    lines
        Further lines, in the background.
    kind
        The node's, or ``collapsed``.
    group
        The modules whose frames it stands in.
    learnt
        Whether it is a leaf that requires a gradient, where others do not.
    """

    members: tuple[int, ...]
    title: str
    value: str = ""
    gradient: str = ""
    lines: tuple[str, ...] = ()
    kind: str = "operation"
    group: tuple[str, ...] = ()
    learnt: bool = False


@dataclass(frozen=True)
class Tie:
    """One line between two boxes: from card to card, with the partial derivative and the edge it stands for."""

    start: int
    end: int
    partial: str = ""
    edge: int = -1


@dataclass(frozen=True)
class View:
    """The boxes and lines of a picture, in an order in which they can be computed."""

    graph: Graph
    names: list[str]
    cards: list[Card]
    ties: list[Tie]
    frames: dict[tuple[str, ...], str]
    hidden: int = 0


def view(
    graph: Graph,
    *,
    collapse: Collapse = None,
    parameters: bool | None = None,
    constants: bool = False,
    most: int = MOST,
) -> View:
    """Choose what is seen of a graph.

    Parameters
    ----------
    collapse
        How deep modules are shown (1: each module of the first level is one box), or the names of modules that become
        one box; None: only as far as the picture would be too large; 0: nothing.
    parameters
        Whether parameters and buffers get boxes of their own; None: those outside modules.
    constants
        Whether numbers in the code get boxes of their own.

    Raises
    ------
    ValueError
        If `collapse` is negative, or names a module that is not there.
    """
    names = labels(graph)
    folded = _folded(graph, parameters, constants)
    key = _collapsing(graph, folded, collapse, most)
    cards, at = _cards(graph, names, folded, key)
    leaves = {card.learnt for card in cards if card.kind not in ("operation", "collapsed")}
    if len(leaves) == 1:  # a mark on every leaf would tell nothing
        cards = [replace(card, learnt=False) for card in cards]
    hidden = 0
    if len(cards) > most and collapse is None:
        cards, at, hidden = _cut(cards, at, len(graph.nodes))
    ties = _ties(graph, names, cards, at)
    cards, frames = _grouped(graph, cards)
    return View(graph, names, cards, ties, frames, hidden)


def _folded(graph: Graph, parameters: bool | None, constants: bool) -> set[int]:
    """Return the leaves without a box of their own."""
    used = {edge.start for edge in graph.edges}
    found = set()
    for index, node in enumerate(graph.nodes):
        if index not in used or index in graph.outputs:
            continue
        if plain_number(node):
            if not constants:
                found.add(index)
        elif node.kind in ("parameter", "constant") and not node.operation:
            inside = bool(node.module)
            if parameters is False or (parameters is None and inside):
                found.add(index)
    return found


def _collapsing(graph: Graph, folded: set[int], collapse: Collapse, most: int) -> list[tuple[str, ...] | None]:
    """Return for each node the module whose box it disappears in."""
    nodes = graph.nodes
    if collapse is None:
        seen = [index for index in range(len(nodes)) if index not in folded]
        if len(seen) <= most:
            return [None] * len(nodes)
        for depth in range(max(len(node.module) for node in nodes), 0, -1):
            if len({nodes[k].module[:depth] if len(nodes[k].module) >= depth else k for k in seen}) <= most:
                return [_prefix(node, depth) for node in nodes]
        return [_prefix(node, 1) for node in nodes]
    if isinstance(collapse, int):
        if collapse < 0:
            raise ValueError(f"collapse: {collapse} is negative")
        return [_prefix(node, collapse) if collapse else None for node in nodes]
    wanted = set(collapse) if not isinstance(collapse, str) else {collapse}
    known = {".".join(node.module[:depth]) for node in nodes for depth in range(1, len(node.module) + 1)}
    if not wanted <= known:
        raise ValueError(
            f"collapse: there is no module {sorted(wanted - known)[0]!r}; there are {', '.join(sorted(known)[:8])}"
        )
    result: list[tuple[str, ...] | None] = []
    for node in nodes:
        depths = [d for d in range(1, len(node.module) + 1) if ".".join(node.module[:d]) in wanted]
        result.append(node.module[: depths[0]] if depths else None)
    return result


def _prefix(node: Node, depth: int) -> tuple[str, ...] | None:
    return node.module[:depth] if len(node.module) >= depth else None


def _cards(
    graph: Graph, names: list[str], folded: set[int], key: list[tuple[str, ...] | None]
) -> tuple[list[Card], dict[int, int]]:
    members: dict[object, list[int]] = {}
    for index in range(len(graph.nodes)):
        if index not in folded:
            members.setdefault(key[index] or index, []).append(index)
    # A box comes where its last node comes: by then everything that it needs is there.
    ordered = sorted(members.items(), key=lambda entry: entry[1][-1])
    cards: list[Card] = []
    at: dict[int, int] = {}
    for name, inside in ordered:
        operations = [k for k in inside if graph.nodes[k].kind == "operation"]
        within = [k for k in folded if key[k] == name] if isinstance(name, tuple) else _own(graph, inside[0], folded)
        if len(inside) == 1:
            card = _single(graph, names, inside[0], within)
        else:
            assert isinstance(name, tuple)
            card = _collapsed(graph, name, inside, operations, within)
        at |= dict.fromkeys(inside, len(cards))
        cards.append(card)
    return cards, at


def _own(graph: Graph, index: int, folded: set[int]) -> list[int]:
    return [k for k in dict.fromkeys(graph.nodes[index].operands) if k in folded]


def _single(graph: Graph, names: list[str], index: int, within: list[int]) -> Card:
    node = graph.nodes[index]
    lines = [node.detail] if node.detail else []
    if node.shape and not node.scalar:
        lines.append(dimensions(node.shape))
    lines += _counted(graph, within)
    for item in node.saved:
        lines.append(
            f"{item.name}: {dimensions(item.shape)}, {size(item.size)}" if item.size else f"{item.name}: freed"
        )
    gradient = number(node.gradient) if node.gradient is not None else ""
    if node.norm is not None and node.kind != "operation":
        lines.append(f"gradient’s norm {number(node.norm)}")
    shown = "" if plain_number(node) else number(node.value) if node.value is not None else ""
    learnt = node.requires_grad and node.kind in ("input", "parameter")
    if node.kind == "constant":
        gradient = ""
    return Card((index,), title(graph, index, names), shown, gradient, tuple(lines), node.kind, node.module, learnt)


def _collapsed(
    graph: Graph, name: tuple[str, ...], inside: list[int], operations: list[int], within: list[int]
) -> Card:
    last = graph.nodes[inside[-1]]
    lines = [graph.nodes[inside[0]].types[len(name) - 1]]
    lines.append(f"{len(operations)} operations")
    if last.shape:
        lines.append(dimensions(last.shape))
    lines += _counted(graph, [*within, *inside])
    return Card(tuple(inside), ".".join(name), "", "", tuple(lines), "collapsed", name[:-1])


def _counted(graph: Graph, indices: list[int]) -> list[str]:
    count = 0
    for node in (graph.nodes[k] for k in indices):
        if node.kind == "parameter":
            product = 1
            for side in node.shape or ():
                product *= int(side)
            count += product
    return [f"{count:,} parameters"] if count > 1 else []


def _cut(cards: list[Card], at: dict[int, int], count: int) -> tuple[list[Card], dict[int, int], int]:
    """Keep both ends, and put everything between them into one box: a stretch of an order has no way out and in."""
    middle = cards[ENDS:-ENDS]
    inside = tuple(k for card in middle for k in card.members)
    box = Card(inside, f"… {len(middle):,} more …", lines=("too many to be drawn",), kind="collapsed")
    place = {old: old if old < ENDS else max(ENDS, old - len(middle) + 1) for old in range(len(cards))}
    return [*cards[:ENDS], box, *cards[-ENDS:]], {node: place[old] for node, old in at.items()}, len(middle)


def _ties(graph: Graph, names: list[str], cards: list[Card], at: dict[int, int]) -> list[Tie]:
    ties: list[Tie] = []
    seen: set[tuple[int, int, int]] = set()
    for index, edge in enumerate(graph.edges):
        start, end = at.get(edge.start), at.get(edge.end)
        if start is None or end is None or start == end:
            continue
        merged = cards[start].kind == "collapsed" or cards[end].kind == "collapsed"
        once = (edge.start if not merged else -1, start, end)
        if merged and once in seen:
            continue
        seen.add(once)
        wanted = edge.partial is not None and graph.nodes[edge.start].requires_grad and not merged
        ties.append(Tie(start, end, number(edge.partial or 0.0) if wanted else "", index))
    return ties


def _grouped(graph: Graph, cards: list[Card]) -> tuple[list[Card], dict[tuple[str, ...], str]]:
    """Keep the frames that hold more than one box, and are not the same as the frame around them."""
    held: Counter[tuple[str, ...]] = Counter()
    for card in cards:
        for depth in range(1, len(card.group) + 1):
            held[card.group[:depth]] += 1
    kinds: dict[tuple[str, ...], str] = {}
    for node in graph.nodes:
        for depth in range(1, len(node.module) + 1):
            kinds.setdefault(node.module[:depth], node.types[depth - 1])
    result, frames = [], {}
    for card in cards:
        path: tuple[str, ...] = ()
        for depth in range(1, len(card.group) + 1):
            full = card.group[:depth]
            outer = next((held[full[:d]] for d in range(depth - 1, 0, -1) if ".".join(full[:d]) in path), -1)
            if 1 < held[full] < len(cards) and held[full] != outer:
                path = (*path, ".".join(full))
                frames[path] = f"{'.'.join(full)}  {kinds.get(full, '')}".strip()
        result.append(replace(card, group=path))
    return result, frames
