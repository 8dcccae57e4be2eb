// Brightness: one sum, two ways to put it back into eight bits. The browser's own arrays do the arithmetic.
async function explore(stage, data, kit) {
  const source = await kit.pixels(data.picture);
  const { width, height } = source;
  const total = data.histogram.reduce((sum, number) => sum + number, 0);
  let amount = data.start;

  const row = kit.element("div", "display:flex;gap:16px;align-items:flex-start", stage);
  const views = [["saturating", "sums stop at 0 and at 255"], ["wrapping around", "after 255 comes 0 again"]].map(([name, words]) => {
    const cell = kit.element("div", "flex:0 1 auto;min-width:0", row);
    const heading = kit.element("div", "font-size:0.9em;margin:0 0 4px 0", cell);
    kit.element("strong", "", heading, name);
    kit.element("span", "opacity:0.8", heading, `: ${words}`);
    const canvas = kit.canvas(cell, width, height, `the photograph, ${name}`, "border-radius:4px");
    const curve = kit.canvas(cell, width, 84, `how ${name} maps old numbers to new ones`, "margin-top:6px");
    return { canvas, curve };
  });
  const panel = kit.element("div", "margin-top:10px", stage);
  kit.slider(panel, {
    label: "amount", min: -255, max: 255, step: 1, value: amount, show: kit.signed,
    change: (value) => { amount = value; draw(); },
  });
  const line = kit.result(stage);

  // Old value along, new value up: a straight line that is cut off, or one that starts again.
  function plot(canvas, table) {
    const context = canvas.getContext("2d");
    const ink = getComputedStyle(canvas).color || "#888888";
    const left = 34, bottom = 66, span = Math.min(width - left - 8, 220), rise = 58;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.strokeStyle = ink; context.fillStyle = ink; context.globalAlpha = 0.55; context.lineWidth = 1;
    context.strokeRect(left + 0.5, bottom - rise + 0.5, span, rise);
    context.font = "11px sans-serif";
    context.textAlign = "right"; context.fillText("255", left - 5, bottom - rise + 9); context.fillText("0", left - 5, bottom);
    context.textAlign = "left"; context.fillText("old 0", left, bottom + 14);
    context.textAlign = "right"; context.fillText("255", left + span, bottom + 14);
    context.globalAlpha = 1; context.strokeStyle = "#0072b2"; context.lineWidth = 2.5;
    context.beginPath();
    table.forEach((value, old) => {
      const x = left + (old / 255) * span, y = bottom - (value / 255) * rise;
      if (old === 0 || Math.abs(value - table[old - 1]) > 100) context.moveTo(x, y); else context.lineTo(x, y);
    });
    context.stroke();
  }

  function draw() {
    const tables = [new Uint8ClampedArray(256), new Uint8Array(256)];
    for (let old = 0; old < 256; old += 1) for (const table of tables) table[old] = old + amount;
    views.forEach(({ canvas, curve }, index) => {
      const picture = new ImageData(width, height);
      for (let i = 0; i < picture.data.length; i += 1) {
        picture.data[i] = i % 4 === 3 ? 255 : tables[index][source.data[i]];
      }
      canvas.getContext("2d").putImageData(picture, 0, 0);
      plot(curve, [...tables[index]]);
    });
    let outside = 0;
    data.histogram.forEach((number, old) => { if (old + amount < 0 || old + amount > 255) outside += number; });
    const [stopped, wrapped] = tables.map((table) => data.pixel.map((value) => table[value]));
    const share = ((100 * outside) / total).toFixed(1);
    line.textContent = `amount ${kit.signed(amount)}: pixel (${data.row}, ${data.column}) goes from ${kit.triple(data.pixel)} to ` +
      `${kit.triple(stopped)} saturating, to ${kit.triple(wrapped)} wrapping around; ` +
      `${kit.count(outside)} of ${kit.count(total)} numbers (${share} %) leave the range 0 to 255.`;
  }
  draw();
  // Colours of the theme are known once the stage stands on the page.
  setTimeout(draw, 60);
}
