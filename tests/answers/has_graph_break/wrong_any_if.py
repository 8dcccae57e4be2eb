# diagnosis: any-if-in-the-source
"""Looks for if, while and for in the source."""

import ast
import inspect
import textwrap


def has_graph_break(fn, *args):
    tree = ast.parse(textwrap.dedent(inspect.getsource(fn)))
    return any(isinstance(node, (ast.If, ast.While, ast.For, ast.IfExp)) for node in ast.walk(tree))
