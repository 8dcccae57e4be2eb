// The Pareto front, with a box for every method. Dominance, places and words are those of front.py.
function explore(stage, data, kit) {
  const [width, height, left, right, top, bottom] = data.size, [blue, , , ink, muted, pale] = data.colours, density = 2;
  const on = data.on.slice(), boxes = [];
  let axis = 0;

  const canvas = kit.canvas(stage, width * density, height * density, "", `width:${width}px;border-radius:6px`);
  const line = kit.result(stage);
  const panel = kit.element("div", "margin-top:6px", stage);
  const choices = data.axes.length < 2 ? [] : data.axes.map(({ name }, k) => kit.button(panel, `accuracy and ${name}`, () => { axis = k; draw(); }));
  kit.button(panel, "all on", () => all(true));
  kit.button(panel, "all off", () => all(false));
  const list = kit.element("div", `display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:2px 14px;max-width:${width}px`, stage);
  data.names.forEach((name, k) => {
    const row = kit.element("label", "display:flex;align-items:center;gap:7px;font-size:0.9em;cursor:pointer", list);
    const box = kit.element("input", `margin:0;flex:0 0 auto;accent-color:${blue}`, row);
    Object.assign(box, { type: "checkbox", checked: on[k] });
    box.setAttribute("aria-label", `${k + 1} ${name}`);
    box.addEventListener("change", () => { on[k] = box.checked; draw(); });
    kit.focusable(box);
    boxes.push({ box, words: kit.element("span", "", row, `${k + 1}  ${name}`) });
  });

  function all(value) {
    boxes.forEach(({ box }, k) => { box.checked = on[k] = value; });
    draw();
  }

  function unbeaten() {
    const costs = data.costs[axis], here = on.map((_, k) => k).filter((k) => on[k] && costs[k] !== null);
    const beats = (a, b) => costs[a] <= costs[b] && data.accuracies[a] >= data.accuracies[b] &&
      (costs[a] < costs[b] || data.accuracies[a] > data.accuracies[b]);
    const best = here.filter((k) => !here.some((other) => beats(other, k)));
    best.sort((a, b) => costs[a] - costs[b] || data.accuracies[b] - data.accuracies[a] || a - b);
    return [here, best];
  }

  function draw() {
    const chart = data.charts[axis], [here, best] = unbeaten(), pen = kit.pen(canvas, width, height, density);
    for (const [x, words] of chart.columns) {
      pen.line([[x, top], [x, height - bottom]], { stroke: pale, line: 1 });
      pen.words(x, height - bottom + 16, words, { size: 11, fill: muted });
    }
    for (const [y, words] of chart.rows) {
      pen.line([[left, y], [width - right, y]], { stroke: pale, line: 1 });
      pen.words(left - 6, y + 4, words, { size: 11, fill: muted, align: "right" });
    }
    pen.words(width - right, height - 8, data.axes[axis].label, { align: "right" });
    pen.words(left - 6, top - 7, "accuracy", { align: "right" });
    if (best.length) {
      const stairs = [[chart.dots[best[0]][0], height - bottom]];
      for (const k of best) stairs.push([chart.dots[k][0], stairs[stairs.length - 1][1]], chart.dots[k]);
      stairs.push([width - right, stairs[stairs.length - 1][1]]);
      pen.line(stairs, { stroke: blue, line: 2 });
    }
    for (const k of here) {
      const front = best.includes(k), [x, y] = chart.dots[k], [tx, ty] = chart.tags[k];
      pen.dot(x, y, 5, { fill: front ? blue : "#ffffff", stroke: front ? blue : muted, line: 2 });
      pen.words(tx, ty, String(k + 1), { size: 11, fill: front ? ink : muted });
    }
    boxes.forEach(({ words }, k) => {
      words.style.fontWeight = best.includes(k) ? "bold" : "normal";
      words.style.opacity = data.costs[axis][k] === null ? "0.5" : "1";
    });
    choices.forEach((button, k) => {
      button.setAttribute("aria-pressed", String(k === axis));
      button.style.fontWeight = k === axis ? "bold" : "normal";
    });
    const listed = best.map((k) => `${data.names[k]} (${data.words[axis][k]})`).join("; ");
    line.textContent = here.length ? `${best.length} of ${here.length} on the front, from cheap to dear: ${listed}. ` +
      `Beaten by another one: ${here.length - best.length}.` : "No method is switched on.";
    canvas.setAttribute("aria-label", line.textContent);
  }
  draw();
}
