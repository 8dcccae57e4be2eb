// Bytes against errors. Places are those of tradeoff.py, which also wrote the words.
function explore(stage, data, kit) {
  const [width, height, left, edge, top, bottom, side] = data.size, density = 2, muted = data.colours.at(-1);
  const [low, high, under, over] = data.box, right = width - edge, floor = height - bottom;
  const across = (right - left) / (high - low), rise = (floor - top) / (over - under);
  const state = { at: data.start, curve: 0 };

  const canvas = kit.canvas(stage, width * density, height * density, "", `width:${width}px;border-radius:6px`);
  const line = kit.result(stage);
  const panel = kit.element("div", "margin-top:6px", stage);
  kit.slider(panel, { label: data.knob, min: 0, max: data.settings.length - 1, step: 1, value: state.at,
    show: (at) => data.settings[at], change: (at) => { state.at = at; draw(); } });
  if (data.curves.length > 1) {
    kit.slider(panel, { label: "curve", min: 0, max: data.curves.length - 1, step: 1, value: 0,
      show: (at) => data.curves[at][0], change: (at) => { state.curve = at; draw(); } });
  }
  const pictures = data.pictures.map((uri) => {
    const image = new Image();
    image.onload = () => draw();
    image.src = uri;
    return image;
  });

  function place([bytes, error]) {
    return [left + (Math.log10(bytes) - low) * across, floor - (Math.log10(Math.max(error, 0.01)) - under) * rise];
  }

  function draw() {
    const pen = kit.pen(canvas, width, height, density);
    data.ticks[0].forEach(([at, label]) => {
      const x = left + (at - low) * across;
      pen.line([[x, top], [x, floor]], { stroke: "#e5e7eb", line: 1 });
      pen.words(x, floor + 16, label, { size: 10.5, fill: muted });
    });
    data.ticks[1].forEach(([at, label]) => {
      const y = floor - (at - under) * rise;
      pen.line([[left, y], [right, y]], { stroke: "#e5e7eb", line: 1 });
      pen.words(left - 6, y + 4, label, { size: 10.5, fill: muted, align: "right" });
    });
    pen.words(right, height - 8, "bytes", { align: "right" });
    pen.words(left - 6, top - 7, "wrong", { align: "right" });
    const order = data.curves.map((_, number) => number).filter((number) => number !== state.curve);
    [...order.reverse(), state.curve].forEach((number) => {
      const [name, points] = data.curves[number], chosen = number === state.curve;
      pen.line(points.map(place), { stroke: data.colours[number], line: chosen ? 3 : 1.5 });
      const down = floor - 14 - 17 * (data.curves.length - 1 - number);
      pen.dot(left + 16, down - 4, 4, { fill: data.colours[number] });
      pen.words(left + 26, down, name, { align: "left", bold: chosen });
    });
    const points = data.curves[state.curve][1], colour = data.colours[state.curve];
    points.forEach((point) => pen.dot(...place(point), 3, { fill: colour }));
    pen.dot(...place(data.full), 5, { fill: "#ffffff", stroke: muted, line: 2 });
    pen.dot(...place(points[state.at]), 7, { fill: colour, stroke: "#1f2430", line: 1.5 });
    if (pictures.length) {
      const image = pictures[state.at], x = width - (edge - 24), c = canvas.getContext("2d");
      pen.words(x, top + 8, `${data.knob} ${data.settings[state.at]}`, { size: 13, align: "left", bold: true });
      if (image.complete && image.naturalWidth) {
        const scale = Math.min(side / image.naturalWidth, side / image.naturalHeight);
        c.imageSmoothingEnabled = false;
        c.drawImage(image, x, top + 18, image.naturalWidth * scale, image.naturalHeight * scale);
      }
    }
    line.textContent = data.words[state.curve][state.at];
    canvas.setAttribute("aria-label", line.textContent);
  }
  draw();
}
