"""Show in a cell's output what runs in the kernel."""

from urllib.request import urlopen

from IPython.display import IFrame, display


def serve_kernel_port_as_iframe(port, path="/", width="100%", height="400", cache_in_notebook=False):
    """Show a server of the kernel's in a frame. A browser asks it through Colab's proxy; here it is asked at once."""
    address = f"http://localhost:{port}{path}"
    with urlopen(address, timeout=60) as answer:
        print(f"the kernel's server answers {answer.status}")
    display(IFrame(address, width=width, height=height))
