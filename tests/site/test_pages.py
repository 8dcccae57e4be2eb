"""What the pages say: every command, every public name, the address of the course; and README's picture."""

import importlib
import re
from pathlib import Path

import pytest
from site_commands import commands_of, commands_page

import autograder.cli
import pixelgrad.cli
from autograder.build import read_course

ROOT = Path(__file__).parents[2]
PROGRAMS = {"pixelgrad": pixelgrad.cli.make_parser, "autograder": autograder.cli.make_parser}
PACKAGES = ("check", "data", "device", "explore", "graph", "plot", "preflight")


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_command_and_every_option_is_on_the_page(program):
    parser = PROGRAMS[program]()
    page = commands_page(parser)
    commands = list(commands_of(parser))
    assert commands
    for name, words, command in commands:
        assert f"### {program} {name}\n" in page
        section = page.split(f"### {program} {name}\n")[1].split("\n### ")[0]
        assert words or command.description
        for option in re.findall(r"--[a-z][\w-]+", command.format_help().replace("--help", "")):
            assert option in section, (name, option)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_function_and_class_of_a_package_is_in_the_reference(site, package):
    page = (site / "reference/pixelgrad.html").read_text(encoding="utf-8")
    module = importlib.import_module(f"pixelgrad.{package}")
    public = [name for name in module.__all__ if callable(getattr(module, name))]
    assert public
    assert [name for name in public if f'id="pixelgrad.{package}.{name}"' not in page] == []


def test_formulas_are_set_by_the_site_itself(site):
    scripts = re.findall(r'<script[^>]*src="([^"?]+)', (site / "notebooks/01_images/images.html").read_text("utf-8"))
    (mathjax,) = [address for address in scripts if "mathjax" in address.lower()]
    assert (site / "notebooks/01_images" / mathjax).is_file()


def test_the_students_guide_names_the_address_of_the_course():
    guide = (ROOT / "docs" / "students.md").read_text(encoding="utf-8")
    addresses = set(re.findall(r"(?:git clone |git\+)(\S+?)[\"`\n]", guide))
    assert addresses == {read_course(ROOT).repository}


def test_commands_of_the_students_guide_exist():
    guide = (ROOT / "docs" / "students.md").read_text(encoding="utf-8")
    named = {name for name, _, _ in commands_of(pixelgrad.cli.make_parser())}
    assert set(re.findall(r"^ *pixelgrad (\w+) ", guide, re.MULTILINE)) <= named
    extras = set(re.findall(r"pixelgrad\[([\w,]+)\]", guide))
    known = set(re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE))
    assert {extra for line in extras for extra in line.split(",")} <= known


def test_readme_shows_the_course_at_work_in_a_picture_with_words():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[([^\]]*)\]\((docs/images/[^)]+)\)", readme)
    assert pictures
    for words, name in pictures:
        assert len(words) > 40
        assert 0 < (ROOT / name).stat().st_size < 300_000


def test_readme_is_a_screen_and_a_half_and_its_links_lead_somewhere():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 110
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target
