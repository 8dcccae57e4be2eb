# diagnosis: told-apart-by-equality
"""Asks a list whether the node is in it."""


def topological_order(root):
    order, visited = [], []

    def visit(node):
        if node in visited:
            return
        visited.append(node)
        for parent in node.parents:
            visit(parent)
        order.append(node)

    visit(root)
    return order
