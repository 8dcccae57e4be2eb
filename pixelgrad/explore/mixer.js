// The channel mixer: every channel times its amount, saturating at 255.
async function explore(stage, data, kit) {
  const source = await kit.pixels(data.picture);
  const { width, height } = source;
  const names = ["red", "green", "blue"];
  const colours = ["#d5332a", "#238b45", "#2b6cd4"];
  const amounts = [100, 100, 100];

  const pictures = kit.element("div", "display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start", stage);
  const main = kit.canvas(pictures, width, height, "the photograph, mixed", "flex:0 1 auto;min-width:0;border-radius:4px");
  const side = kit.element("div", "display:flex;flex-direction:column;gap:12px;flex:0 0 auto", pictures);
  const small = names.map((name) => kit.canvas(side, width, height, `the ${name} channel alone`,
    `width:${Math.round((width * (height - 24)) / 3 / height)}px;border-radius:4px`));
  const panel = kit.element("div", "margin-top:10px", stage);

  const sliders = names.map((name, channel) => kit.slider(panel, {
    label: name, min: 0, max: 200, step: 5, value: 100, colour: colours[channel],
    show: (value) => `${value} %`,
    change: (value) => { amounts[channel] = value; draw(); },
  }));
  const presets = [["as it is", [100, 100, 100]], ["without red", [0, 100, 100]], ["without green", [100, 0, 100]],
    ["without blue", [100, 100, 0]], ["red alone", [100, 0, 0]]];
  const buttons = kit.element("div", "margin-top:4px", panel);
  for (const [words, mix] of presets) {
    kit.button(buttons, words, () => {
      mix.forEach((value, channel) => { amounts[channel] = value; sliders[channel].set(value); });
      draw();
    });
  }
  const line = kit.result(stage);

  function draw() {
    const mixed = new ImageData(width, height); // a clamped array: what exceeds 255 stays 255
    const alone = names.map(() => new ImageData(width, height));
    const factors = amounts.map((amount) => amount / 100);
    for (let i = 0; i < source.data.length; i += 4) {
      for (let channel = 0; channel < 3; channel += 1) {
        const value = source.data[i + channel] * factors[channel];
        mixed.data[i + channel] = value;
        alone[channel].data[i + channel] = value;
        alone[channel].data[i + 3] = 255;
      }
      mixed.data[i + 3] = 255;
    }
    main.getContext("2d").putImageData(mixed, 0, 0);
    small.forEach((canvas, channel) => canvas.getContext("2d").putImageData(alone[channel], 0, 0));
    const after = data.pixel.map((value, channel) => Math.min(255, Math.round(value * factors[channel])));
    const words = names.map((name, channel) => `${name} ${amounts[channel]} %`).join(", ");
    line.textContent = `${words}: pixel (${data.row}, ${data.column}) goes from ${kit.triple(data.pixel)} to ${kit.triple(after)}.`;
  }
  draw();
}
