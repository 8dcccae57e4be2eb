"""Python sorts pairs."""

import numpy as np
import torch


def classify(image, model, transform, labels, k=3):
    training = [module for module in model.modules() if module.training]
    model.eval()
    x = transform(torch.tensor(np.moveaxis(image, -1, 0)))
    with torch.no_grad():
        logits = model(x.reshape(1, *x.shape)).double().squeeze(0)
    for module in training:
        module.training = True
    exps = torch.exp(logits - logits.max())
    shares = exps / exps.sum()
    pairs = [(label, float(share)) for label, share in zip(labels, shares)]
    return sorted(pairs, key=lambda pair: -pair[1])[:k]
