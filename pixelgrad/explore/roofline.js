// The roofline, with sliders for another machine. Places and words are those of roofline.py.
function explore(stage, data, kit) {
  const [width, height, left, right, top, bottom] = data.size, [blue, bright, green, ink, muted] = data.colours;
  const [from, to, low, high] = data.box, density = 2;
  const across = (width - left - right) / (to - from), rise = (height - top - bottom) / (high - low);
  const state = { at: data.start, peak: 0, bandwidth: 0 };

  const canvas = kit.canvas(stage, width * density, height * density, "", `width:${width}px;border-radius:6px`);
  const line = kit.result(stage);
  const panel = kit.element("div", "margin-top:6px", stage);
  const factor = (step) => (step < 0 ? `÷ ${2 ** -step}` : `× ${2 ** step}`);
  kit.slider(panel, { label: "intensity", min: Math.ceil(from * Math.log2(10) * data.steps), max: Math.floor(to * Math.log2(10) * data.steps),
    step: 1, value: data.start, colour: bright, show: (at) => brief(2 ** (at / data.steps)), change: (at) => { state.at = at; draw(); } });
  kit.slider(panel, { label: "peak", min: -2, max: 2, step: 1, value: 0, show: factor, change: (step) => { state.peak = step; draw(); } });
  kit.slider(panel, { label: "bandwidth", min: -2, max: 2, step: 1, value: 0, show: factor, change: (step) => { state.bandwidth = step; draw(); } });

  function brief(number) {
    if (number >= 100) return String(Math.floor(number + 0.5));
    return number.toFixed(Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(number)))));
  }
  function rateWords(rate) {
    for (const [unit, size] of [["P", 1e15], ["T", 1e12], ["G", 1e9], ["M", 1e6]]) {
      if (rate >= size) return `${brief(rate / size)} ${unit}FLOP/s`;
    }
    return `${brief(rate)} FLOP/s`;
  }

  function draw() {
    const peak = data.peak * 2 ** state.peak, bandwidth = data.bandwidth * 2 ** state.bandwidth, ridge = peak / bandwidth;
    const intensity = 2 ** (state.at / data.steps), roof = (at) => Math.min(peak, at * bandwidth);
    const place = (x, y) => [left + (Math.log10(x) - from) * across, height - bottom - (Math.log10(y) - low) * rise];
    const pen = kit.pen(canvas, width, height, density), c = canvas.getContext("2d");
    for (let power = from; power <= to; power += 1) {
      const [x] = place(10 ** power, 10 ** low);
      pen.line([[x, top], [x, height - bottom]], { stroke: "#e5e7eb", line: 1 });
      pen.words(x, height - bottom + 16, String(Number((10 ** power).toPrecision(6))), { size: 11, fill: muted });
    }
    for (let power = low; power <= high; power += 1) {
      const [, y] = place(10 ** from, 10 ** power);
      pen.line([[left, y], [width - right, y]], { stroke: "#e5e7eb", line: 1 });
      pen.words(left - 6, y + 4, rateWords(Number(`1e${power}`)).replace(/\.0+ /, " "), { size: 10, fill: muted, align: "right" });
    }
    pen.words(width - right, height - 8, "operations a byte", { align: "right" });
    c.save(); c.beginPath(); c.rect(left, 0, width - left - right, height - bottom); c.clip();
    pen.line([place(10 ** from, 10 ** from * bandwidth), place(ridge, peak), place(Math.max(10 ** to, ridge), peak)], { stroke: blue, line: 3 });
    const [x, y] = place(intensity, roof(intensity));
    pen.line([[x, height - bottom], [x, y]], { stroke: bright, line: 1.5 });
    pen.dot(x, y, 6, { fill: bright });
    data.points.forEach(([name, at, rate], number) => {
      const [px, py] = place(at, rate || roof(at));
      pen.dot(px, py, 5, { fill: rate ? green : "#ffffff", stroke: green, line: 2 });
      // Open dots lie on the roof and have room above it, measured ones lie below it.
      const [x_, y_] = rate ? [px, py + 19 + 14 * (number % 2)] : [px - 8, py - 8];
      pen.words(x_, y_, name, { fill: ink, align: !rate || x_ >= width - 80 ? "right" : "center" });
    });
    c.restore();
    const waiting = data.points.filter(([, at]) => at < ridge).map(([name]) => name);
    line.textContent = `At ${brief(intensity)} operations a byte: ${rateWords(roof(intensity))} at most, limited by ` +
      `${intensity < ridge ? "memory" : "arithmetic"}; the roof turns level at ${brief(ridge)}. ` +
      (data.points.length ? `Waiting for memory: ${waiting.join(", ") || "none"}.` : "");
    canvas.setAttribute("aria-label", line.textContent);
  }
  draw();
}
