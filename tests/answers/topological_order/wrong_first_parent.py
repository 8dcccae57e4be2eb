# diagnosis: first-parent-only
"""One line of ancestors."""


def topological_order(root):
    line = []
    while True:
        line.append(root)
        if not root.parents:
            return line[::-1]
        root = root.parents[0]
