# diagnosis: none
"""Never stops."""


def train_two_layer(x, y, w1, w2, lr, steps):
    while True:
        steps += 1
