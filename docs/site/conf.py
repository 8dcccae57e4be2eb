"""How Sphinx makes the site; `tools/site_build.py` calls it. Nothing that a page needs comes from another host."""

import os
import shutil
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from autograder.build.course import read_course

os.environ.setdefault("MPLBACKEND", "Agg")
_course = read_course(Path(__file__).resolve().parents[2])

project = _course.title
author = "the pixelgrad authors"
project_copyright = "the pixelgrad authors; code BSD 3-Clause, prose and pictures CC BY 4.0"
language = "en"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.mathjax"]
exclude_patterns = ["_parts", "_released"]

# Notebooks arrive executed.
nb_execution_mode = "off"
nb_ipywidgets_js = {}
nb_merge_streams = True
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
# In a docstring, a name between single backticks is code.
default_role = "code"

autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False
add_module_names = False
# Types of other packages, and what is no more than a type of ours, have no page. Links in prose are all checked.
nitpick_ignore_regex = [("py:.*", ".*")]

html_theme = "sphinx_book_theme"
html_title = _course.title
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
MATHJAX_PARTS = ("tex-chtml.js", "input/tex/extensions", "output/chtml/fonts")
mathjax_path = "mathjax/tex-chtml.js"
html_theme_options = {
    "repository_url": _course.repository,
    "repository_branch": _course.branch,
    "use_repository_button": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "navbar_persistent": [],
    "show_toc_level": 2,
}


def find_where_it_is_told(app: Sphinx, env: BuildEnvironment, node: pending_xref, inside: nodes.Element) -> Any:
    """Lead a type to the package that offers it: a signature names the module in which it is written."""
    top, _, name = node.get("reftarget", "").partition(".")
    if node.get("refdomain") != "py" or top not in ("pixelgrad", "autograder"):
        return None
    objects = env.domains["py"].objects
    told = [
        full for full in objects if full.startswith(f"{top}.") and full.rpartition(".")[2] == name.rpartition(".")[2]
    ]
    if len(told) != 1:
        return None
    entry = objects[told[0]]
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, inside, told[0])


def make_legible(app: Sphinx, what: str, name: str, thing: Any, options: Any, signature: str, result: str) -> Any:
    """Write a default that is made anew for each object as dots: as it is told, no parser reads the signature."""
    return (signature.replace("<factory>", "...") if signature else signature), result


def bring_mathjax(app: Sphinx, exception: Exception | None) -> None:
    """Put what sets formulas beside the pages; its tools for other outputs stay behind."""
    if exception is None:
        package = Path(str(distribution("sphinx-mathjax-offline").locate_file("sphinx-mathjax-offline")))
        for part in MATHJAX_PARTS:
            source, target = package / "static" / "mathjax" / part, app.outdir / "_static" / "mathjax" / part
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            else:
                shutil.copy(source, target)
        for template in (app.outdir / "_static").glob("*webpack-macros.html"):
            template.unlink()  # the theme's own, of no use to a reader


def setup(app: Sphinx) -> None:
    """Tell Sphinx."""
    app.connect("missing-reference", find_where_it_is_told)
    app.connect("autodoc-process-signature", make_legible)
    app.connect("build-finished", bring_mathjax)
