// Gradient descent on a slope and an offset, computed here; the random order is Python's (mulberry32).
async function explore(stage, data, kit) {
  const [left, right, bottom, top] = data.box, [sideX, sideY, gap, edge] = data.size, [low, high] = data.axis;
  const width = 2 * sideX + gap + 2 * edge, height = sideY + 2 * edge, density = 2;
  const state = { rate: data.rate, batch: data.batch, seed: 1 };
  const map = new Image();
  await new Promise((resolve, reject) => { map.onload = resolve; map.onerror = reject; map.src = data.map; });

  const canvas = kit.canvas(stage, width * density, height * density, "the map of the loss with the path, and the loss after each step",
    `width:${width}px;background:#ffffff;border-radius:6px`);
  const panel = kit.element("div", "margin-top:10px", stage);
  kit.slider(panel, { label: "learning rate", min: 0, max: data.rates.length - 1, step: 1, value: state.rate, colour: "#d55e00",
    show: (at) => String(data.rates[at]), change: (at) => { state.rate = at; draw(); } });
  kit.slider(panel, { label: "batch size", min: 0, max: data.batches.length - 1, step: 1, value: state.batch,
    show: (at) => String(data.batches[at]), change: (at) => { state.batch = at; draw(); } });
  kit.button(panel, "shuffle anew", () => { state.seed += 1; draw(); });
  const line = kit.result(stage);

  function mulberry(seed) {
    let a = seed >>> 0;
    return () => {
      a = (a + 0x6d2b79f5) >>> 0;
      let t = Math.imul(a ^ (a >>> 15), a | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }
  function shuffled(count, draw) {
    const order = [...Array(count).keys()];
    for (let i = count - 1; i > 0; i -= 1) {
      const j = Math.floor(draw() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
  const count = data.x.length;
  const loss = (w, b) => data.x.reduce((sum, x, i) => sum + (w * x + b - data.y[i]) ** 2, 0) / count;
  function descend(rate, batch, seed) {
    let [w, b] = data.start, queue = [];
    const path = [[w, b]], random = mulberry(seed);
    for (let step = 0; step < data.steps; step += 1) {
      if (queue.length < batch) queue = shuffled(count, random);
      const chosen = queue.splice(0, batch);
      let gw = 0, gb = 0;
      for (const i of chosen) { const e = w * data.x[i] + b - data.y[i]; gw += e * data.x[i]; gb += e; }
      [w, b] = [w - (rate * 2 * gw) / batch, b - (rate * 2 * gb) / batch];
      if (!(Math.abs(w) < 1e6 && Math.abs(b) < 1e6)) break;
      path.push([w, b]);
    }
    return path;
  }

  function draw() {
    const rate = data.rates[state.rate], batch = data.batches[state.batch];
    const path = descend(rate, batch, state.seed);
    const losses = path.map(([w, b]) => loss(w, b));
    const c = canvas.getContext("2d");
    c.setTransform(density, 0, 0, density, 0, 0);
    c.fillStyle = "#ffffff"; c.fillRect(0, 0, width, height);
    c.font = "12px sans-serif"; c.fillStyle = "#1f2430"; c.textAlign = "left";
    c.fillText("slope across, offset up", edge, edge - 10);
    const l = edge + sideX + gap, rise = sideY / Math.log(high / low);
    c.fillText("loss of all points, after each step", l, edge - 10);
    c.imageSmoothingEnabled = false;
    c.drawImage(map, edge, edge, sideX, sideY);

    c.save(); c.beginPath(); c.rect(edge, edge, sideX, sideY); c.clip();
    const spot = ([w, b]) => [edge + ((w - left) * sideX) / (right - left), edge + ((top - b) * sideY) / (top - bottom)];
    c.strokeStyle = "#ffffff"; c.lineWidth = 1.6; c.lineJoin = "round"; c.beginPath();
    path.map(spot).forEach(([x, y], i) => (i ? c.lineTo(x, y) : c.moveTo(x, y)));
    c.stroke();
    c.fillStyle = "#ffffff"; c.strokeStyle = "#d55e00"; c.lineWidth = 1.4;
    for (const [x, y] of path.map(spot)) { c.beginPath(); c.arc(x, y, 2.6, 0, 2 * Math.PI); c.fill(); c.stroke(); }
    c.restore();

    c.font = "11px sans-serif"; c.textAlign = "right";
    for (const value of [0.1, 1, 10]) {
      const y = edge + sideY - Math.log(value / low) * rise;
      c.strokeStyle = "#e5e7eb"; c.lineWidth = 1; c.beginPath(); c.moveTo(l, y); c.lineTo(l + sideX, y); c.stroke();
      c.fillStyle = "#6b7280"; c.fillText(String(value), l - 6, y + 4);
    }
    c.fillText(`${data.steps} steps`, l + sideX, edge + sideY + 16);
    c.strokeStyle = "#6b7280"; c.lineWidth = 1.2; c.beginPath();
    c.moveTo(l, edge); c.lineTo(l, edge + sideY); c.lineTo(l + sideX, edge + sideY); c.stroke();
    c.strokeStyle = "#0072b2"; c.lineWidth = 2.2; c.beginPath();
    losses.forEach((value, k) => {
      const x = l + (k * sideX) / data.steps, y = edge + sideY - Math.log(Math.min(Math.max(value, low), high) / low) * rise;
      if (k) c.lineTo(x, y); else c.moveTo(x, y);
    });
    c.stroke();

    const last = losses[losses.length - 1], seen = (path.length - 1) * batch;
    const words = `learning rate ${rate}, batches of ${batch}: `;
    line.textContent = last > losses[0] ? `${words}the steps are too long, and the loss grows from ${losses[0].toFixed(2)} to ` +
      `${last < 1e4 ? last.toFixed(2) : "more than 10,000"}.` :
      `${words}after ${path.length - 1} steps (${kit.count(seen)} points looked at) the loss has gone from ${losses[0].toFixed(2)} to ` +
      `${last.toFixed(2)}; the lowest possible is ${data.best.toFixed(2)}.`;
  }
  draw();
}
