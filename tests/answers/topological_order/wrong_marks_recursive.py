# diagnosis: marks-left-on-nodes
"""Recursive, with marks that stay."""


def topological_order(root):
    if hasattr(root, "visited"):
        return []
    root.visited = 1
    return sum((topological_order(p) for p in root.parents), []) + [root]
