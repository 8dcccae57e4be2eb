// The flip book: all pictures are here already, the slider only chooses.
function explore(stage, data, kit) {
  const image = kit.element("img", "display:block;max-width:100%;height:auto;margin:0;border-radius:4px", stage);
  const panel = kit.element("div", "margin-top:10px", stage);
  const line = kit.result(stage);
  const last = data.names.length - 1;
  kit.slider(panel, {
    label: "picture", min: 0, max: last, step: 1, value: data.start,
    show: (index) => `${index + 1} of ${last + 1}`, change: turn,
  });
  function turn(index) {
    image.src = data.pictures[index];
    image.alt = data.names[index];
    image.style.width = `${data.widths[index]}px`;
    line.textContent = data.names[index];
  }
  turn(data.start);
}
