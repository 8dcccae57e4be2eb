"""The best of one, and a fraction in double precision."""

import contextlib

import numpy as np
import torch


@contextlib.contextmanager
def evaluating(model):
    before = model.training
    model.eval()
    with torch.set_grad_enabled(False):
        yield
    if before:
        model.train()


def evaluate(model, loader, device, verbose=False):
    guesses, truth = [], []
    with evaluating(model):
        for x, y in loader:
            guesses += model(x.to(device)).topk(1).indices[:, 0].tolist()
            truth += y.tolist()
    return float(np.mean(np.array(guesses) == np.array(truth)))
