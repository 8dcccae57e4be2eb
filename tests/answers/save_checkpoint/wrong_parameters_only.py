# diagnosis: buffers-lost
"""Forgets the buffers."""

import os

import torch


def save_checkpoint(path, model, optimizer, epoch):
    state = {"model": dict(model.named_parameters()), "optimizer": optimizer.state_dict(), "epoch": epoch}
    temporary = f"{path}.tmp"
    torch.save(state, temporary)
    os.replace(temporary, path)


def load_checkpoint(path, model, optimizer):
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"], strict=False)
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
