// Gradient descent on a surface, computed here.
async function explore(stage, data, kit) {
  const [left, right, bottom, top] = data.box, [sideX, sideY, edge] = data.size, density = 2;
  const surfaces = {
    "long valley": [(x, y) => (x * x) / 2 + 6 * y * y, (x, y) => [x, 12 * y]],
    "two basins": [(x, y) => (x * x - 1) ** 2 + x / 4 + y * y, (x, y) => [4 * x * (x * x - 1) + 0.25, 2 * y]],
  };
  const names = Object.keys(surfaces), state = { surface: data.surface, rate: data.rate, shown: data.steps };
  const maps = {};
  await Promise.all(names.map((name) => new Promise((resolve, reject) => {
    maps[name] = new Image();
    Object.assign(maps[name], { onload: resolve, onerror: reject, src: data.maps[name] });
  })));
  const width = sideX + 2 * edge, height = sideY + 2 * edge;
  const canvas = kit.canvas(stage, width * density, height * density, "the surface from above, and the path",
    `width:${width}px;background:#ffffff;border-radius:6px`);
  const panel = kit.element("div", "margin-top:10px", stage);
  const buttons = names.map((name) => kit.button(panel, name, () => { state.surface = name; draw(); }));
  kit.slider(panel, { label: "learning rate", min: 0, max: data.rates.length - 1, step: 1, value: state.rate, colour: "#d55e00",
    show: (at) => String(data.rates[at]), change: (at) => { state.rate = at; draw(); } });
  kit.slider(panel, { label: "steps", min: 0, max: data.steps, step: 1, value: state.shown,
    show: String, change: (count) => { state.shown = count; draw(); } });
  const line = kit.result(stage);

  function descend(rate) {
    let [x, y] = data.starts[state.surface];
    const gradient = surfaces[state.surface][1], path = [[x, y]];
    for (let step = 0; step < state.shown; step += 1) {
      const [dx, dy] = gradient(x, y);
      [x, y] = [x - rate * dx, y - rate * dy];
      if (!(Math.abs(x) < data.far && Math.abs(y) < data.far)) return { path, lost: true };
      path.push([x, y]);
    }
    return { path, lost: false };
  }

  function draw() {
    const rate = data.rates[state.rate], { path, lost } = descend(rate), value = surfaces[state.surface][0];
    const c = canvas.getContext("2d");
    c.setTransform(density, 0, 0, density, 0, 0);
    c.fillStyle = "#ffffff"; c.fillRect(0, 0, width, height);
    c.font = "12px sans-serif"; c.fillStyle = "#1f2430"; c.textAlign = "left";
    c.fillText(`${data.formulas[state.surface]}: x across, y up`, edge, edge - 10);
    c.imageSmoothingEnabled = false;
    c.drawImage(maps[state.surface], edge, edge, sideX, sideY);
    c.save(); c.beginPath(); c.rect(edge, edge, sideX, sideY); c.clip();
    const spots = path.map(([x, y]) => [edge + ((x - left) * sideX) / (right - left), edge + ((top - y) * sideY) / (top - bottom)]);
    c.strokeStyle = "#ffffff"; c.lineWidth = 1.6; c.lineJoin = "round"; c.beginPath();
    spots.forEach(([x, y], k) => (k ? c.lineTo(x, y) : c.moveTo(x, y)));
    c.stroke();
    spots.forEach(([x, y], k) => {
      c.beginPath(); c.arc(x, y, k ? 3 : 5, 0, 2 * Math.PI);
      c.fillStyle = k ? "#ffffff" : "#e69f00"; c.fill();
      c.strokeStyle = k ? "#d55e00" : "#ffffff"; c.lineWidth = 1.5; c.stroke();
    });
    c.restore();
    buttons.forEach((button, k) => {
      button.setAttribute("aria-pressed", names[k] === state.surface);
      button.style.fontWeight = names[k] === state.surface ? "bold" : "normal";
    });
    const first = value(...path[0]), last = value(...path[path.length - 1]), lowest = data.lowest[state.surface];
    const steps = `${path.length - 1} step${path.length === 2 ? "" : "s"}`;
    const went = `f goes from ${first.toFixed(3)} to ${last < 1e6 ? last.toFixed(3) : "more than a million"} in ${steps}`;
    const level = Math.hypot(...surfaces[state.surface][1](...path[path.length - 1])) < 0.01;  // the gradient where it ends
    let words = "";
    if (lost || last > first) words = "; the steps are too long, and the path is thrown out.";
    else if (level && last - lowest > 0.05 * (first - lowest))
      words = `; it has come to rest in a hollow, and the lowest value, ${lowest.toFixed(3)}, lies in another one.`;
    else if (last - lowest > 0.05 * (first - lowest)) words = "; the steps are short, or turn to and fro: it is still far from the lowest value.";
    else words = `; the lowest value is ${lowest.toFixed(3)}.`;
    line.textContent = `learning rate ${rate}: ${went}${path.length > 1 || lost ? words : "."}`.replace(/-(\d)/g, "\u2212$1");
  }
  draw();
}
