# diagnosis: optimizer-state-lost
"""Keeps the weights only."""

import os

import torch


def save_checkpoint(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "epoch": epoch}
    temporary = f"{path}.tmp"
    torch.save(state, temporary)
    os.replace(temporary, path)


def load_checkpoint(path, model, optimizer):
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    return state["epoch"]
