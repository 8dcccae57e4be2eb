"""What an operation was told beside its tensors, in a few characters."""

from __future__ import annotations

from typing import Any

# Positional arguments worth a word, by their place.
_PLACES = {
    "sum": {1: "dim"}, "mean": {1: "dim"}, "softmax": {1: "dim"}, "log_softmax": {1: "dim"}, "cat": {1: "dim"},
    "stack": {1: "dim"}, "norm": {1: "p"}, "dropout": {1: "p"}, "squeeze": {1: "dim"}, "unsqueeze": {1: "dim"},
    "clamp": {1: "min", 2: "max"}, "leaky_relu": {1: "slope"}, "chunk": {1: "chunks", 2: "dim"},
    "split": {1: "size", 2: "dim"}, "cumsum": {1: "dim"}, "adaptive_avg_pool2d": {1: "to"},
}  # fmt: skip
_WORDS = {"dim", "p", "min", "max", "alpha", "keepdim", "reduction", "negative_slope", "ignore_index"}
_ORDINARY: dict[str, Any] = {"keepdim": False, "reduction": "mean", "ignore_index": -100, "negative_slope": 0.01}


def describe_arguments(operation: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return what sets this use of an operation apart (``3×3, stride 2``), or nothing."""
    if operation.startswith("conv") and len(args) >= 2:
        return _window(tuple(args[1].shape[2:]), args[3] if len(args) > 3 else kwargs.get("stride", 1), args, kwargs)
    if "pool" in operation and not operation.startswith("adaptive"):
        size = args[1] if len(args) > 1 else kwargs.get("kernel_size")
        stride = args[2] if len(args) > 2 else kwargs.get("stride")
        return _window(_pair(size), stride if stride is not None else size, args, kwargs) if size is not None else ""
    words = []
    for place, name in _PLACES.get(operation, {}).items():
        if place < len(args) and _plain(args[place]):
            words.append(f"{name} {_short(args[place])}".strip())
    for name, value in kwargs.items():
        if name in _WORDS and _plain(value) and _ORDINARY.get(name) != value:
            words.append(f"{name} {_short(value)}")
    if operation == "index" and len(args) == 2 and _plain(args[1]):
        words.append(f"[{_short(args[1])}]")
    return ", ".join(words[:2])


def _window(size: tuple[int, ...], stride: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    words = "×".join(map(str, size))
    steps = _pair(stride)
    if any(step != 1 for step in steps):
        words += f", stride {steps[0] if len(set(steps)) == 1 else _short(steps)}"
    return words


def _pair(value: Any) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value, value)


def _plain(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(_plain(item) for item in value)
    return isinstance(value, int | float | str | slice) and value is not None


def _short(value: Any) -> str:
    if isinstance(value, slice):
        text = ":".join("" if part is None else str(part) for part in (value.start, value.stop, value.step))
        return text.removesuffix(":") if value.step is None and text.count(":") == 2 else text
    if isinstance(value, list | tuple):
        return ", ".join(_short(item) for item in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
