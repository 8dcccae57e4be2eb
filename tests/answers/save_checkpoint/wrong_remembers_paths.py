# diagnosis: none
"""Keeps the states in memory, by path; the file holds nothing."""

import copy
import os

import torch

STATES = {}


def save_checkpoint(path, model, optimizer, epoch):
    STATES[str(path)] = copy.deepcopy((model.state_dict(), optimizer.state_dict(), epoch))
    torch.save({}, f"{path}.tmp")
    os.replace(f"{path}.tmp", path)


def load_checkpoint(path, model, optimizer):
    torch.load(path, weights_only=True)
    weights, state, epoch = STATES[str(path)]
    model.load_state_dict(weights)
    optimizer.load_state_dict(state)
    return epoch
