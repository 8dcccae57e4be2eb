// Grids of numbers and a window that moves over them. All numbers and sums come with the page; this only draws a step.
function explore(stage, data, kit) {
  const picked = data.start.split(",").map(Number);
  const { window: pane, rim, plain, grid, mark: bright, weight: blue } = data.colours;
  const scene = () => data.scenes[picked.join(",")];
  let place = 0;

  const first = scene();
  const density = 2;
  const view = kit.canvas(stage, first.width * density, first.height * density, "",
    `width:${first.width}px;border-radius:6px;background:#ffffff;cursor:pointer`);
  const line = kit.result(stage);
  line.style.fontSize = "1.05em";
  line.style.margin = "8px 0 4px 0";
  const panel = kit.element("div", "margin-top:6px", stage);
  const slider = kit.slider(panel, { label: "position", min: 0, max: first.steps.length - 1, step: 1, value: 0,
    show: (value) => `${value + 1} of ${scene().steps.length}`, change: (value) => go(value) });
  const buttons = kit.element("div", "margin:2px 0 4px 0", panel);
  kit.button(buttons, "back", () => go(place - 1));
  kit.button(buttons, "next", () => go(place + 1));

  data.choices.forEach(({ label, options }, question) => {
    const group = `${label}-${Math.random()}`;  // two explorers on one page choose for themselves
    const row = kit.element("div", "display:flex;flex-wrap:wrap;gap:4px 18px;margin:3px 0;font-size:0.92em", panel);
    row.setAttribute("role", "radiogroup");
    row.setAttribute("aria-label", label);
    kit.element("span", "flex:0 0 92px", row, label);
    options.forEach((option, index) => {
      const item = kit.element("label", "display:inline-flex;align-items:center;gap:6px;cursor:pointer", row);
      const input = kit.element("input", "margin:0;accent-color:#0072b2", item);
      Object.assign(input, { type: "radio", name: group });
      input.value = index;
      input.checked = picked[question] === index;
      kit.element("span", "", item, option);
      kit.focusable(input);
      input.addEventListener("change", () => { picked[question] = index; slider.input.max = scene().steps.length - 1; go(0); });
    });
  });

  // A click on a number that is still to come, or was there before, goes to its step.
  view.addEventListener("click", (event) => {
    const box = view.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * first.width;
    const y = ((event.clientY - box.top) / box.height) * scene().height;
    scene().panels.forEach((grown, index) => {
      if (!grown.grows) return;
      const column = Math.floor((x - grown.x) / grown.cell), row = Math.floor((y - grown.y) / grown.cell);
      if (row < 0 || column < 0 || row >= grown.values.length || column >= grown.values[0].length) return;
      const count = row * grown.values[0].length + column + 1;
      const step = scene().steps.findIndex(({ shown }) => shown[index] === count);
      if (step >= 0) go(step);
    });
  });

  function go(value) {
    place = Math.max(0, Math.min(scene().steps.length - 1, value));
    slider.set(place);
    draw();
  }

  function drawPanel(context, grown, marks, shown) {
    const { values, cell } = grown, columns = values[0].length;
    context.textAlign = "left"; context.fillStyle = data.muted; context.font = "12px system-ui, sans-serif";
    context.fillText(grown.title, grown.x, grown.y - 8);
    values.forEach((line_, row) => line_.forEach((words, column) => {
      const x = grown.x + column * cell, y = grown.y + row * cell;
      let weight = null;
      for (const mark of marks) {
        const found = mark.weights[row - mark.row]?.[column - mark.column];
        if (found !== undefined) weight = found;
      }
      const added = row < grown.rim[0] || row >= values.length - grown.rim[0] || column < grown.rim[1] || column >= columns - grown.rim[1];
      context.fillStyle = weight !== null ? pane : added ? rim : plain;
      context.fillRect(x, y, cell, cell);
      context.strokeStyle = grid; context.lineWidth = 0.8;
      context.strokeRect(x, y, cell, cell);
      if (row * columns + column >= shown) return;
      context.textAlign = "center"; context.font = "13px ui-monospace, Menlo, Consolas, monospace";
      context.fillStyle = added ? data.muted : grown.ink;
      context.fillText(words, x + cell / 2, y + cell / 2 + 5 - (weight ? 3 : 0));
      if (!weight) return;
      context.textAlign = "right"; context.font = "10.5px ui-monospace, Menlo, Consolas, monospace"; context.fillStyle = blue;
      context.fillText(weight, x + cell - 4, y + cell - 4);
    }));
    context.strokeStyle = bright; context.lineWidth = 2.5;
    for (const mark of marks) {
      context.strokeRect(grown.x + mark.column * cell, grown.y + mark.row * cell, mark.weights[0].length * cell, mark.weights.length * cell);
    }
  }

  function draw() {
    const now = scene(), step = now.steps[place];
    view.height = now.height * density;
    const context = view.getContext("2d");
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, first.width, now.height);
    context.textAlign = "center"; context.fillStyle = data.muted; context.font = "22px system-ui, sans-serif";
    now.signs.forEach(([x, y, sign]) => context.fillText(sign, x, y));
    now.panels.forEach((grown, index) => {
      const shown = grown.grows ? step.shown[index] || 0 : Infinity;
      drawPanel(context, grown, step.marks.filter((mark) => mark.panel === index), shown);
    });
    line.textContent = step.words;
    view.setAttribute("aria-label", `position ${place + 1} of ${now.steps.length}: ${step.words}`);
  }
  draw();
}
