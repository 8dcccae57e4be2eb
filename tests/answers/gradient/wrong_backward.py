# diagnosis: accumulates-into-grad
"""backward, and .grad."""


def gradient(f, *inputs):
    for x in inputs:
        x.requires_grad_()
    f(*inputs).backward()
    return tuple(x.grad for x in inputs)
