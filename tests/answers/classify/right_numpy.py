"""torch for the net, NumPy for the rest."""

import numpy as np
import torch


def classify(image: np.ndarray, model, transform, labels, k: int = 3):
    was = model.training
    model.train(False)
    device = next(model.parameters()).device
    with torch.set_grad_enabled(False):
        out = model(torch.stack([transform(torch.from_numpy(image).movedim(2, 0))]).to(device))
    model.train(was)
    p = torch.softmax(out, 1).cpu().numpy()[0]
    return [(labels[j], float(p[j])) for j in np.argsort(p)[::-1][:k]]
