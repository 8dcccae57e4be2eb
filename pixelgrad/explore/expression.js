// An expression that is typed: read by a small parser (never run as code), computed, differentiated, drawn.
function explore(stage, data, kit) {
  const blue = "#0072b2", orange = "#b04c00", ink = "#1f2430", grey = "#9aa1ad";
  const state = { text: data.text, values: { x: data.values[0], y: data.values[1], z: data.values[2] } };
  const row = kit.element("label", "display:flex;gap:10px;align-items:center;margin:2px 0 8px 0", stage);
  kit.element("span", "font-size:0.92em", row, "f(x, y, z) =");
  const field = kit.element("input", "flex:1 1 auto;max-width:520px;font:1em ui-monospace,monospace;padding:3px 8px;border:1px solid #9aa1ad;" +
    "border-radius:5px;color:#1f2430;background:#ffffff", row);
  Object.assign(field, { type: "text", value: state.text, maxLength: data.longest, spellcheck: false, autocomplete: "off" });
  field.setAttribute("aria-label", "expression");
  kit.focusable(field);
  field.addEventListener("input", () => { state.text = field.value; draw(); });
  const picture = kit.element("div", "overflow-x:auto", stage);
  const line = kit.result(stage);
  line.setAttribute("aria-live", "polite");
  const panel = kit.element("div", "margin-top:6px", stage);
  for (const name of ["x", "y", "z"]) {
    kit.slider(panel, { label: name, min: -4, max: 4, step: 0.1, value: state.values[name],
      show: (value) => kit.minus(value), change: (value) => { state.values[name] = value; draw(); } });
  }

  const unary = {
    tanh: [Math.tanh, (x, y) => 1 - y * y], ln: [Math.log, (x) => 1 / x], exp: [Math.exp, (x, y) => y],
    sin: [Math.sin, (x) => Math.cos(x)], relu: [(x) => Math.max(x, 0), (x) => (x > 0 ? 1 : 0)], neg: [(x) => -x, () => -1],
  };
  const binary = {
    "+": [(a, b) => a + b, () => [1, 1]], "-": [(a, b) => a - b, () => [1, -1]], "*": [(a, b) => a * b, (a, b) => [b, a]],
    "/": [(a, b) => a / b, (a, b) => [1 / b, -a / (b * b)]],
    "**": [(a, b) => a ** b, (a, b, y) => [b * a ** (b - 1), a > 0 ? y * Math.log(a) : NaN]],
  };

  function parse(text) {
    const tokens = [], pattern = /\s*(?:(\d+\.?\d*|\.\d+)|([A-Za-z_]+)|(\*\*|[-+*/()]))/y;
    let at = 0;
    while (text.slice(at).trim()) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (!found) throw new Error(`"${text.slice(at).trim()[0]}" is not known here`);
      tokens.push(found[1] !== undefined ? { number: Number(found[1]) } : found[2] ? { name: found[2] } : { sign: found[3] });
      at = pattern.lastIndex;
    }
    const nodes = [], known = {};
    let k = 0;
    const is = (...signs) => k < tokens.length && signs.includes(tokens[k].sign);
    const add = (node) => nodes.push({ args: [], ...node }) - 1;
    const flows = (args) => args.some((arg) => nodes[arg].flows);
    function make(op, args) {
      const numbers = args.map((arg) => nodes[arg].value), value = (unary[op] || binary[op])[0](...numbers);
      const shown = { neg: "the minus", "*": "the product", "/": "the division", "+": "the sum", "-": "the difference", "**": "the power" };
      if (!Number.isFinite(value)) throw new Error(`${shown[op] || op} of ${numbers.map(write).join(" and ")} has no value`);
      return add({ op, args, value, flows: flows(args) });
    }
    function sum() {
      let left = product();
      while (is("+", "-")) { const { sign } = tokens[k]; k += 1; left = make(sign, [left, product()]); }
      return left;
    }
    function product() {
      let left = signed();
      while (is("*", "/")) { const { sign } = tokens[k]; k += 1; left = make(sign, [left, signed()]); }
      return left;
    }
    function signed() {
      if (is("-")) { k += 1; return make("neg", [signed()]); }
      const base = atom();
      if (is("**")) { k += 1; return make("**", [base, signed()]); }
      return base;
    }
    function atom() {
      if (k >= tokens.length) throw new Error("something is missing at the end");
      const token = tokens[k];
      k += 1;
      if (token.number !== undefined) return add({ value: token.number, constant: true });
      if (token.sign === "(") return bracket();
      if (token.sign) throw new Error(token.sign === ")" ? "a bracket is closed that was not opened" : `a value is missing before "${token.sign}"`);
      if (Object.hasOwn(state.values, token.name)) {
        if (!Object.hasOwn(known, token.name)) known[token.name] = add({ name: token.name, value: state.values[token.name], flows: true });
        return known[token.name];
      }
      if (token.name === "neg" || !Object.hasOwn(unary, token.name)) {
        throw new Error(`"${token.name}" is not known: there are x, y, z and tanh, ln, exp, sin, relu`);
      }
      if (!is("(")) throw new Error(`${token.name} needs a bracket after it`);
      k += 1;
      return make(token.name, [bracket()]);
    }
    function bracket() {
      const inside = sum();
      if (!is(")")) throw new Error("a bracket is not closed");
      k += 1;
      return inside;
    }
    const root = sum();
    if (k < tokens.length) throw new Error(tokens[k].sign === ")" ? "a bracket is closed that was not opened" : "a sign between two values is missing");
    return { nodes, root };
  }

  function differentiate({ nodes, root }) {
    nodes.forEach((node) => { node.grad = 0; });
    nodes[root].grad = 1;
    for (let k = nodes.length - 1; k >= 0; k -= 1) {
      const node = nodes[k];
      if (!node.op) continue;
      const numbers = node.args.map((arg) => nodes[arg].value);
      node.slopes = node.args.length === 1 ? [unary[node.op][1](numbers[0], node.value)] : binary[node.op][1](...numbers, node.value);
      node.args.forEach((arg, i) => { if (nodes[arg].flows) nodes[arg].grad += node.grad * node.slopes[i]; });
    }
  }

  function write(value) {
    if (value === 0) return "0";
    let text = String(Number(value.toPrecision(Math.abs(value) >= 1000 && Math.abs(value) < 1e6 ? 6 : 4)));
    if (Math.abs(value) < 1e-4 || text.includes("e")) text = value.toExponential(2);
    return text.replace("-", "\u2212").replace("e-", "e\u2212");
  }

  // Layers: every box after those it needs; numbers stand in the formulas.
  function layout({ nodes, root }) {
    let count = 0;
    nodes.forEach((node, k) => {
      node.label = node.constant ? write(node.value) : node.name || (k === root ? "f" : `v${[...String(count += 1)].map((d) => "₀₁₂₃₄₅₆₇₈₉"[d]).join("")}`);
    });
    const boxes = nodes.map((_, k) => k).filter((k) => !nodes[k].constant || k === root);
    nodes.forEach((node) => {
      const [a, b] = node.args.map((arg) => nodes[arg].label);
      const signs = { "+": `${a} + ${b}`, "-": `${a} \u2212 ${b}`, "*": `${a} · ${b}`, "/": `${a} / ${b}`, "**": `${a}^${b}`, neg: `\u2212${a}` };
      node.title = node.op ? `${node.label} = ${signs[node.op] || `${node.op}(${a})`}` : node.label;
      node.parents = node.args.filter((arg) => !nodes[arg].constant);
      node.rank = 0;
    });
    boxes.forEach((k) => nodes[k].parents.forEach((p) => { nodes[k].rank = Math.max(nodes[k].rank, nodes[p].rank + 1); }));
    // What is given stands next to where it is used first.
    for (const k of boxes) if (!nodes[k].parents.length && k !== root) {
      nodes[k].rank = Math.min(...boxes.filter((c) => nodes[c].parents.includes(k)).map((c) => nodes[c].rank)) - 1;
    }
    const layers = [], items = boxes.map((k) => ({ node: k, rank: nodes[k].rank, near: [], height: 66 }));
    const at = Object.fromEntries(items.map((item) => [item.node, item]));
    const edges = [];
    for (const k of boxes) nodes[k].args.forEach((arg, i) => {
      if (nodes[arg].constant) return;
      const chain = [at[arg]];
      for (let rank = nodes[arg].rank + 1; rank < nodes[k].rank; rank += 1) {
        const passage = { rank, near: [], height: 8 };
        items.push(passage); chain.push(passage);
      }
      chain.push(at[k]);
      for (let c = 1; c < chain.length; c += 1) { chain[c].near.push(chain[c - 1]); chain[c - 1].near.push(chain[c]); }
      edges.push({ chain, slope: nodes[k].slopes[i], end: k });
    });
    items.forEach((item) => { (layers[item.rank] = layers[item.rank] || []).push(item); });
    layers.forEach((layer) => layer.forEach((item, k) => { item.y = k * 84; }));
    for (let sweep = 0; sweep < 24; sweep += 1) {
      const order = sweep % 2 ? [...layers].reverse() : layers;
      for (const layer of order) {
        for (const item of layer) {
          const side = item.near.filter((other) => (sweep < 16 ? (sweep % 2 ? other.rank > item.rank : other.rank < item.rank) : true));
          item.wish = side.length ? side.reduce((total, other) => total + other.y, 0) / side.length : item.y;
        }
        if (sweep < 16) layer.sort((a, b) => a.wish - b.wish);
        let low = -Infinity;
        for (const item of layer) { item.y = Math.max(item.wish, low + item.height / 2); low = item.y + item.height / 2 + 16; }
        const drift = layer.reduce((total, item) => total + item.wish - item.y, 0) / layer.length;
        layer.forEach((item) => { item.y += drift; });
      }
    }
    let x = 14;
    const room = layers.map((_, rank) => Math.max(56, ...edges.filter(({ chain }) => chain[chain.length - 2].rank === rank)
      .map(({ slope }) => 7.2 * write(slope).length + 38)));
    for (const [rank, layer] of layers.entries()) {
      const wide = Math.max(...layer.map((item) => {
        if (item.node === undefined) return 0;
        item.width = Math.max(64, 7.4 * Math.max(nodes[item.node].title.length, 4 + write(nodes[item.node].grad).length) + 18);
        return item.width;
      }));
      layer.forEach((item) => { item.x = x + wide / 2; item.width = item.width || wide; item.wide = wide; });
      x += wide + room[rank];
    }
    const top = Math.min(...items.map((item) => item.y - item.height / 2)) - 14;
    items.forEach((item) => { item.y -= top; });
    return { items, edges, width: x - room[layers.length - 1] + 14, height: Math.max(...items.map((item) => item.y + item.height / 2)) + 14 };
  }

  function svg({ nodes }, plan) {
    const text = (x, y, words, size, fill, weight) => `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${weight || "normal"}">${words}</text>`;
    const parts = [], pills = [], taken = [], arriving = {};
    for (const edge of plan.edges) (arriving[edge.end] = arriving[edge.end] || []).push(edge);
    for (const group of Object.values(arriving)) {
      group.sort((a, b) => a.chain[a.chain.length - 2].y - b.chain[b.chain.length - 2].y);
      group.forEach((edge, k) => { edge.port = 17 * (k - (group.length - 1) / 2); });
    }
    for (const { chain, slope, port } of plan.edges) {
      const first = chain[0], last = chain[chain.length - 1];
      let x = first.x + first.width / 2, y = first.y, way = `M${x} ${y}`, label;
      chain.slice(1).forEach((item) => {
        const end = item === last, tx = item.x - (end ? item.width : item.wide) / 2 - (end ? 3 : 0), ty = item.y + (end ? port : 0), middle = (x + tx) / 2;
        const bow = chain.length === 2 && port && first.y === last.y ? port : 0;
        way += `C${middle} ${y + bow} ${middle} ${ty + bow} ${tx} ${ty}`;
        label = (t) => {
          const u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
          return [a * x0 + (b + c) * middle + d * tx, a * y0 + b * (y0 + bow) + c * (ty + bow) + d * ty];
        };
        const [x0, y0] = [x, y];
        [x, y] = [tx, ty];
        if (!end) { x = item.x + item.wide / 2; way += `L${x} ${y}`; }
      });
      parts.push(`<path d="${way}" fill="none" stroke="${grey}" stroke-width="1.6"/><path d="M${x + 1} ${y} ${x - 7} ${y - 4} ${x - 7} ${y + 4}Z" fill="${grey}"/>`);
      const words = write(slope), half = 3.6 * words.length + 4;
      // Along the curve, to where no other number stands.
      const free = (t) => taken.every(([px, py, other]) => Math.abs(label(t)[0] - px) > half + other || Math.abs(label(t)[1] - py) > 17);
      const [px, py] = label([0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78].find(free) || 0.5);
      taken.push([px, py, half]);
      pills.push(`<rect x="${px - half}" y="${py - 8}" width="${2 * half}" height="16" rx="5" fill="#fbeee4"/>` + text(px, py + 4, words, 11, orange));
    }
    for (const item of plan.items) if (item.node !== undefined) {
      const node = nodes[item.node], top = item.y - item.height / 2;
      parts.push(`<rect x="${item.x - item.width / 2}" y="${top}" width="${item.width}" height="${item.height}" rx="${node.op ? 7 : 14}" fill="${node.op ? "#f7f8fa" : "#ffffff"}" stroke="${grey}" stroke-width="1.2"/>`);
      parts.push(text(item.x, top + 20, node.title, 12.5, ink) + text(item.x, top + 38, write(node.value), 14, blue, "bold"));
      if (node.flows) parts.push(text(item.x, top + 55, `grad ${write(node.grad)}`, 11.5, orange));
    }
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${plan.width}" height="${plan.height}" viewBox="0 0 ${plan.width} ${plan.height}" role="img">` +
      `<rect width="${plan.width}" height="${plan.height}" rx="6" fill="#ffffff"/><g font-family="system-ui,sans-serif" text-anchor="middle">${parts.join("")}${pills.join("")}</g></svg>`;
  }

  function draw() {
    let parsed;
    try {
      if (!state.text.trim()) throw new Error("type an expression");
      parsed = parse(state.text);
    } catch (error) {
      line.textContent = `Not yet: ${error.message}.`;
      picture.style.opacity = 0.35;
      return;
    }
    differentiate(parsed);
    picture.style.opacity = 1;
    picture.innerHTML = svg(parsed, layout(parsed));
    const root = parsed.nodes[parsed.root];
    const slopes = parsed.nodes.filter((node) => node.name).map((node) => `∂f/∂${node.name} = ${write(node.grad)}`).sort();
    line.textContent = [`f = ${write(root.value)}`, ...slopes].join(", ");
    const image = picture.firstElementChild;
    image.style.cssText = "display:block;max-width:100%;height:auto";
    image.setAttribute("aria-label", parsed.nodes.filter((node) => node.op).map((node) => `${node.title} = ${write(node.value)}`).join("; "));
  }
  draw();
}
