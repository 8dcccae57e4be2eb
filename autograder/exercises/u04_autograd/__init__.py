"""Unit 04, graphs that differentiate themselves: eleven exercises, one file each."""

from autograder.exercises.u04_autograd.count_operations import COUNT_OPERATIONS
from autograder.exercises.u04_autograd.gradient import GRADIENT
from autograder.exercises.u04_autograd.graph_gradients import GRAPH_GRADIENTS
from autograder.exercises.u04_autograd.halve_until_small import HALVE_UNTIL_SMALL
from autograder.exercises.u04_autograd.lecture_partials import LECTURE_PARTIALS
from autograder.exercises.u04_autograd.my_relu import MY_RELU
from autograder.exercises.u04_autograd.repair_training import REPAIR_TRAINING
from autograder.exercises.u04_autograd.sign_ste import SIGN_STE
from autograder.exercises.u04_autograd.topological_order import TOPOLOGICAL_ORDER
from autograder.exercises.u04_autograd.train_autograd import TRAIN_AUTOGRAD
from autograder.exercises.u04_autograd.value import VALUE

EXERCISES = (
    LECTURE_PARTIALS,
    TOPOLOGICAL_ORDER,
    VALUE,
    GRAPH_GRADIENTS,
    GRADIENT,
    MY_RELU,
    SIGN_STE,
    HALVE_UNTIL_SMALL,
    COUNT_OPERATIONS,
    TRAIN_AUTOGRAD,
    REPAIR_TRAINING,
)
