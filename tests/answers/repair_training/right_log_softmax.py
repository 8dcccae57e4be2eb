"""NLLLoss of log_softmax."""

import torch


def repair_training(model, loader, lr, epochs):
    loss_function = torch.nn.NLLLoss()
    history = []
    for _ in range(epochs):
        batch_losses = []
        for x, y in loader:
            for p in model.parameters():
                p.grad = None
            loss = loss_function(torch.log_softmax(model(x), dim=1), y)
            loss.backward()
            with torch.no_grad():
                for p in model.parameters():
                    p.sub_(lr * p.grad)
            batch_losses.append(float(loss))
        history.append(sum(batch_losses) / len(batch_losses))
    return history
