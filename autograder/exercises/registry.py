"""Find exercises by id and by unit.

A unit's package is imported when one of its exercises is asked for: who grades pictures does not wait for torch.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from autograder.exercises.definition import Exercise

NAMES: dict[str, tuple[str, ...]] = {
    "01_images": (
        "describe",
        "to_float",
        "to_uint8",
        "gray_to_rgb",
        "drop_channel",
        "draw_box",
        "brighten",
        "to_grayscale",
        "to_nchw",
        "contact_sheet",
    ),
    "02_convolution": (
        "response_at",
        "convolve2d",
        "pad2d",
        "convolve2d_same",
        "sobel",
        "gaussian_kernel",
        "convolve_separable",
        "convolve2d_fast",
        "conv_layer",
        "learn_kernel",
    ),
    "03_backprop": (
        "chain_gradients",
        "numerical_gradient",
        "linear_forward",
        "linear_backward",
        "relu_backward",
        "train_two_layer",
        "gradient_descent_step",
        "softmax",
        "cross_entropy",
        "softmax_cross_entropy_grad",
        "train_softmax",
        "conv_backward",
    ),
    "04_autograd": (
        "lecture_partials",
        "topological_order",
        "Value",
        "graph_gradients",
        "gradient",
        "MyReLU",
        "SignSTE",
        "halve_until_small",
        "count_operations",
        "train_autograd",
        "repair_training",
    ),
    "05_training": (
        "to_device",
        "DigitDataset",
        "TwoLayerNet",
        "ParallelBlock",
        "train_one_epoch",
        "evaluate",
        "ConvNet",
        "save_checkpoint",
        "load_checkpoint",
        "fit",
        "classify",
    ),
    "06_hardware": (
        "benchmark",
        "matmul_flops",
        "tiled_matmul",
        "launch_shape",
        "arithmetic_intensity",
        "roofline",
        "format_range",
        "train_mixed",
        "overlap_loader",
    ),
    "07_compression": (
        "svd_compress",
        "svd_ratio",
        "LowRankLinear",
        "flattened_filter",
        "rank1_filter",
        "magnitude_mask",
        "MaskedSGD",
        "surgery_mask",
        "quantize",
        "dequantize",
        "kmeans_codebook",
        "codebook_gradient",
        "huffman_code",
        "huffman_encode",
        "huffman_decode",
        "sparse_gaps",
        "deep_compress",
        "deep_decompress",
    ),
    "08_deployment": (
        "export_onnx",
        "run_onnx",
        "fold_batchnorm",
        "capture_graph",
        "has_graph_break",
        "static_quantize",
        "latency",
        "pareto_front",
    ),
}
"""What each unit's exercises ask for, in the order in which they are taught; a pair's second name follows its first."""

GIVEN = ("gemm",)
"""What a notebook defines for its exercises: an answer may name it where the cell that does was not handed in."""


@cache
def _by_id(unit: str) -> dict[str, Exercise]:
    package = import_module(f"autograder.exercises.u{unit}")
    return {exercise.id: exercise for exercise in package.EXERCISES}


def find_exercise(exercise_id: str) -> Exercise | None:
    """Return the exercise with this id, or None when it is not known."""
    unit = next((unit for unit, asked in NAMES.items() if exercise_id in asked), None)
    return None if unit is None else _by_id(unit).get(exercise_id)


def names() -> tuple[str, ...]:
    """Return the names that all exercises of the course ask for, and those that the notebooks give to them."""
    return (*(name for asked in NAMES.values() for name in asked), *GIVEN)


def units() -> list[str]:
    """Return the units that have exercises, in the order of the course."""
    return list(NAMES)


def exercises_of(unit: str) -> list[Exercise]:
    """Return a unit's exercises in the order in which they are taught.

    Raises
    ------
    ValueError
        If no unit of this name has exercises.
    """
    if unit not in NAMES:
        raise ValueError(f"no unit {unit!r}; there are {', '.join(units())}")
    return list(_by_id(unit).values())
