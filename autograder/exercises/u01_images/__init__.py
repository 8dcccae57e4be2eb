"""Unit 01, images are arrays: ten exercises, one file each."""

from autograder.exercises.u01_images.brighten import BRIGHTEN
from autograder.exercises.u01_images.contact_sheet import CONTACT_SHEET
from autograder.exercises.u01_images.describe import DESCRIBE
from autograder.exercises.u01_images.draw_box import DRAW_BOX
from autograder.exercises.u01_images.drop_channel import DROP_CHANNEL
from autograder.exercises.u01_images.gray_to_rgb import GRAY_TO_RGB
from autograder.exercises.u01_images.to_float import TO_FLOAT
from autograder.exercises.u01_images.to_grayscale import TO_GRAYSCALE
from autograder.exercises.u01_images.to_nchw import TO_NCHW
from autograder.exercises.u01_images.to_uint8 import TO_UINT8

EXERCISES = (
    DESCRIBE,
    TO_FLOAT,
    TO_UINT8,
    GRAY_TO_RGB,
    DROP_CHANNEL,
    DRAW_BOX,
    BRIGHTEN,
    TO_GRAYSCALE,
    TO_NCHW,
    CONTACT_SHEET,
)
