// The magnifier. The numbers travel as raw bytes, so that what is written in a cell is exactly what the array holds.
function explore(stage, data, kit) {
  const { height, width, channels } = data;
  const numbers = Uint8Array.from(atob(data.numbers), (letter) => letter.charCodeAt(0));
  const size = 8, cell = 46, scale = 360 / width, density = 2;
  const at = { row: data.row, column: data.column };

  const row = kit.element("div", "display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start", stage);
  const view = kit.element("div", `position:relative;flex:0 1 auto;width:360px;max-width:100%;line-height:0;cursor:crosshair;touch-action:none`, row);
  const photo = kit.canvas(view, width, height, "the photograph; arrow keys move the frame", "width:100%;border-radius:4px");
  photo.tabIndex = 0;
  const frame = kit.element("div", "position:absolute;box-sizing:border-box;border:2.5px solid #e69f00;outline:1px solid #000;pointer-events:none", view);
  const side = size * cell;
  const grid = kit.canvas(row, side * density, side * density, "the enlarged pixels with their numbers", `width:${side}px;border-radius:4px`);
  const panel = kit.element("div", "margin-top:10px", stage);
  const line = kit.result(stage);

  const picture = new ImageData(width, height);
  for (let i = 0; i < width * height; i += 1) {
    for (let c = 0; c < 3; c += 1) picture.data[4 * i + c] = numbers[channels * i + (channels === 3 ? c : 0)];
    picture.data[4 * i + 3] = 255;
  }
  photo.getContext("2d").putImageData(picture, 0, 0);

  const rows = kit.slider(panel, { label: "row", min: 0, max: height - size, step: 1, value: at.row,
    show: (value) => `${value} to ${value + size - 1}`, change: (value) => move(value, at.column) });
  const columns = kit.slider(panel, { label: "column", min: 0, max: width - size, step: 1, value: at.column,
    show: (value) => `${value} to ${value + size - 1}`, change: (value) => move(at.row, value) });

  const pixel = (r, c) => [...numbers.subarray(channels * (r * width + c), channels * (r * width + c + 1))];
  const inside = (value, most) => Math.max(0, Math.min(most, value));

  function move(r, c) {
    at.row = inside(r, height - size);
    at.column = inside(c, width - size);
    rows.set(at.row);
    columns.set(at.column);
    draw();
  }
  function point(event) {
    const box = photo.getBoundingClientRect();
    move(Math.round(((event.clientY - box.top) / box.height) * height - size / 2),
      Math.round(((event.clientX - box.left) / box.width) * width - size / 2));
  }
  for (const kind of ["pointermove", "pointerdown"]) photo.addEventListener(kind, point);
  photo.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? size : 1;
    move(at.row + far * step[0], at.column + far * step[1]);
  });
  kit.focusable(photo);

  function draw() {
    frame.style.left = `${(100 * at.column) / width}%`;
    frame.style.top = `${(100 * at.row) / height}%`;
    frame.style.width = `${(100 * size) / width}%`;
    frame.style.height = `${(100 * size) / height}%`;
    const context = grid.getContext("2d");
    context.setTransform(density, 0, 0, density, 0, 0);
    context.textAlign = "center";
    context.font = `${channels === 3 ? 10.5 : 12}px ui-monospace, Menlo, Consolas, monospace`;
    for (let r = 0; r < size; r += 1) {
      for (let c = 0; c < size; c += 1) {
        const values = pixel(at.row + r, at.column + c);
        const [red, green, blue] = channels === 3 ? values : [values[0], values[0], values[0]];
        context.fillStyle = `rgb(${red},${green},${blue})`;
        context.fillRect(c * cell, r * cell, cell, cell);
        context.strokeStyle = "#9aa1ad"; context.lineWidth = 0.6;
        context.strokeRect(c * cell, r * cell, cell, cell);
        context.fillStyle = 0.2125 * red + 0.7154 * green + 0.0721 * blue > 120 ? "#111111" : "#ffffff";
        const first = (r + 0.5) * cell - 7 * (values.length - 1) + 4;
        values.forEach((value, index) => context.fillText(value, (c + 0.5) * cell, first + 14 * index));
      }
    }
    line.textContent = `rows ${at.row} to ${at.row + size - 1}, columns ${at.column} to ${at.column + size - 1}; ` +
      `the top left pixel of the frame, (${at.row}, ${at.column}), is ${kit.triple(pixel(at.row, at.column))}.`;
  }
  draw();
}
