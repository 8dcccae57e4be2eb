"""Unit 03, gradients by hand: twelve exercises, one file each."""

from autograder.exercises.u03_backprop.chain_gradients import CHAIN_GRADIENTS
from autograder.exercises.u03_backprop.conv_backward import CONV_BACKWARD
from autograder.exercises.u03_backprop.cross_entropy import CROSS_ENTROPY
from autograder.exercises.u03_backprop.gradient_descent_step import GRADIENT_DESCENT_STEP
from autograder.exercises.u03_backprop.linear_backward import LINEAR_BACKWARD
from autograder.exercises.u03_backprop.linear_forward import LINEAR_FORWARD
from autograder.exercises.u03_backprop.numerical_gradient import NUMERICAL_GRADIENT
from autograder.exercises.u03_backprop.relu_backward import RELU_BACKWARD
from autograder.exercises.u03_backprop.softmax import SOFTMAX
from autograder.exercises.u03_backprop.softmax_cross_entropy_grad import SOFTMAX_CROSS_ENTROPY_GRAD
from autograder.exercises.u03_backprop.train_softmax import TRAIN_SOFTMAX
from autograder.exercises.u03_backprop.train_two_layer import TRAIN_TWO_LAYER

EXERCISES = (
    CHAIN_GRADIENTS,
    NUMERICAL_GRADIENT,
    LINEAR_FORWARD,
    LINEAR_BACKWARD,
    RELU_BACKWARD,
    TRAIN_TWO_LAYER,
    GRADIENT_DESCENT_STEP,
    SOFTMAX,
    CROSS_ENTROPY,
    SOFTMAX_CROSS_ENTROPY_GRAD,
    TRAIN_SOFTMAX,
    CONV_BACKWARD,
)
