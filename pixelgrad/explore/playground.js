// The playground: a network of one layer or two, trained here by gradient descent. The start is Python's (mulberry32).
function explore(stage, data, kit) {
  const [steps, every, rate] = data.training, [side, grid, reach] = data.size, density = 2;
  const state = { kind: data.kind, hidden: data.hidden, at: steps / every };
  let films = {};

  const row = kit.element("div", "display:flex;flex-wrap:wrap;gap:18px;align-items:flex-start", stage);
  const canvas = kit.canvas(row, side * density, side * density, "the points and what the network says", `width:${side}px;border-radius:6px`);
  const panel = kit.element("div", "flex:1 1 300px;min-width:260px", row);
  const choice = kit.element("div", "margin-bottom:8px", panel);
  const buttons = data.kinds.map((kind) => kit.button(choice, kind, () => { state.kind = kind; draw(); }));
  kit.slider(panel, { label: "hidden units", min: 0, max: data.largest, step: 1, value: state.hidden,
    show: (value) => (value ? String(value) : "none"), change: (value) => { state.hidden = value; draw(); } });
  kit.slider(panel, { label: "steps", min: 0, max: steps / every, step: 1, value: state.at, colour: "#d55e00",
    show: (value) => String(value * every), change: (value) => { state.at = value; draw(); } });
  const line = kit.result(panel);

  function mulberry(seed) {
    let a = seed >>> 0;
    return () => {
      a = (a + 0x6d2b79f5) >>> 0;
      let t = Math.imul(a ^ (a >>> 15), a | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }
  function begin(hidden) {
    const random = mulberry(5);
    const bell = () => { let sum = -6; for (let i = 0; i < 12; i += 1) sum += random(); return sum; };
    const first = Array.from({ length: hidden }, () => [bell(), bell()]);
    return { first, bias: first.map(() => 0), second: Array.from({ length: hidden || 2 }, () => 0.5 * bell()), last: 0 };
  }
  function forward(net, x, y) {
    const a = net.first.length ? net.first.map(([u, v], k) => Math.tanh(u * x + v * y + net.bias[k])) : [x, y];
    return { a, score: a.reduce((sum, value, k) => sum + value * net.second[k], net.last) };
  }
  // One snapshot of the weights every few steps: the slider leafs through them.
  function film(kind, hidden) {
    const key = `${kind} ${hidden}`;
    if (films[key]) return films[key];
    const points = data.sets[kind], net = begin(hidden), shots = [];
    for (let step = 0; step <= steps; step += 1) {
      if (step % every === 0) shots.push(JSON.parse(JSON.stringify(net)));
      const g2 = net.second.map(() => 0), g1 = net.first.map(() => [0, 0]), gb = net.bias.map(() => 0);
      let gl = 0;
      for (const [x, y, label] of points) {
        const { a, score } = forward(net, x, y);
        const grad = (1 / (1 + Math.exp(-score)) - label) / points.length;
        gl += grad;
        a.forEach((value, k) => {
          g2[k] += grad * value;
          if (!hidden) return;
          const back = grad * net.second[k] * (1 - value * value);
          g1[k][0] += back * x; g1[k][1] += back * y; gb[k] += back;
        });
      }
      net.last -= rate * gl;
      net.second = net.second.map((value, k) => value - rate * g2[k]);
      net.first = net.first.map(([u, v], k) => [u - rate * g1[k][0], v - rate * g1[k][1]]);
      net.bias = net.bias.map((value, k) => value - rate * gb[k]);
    }
    films[key] = shots;
    return shots;
  }

  function draw() {
    const net = film(state.kind, state.hidden)[state.at];
    const context = canvas.getContext("2d");
    const ground = document.createElement("canvas");
    Object.assign(ground, { width: grid, height: grid });
    const picture = new ImageData(grid, grid), [zero, one] = data.colours;
    for (let r = 0; r < grid; r += 1) {
      for (let c = 0; c < grid; c += 1) {
        const x = reach * ((2 * (c + 0.5)) / grid - 1), y = -reach * ((2 * (r + 0.5)) / grid - 1);
        const share = 1 / (1 + Math.exp(-forward(net, x, y).score));
        for (let k = 0; k < 3; k += 1) picture.data[4 * (r * grid + c) + k] = 255 - 0.55 * (255 - (zero[k] + (one[k] - zero[k]) * share));
        picture.data[4 * (r * grid + c) + 3] = 255;
      }
    }
    ground.getContext("2d").putImageData(picture, 0, 0);
    context.setTransform(density, 0, 0, density, 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(ground, 0, 0, side, side);
    const place = (x, y) => [(side * (x + reach)) / (2 * reach), (side * (reach - y)) / (2 * reach)];
    // Each hidden unit is a straight line of its own: where its sum is 0.
    context.strokeStyle = "rgba(31,36,48,0.35)"; context.lineWidth = 1.2; context.setLineDash([5, 4]);
    net.first.forEach(([u, v], k) => {
      const size = u * u + v * v;
      if (size < 1e-9) return;
      const x = (-net.bias[k] * u) / size, y = (-net.bias[k] * v) / size, far = 6 / Math.sqrt(size);
      context.beginPath(); context.moveTo(...place(x - v * far, y + u * far)); context.lineTo(...place(x + v * far, y - u * far)); context.stroke();
    });
    context.setLineDash([]);
    let right = 0;
    for (const [x, y, label] of data.sets[state.kind]) {
      right += forward(net, x, y).score > 0 === (label === 1) ? 1 : 0;
      context.beginPath(); context.arc(...place(x, y), 4.2, 0, 2 * Math.PI);
      context.fillStyle = `rgb(${data.colours[label]})`; context.fill();
      context.strokeStyle = "#1f2430"; context.lineWidth = 1; context.stroke();
    }
    buttons.forEach((button, k) => {
      const chosen = data.kinds[k] === state.kind;
      button.setAttribute("aria-pressed", chosen);
      button.style.fontWeight = chosen ? "bold" : "normal";
    });
    const layers = state.hidden ? `two layers, ${state.hidden} hidden unit${state.hidden > 1 ? "s" : ""}` : "one layer";
    line.textContent = `${state.kind}, ${layers}, after ${state.at * every} steps: ${right} of ${data.sets[state.kind].length} points ` +
      "lie on their own colour.";
  }
  draw();
}
