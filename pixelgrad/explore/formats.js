// Bits of a number in four formats. Rounding and words are those of formats.py.
function explore(stage, data, kit) {
  const [width, height, left, bit, row, top] = data.size, density = 2, { colours } = data;
  let value = data.value, cover = data.cover;

  const canvas = kit.canvas(stage, width * density, height * density, "", `width:${width}px;border-radius:6px`);
  const line = kit.result(stage);
  const panel = kit.element("div", "margin-top:6px", stage);
  const size = value ? Math.abs(value) : 1, sign = () => (Object.is(value, -0) || value < 0 ? "-" : "");
  const digits = kit.slider(panel, { label: "digits", min: 1, max: 9.99, step: 0.01,
    value: Math.min(9.99, size / 10 ** data.power).toFixed(2), show: (n) => n.toFixed(2), change: build });
  const power = kit.slider(panel, { label: "power of ten", min: data.range[0], max: data.range[1], step: 1, value: data.power,
    show: (n) => `10^${kit.minus(n)}`, change: build });
  kit.slider(panel, { label: "int8 covers", min: 0, max: data.covers.length - 1, step: 1, value: cover, colour: colours.integer,
    show: (at) => `±${data.covers[at]}`, change: (at) => { cover = at; draw(); } });
  kit.button(panel, "other sign", () => { value = -value; draw(); });
  data.presets.forEach(([name, number]) => kit.button(panel, name, () => {
    value = number;
    const at = Math.max(data.range[0], Math.floor(Math.log10(number) + 1e-12));
    power.set(at); digits.set(Math.min(9.99, number / 10 ** at).toFixed(2));
    draw();
  }));

  function build() { value = Number(`${sign()}${digits.input.value}e${power.input.value}`); draw(); }

  function even(number) {
    const low = Math.floor(number), rest = number - low;
    return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
  }
  function log2(number) {
    let power_ = Math.floor(Math.log2(number));
    if (2 ** power_ > number) power_ -= 1;
    if (2 ** (power_ + 1) <= number) power_ += 1;
    return power_;
  }
  const binary = (number, length) => number.toString(2).padStart(length, "0");

  function store(exponentBits, fractionBits) {
    const bias = 2 ** (exponentBits - 1) - 1, whole = Math.abs(value);
    const scale = Math.max(whole ? log2(whole) : -bias, 1 - bias), quantum = 2 ** (scale - fractionBits);
    let rounded = even(whole / quantum) * quantum, field = 0, fraction = 0, note;
    if (rounded >= 2 ** (bias + 1)) {
      [field, rounded, note] = [2 ** exponentBits - 1, Infinity, "too large: infinity"];
    } else if (rounded < 2 ** (1 - bias)) {
      fraction = rounded / 2 ** (1 - bias - fractionBits);
      const many = fraction.toString(2).length;
      note = fraction ? `subnormal: ${many} bit${many > 1 ? "s are" : " is"} left` : whole ? "too small: zero" : "exact";
    } else {
      const at = log2(rounded);
      [field, fraction] = [at + bias, rounded / 2 ** (at - fractionBits) - 2 ** fractionBits];
      note = off(whole, rounded);
    }
    return { bits: (sign() ? "1" : "0") + binary(field, exponentBits) + binary(fraction, fractionBits),
      value: sign() ? -rounded : rounded, note };
  }
  function storeInt8(reach) {
    const whole = Math.abs(value);
    const code = (sign() ? -1 : 1) * (whole <= 2 * reach ? even((whole * 127) / reach) : 128);
    const stopped = Math.max(-127, Math.min(127, code)), back = (stopped * reach) / 127;
    const note = code !== stopped ? "too large: stops at 127" : value && !code ? "too small: zero" : off(whole, Math.abs(back));
    return { bits: binary(stopped & 255, 8), value: back, note };
  }
  function off(whole, rounded) {
    return whole === rounded ? "exact" : `off by ${write(Number(((Math.abs(rounded - whole) / whole) * 100).toPrecision(2)))} %`;
  }
  function write(number) {
    const minus = number < 0 ? "\u2212" : "", whole = Math.abs(number);
    if (whole === Infinity) return `${minus}∞`;
    if (whole === 0 || (whole >= 1e-4 && whole < 1e7)) return minus + String(Number(whole.toPrecision(9)));
    const [part, at] = whole.toExponential(5).split("e");
    return `${minus}${Number(part)}e${Number(at)}`.replace("e-", "e\u2212");
  }

  function draw() {
    const pen = kit.pen(canvas, width, height, density), reach = data.covers[cover];
    const rows = data.floats.map(([name, exponent, fraction]) => [name, exponent, store(exponent, fraction)]);
    rows.push(["int8", 0, storeInt8(reach)]);
    rows.forEach(([name, exponent, stored], number) => {
      const y = top + number * row, x = left + 32 * bit + 14;
      pen.words(16, y + 16, name, { size: 14, align: "left", bold: true });
      [...stored.bits].forEach((one, place) => {
        const colour = colours[!exponent ? "integer" : !place ? "sign" : place <= exponent ? "exponent" : "fraction"];
        const at = left + place * bit, full = one === "1";
        pen.box(at, y, bit - 1.5, 22, { fill: full ? colour : "#ffffff", stroke: colour, line: 1 });
        pen.words(at + (bit - 1.5) / 2, y + 15, one, { size: 10.5, fill: full ? "#ffffff" : data.muted, mono: true });
      });
      pen.words(x, y + 10, write(stored.value), { size: 14, align: "left", mono: true });
      pen.words(x, y + 27, stored.note, { fill: data.muted, align: "left" });
    });
    const parts = rows.map(([name, , stored]) => `${name} ${write(stored.value)} (${stored.note})`);
    line.textContent = `${write(value)} becomes ${parts.join(", ")}.`;
    canvas.setAttribute("aria-label", line.textContent);
  }
  draw();
}
