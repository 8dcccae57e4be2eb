"""Graphs of computations: traced, drawn, and stepped through.

`trace` runs a function and writes down what it computes, on torch's tensors or on the course's own scalars; `draw`
makes a picture of it, in pure Python; `step` plays it, forward and backward; `autograd_graph` shows what torch stores,
and `read_onnx` what a file holds.
"""

from pixelgrad.graph.autograd_graph import autograd_graph
from pixelgrad.graph.drawing import Picture, draw
from pixelgrad.graph.model import Edge, Graph, Node, Saved
from pixelgrad.graph.onnx import read_onnx
from pixelgrad.graph.player import Player, step
from pixelgrad.graph.trace import trace

__all__ = [
    "Edge",
    "Graph",
    "Node",
    "Picture",
    "Player",
    "Saved",
    "autograd_graph",
    "draw",
    "read_onnx",
    "step",
    "trace",
]
