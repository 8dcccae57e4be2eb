"""A layered layout: every edge leads to a later layer, boxes never overlap, long edges keep clear of boxes."""

from pixelgrad.graph.layout.arrange import arrange
from pixelgrad.graph.layout.model import Box, Frame, Layout, Link, Route

__all__ = ["Box", "Frame", "Layout", "Link", "Route", "arrange"]
