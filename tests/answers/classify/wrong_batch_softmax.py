# diagnosis: softmax-over-the-batch
"""Softmax along the batch."""

import torch


def classify(image, model, transform, labels, k=3):
    was_training = model.training
    model.eval()
    pixels = torch.from_numpy(image).permute(2, 0, 1)
    with torch.no_grad():
        scores = model(transform(pixels)[None]).softmax(dim=0)[0]
    model.train(was_training)
    probabilities = scores
    order = probabilities.argsort(descending=True)[:k]
    return [(labels[i], probabilities[i].item()) for i in order.tolist()]
