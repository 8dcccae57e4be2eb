"""Unit 06, why GPUs: nine exercises, one file each."""

from autograder.exercises.u06_hardware.arithmetic_intensity import ARITHMETIC_INTENSITY
from autograder.exercises.u06_hardware.benchmark import BENCHMARK
from autograder.exercises.u06_hardware.format_range import FORMAT_RANGE
from autograder.exercises.u06_hardware.launch_shape import LAUNCH_SHAPE
from autograder.exercises.u06_hardware.matmul_flops import MATMUL_FLOPS
from autograder.exercises.u06_hardware.overlap_loader import OVERLAP_LOADER
from autograder.exercises.u06_hardware.roofline import ROOFLINE
from autograder.exercises.u06_hardware.tiled_matmul import TILED_MATMUL
from autograder.exercises.u06_hardware.train_mixed import TRAIN_MIXED

EXERCISES = (
    BENCHMARK,
    MATMUL_FLOPS,
    TILED_MATMUL,
    LAUNCH_SHAPE,
    ARITHMETIC_INTENSITY,
    ROOFLINE,
    FORMAT_RANGE,
    TRAIN_MIXED,
    OVERLAP_LOADER,
)
