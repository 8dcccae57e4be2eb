"""`convolve2d_same`: convolution that keeps the image's size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator
from scipy import ndimage

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.pictures import random_floats, random_image, random_side
from autograder.exercises.u02_convolution.kernels import LECTURE_IMAGE, LECTURE_KERNEL, real_kernel
from pixelgrad.check.case import Case

# What SciPy calls "reflect" repeats the edge pixel; "mirror" does not.
_NAMES = {"zero": "constant", "reflect": "mirror"}

Same = Callable[..., np.ndarray]


def convolve2d_same(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
    """Give the right answer, by `scipy.ndimage.convolve`."""
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError(f"kernel of shape {kernel.shape} is even")
    return _any_kernel(image, kernel, mode)


def _any_kernel(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
    result: np.ndarray = ndimage.convolve(image.astype(np.float64), kernel.astype(np.float64), mode=_NAMES[mode])
    return result


def _reflecting_as(name: str) -> Same:
    def convolve(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
        right = convolve2d_same(image, kernel, mode)
        if mode == "zero":
            return right
        result: np.ndarray = ndimage.convolve(image.astype(np.float64), kernel.astype(np.float64), mode=name)
        return result

    return convolve


def _valid(padded: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    from autograder.exercises.u02_convolution.convolve2d import convolve2d

    return convolve2d(padded, kernel)


def _padded_by(reach: Callable[[int, int], tuple[int, int]]) -> Same:
    """Pad by other half-widths than the right ones, then convolve."""

    def convolve(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
        if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
            raise ValueError("kernel")
        rows, columns = reach(*kernel.shape)
        name = "constant" if mode == "zero" else "reflect"
        padded: np.ndarray = np.pad(image, ((rows, rows), (columns, columns)), mode=name)  # type: ignore[call-overload]
        return _valid(padded, kernel)

    return convolve


def _pads_after(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    rows, columns = kernel.shape[0] // 2, kernel.shape[1] // 2
    name = "constant" if mode == "zero" else "reflect"
    padded: np.ndarray = np.pad(_valid(image, kernel), ((rows, rows), (columns, columns)), mode=name)  # type: ignore[call-overload]
    return padded


def _pads_at_the_end(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    name = "constant" if mode == "zero" else "reflect"
    rim = [(0, side - 1) for side in kernel.shape]
    padded: np.ndarray = np.pad(image, rim, mode=name)  # type: ignore[call-overload]
    return _valid(padded, kernel)


def _padded(image: np.ndarray, kernel: np.ndarray, mode: str) -> np.ndarray:
    rim = [(side // 2, side // 2) for side in kernel.shape]
    padded: np.ndarray = np.pad(image, rim, mode="constant" if mode == "zero" else "reflect")
    return padded


def _refusing_only(refused: Callable[[int, int], bool]) -> Same:
    def convolve(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
        if refused(*kernel.shape):
            raise ValueError("kernel")
        return _valid(_padded(image, kernel, mode), kernel)

    return convolve


def _in_image_dtype(image: np.ndarray, kernel: np.ndarray, mode: str = "zero") -> np.ndarray:
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    result: np.ndarray = ndimage.convolve(image, kernel, mode=_NAMES[mode])
    return result


def convolve2d_same_cases(rng: Generator) -> Iterator[Case]:
    """Both modes, kernels that are not square, a uint8 image, even kernels."""
    height, width = random_side(rng, 5, 7)
    image, floats = random_image(rng, height, width) // 2 + 60, random_floats(rng, width, height) / 2 + 0.3
    lecture = LECTURE_KERNEL.astype(np.float64)

    def case(group: str, *args: object, about: str) -> Case:
        return Case(group, args, about=about, probe="with_convolution")

    yield case("zero", LECTURE_IMAGE, lecture, "zero", about="the lecture's example with zero padding")
    yield case("zero", floats, real_kernel(rng, 3, 3), "zero", about="a 3 × 3 kernel, zero padding")
    yield case("zero", floats, real_kernel(rng, 5, 5), about="a 5 × 5 kernel and no mode, which means zero")
    yield case("zero", image, real_kernel(rng, 3, 3), "zero", about="a uint8 image, zero padding")
    yield case("reflect", LECTURE_IMAGE, lecture, "reflect", about="the lecture's example with reflection")
    yield case("reflect", floats, real_kernel(rng, 5, 5), "reflect", about="a 5 × 5 kernel, reflection")
    yield case("reflect", image, real_kernel(rng, 3, 3), "reflect", about="a uint8 image, reflection")
    yield case("other shapes", floats, real_kernel(rng, 3, 5), "zero", about="a 3 × 5 kernel, zero padding")
    yield case("other shapes", floats, real_kernel(rng, 5, 1), "reflect", about="a 5 × 1 kernel, reflection")
    yield case("other shapes", floats, real_kernel(rng, 1, 3), "zero", about="a 1 × 3 kernel, zero padding")
    yield case("other shapes", floats, np.array([[2.5]]), "reflect", about="a 1 × 1 kernel")
    for shape in ((2, 2), (4, 3), (3, 2)):
        about = f"an even kernel of {shape[0]} × {shape[1]}"
        yield case("refused", floats, real_kernel(rng, *shape), "zero", about=about)


CONVOLVE2D_SAME = Exercise(
    id="convolve2d_same",
    unit="02_convolution",
    points=2,
    reference=convolve2d_same,
    cases=convolve2d_same_cases,
    misconceptions=(
        Misconception(
            "pads-after",
            "The rim was added to the result; it belongs around the image, before the kernel slides over it.",
            (_pads_after,),
        ),
        Misconception(
            "half-width-off-by-one",
            "The rim has not half the kernel's size, rounded down: the result is not as large as the image.",
            (
                _padded_by(lambda height, width: ((height + 1) // 2, (width + 1) // 2)),
                _padded_by(lambda height, width: (max(0, height // 2 - 1), max(0, width // 2 - 1))),
                _padded_by(lambda height, width: (height - 1, width - 1)),
                _padded_by(lambda height, width: (height, width)),
                _padded_by(lambda height, width: (1, 1)),
            ),
        ),
        Misconception(
            "rows-and-columns-swapped",
            "The kernel's height decided the pad at the sides, and its width that at the top and bottom.",
            (_padded_by(lambda height, width: (width // 2, height // 2)),),
        ),
        Misconception(
            "assumes-square-kernel",
            "One side of the kernel decided the pad in both directions.",
            (
                _padded_by(lambda height, width: (height // 2, height // 2)),
                _padded_by(lambda height, width: (width // 2, width // 2)),
            ),
        ),
        Misconception(
            "one-side-only",
            "The whole rim lies below and to the right; half of it belongs on each side.",
            (_pads_at_the_end,),
        ),
        Misconception(
            "not-padded",
            "The result is smaller than the image: nothing was added around it.",
            (_padded_by(lambda height, width: (0, 0)),),
        ),
        Misconception(
            "not-rotated",
            "This is correlation: the kernel was not rotated by 180°.",
            (
                lambda image, kernel, mode="zero": convolve2d_same(image, kernel[::-1, ::-1], mode),
                lambda image, kernel, mode="zero": _any_kernel(image, kernel[::-1, ::-1], mode),
            ),
        ),
        Misconception(
            "edge-pixel-repeated",
            "The reflection repeats the edge pixel; the mirror stands in it, not outside.",
            (_reflecting_as("reflect"),),
        ),
        Misconception(
            "edge-extended",
            "Outside the image the edge pixel was repeated; a reflection brings the pixels behind it, in reverse.",
            (_reflecting_as("nearest"),),
        ),
        Misconception(
            "mode-ignored",
            "Both modes gave the same result.",
            (
                lambda image, kernel, mode="zero": convolve2d_same(image, kernel, "zero"),
                lambda image, kernel, mode="zero": convolve2d_same(image, kernel, "reflect"),
            ),
        ),
        Misconception(
            "accepts-even-kernel",
            "A kernel with an even side, which has no middle, was accepted instead of being refused with a ValueError.",
            (
                _any_kernel,
                lambda image, kernel, mode="zero": (
                    _any_kernel(image, kernel, mode)
                    if all(side % 2 for side in kernel.shape)
                    else _valid(_padded(image, kernel, mode), kernel)
                ),
            ),
        ),
        Misconception(
            "accepts-one-even-side",
            "A kernel with one even side was accepted; both sides have to be odd.",
            (
                _refusing_only(lambda height, width: height % 2 == 0),
                _refusing_only(lambda height, width: width % 2 == 0),
                _refusing_only(lambda height, width: height % 2 == 0 and width % 2 == 0),
            ),
        ),
        Misconception(
            "integer-overflow",
            "The sums were stored in the image's own dtype, which is too small for them.",
            (
                lambda image, kernel, mode="zero": convolve2d_same(image, kernel, mode).astype(image.dtype),
                lambda image, kernel, mode="zero": (
                    convolve2d_same(image, kernel, mode).astype(np.int64).astype(image.dtype)
                ),
                _in_image_dtype,
            ),
        ),
    ),
)
