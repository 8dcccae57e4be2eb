# diagnosis: none
"""Walks the graph of the gradients."""


def capture_graph(model, example):
    node, names = model(example).grad_fn, []
    while node is not None:
        names.append(node.name())
        node = next((before for before, _ in node.next_functions if before is not None), None)
    return names[::-1]
