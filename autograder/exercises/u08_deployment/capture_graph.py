"""`capture_graph`: the operators that a network calls, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import torch
from numpy.random import Generator
from torch import fx, nn

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

_programs: dict[tuple[str, tuple[int, ...]], Any] = {}


def _export(model: nn.Module, example: torch.Tensor) -> Any:
    """Export a network; one of the same layers has the same graph, whatever the batch, and is exported once."""
    key = repr(model), tuple(example.shape[1:])
    if key not in _programs:
        _programs[key] = torch.export.export(model, (example,))
    return _programs[key]


def _calls(graph: fx.Graph) -> list[fx.Node]:
    return [node for node in graph.nodes if node.op == "call_function"]


def capture_graph(model: nn.Module, example: torch.Tensor) -> list[str]:
    """Give the right answer."""
    return [str(node.target) for node in _calls(_export(model, example).graph)]


def _told(tell: Callable[[Any], Any], nodes: Callable[[fx.Graph], Any] = _calls) -> Callable[..., Any]:
    return lambda model, example: [tell(node) for node in nodes(_export(model, example).graph)]


def _then(change: Callable[[list[str]], Any]) -> Callable[..., Any]:
    return lambda model, example: change(capture_graph(model, example))


@lru_cache(maxsize=64)
def _decomposed_calls(program: Any) -> list[str]:
    return [str(node.target) for node in _calls(program.run_decompositions().graph)]


def _decomposed(model: nn.Module, example: torch.Tensor) -> list[str]:
    return _decomposed_calls(_export(model, example))


def _without_address(target: Any) -> str:
    """Write what is called; where a function lies in memory is another place in every process."""
    return re.sub(" at 0x[0-9a-f]+", "", str(target))


def _symbolic(model: nn.Module, example: torch.Tensor) -> list[str]:
    return [
        _without_address(node.target) for node in fx.symbolic_trace(model).graph.nodes if node.op.startswith("call")
    ]


def _symbolic_all(model: nn.Module, example: torch.Tensor) -> list[str]:
    return [_without_address(node.target) for node in fx.symbolic_trace(model).graph.nodes]


def _layers(model: nn.Module, example: torch.Tensor) -> list[str]:
    return [type(module).__name__ for module in model.modules() if not list(module.children())]


def _called_layers(model: nn.Module, example: torch.Tensor) -> list[str]:
    called: list[str] = []
    hooks = [
        module.register_forward_hook(lambda module, *_: called.append(type(module).__name__))
        for module in model.modules()
        if not list(module.children())
    ]
    model(example)
    for hook in hooks:
        hook.remove()
    return called


def capture_graph_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the operators of layers, of functions, and of what Python's loops and calls make of them."""
    batch = int(rng.integers(2, 6))
    for group, kind, shape in (
        ("layers", "two layers", (batch, 3, 4)),
        ("layers", "convolutions", (batch, 2, 6, 6)),
        ("functions", "functions only", (batch, 5)),
        ("functions", "a skip connection", (batch, 4)),
        ("loops and blocks", "a loop", (batch, 4)),
        ("loops and blocks", "blocks in blocks", (batch, 4)),
    ):
        yield Case(group, (kind, shape), about=f"a network with {kind}", probe="captured")


CAPTURE_GRAPH = Exercise(
    id="capture_graph",
    unit="08_deployment",
    points=1,
    reference=capture_graph,
    cases=capture_graph_cases,
    time_limit=60.0,
    misconceptions=(
        Misconception(
            "inputs-and-output-too",
            "Weights, inputs and the output of the graph are among the names; those of the calls are asked for.",
            (
                _told(lambda node: str(node.target), lambda graph: list(graph.nodes)),
                _told(lambda node: str(node.target), lambda graph: [n for n in graph.nodes if n.op != "placeholder"]),
            ),
        ),
        Misconception(
            "names-of-the-nodes",
            "These are the names of the results, which are numbered; those of the operators are asked for.",
            (
                _told(lambda node: node.name),
                _told(lambda node: node.name, lambda graph: list(graph.nodes)),
                _told(str),
            ),
        ),
        Misconception(
            "decomposed",
            "The operators were broken down into simpler ones first; the graph is asked for as it was captured.",
            (_decomposed,),
        ),
        Misconception(
            "without-the-overload",
            "The names lack their last part, which says for which arguments an operator is made.",
            (
                _told(lambda node: str(node.target).rpartition(".")[0]),
                _told(lambda node: str(node.target).split(".")[1]),
                _told(lambda node: node.target.name()),
                _told(lambda node: node.target.__name__),
            ),
        ),
        Misconception(
            "layers-for-operators",
            "These are the network's layers, as it was written; a capture records the operators that they call.",
            (_layers, _called_layers, _symbolic, _symbolic_all),
        ),
        Misconception(
            "each-only-once",
            "An operator that is called several times is there once.",
            (
                _then(lambda names: list(dict.fromkeys(names))),
                _then(lambda names: sorted(set(names))),
            ),
        ),
        Misconception(
            "not-in-order",
            "The operators are sorted by name; they are asked for in the order in which they are called.",
            (_then(sorted), _then(lambda names: names[::-1])),
        ),
        Misconception(
            "objects-for-names",
            "The operators themselves came back; their names are asked for.",
            (_told(lambda node: node.target),),
        ),
        Misconception(
            "one-text",
            "One text came back; a list of names is asked for.",
            (
                _then("\n".join),
                _then(", ".join),
                lambda model, example: str(_export(model, example).graph),
            ),
        ),
    ),
)
