"""The k largest at once."""

import torch
import torch.nn.functional as F


@torch.inference_mode()
def classify(image, model, transform, labels, k=3):
    mode = model.training
    try:
        batch = transform(torch.as_tensor(image.transpose(2, 0, 1).copy())).unsqueeze(0)
        best = F.softmax(model.eval()(batch), dim=-1).topk(k)
    finally:
        model.train(mode)
    return list(zip([labels[i] for i in best.indices[0]], best.values[0].tolist()))
