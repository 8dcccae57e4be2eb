"""Probes for compression: factors, codes and Huffman codes, measured in ways that leave open what is open.

A factorisation can be scaled, a prefix code can be drawn in many ways: what is compared is the product, and the length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

__all__ = [
    "decoded_alone",
    "encoded_alone",
    "encoded_size",
    "factors_kind",
    "factors_product",
    "found_codebook",
    "low_rank_outputs",
    "low_rank_parts",
    "prefix_code",
    "quantized",
    "quantized_zeros",
    "separated_error",
    "separated_kernel",
    "torn_symbols",
]


def factors_product(answer: Callable[..., Any], weight: np.ndarray, rank: int) -> Any:
    """Compress, and return the product of the two factors."""
    value = answer(weight, rank)
    return np.asarray(value[0] @ value[1]) if _is_tuple_of(value, 2) else value


def factors_kind(answer: Callable[..., Any], weight: np.ndarray, rank: int) -> Any:
    """Compress, and return the shape and the dtype of the two factors."""
    value = answer(weight, rank)
    return [_kind(factor) for factor in value] if _is_tuple_of(value, 2) else value


def separated_kernel(answer: Callable[..., Any], kernel: np.ndarray) -> Any:
    """Separate a kernel, and return the outer product of the two vectors."""
    value = answer(kernel)
    if not _is_tuple_of(value, 3):
        return value
    beta, gamma = np.asarray(value[0]), np.asarray(value[1])
    if beta.ndim != 1 or gamma.ndim != 1:
        return {"beta": _kind(beta), "gamma": _kind(gamma)}
    return np.multiply.outer(beta, gamma)


def separated_error(answer: Callable[..., Any], kernel: np.ndarray) -> Any:
    """Separate a kernel, and return the error."""
    value = answer(kernel)
    return _number(value[2]) if _is_tuple_of(value, 3) else value


def low_rank_outputs(
    answer: Any, weight: np.ndarray, bias: np.ndarray | None, rank: int, x: np.ndarray
) -> dict[str, Any]:
    """Make a low-rank layer of a linear one, and return what it puts out and whether the given layer is untouched."""
    import torch

    linear = _linear(weight, bias)
    layer = answer.from_linear(linear, rank)
    with torch.no_grad():
        out = layer(torch.from_numpy(x))
    same = bool((linear.weight.detach().numpy() == weight).all())
    if bias is not None:
        same = same and bool((linear.bias.detach().numpy() == bias).all())
    return {"outputs": out.numpy(), "the given layer is as it was": same}


def low_rank_parts(answer: Any, weight: np.ndarray, bias: np.ndarray | None, rank: int, x: np.ndarray) -> Any:
    """Make a low-rank layer of a linear one, and return how many numbers it holds and how many of them are trained.

    The singular values may be held apart, as the lecture's formula has it: then they are not counted.
    """
    import torch
    from torch import nn

    layer = answer.from_linear(_linear(weight, bias), rank)
    if not isinstance(layer, nn.Module):
        return layer
    thin = rank * sum(weight.shape) + (0 if bias is None else len(bias))
    layer(torch.from_numpy(x)).sum().backward()
    held = sum(tensor.numel() for tensor in layer.state_dict().values())
    trained = sum(p.numel() for p in layer.parameters() if p.grad is not None)
    return {
        name: thin if thin <= count <= thin + rank else count for name, count in (("held", held), ("trained", trained))
    }


def quantized(answer: Callable[..., Any], x: np.ndarray, settings: Mapping[str, Any]) -> Any:
    """Quantize, and return codes, scale and zero point, whatever the width of the codes."""
    value = answer(x, **settings)
    if not _is_tuple_of(value, 3):
        return value
    codes, scale, zero_point = value
    if isinstance(codes, np.ndarray) and codes.dtype.kind in "iu":
        codes = codes.astype(np.int64)
    return {"codes": codes, "scale": _number(scale), "zero point": _number(zero_point)}


def quantized_zeros(answer: Callable[..., Any], shape: Sequence[int], settings: Mapping[str, Any]) -> Any:
    """Quantize zeros, and return what the codes stand for."""
    value = answer(np.zeros(tuple(shape)), **settings)
    if not _is_tuple_of(value, 3):
        return value
    codes, scale, zero_point = value
    return (np.asarray(codes).astype(np.float64) - float(zero_point)) * float(scale)


def found_codebook(
    answer: Callable[..., Any], weights: np.ndarray, bits: int, settings: Mapping[str, Any], entries: Sequence[int]
) -> Any:
    """Find a codebook, and return some entries of it and all codes, whatever the width of the codes."""
    value = answer(weights, bits, **settings)
    if not _is_tuple_of(value, 2) or not all(isinstance(part, np.ndarray) for part in value):
        return value
    codebook, codes = value
    if codes.dtype.kind not in "iu":
        return {"codes": _kind(codes)}
    fits = codebook.shape == (2**bits,) and codes.size > 0 and codes.min() >= 0 and codes.max() < 2**bits
    return {
        "codebook": _kind(codebook),
        "entries": codebook[list(entries)] if fits else None,
        "all finite": bool(np.isfinite(codebook).all()),
        "codes": codes.astype(np.int16) if fits else None,
    }


def prefix_code(answer: Callable[..., Any], counts: Sequence[tuple[Any, int]], shuffled: Sequence[int]) -> Any:
    """Ask for a Huffman code, and once more with the same counts in another order.

    Returns
    -------
    dict
        The bits that all symbols take together, whether no word begins another one, and whether the order mattered.
    """
    code = answer(dict(counts))
    again = answer({counts[place][0]: counts[place][1] for place in shuffled})
    if not isinstance(code, dict):
        return code
    code, again = dict(code), dict(again)  # a defaultdict is a dict
    words: list[Any] = [code.get(symbol) for symbol, _ in counts]
    if not all(type(word) is str for word in words):
        return {"words": next((word for word in words if type(word) is not str), None)}
    ranked = sorted(words)
    return {
        "symbols": len(code),
        "only 0 and 1": all(set(word) <= {"0", "1"} for word in words),
        "every word has a bit": all(words),
        "no word begins another one": not any(b.startswith(a) for a, b in pairwise(ranked)),
        "bits": sum(count * len(word) for word, (_, count) in zip(words, counts, strict=True)),
        "the order of the dict does not matter": code == again,
    }


def encoded_size(answers: tuple[Any, Any], symbols: list[Any], code: dict[Any, str]) -> dict[str, Any]:
    """Encode, and return the type and the length of what came."""
    data = answers[0](symbols, code)
    return {"type": type(data).__name__, "bytes": len(data)}


def encoded_alone(answers: tuple[Any, Any], symbols: list[Any], code: dict[Any, str]) -> Any:
    """Encode, and return what came; `decoded_alone` decodes it where nothing but it is known."""
    return answers[0](list(symbols), dict(code))


def decoded_alone(answers: tuple[Any, Any], data: Any, symbols: list[Any], code: dict[Any, str]) -> Any:
    """Decode what was encoded elsewhere: symbols that were merely remembered are not found here."""
    return answers[1](data, dict(code), len(symbols))


def torn_symbols(answers: tuple[Any, Any], symbols: list[Any], code: dict[Any, str], lost: int) -> Any:
    """Encode, lose some bytes at the end, and decode."""
    encode, decode = answers
    data = encode(list(symbols), dict(code))
    return decode(data[: len(data) - lost], dict(code), len(symbols))


def _is_tuple_of(value: Any, count: int) -> bool:
    return isinstance(value, tuple | list) and len(value) == count


def _kind(value: Any) -> dict[str, Any]:
    if not isinstance(value, np.ndarray):
        return {"type": type(value).__name__}
    return {"shape": value.shape, "dtype": str(value.dtype)}


def _number(value: Any) -> Any:
    return value[()] if isinstance(value, np.ndarray) and value.ndim == 0 else value


def _linear(weight: np.ndarray, bias: np.ndarray | None) -> Any:
    import torch
    from torch import nn

    linear = nn.Linear(weight.shape[1], weight.shape[0], bias is not None)
    with torch.no_grad():
        linear.weight.copy_(torch.from_numpy(weight))
        if bias is not None:
            linear.bias.copy_(torch.from_numpy(bias))
    return linear
