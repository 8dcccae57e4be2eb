// A matrix product in tiles, step by step; the steps, the sums and the words are those of tiles.py.
function explore(stage, data, kit) {
  const [cell, gap, top, edge] = data.size, [read, written, blue, bright, muted] = data.colours;
  const { a, b } = data, m = a.length, k = b.length, n = b[0].length, density = 2;
  const leftB = edge + k * cell + gap, leftC = leftB + n * cell + gap;
  const width = leftC + n * cell + edge, height = top + Math.max(m, k) * cell + edge;
  let tile = data.tile, place = data.place;

  const canvas = kit.canvas(stage, width * density, height * density, "", `width:${width}px;border-radius:6px`);
  const line = kit.result(stage);
  const panel = kit.element("div", "margin-top:6px", stage);
  const slider = kit.slider(panel, { label: "step", min: 1, max: steps().length, step: 1, value: place + 1,
    show: (value) => `${value} of ${steps().length}`, change: (value) => go(value - 1) });
  kit.slider(panel, { label: "tile", min: 1, max: Math.max(m, k, n), step: 1, value: tile,
    show: (value) => `${value} × ${value}`, change: (value) => { tile = value; slider.input.max = steps().length; go(steps().length - 1); } });
  kit.button(panel, "back", () => go(place - 1));
  kit.button(panel, "next", () => go(place + 1));

  function parts(side) {
    const found = [];
    for (let at = 0; at < side; at += tile) found.push([at, Math.min(at + tile, side)]);
    return found;
  }
  function steps() {
    return parts(m).flatMap((row) => parts(n).flatMap((column) => parts(k).map((between) => [row, between, column])));
  }
  function go(value) {
    place = Math.max(0, Math.min(steps().length - 1, value));
    slider.set(place + 1);
    draw();
  }
  function after() {
    const c = a.map(() => new Array(n).fill(0));
    for (const [row, between, column] of steps().slice(0, place + 1)) {
      for (let i = row[0]; i < row[1]; i += 1) for (let j = column[0]; j < column[1]; j += 1) {
        for (let p = between[0]; p < between[1]; p += 1) c[i][j] += a[i][p] * b[p][j];
      }
    }
    return c;
  }

  function draw() {
    const all = steps(), [row, between, column] = all[place], pen = kit.pen(canvas, width, height, density);
    const middle = top + (Math.max(m, k) * cell) / 2, length = ([from, to]) => to - from;
    pen.words(leftB - gap / 2, middle, "·", { size: 22, fill: muted });
    pen.words(leftC - gap / 2, middle, "=", { size: 20, fill: muted });
    [["A", edge, a, row, between, read, blue], ["B", leftB, b, between, column, read, blue],
      ["C", leftC, after(), row, column, written, bright]].forEach(([name, left, grid, rows, columns, fill, border]) => {
      pen.words(left, top - 12, `${name}, ${grid.length} × ${grid[0].length}`, { align: "left" });
      grid.forEach((values, i) => values.forEach((value, j) => {
        const inside = i >= rows[0] && i < rows[1] && j >= columns[0] && j < columns[1];
        const x = left + j * cell, y = top + i * cell;
        pen.box(x, y, cell, cell, { fill: inside ? fill : "#ffffff", stroke: "#9aa1ad", line: 0.8 });
        pen.words(x + cell / 2, y + cell / 2 + 4, kit.minus(value), { mono: true });
      }));
      pen.box(left + columns[0] * cell, top + rows[0] * cell, length(columns) * cell, length(rows) * cell, { stroke: border, line: 2.5 });
    });
    const cut = (r, c) => `[${r[0]}:${r[1]}, ${c[0]}:${c[1]}]`;
    const fetched = all.slice(0, place + 1).reduce((sum, [r, p, c]) => sum + length(p) * (length(r) + length(c)), 0);
    line.textContent = `gemm ${place + 1} of ${all.length}: C${cut(row, column)} += A${cut(row, between)} · B${cut(between, column)}. ` +
      `Fetched so far: ${kit.count(fetched)} numbers of A and B.`;
    canvas.setAttribute("aria-label", line.textContent);
  }
  draw();
}
