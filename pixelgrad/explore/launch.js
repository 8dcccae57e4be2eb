// Threads to blocks, blocks to warps, blocks to multiprocessors, in waves. The words are those of launch.py.
function explore(stage, data, kit) {
  const [width, height, top, shown, dot, square, columns] = data.size, [blue, idle, bright, muted] = data.colours;
  const density = 2, warp = data.warp;
  let [threads, block, processors] = data.start, wave = 0;
  const ceil = (a, b) => Math.floor((a + b - 1) / b);
  const some = (number, thing) => `${kit.count(number)} ${thing}${number === 1 ? "" : "s"}`;
  const shape = () => { const blocks = ceil(threads, block); return [blocks, ceil(block, warp), ceil(blocks, processors)]; };

  const canvas = kit.canvas(stage, width * density, height * density, "", `width:${width}px;border-radius:6px`);
  const line = kit.result(stage);
  const panel = kit.element("div", "margin-top:6px", stage);
  const pick = (label, list, value, show, set) => kit.slider(panel, { label, min: 0, max: list.length - 1, step: 1,
    value: list.indexOf(value), show: (at) => show(list[at]), change: (at) => { set(list[at]); last(); } });
  const power = (number) => (number > 4096 && Number.isInteger(Math.log2(number)) ? `2^${Math.log2(number)}` : kit.count(number));
  pick("threads", data.threads, threads, power, (n) => { threads = n; });
  pick("in a block", data.blocks, block, kit.count, (n) => { block = n; });
  pick("processors", data.processors, processors, kit.count, (n) => { processors = n; });
  const waves = kit.slider(panel, { label: "wave", min: 1, max: 1, step: 1, value: 1, show: kit.count,
    change: (n) => { wave = n; draw(); } });

  // After a change the last wave is shown: the one in which multiprocessors go idle.
  function last() {
    wave = shape()[2];
    waves.input.max = wave;
    waves.set(wave);
    draw();
  }

  function draw() {
    const [blocks, warps, all] = shape(), pen = kit.pen(canvas, width, height, density);
    const first = (wave - 1) * processors, busy = Math.min(processors, blocks - first);
    const title = (x, words, more) => {
      pen.words(x, 26, words, { size: 14, align: "left", bold: true });
      pen.words(x, 46, more, { fill: muted, align: "left" });
    };
    title(16, some(blocks, "block"), `of ${block} threads`);
    title(250, `one block: ${some(warps, "warp")}`, `a row is a warp of ${warp} threads`);
    title(470, some(processors, "multiprocessor"), `wave ${kit.count(wave)} of ${kit.count(all)}`);
    for (let i = 0; i < Math.min(blocks, shown); i += 1) {
      pen.box(16 + (i % 10) * 20, top + Math.floor(i / 10) * 20, 16, 16, { fill: i ? blue : bright });
    }
    if (blocks > shown) pen.words(16, top + 138, `and ${kit.count(blocks - shown)} more`, { fill: muted, align: "left" });
    for (let i = 0; i < block; i += 1) {
      pen.box(250 + (i % warp) * (dot + 1), top + Math.floor(i / warp) * (dot + 1), dot, dot, { fill: bright });
    }
    for (let i = 0; i < processors; i += 1) {
      pen.box(470 + (i % columns) * (square + 3), top + Math.floor(i / columns) * (square + 3), square, square,
        { fill: first + i < blocks ? blue : idle });
    }
    line.textContent = `${kit.count(threads)} threads → ${some(blocks, "block")} of ${block} → ${some(warps, "warp")} of ${warp} a block. ` +
      `Wave ${kit.count(wave)} of ${kit.count(all)}: ${busy} of ${some(processors, "multiprocessor")} at work, ${processors - busy} idle.`;
    canvas.setAttribute("aria-label", line.textContent);
  }
  last();
}
