"""The reader of compressed networks, as docs/format.md describes them.

It needs nothing but NumPy and Python: its source is laid into the sandbox and run there, where `autograder` cannot be
imported. So its modules import each other relatively, and nothing else of the grader.
"""

from .network import read_network
from .shapes import NETWORKS, Network, network_of

__all__ = ["NETWORKS", "Network", "network_of", "read_network"]
