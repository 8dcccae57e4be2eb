# diagnosis: channels-last
"""Does not move the channels."""

import torch


def classify(image, model, transform, labels, k=3):
    was_training = model.training
    model.eval()
    pixels = torch.from_numpy(image)
    with torch.no_grad():
        scores = model(transform(pixels)[None])[0]
    model.train(was_training)
    probabilities = scores.softmax(dim=0)
    order = probabilities.argsort(descending=True)[:k]
    return [(labels[i], probabilities[i].item()) for i in order.tolist()]
