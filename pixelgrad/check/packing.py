"""Probes for a whole network in bytes: pack it, read it back into a network of other weights, and look at both."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

__all__ = ["packed_alone", "packed_damaged", "packed_size", "packed_values", "repacked", "unpacked_alone"]

Net = tuple[str, Mapping[str, np.ndarray]]


def repacked(answers: tuple[Any, Any], net: Net, keep: Mapping[str, np.ndarray], bits: int, seed: int) -> Any:
    """Pack a network and read it back.

    Parameters
    ----------
    answers
        What packs and what reads back.
    net
        The kind of network, and the values of its tensors by name.
    keep
        Masks by the names of the weights.
    bits
        How many bits a shared value takes.
    seed
        Decides the weights of the network into which is read back.
    """
    pack, _ = answers
    model = _network(*net)
    masks = _masks(keep)
    data = pack(model, masks, bits)
    if type(data) is not bytes:
        return data
    return {**_read_back(answers, data, net, keep, bits, seed), "the packed network is as it was": _holds(model, net)}


def packed_values(answers: tuple[Any, Any], net: Net, keep: Mapping[str, np.ndarray], bits: int, seed: int) -> Any:
    """Pack and read back a network whose weights are few values already; return its masked weights."""
    pack, unpack = answers
    data = pack(_network(*net), _masks(keep), bits)
    state = unpack(data, _stranger(net, seed)).state_dict()
    return {name: state[name].detach().numpy().astype(np.float64) for name in keep}


def packed_size(answers: tuple[Any, Any], net: Net, keep: Mapping[str, np.ndarray], bits: int, most: int) -> Any:
    """Pack a network, and return whether it takes no more than `most` bytes."""
    data = answers[0](_network(*net), _masks(keep), bits)
    return {"type": type(data).__name__, "small enough": len(data) <= most}


def packed_alone(answers: tuple[Any, Any], net: Net, keep: Mapping[str, np.ndarray], bits: int, seed: int) -> Any:
    """Pack a network, and return the bytes; `unpacked_alone` reads them where nothing but them is known."""
    return answers[0](_network(*net), _masks(keep), bits)


def unpacked_alone(
    answers: tuple[Any, Any], data: Any, net: Net, keep: Mapping[str, np.ndarray], bits: int, seed: int
) -> dict[str, Any]:
    """Read back bytes that came from elsewhere."""
    return _read_back(answers, data, net, keep, bits, seed)


def packed_damaged(
    answers: tuple[Any, Any], net: Net, keep: Mapping[str, np.ndarray], bits: int, seed: int, places: Sequence[float]
) -> dict[str, str]:
    """Pack a network, damage the bytes in several ways, and return what reading them back did.

    Parameters
    ----------
    answers, net, keep, bits, seed
        As in `repacked`.
    places
        Where a byte is changed, as shares of the length; -1 stands for the last byte.

    Notes
    -----
    A container may have bytes that nobody reads: damage that changes nothing of the network counts as refused.
    """
    pack, unpack = answers
    data = bytes(pack(_network(*net), _masks(keep), bits))
    whole = _frozen(unpack(data, _stranger(net, seed)))
    damaged = {"cut in half": data[: len(data) // 2], "the last byte lost": data[:-1], "nothing left": b""}
    for place in places:
        at = len(data) - 1 if place < 0 else int(place * len(data))
        damaged[f"a byte changed at {place:g}"] = data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1 :]
    return {name: _reaction(unpack, bad, _stranger(net, seed), whole) for name, bad in damaged.items()}


def _reaction(unpack: Callable[..., Any], data: bytes, given: Any, whole: Mapping[str, bytes]) -> str:
    try:
        model = unpack(data, given)
    except ValueError:
        return "refused"
    except Exception as error:
        return f"{type(error).__name__}"
    return "refused" if _frozen(model) == whole else "taken"


def _read_back(
    answers: tuple[Any, Any], data: Any, net: Net, keep: Mapping[str, np.ndarray], bits: int, seed: int
) -> dict[str, Any]:
    """Read bytes into two networks of other weights; return the tensors without a mask, and traits of the others."""
    first, second = _stranger(net, seed), _stranger(net, seed + 1)
    before = _frozen(first)
    new = answers[1](data, first)
    untouched = new is not first and _frozen(first) == before
    state = {name: tensor.detach().numpy().copy() for name, tensor in new.state_dict().items()}
    again = _frozen(answers[1](data, second))
    same = _frozen(new) == again
    shared = _shares(new, first)
    masked: dict[str, str] = {}
    for name, mask in keep.items():
        masked[name] = _describe_shared(net[1][name], state[name], mask, bits)
    return {
        "a network of the same kind": type(new) is type(first) and list(state) == list(net[1]),
        "the given network is as it was": untouched,
        "the networks have tensors of their own": not shared,
        "the given network's weights play no part": same,
        "without a mask": {name: _bits(state[name]) for name in net[1] if name not in keep},
        "with a mask": masked,
    }


def _describe_shared(weight: np.ndarray, found: np.ndarray, mask: np.ndarray, bits: int) -> str:
    """Say in what a decoded weight is not what a codebook of 2**bits shared values makes of the given one."""
    kept, came = weight[mask].astype(np.float64), found[mask].astype(np.float64)
    values = np.unique(came[came != 0])
    spread = float(kept.max() - kept.min())
    ok = values.size > 0 and bool(np.isfinite(came).all())
    nearest = np.abs(kept[:, None] - values).min(axis=1) if ok else np.zeros(0)
    traits = {
        "shape and dtype": found.shape == weight.shape and found.dtype == weight.dtype,
        "pruned weights are 0": not found[~mask].any(),
        "shared, not as they were": bool((kept != came).any()),
        "few values": bool(0 < values.size <= 2**bits),
        # A value in half precision may be off by a thousandth.
        "the nearest value": ok and bool((np.abs(kept - came) <= nearest + 1e-3 * np.abs(kept).max()).all()),
        "near enough": ok and bool(np.sqrt(np.mean((kept - came) ** 2)) <= spread / max(1, 2**bits - 1)),
    }
    return "; ".join(f"not: {name}" for name, holds in traits.items() if not holds) or "as asked for"


def _network(kind: str, arrays: Mapping[str, np.ndarray]) -> Any:
    """Build a network of a kind, with these values in its tensors."""
    import torch
    from torch import nn

    def linear(name: str) -> nn.Linear:
        outputs, inputs = arrays[f"{name}.weight"].shape
        return nn.Linear(inputs, outputs)

    if kind == "layers":
        model: nn.Module = nn.Sequential(linear("0"), nn.ReLU(), linear("2"))
    elif kind == "convolution":
        outputs, inputs, rows, columns = arrays["body.0.weight"].shape
        body = nn.Sequential(nn.Conv2d(inputs, outputs, (rows, columns)), nn.ReLU(), nn.Flatten())
        model = nn.Module()
        model.body, model.head = body, linear("head")
    else:
        outputs, inputs = arrays["0.weight"].shape
        model = nn.Sequential(nn.Linear(inputs, outputs, bias=False), nn.BatchNorm1d(outputs), nn.ReLU(), linear("3"))
    model.load_state_dict({name: torch.from_numpy(np.array(array)) for name, array in arrays.items()})
    return model


def _stranger(net: Net, seed: int) -> Any:
    """Build a network of the same kind with other weights."""
    rng = np.random.default_rng(seed)
    kind, arrays = net
    other = {name: np.asarray(rng.integers(1, 9, array.shape), array.dtype) / 1 for name, array in arrays.items()}
    return _network(kind, {name: array.astype(arrays[name].dtype) for name, array in other.items()})


def _masks(keep: Mapping[str, np.ndarray]) -> dict[str, Any]:
    import torch

    return {name: torch.from_numpy(mask.copy()) for name, mask in keep.items()}


def _holds(model: Any, net: Net) -> bool:
    return _frozen(model) == {name: np.asarray(array).tobytes() for name, array in net[1].items()}


def _frozen(model: Any) -> dict[str, bytes]:
    return {name: tensor.detach().numpy().tobytes() for name, tensor in model.state_dict().items()}


def _shares(one: Any, other: Any) -> bool:
    """Whether writing to one network changes the other."""
    before = _frozen(copy.deepcopy(other))
    for tensor in one.state_dict().values():
        tensor.detach().zero_()
    return _frozen(other) != before


def _bits(array: np.ndarray) -> np.ndarray:
    """Return a tensor's bit patterns: -0.0 and 0.0 differ."""
    return np.frombuffer(np.ascontiguousarray(array).tobytes(), np.uint8).reshape(-1, array.dtype.itemsize).copy()
