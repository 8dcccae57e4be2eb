# diagnosis: optimizer-state-lost
"""The way it is often done: weights, in place."""

import os

import torch


def save_checkpoint(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "epoch": epoch}
    torch.save(state, path)


def load_checkpoint(path, model, optimizer):
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    return state["epoch"]
