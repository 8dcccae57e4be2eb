"""`launch_shape`: how a GPU divides threads into blocks, warps and waves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

KEYS = ("blocks", "warps_per_block", "waves")


def launch_shape(threads: int, block: int, warp: int = 32, multiprocessors: int = 108) -> dict[str, int]:
    """Give the right answer."""
    blocks = math.ceil(threads / block)
    return {
        "blocks": blocks,
        "warps_per_block": math.ceil(block / warp),
        "waves": math.ceil(blocks / multiprocessors),
    }


def _with(**changed: Any) -> Any:
    """Return the right answer with some entries replaced; each is a function of the right entries and the arguments."""

    def answer(threads: int, block: int, warp: int = 32, multiprocessors: int = 108) -> dict[str, int]:
        right = launch_shape(threads, block, warp, multiprocessors)
        given = {"threads": threads, "block": block, "warp": warp, "multiprocessors": multiprocessors}
        return {**right, **{key: change(right, given) for key, change in changed.items()}}

    return answer


def _floor(right: Any, given: Any) -> int:
    return int(given["threads"] // given["block"])


def _floor_warps(right: Any, given: Any) -> int:
    return int(given["block"] // given["warp"])


def _floor_waves(right: Any, given: Any) -> int:
    return int(right["blocks"] // given["multiprocessors"])


def _waves_of_floored(right: Any, given: Any) -> int:
    return int(given["threads"] // given["block"] // given["multiprocessors"])


def launch_shape_cases(rng: Generator) -> Iterator[Case]:
    """Ask for each count where the division comes out even, where something is left over, and where little is there."""
    threads, block = int(rng.integers(10_000, 90_000)), int(rng.integers(3, 30)) * 32 + int(rng.integers(1, 31))
    launches: list[tuple[tuple[int, ...], str]] = [
        ((2**20, 256), "2²⁰ threads in blocks of 256"),
        ((1000, 256), "1000 threads in blocks of 256: the last block is not full"),
        ((1_000_000, 100), "a million threads in blocks of 100: the last warp is not full"),
        ((20, 256), "20 threads in blocks of 256"),
        ((108 * 128, 128), "as many blocks as there are multiprocessors"),
        ((109 * 128, 128), "one block more than there are multiprocessors"),
        ((threads, block), f"{threads} threads in blocks of {block}"),
        ((threads, block, 64, 60), f"{threads} threads in blocks of {block}, warps of 64, 60 multiprocessors"),
        ((3000, 96, 64, 7), "3000 threads in blocks of 96, warps of 64, 7 multiprocessors"),
        ((7, 3, 2, 1), "7 threads in blocks of 3, warps of 2, one multiprocessor"),
    ]
    for key in KEYS:
        for args, about in launches:
            yield Case(key.replace("_", " "), ((key,), *args), about=f"{key}, {about}", probe="keys")


LAUNCH_SHAPE = Exercise(
    id="launch_shape",
    unit="06_hardware",
    points=2,
    reference=launch_shape,
    cases=launch_shape_cases,
    misconceptions=(
        Misconception(
            "floor-for-ceil",
            "What was left over got lost: threads that do not fill a block need one all the same.",
            (
                _with(blocks=_floor, warps_per_block=_floor_warps, waves=_waves_of_floored),
                _with(blocks=_floor),
                _with(warps_per_block=_floor_warps),
                _with(waves=_floor_waves),
                _with(blocks=_floor, waves=_waves_of_floored),
                _with(blocks=_floor, warps_per_block=_floor_warps),
                _with(warps_per_block=_floor_warps, waves=_floor_waves),
                _with(
                    blocks=lambda right, given: round(given["threads"] / given["block"]),
                    warps_per_block=lambda right, given: round(given["block"] / given["warp"]),
                    waves=lambda right, given: round(
                        round(given["threads"] / given["block"]) / given["multiprocessors"]
                    ),
                ),
            ),
        ),
        Misconception(
            "always-one-more",
            "There is one too many where the division comes out even.",
            (
                _with(
                    blocks=lambda right, given: _floor(right, given) + 1,
                    warps_per_block=lambda right, given: _floor_warps(right, given) + 1,
                    waves=lambda right, given: (_floor(right, given) + 1) // given["multiprocessors"] + 1,
                ),
                _with(blocks=lambda right, given: _floor(right, given) + 1),
                _with(warps_per_block=lambda right, given: _floor_warps(right, given) + 1),
                _with(waves=lambda right, given: _floor_waves(right, given) + 1),
            ),
        ),
        Misconception(
            "warps-of-all-blocks",
            "These are the warps of all blocks together; those of one block are asked for.",
            (
                _with(warps_per_block=lambda right, given: right["blocks"] * right["warps_per_block"]),
                _with(warps_per_block=lambda right, given: math.ceil(given["threads"] / given["warp"])),
            ),
        ),
        Misconception(
            "waves-of-warps",
            "Warps were handed to the multiprocessors one at a time; a multiprocessor gets a whole block.",
            (
                _with(
                    waves=lambda right, given: math.ceil(
                        right["blocks"] * right["warps_per_block"] / given["multiprocessors"]
                    )
                ),
                _with(
                    waves=lambda right, given: math.ceil(
                        math.ceil(given["threads"] / given["warp"]) / given["multiprocessors"]
                    )
                ),
            ),
        ),
        Misconception(
            "waves-of-threads",
            "Threads were handed to the multiprocessors one at a time; a multiprocessor gets a whole block.",
            (_with(waves=lambda right, given: math.ceil(given["threads"] / given["multiprocessors"])),),
        ),
        Misconception(
            "own-machine",
            "The warp size or the number of multiprocessors that was asked about played no part.",
            (
                lambda threads, block, warp=32, multiprocessors=108: launch_shape(threads, block),
                lambda threads, block, warp=32, multiprocessors=108: launch_shape(threads, block, warp),
                lambda threads, block, warp=32, multiprocessors=108: launch_shape(threads, block, 32, multiprocessors),
            ),
        ),
    ),
)
