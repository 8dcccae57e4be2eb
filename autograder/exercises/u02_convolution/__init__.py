"""Unit 02, convolution and edges: ten exercises, one file each."""

from autograder.exercises.u02_convolution.conv_layer import CONV_LAYER
from autograder.exercises.u02_convolution.convolve2d import CONVOLVE2D
from autograder.exercises.u02_convolution.convolve2d_fast import CONVOLVE2D_FAST
from autograder.exercises.u02_convolution.convolve2d_same import CONVOLVE2D_SAME
from autograder.exercises.u02_convolution.convolve_separable import CONVOLVE_SEPARABLE
from autograder.exercises.u02_convolution.gaussian_kernel import GAUSSIAN_KERNEL
from autograder.exercises.u02_convolution.learn_kernel import LEARN_KERNEL
from autograder.exercises.u02_convolution.pad2d import PAD2D
from autograder.exercises.u02_convolution.response_at import RESPONSE_AT
from autograder.exercises.u02_convolution.sobel import SOBEL

EXERCISES = (
    RESPONSE_AT,
    CONVOLVE2D,
    PAD2D,
    CONVOLVE2D_SAME,
    SOBEL,
    GAUSSIAN_KERNEL,
    CONVOLVE_SEPARABLE,
    CONVOLVE2D_FAST,
    CONV_LAYER,
    LEARN_KERNEL,
)
