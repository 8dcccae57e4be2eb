"""The cases of `deep_compress` and `deep_decompress`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise
from autograder.exercises.u07_compression.deep_compress import deep_compress, deep_decompress
from autograder.exercises.u07_compression.deep_compress_slips import MISCONCEPTIONS
from autograder.exercises.u07_compression.huffman_bytes import pair
from pixelgrad.check.case import Case


def _layers(rng: Generator, inputs: int, hidden: int, outputs: int) -> dict[str, np.ndarray]:
    return {
        "0.weight": _weights(rng, (hidden, inputs)),
        "0.bias": _awkward(rng, hidden),
        "2.weight": _weights(rng, (outputs, hidden)),
        "2.bias": _awkward(rng, outputs),
    }


def _weights(rng: Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw weights none of which is very small, so that none of those that are kept is nearer to 0 than to another."""
    size = rng.gamma(4.0, 0.1, shape) + 0.1
    return np.asarray(size * rng.choice([-1.0, 1.0], shape)).astype(np.float32)


def _awkward(rng: Generator, count: int) -> np.ndarray:
    """Draw values of which every bit counts: -0.0, a number that is almost 0, and digits that half precision lacks."""
    values = rng.normal(size=count).astype(np.float32)
    values[:2] = [-0.0, 1e-41]
    return values


def _keep(rng: Generator, arrays: Mapping[str, np.ndarray], share: float, *names: str) -> dict[str, np.ndarray]:
    return {
        name: rng.permutation(np.arange(s := arrays[name].size) < share * s).reshape(arrays[name].shape)
        for name in names
    }


def deep_compress_cases(rng: Generator) -> Iterator[Case]:
    """Pack and read back several networks; from the bytes alone; how many bytes; and damaged ones."""
    seed = int(rng.integers(2**31))
    wide = _layers(rng, 11, 14, 5)
    mlp = ("layers", wide)
    kernel = {
        "body.0.weight": _weights(rng, (5, 2, 3, 2)),
        "body.0.bias": _awkward(rng, 5),
        "head.weight": _weights(rng, (4, 30)),
        "head.bias": _awkward(rng, 4),
    }
    normed = {
        "0.weight": _weights(rng, (9, 6)),
        "1.weight": _awkward(rng, 9),
        "1.bias": _awkward(rng, 9),
        "1.running_mean": _awkward(rng, 9),
        "1.running_var": rng.uniform(0.5, 2, 9).astype(np.float32),
        "1.num_batches_tracked": np.array(int(rng.integers(20, 1000))),
        "3.weight": _weights(rng, (4, 9)),
        "3.bias": _awkward(rng, 4),
    }
    both = ("0.weight", "2.weight")
    for net, keep, bits, about in (
        (mlp, _keep(rng, wide, 0.4, *both), 3, "two layers, 60 % of both pruned, 3 bits"),
        (mlp, _keep(rng, wide, 0.7, "0.weight"), 4, "two layers of which one has a mask, 4 bits"),
        (mlp, _keep(rng, wide, 1.0, *both), 2, "two layers, nothing pruned, 2 bits"),
        (("convolution", kernel), _keep(rng, kernel, 0.5, "body.0.weight", "head.weight"), 3, "a convolution, 3 bits"),
    ):
        yield Case("round trip", (net, keep, bits, seed), about=about, probe="repacked")
    yield Case("no masks", (mlp, {}, 4, seed), about="two layers without a mask", probe="repacked")
    yield Case(
        "buffers",
        (("normalised", normed), _keep(rng, normed, 0.5, "0.weight", "3.weight"), 3, seed),
        about="a network with batch normalisation",
        probe="repacked",
    )
    few = {
        name: np.asarray(rng.permutation(np.resize(np.r_[-3:0, 1:4] / 4, a.size)).reshape(a.shape), np.float32)
        for name, a in wide.items()
        if name in both
    }
    yield Case(
        "few values",
        (("layers", {**wide, **few}), _keep(rng, wide, 0.6, *both), 3, seed),
        about="weights of six values, which eight shared ones hold exactly",
        probe="packed_values",
    )
    big = _layers(rng, 60, 40, 10)
    # Half of the bytes in float32: an index and a code for each kept weight, both as wide as can be, fit into it.
    most = 4 * sum(big[name].size for name in both) // 2 + 2 * 4 * 50 + 4096
    yield Case(
        "size",
        (("layers", big), _keep(rng, big, 0.1, *both), 4, most),
        about="how many bytes a network of 2800 weights takes with 90 % pruned and 4 bits",
        probe="packed_size",
    )
    for net, keep, bits, about in (
        (mlp, _keep(rng, wide, 0.5, *both), 3, "two layers"),
        (("convolution", kernel), _keep(rng, kernel, 0.4, "body.0.weight"), 2, "a convolution"),
    ):
        yield Case(
            "bytes alone",
            (net, keep, bits, seed),
            about=f"{about}, read back where nothing but the bytes is known",
            probe="packed_alone",
            then="unpacked_alone",
        )
    places = (0.0, 0.1, 0.37, 0.5, 0.8, -1.0)
    damaged = (mlp, _keep(rng, wide, 0.5, *both), 3, seed, places)
    yield Case("damaged", damaged, about="bytes of which some are lost or changed", probe="packed_damaged")


DEEP_COMPRESS = Exercise(
    id="deep_compress",
    unit="07_compression",
    points=4,
    reference=pair(deep_compress, deep_decompress),
    cases=deep_compress_cases,
    weights={"round trip": 2},
    partners=("deep_decompress",),
    misconceptions=MISCONCEPTIONS,
)
