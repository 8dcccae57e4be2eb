"""The misconceptions of `deep_compress` and `deep_decompress`."""

from __future__ import annotations

import copy
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch

from autograder.exercises.definition import Misconception
from autograder.exercises.u07_compression.deep_compress import deep_compress, deep_decompress, unseal
from autograder.exercises.u07_compression.huffman_bytes import pair
from autograder.exercises.u07_compression.kmeans_codebook import kmeans_codebook

Pack = Callable[[torch.nn.Module, Mapping[str, Any], int], bytes]


def _packing(
    change: Callable[[torch.nn.Module, dict[str, Any], int], tuple[torch.nn.Module, dict[str, Any], int]],
) -> Pack:
    """Return a packing that packs something else in place of what it was given."""

    def pack(model: torch.nn.Module, masks: Mapping[str, Any], bits: int) -> bytes:
        return deep_compress(*change(copy.deepcopy(model), dict(masks), bits))

    return pack


def _biases_too(model: torch.nn.Module, masks: dict[str, Any], bits: int) -> Any:
    others = {n: torch.ones(p.shape, dtype=torch.bool) for n, p in model.named_parameters() if n not in masks}
    return model, {**others, **masks}, bits


def _half_precision(model: torch.nn.Module, masks: dict[str, Any], bits: int) -> Any:
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            if name not in masks and tensor.is_floating_point():
                tensor.copy_(tensor.half())
    return model, masks, bits


def _nothing_pruned(model: torch.nn.Module, masks: dict[str, Any], bits: int) -> Any:
    return model, {name: torch.ones_like(mask) for name, mask in masks.items()}, bits


def _inside_out(model: torch.nn.Module, masks: dict[str, Any], bits: int) -> Any:
    return model, {name: ~mask for name, mask in masks.items()}, bits


def _only_pruned(model: torch.nn.Module, masks: dict[str, Any], bits: int) -> Any:
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            if name in masks:
                tensor.mul_(masks[name])
    return model, {}, bits


def _zipped(model: torch.nn.Module, masks: Mapping[str, Any], bits: int) -> bytes:
    """Prune, and leave it to a general compressor to make the zeros small."""
    return zlib.compress(_packing(_only_pruned)(model, masks, bits))


def _unzipped(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
    try:
        return deep_decompress(zlib.decompress(data), model)
    except zlib.error as error:
        raise ValueError("data is damaged") from error


def _evenly_shared(low_end: bool) -> Callable[..., Any]:
    """Share values, but cut off in place of taking the nearest."""

    def change(model: torch.nn.Module, masks: dict[str, Any], bits: int) -> Any:
        with torch.no_grad():
            for name, tensor in model.state_dict().items():
                if name in masks:
                    codebook, _ = kmeans_codebook(np.where(masks[name], tensor.numpy(), 0), bits)
                    values = np.sort(codebook[1:])
                    place = np.searchsorted(values, tensor.numpy(), side="right" if low_end else "left")
                    place = np.clip(place - low_end, 0, len(values) - 1)
                    tensor.copy_(torch.from_numpy(values[place]))
        return model, masks, bits

    return change


def _one_value(model: torch.nn.Module, masks: dict[str, Any], bits: int) -> Any:
    return model, masks, 1


def _into_given(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
    model.load_state_dict(deep_decompress(data, model).state_dict())
    return model


def _weights_only(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
    """Read back what has a mask; leave the rest as the given network has it."""
    new, found = copy.deepcopy(model), deep_decompress(data[1:], model).state_dict()
    names = [name for place, name in enumerate(found) if data[0] >> place & 1]
    new.load_state_dict({**model.state_dict(), **{name: found[name] for name in names}})
    return new


def _with_names(model: torch.nn.Module, masks: Mapping[str, Any], bits: int) -> bytes:
    flags = sum(1 << place for place, name in enumerate(model.state_dict()) if name in masks)
    return bytes([flags]) + deep_compress(model, masks, bits)


def _no_buffers(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
    new = deep_decompress(data, model)
    given = dict(model.named_buffers())
    with torch.no_grad():
        for name, buffer in new.named_buffers():
            buffer.copy_(given[name])
    return new


def _no_checksum(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
    """Read what can be read of damaged bytes."""
    try:
        return deep_decompress(data, model)
    except ValueError:
        return copy.deepcopy(model)


def _other_error(error: type[Exception]) -> Callable[..., Any]:
    def unpack(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
        try:
            return deep_decompress(data, model)
        except ValueError:
            raise error("data is damaged") from None

    return unpack


def _kept(error: type[Exception]) -> Any:
    """Return a pair that keeps a part to itself: it reads back only what it finds in its own memory."""
    kept: dict[int, bytes] = {}

    def pack(model: torch.nn.Module, masks: Mapping[str, Any], bits: int) -> bytes:
        data = deep_compress(model, masks, bits)
        kept[zlib.crc32(data)] = data
        return data

    def unpack(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
        unseal(data)
        # Bytes that went elsewhere and came back are equal, but not the very ones that were kept.
        if kept.get(zlib.crc32(data)) is not data:
            raise error("nothing is kept of these bytes")
        return deep_decompress(data, model)

    return pack, unpack


def _float32(model: torch.nn.Module, masks: Mapping[str, Any], bits: int) -> bytes:
    """Write every weight in double precision beside its code: nothing is saved."""
    data = deep_compress(model, masks, bits)
    size = sum(tensor.numel() for tensor in model.state_dict().values())
    return data + bytes(8 * size)


def _without_end(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
    size = sum(tensor.numel() for tensor in model.state_dict().values())
    return deep_decompress(data[: max(0, len(data) - 8 * size)], model)


MISCONCEPTIONS = (
    Misconception(
        "codebook-not-counted",
        "The bytes do not hold all that is needed: a part was remembered where only the same process finds it.",
        tuple(_kept(error) for error in (KeyError, NameError, AttributeError, TypeError, IndexError, ValueError)),
    ),
    Misconception(
        "given-network-overwritten",
        "The weights were loaded into the network that was handed in; a new one is asked for.",
        (pair(deep_compress, _into_given),),
    ),
    Misconception(
        "own-weights-left-in-place",
        "What has no mask was left as the given network had it: it is not in the bytes.",
        (pair(_with_names, _weights_only),),
    ),
    Misconception(
        "buffers-forgotten",
        "The running statistics of batch normalisation are not in the bytes.",
        (pair(deep_compress, _no_buffers),),
    ),
    Misconception(
        "everything-shared",
        "Tensors without a mask were made shared values as well; they should come back bit by bit.",
        (pair(_packing(_biases_too), deep_decompress),),
    ),
    Misconception(
        "half-precision",
        "Tensors without a mask lost digits on the way.",
        (pair(_packing(_half_precision), deep_decompress),),
    ),
    Misconception(
        "mask-forgotten",
        "Pruned weights came back: the mask had no say in what was written.",
        (pair(_packing(_nothing_pruned), deep_decompress),),
    ),
    Misconception(
        "mask-inside-out",
        "The pruned weights were written and the kept ones dropped.",
        (pair(_packing(_inside_out), deep_decompress),),
    ),
    Misconception(
        "not-shared",
        "The kept weights came back as they were: they are not shared values, and take 32 bits each.",
        (pair(_packing(_only_pruned), deep_decompress), pair(_zipped, _unzipped)),
    ),
    Misconception(
        "twice-the-values",
        "There are more shared values than the bits can tell apart.",
        (
            pair(_packing(lambda model, masks, bits: (model, masks, bits + 1)), deep_decompress),
            pair(_packing(lambda model, masks, bits: (model, masks, 8)), deep_decompress),
        ),
    ),
    Misconception(
        "one-value-for-all",
        "All kept weights of a layer share one value, or hardly more than that.",
        (pair(_packing(_one_value), deep_decompress),),
    ),
    Misconception(
        "not-the-nearest-value",
        "The weights were given a shared value near by, but not the nearest one.",
        (
            pair(_packing(_evenly_shared(True)), deep_decompress),
            pair(_packing(_evenly_shared(False)), deep_decompress),
        ),
    ),
    Misconception(
        "damage-not-noticed",
        "Changed or missing bytes were read without a word, and a network came back that nobody has packed.",
        (pair(deep_compress, _no_checksum),),
    ),
    Misconception(
        "another-error-for-damage",
        "Damaged bytes raise an error, but not a `ValueError` that says what is wrong.",
        tuple(
            pair(deep_compress, _other_error(error))
            for error in (struct.error, zlib.error, IndexError, KeyError, EOFError, RuntimeError, AssertionError)
        ),
    ),
    Misconception(
        "not-smaller",
        "The bytes are more than half of what the plain weights take.",
        (pair(_float32, _without_end),),
    ),
)
