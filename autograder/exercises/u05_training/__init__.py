"""Unit 05, training in PyTorch: ten exercises, one file each."""

from autograder.exercises.u05_training.classify import CLASSIFY
from autograder.exercises.u05_training.conv_net import CONV_NET
from autograder.exercises.u05_training.digit_dataset import DIGIT_DATASET
from autograder.exercises.u05_training.evaluate import EVALUATE
from autograder.exercises.u05_training.fit import FIT
from autograder.exercises.u05_training.parallel_block import PARALLEL_BLOCK
from autograder.exercises.u05_training.save_checkpoint import SAVE_CHECKPOINT
from autograder.exercises.u05_training.to_device import TO_DEVICE
from autograder.exercises.u05_training.train_one_epoch import TRAIN_ONE_EPOCH
from autograder.exercises.u05_training.two_layer_net import TWO_LAYER_NET

EXERCISES = (
    TO_DEVICE,
    DIGIT_DATASET,
    TWO_LAYER_NET,
    PARALLEL_BLOCK,
    TRAIN_ONE_EPOCH,
    EVALUATE,
    CONV_NET,
    SAVE_CHECKPOINT,
    FIT,
    CLASSIFY,
)
