# diagnosis: none
"""Adds the bias to the inputs."""


def linear_forward(x, weight, bias):
    return (x + bias) @ weight
