# diagnosis: no-visited-set
"""No memory of what was seen."""


def topological_order(root):
    order = []
    for parent in root.parents:
        order += topological_order(parent)
    return order + [root]
