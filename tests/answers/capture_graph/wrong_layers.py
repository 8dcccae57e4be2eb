# diagnosis: layers-for-operators
"""The layers' classes."""


def capture_graph(model, example):
    return [type(layer).__name__ for layer in model.modules() if len(list(layer.children())) == 0]
