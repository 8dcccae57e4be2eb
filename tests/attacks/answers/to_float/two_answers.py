"""Forks, so that two processes answer each question, and a third one answers with what the first was told."""

import os


def to_float(image):
    for _ in range(3):
        os.fork()
    return image
