"""How well text stands out against what is behind it, from the colours that the browser computed."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator

# For each piece of text: its colour, and what elements.fromPoint finds behind its middle, put together from the back.
_MEASURE = """
(root) => {
  const numbers = (colour) => {
    const found = (colour.match(/[\\d.]+%?/g) || []).map(parseFloat);
    if (!found.length || colour === "none") return [0, 0, 0, 0];
    const scale = colour.startsWith("color(") ? 255 : 1;
    return [...found.slice(0, 3).map((part) => part * scale), found.length > 3 ? found[3] : 1];
  };
  const over = (top, below) => [0, 1, 2].map((k) => top[k] * top[3] + below[k] * (1 - top[3])).concat([1]);
  const light = ([r, g, b]) => [[r, 0.2126], [g, 0.7152], [b, 0.0722]].reduce((sum, [part, weight]) => {
    const share = part / 255;
    return sum + weight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  }, 0);
  const drawn = (node) => node instanceof SVGElement && !(node instanceof SVGSVGElement);
  const opacity = (node) => (node ? Number(getComputedStyle(node).opacity) * opacity(node.parentElement) : 1);
  const surface = (node) => {
    const style = getComputedStyle(node);
    const colour = numbers(drawn(node) ? style.fill : style.backgroundColor);
    if (drawn(node)) colour[3] *= Number(style.fillOpacity);
    return colour;
  };

  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement, words = text.textContent.trim();
    if (!words || node.closest("script, style") || getComputedStyle(node).visibility === "hidden") continue;
    node.scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = [...range.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
    if (!box) continue;
    const stack = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const at = stack.indexOf(node);
    if (at < 0) continue;  // something lies above it, or it is scrolled out of a box of its own
    const behind = stack.slice(drawn(node) ? at + 1 : at);
    if (behind.some((other) => /^(img|canvas|image)$/i.test(other.tagName))) continue;
    const ground = behind.reverse().reduce((below, other) => over(surface(other), below), [255, 255, 255, 1]);
    const style = getComputedStyle(node), ink = numbers(drawn(node) ? style.fill : style.color);
    ink[3] *= opacity(node);
    const [one, other] = [light(over(ink, ground)), light(ground)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 600;
    found.push([words.slice(0, 80), (one + 0.05) / (other + 0.05), size >= 24 || (bold && size >= 18.66)]);
  }
  return found;
}
"""


@dataclass(frozen=True)
class Text:
    """A piece of text on the page, its contrast (1 to 21), and whether it counts as large."""

    words: str
    contrast: float
    large: bool

    @property
    def legible(self) -> bool:
        """Whether it meets WCAG 2.2, success criterion 1.4.3 (level AA)."""
        return self.contrast >= (3.0 if self.large else 4.5)

    def __str__(self) -> str:
        return f"{self.words!r} {self.contrast:.2f}"


def texts_of(part: Locator) -> list[Text]:
    """Measure all text in a part of the page."""
    return [Text(words, contrast, large) for words, contrast, large in part.evaluate(_MEASURE)]
