// Shared by all explorers: elements, sliders, canvases, and the start.
const kit = {
  element(tag, style, parent, words) {
    const node = document.createElement(tag);
    node.style.cssText = style;
    if (words !== undefined) node.textContent = words;
    if (parent) parent.appendChild(node);
    return node;
  },

  // A native range input with its label and its value; arrow keys stay with it.
  slider(parent, { label, min, max, step, value, colour, show, change }) {
    const row = kit.element("label", "display:flex;align-items:center;gap:10px;margin:3px 0;max-width:560px", parent);
    kit.element("span", "flex:0 0 92px;font-size:0.92em", row, label);
    const input = kit.element("input", `flex:1 1 auto;min-width:120px;margin:0;accent-color:${colour || "#0072b2"}`, row);
    Object.assign(input, { type: "range", min, max, step });
    input.value = value;
    input.setAttribute("aria-label", label);
    const output = kit.element("span", "flex:0 0 72px;font-variant-numeric:tabular-nums;font-size:0.92em", row);
    const refresh = () => {
      output.textContent = show(Number(input.value));
      input.setAttribute("aria-valuetext", output.textContent);
    };
    input.addEventListener("input", () => { refresh(); change(Number(input.value)); });
    kit.focusable(input);
    refresh();
    return { input, set(number) { input.value = number; refresh(); } };
  },

  button(parent, words, press) {
    const style = "font:inherit;font-size:0.88em;color:inherit;background:transparent;border:1px solid currentColor;" +
      "border-radius:5px;padding:2px 10px;margin:4px 6px 4px 0;cursor:pointer";
    const button = kit.element("button", style, parent, words);
    button.type = "button";
    button.addEventListener("click", press);
    kit.focusable(button);
    return button;
  },

  // Notebooks bind keys of their own and hide focus rings: keep our keys, show our focus. While Ctrl or Cmd is held the
  // keys are theirs: saving works from everywhere.
  focusable(node) {
    const keep = (ours) => node.toggleAttribute("data-lm-suppress-shortcuts", ours);
    keep(true);
    node.addEventListener("keydown", (event) => {
      keep(!event.ctrlKey && !event.metaKey);
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    });
    node.addEventListener("keyup", (event) => keep(!event.ctrlKey && !event.metaKey));
    node.addEventListener("blur", () => keep(true));
    node.addEventListener("focus", () => {
      node.style.outline = node.matches(":focus-visible") ? "2px solid #e69f00" : "none";
      node.style.outlineOffset = "3px";
    });
    node.addEventListener("blur", () => { node.style.outline = "none"; });
  },

  canvas(parent, width, height, label, style) {
    const node = kit.element("canvas", `display:block;max-width:100%;height:auto;${style || ""}`, parent);
    Object.assign(node, { width, height });
    node.setAttribute("role", "img");
    node.setAttribute("aria-label", label);
    return node;
  },

  // A few strokes on a canvas, in CSS pixels, on a white card.
  pen(canvas, width, height, density) {
    const c = canvas.getContext("2d");
    c.setTransform(density, 0, 0, density, 0, 0);
    c.fillStyle = "#ffffff"; c.fillRect(0, 0, width, height);
    const faces = { mono: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
      plain: "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif" };
    return {
      box(x, y, w, h, { fill, stroke, line = 1 }) {
        if (fill) { c.fillStyle = fill; c.fillRect(x, y, w, h); }
        if (stroke) { c.strokeStyle = stroke; c.lineWidth = line; c.strokeRect(x, y, w, h); }
      },
      words(x, y, text, { size = 12, fill = "#1f2430", align = "center", mono = false, bold = false } = {}) {
        c.font = `${bold ? "bold " : ""}${size}px ${mono ? faces.mono : faces.plain}`;
        c.fillStyle = fill; c.textAlign = align; c.fillText(text, x, y);
      },
      dot(x, y, r, { fill, stroke, line = 1 }) {
        c.beginPath(); c.arc(x, y, r, 0, 2 * Math.PI);
        if (fill) { c.fillStyle = fill; c.fill(); }
        if (stroke) { c.strokeStyle = stroke; c.lineWidth = line; c.stroke(); }
      },
      line(points, { stroke, line = 2 }) {
        c.strokeStyle = stroke; c.lineWidth = line; c.lineJoin = "round"; c.beginPath();
        points.forEach(([x, y], i) => (i ? c.lineTo(x, y) : c.moveTo(x, y)));
        c.stroke();
      },
    };
  },

  result(parent) {
    const node = kit.element("p", "margin:8px 0 0 0;font-size:0.95em;line-height:1.45;min-height:1.45em", parent);
    node.setAttribute("role", "status");
    return node;
  },

  // The pixels of an encoded picture, as a flat RGBA array.
  pixels(uri) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onerror = () => reject(new Error("the picture cannot be read"));
      image.onload = () => {
        const canvas = document.createElement("canvas");
        Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
        const context = canvas.getContext("2d", { willReadFrequently: true });
        context.drawImage(image, 0, 0);
        resolve(context.getImageData(0, 0, canvas.width, canvas.height));
      };
      image.src = uri;
    });
  },

  count(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); },
  minus(number) { return String(number).replace("-", "\u2212"); },
  signed(number) { return number > 0 ? `+${number}` : kit.minus(number); },
  triple(values) { return `[${values.join(", ")}]`; },

  // Build off the page; the still gives way only when everything stands.
  start(name, explore, data, tries = 40) {
    const figures = [...document.querySelectorAll(`[data-explorer="${name}"]`)].filter((f) => !f.dataset.live);
    if (!figures.length && tries) return void setTimeout(() => kit.start(name, explore, data, tries - 1), 50);
    for (const figure of figures) {
      figure.dataset.live = "starting";
      const stage = document.createElement("div");
      Promise.resolve(explore(stage, data, kit)).then(() => {
        figure.replaceChild(stage, figure.firstElementChild);
        figure.dataset.live = "yes";
      }).catch(() => { figure.dataset.live = "no"; });
    }
  },
};
