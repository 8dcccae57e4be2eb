"""Through memory, then a file of its own, then a rename."""

import io
from pathlib import Path

import torch


def save_checkpoint(path, model, optimizer, epoch):
    buffer = io.BytesIO()
    torch.save(dict(m=model.state_dict(), o=optimizer.state_dict(), e=torch.tensor(epoch)), buffer)
    new = Path(str(path) + "~")
    new.write_bytes(buffer.getvalue())
    new.replace(path)


def load_checkpoint(path, model, optimizer):
    with open(path, "rb") as file:
        content = torch.load(io.BytesIO(file.read()))
    model.load_state_dict(content["m"])
    optimizer.load_state_dict(content["o"])
    return content["e"].item()
