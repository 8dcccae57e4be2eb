// A graph to step through: one picture, whose numbers appear one after the other.
function explore(stage, data, kit) {
  const forward = "#0072b2", backward = "#d55e00", last = data.steps.length - 1;
  const frame = kit.element("div", "overflow-x:auto;border-radius:6px;outline-offset:3px", stage);
  frame.innerHTML = data.svg;
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", "the graph; arrow keys step forward and back");
  const picture = frame.firstElementChild;
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", data.alt);
  // On a phone it scrolls sideways: smaller, nobody could read it.
  picture.style.cssText = `display:block;width:${data.width}px;max-width:100%;min-width:${Math.min(data.width, 600)}px;height:auto`;

  const parts = {};
  for (const shape of picture.querySelectorAll("[data-part]")) {
    const name = shape.getAttribute("data-part");
    (parts[name] = parts[name] || []).push({ shape, stroke: shape.getAttribute("stroke"), line: shape.getAttribute("stroke-width"),
      fill: shape.getAttribute("fill") });
  }
  // Every number waits for the step that computes it.
  const when = {};
  data.steps.forEach(([, shown], at) => shown.forEach((name) => { when[name] = Math.min(at, name in when ? when[name] : at); }));

  const line = kit.result(stage);
  line.setAttribute("aria-live", "polite");
  line.style.minHeight = "2.9em";
  const panel = kit.element("div", "margin-top:6px", stage);
  const state = { at: 0 };
  const slider = kit.slider(panel, { label: "step", min: 0, max: last, step: 1, value: 0,
    show: (at) => `${at} of ${last}`, change: (at) => go(at) });
  const buttons = [["start", () => 0], ["back", (at) => at - 1], ["next", (at) => at + 1], ["end", () => last]];
  for (const [words, to] of buttons) kit.button(panel, words, () => go(to(state.at)));
  kit.focusable(frame);
  frame.addEventListener("keydown", (event) => {
    const to = { ArrowRight: state.at + 1, ArrowDown: state.at + 1, " ": state.at + 1, ArrowLeft: state.at - 1, ArrowUp: state.at - 1,
      Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });

  function go(to) {
    state.at = Math.max(0, Math.min(last, to));
    const [phase, , hot, words] = data.steps[state.at];
    const colour = phase === "backward" ? backward : forward;
    for (const [name, shapes] of Object.entries(parts)) {
      const waits = "vgp".includes(name[0]);
      const seen = !waits || (name in when && when[name] <= state.at);
      const chosen = hot.includes(name);
      for (const { shape, stroke, line: width, fill } of shapes) {
        shape.style.visibility = seen ? "visible" : "hidden";
        if (stroke) {
          shape.setAttribute("stroke", chosen ? colour : stroke);
          shape.setAttribute("stroke-width", chosen ? 3 : width);
        } else if (name[0] === "e") shape.setAttribute("fill", chosen ? colour : fill);
      }
    }
    line.textContent = words;
    slider.set(state.at);
  }
  go(0);
}
