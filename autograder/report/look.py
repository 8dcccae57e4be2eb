"""The look of the page, light and dark."""

from pixelgrad.plot.style import EXPECTED, FORWARD, GRADIENT, HIGHLIGHT, INK, MUTED

STYLE = f"""
:root {{ color-scheme: light dark; --ink: {INK}; --quiet: #5b6472; --paper: #fdfcf9; --card: #f4f2ec; --line: #dedad0;
  --right: {EXPECTED}; --partly: {HIGHLIGHT}; --wrong: {GRADIENT}; --untried: #b9bec7; --lost: {MUTED};
  --bar: {FORWARD}; --link: #00568a; --warn: #fbefd9; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e6e4de; --quiet: #a9b0bb; --paper: #16181d; --card: #20232a;
  --line: #3a3f49; --untried: #4d535e; --lost: #8b93a1; --bar: #4ba3d6; --right: #2bb58a; --wrong: #e4793a;
  --link: #7cc0ea; --warn: #3d3220; }} }}
* {{ box-sizing: border-box; }}
html {{ -webkit-text-size-adjust: 100%; }}
body {{ margin: 0 auto; max-width: 58rem; padding: 2.5rem 1.25rem 5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }}
h1, h2, h3 {{ font-family: Charter, "Bitstream Charter", Georgia, "DejaVu Serif", serif; line-height: 1.25; }}
h1 {{ font-size: 2.1rem; margin: 0 0 .25rem; }}
h2 {{ font-size: 1.45rem; margin: 3.2rem 0 .6rem; padding-top: 1rem; border-top: 1px solid var(--line); }}
h3 {{ font-size: 1.1rem; margin: 2rem 0 .4rem; }}
p {{ max-width: 44rem; margin: .5rem 0; }}
a {{ color: var(--link); }}
.quiet, figcaption, .legend {{ color: var(--quiet); font-size: .92rem; }}
code, pre {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: .86em; }}
code {{ overflow-wrap: anywhere; }}
pre {{ background: var(--card); padding: .8rem 1rem; border-radius: .5rem; overflow: auto; max-height: 26rem; margin: 0;
  line-height: 1.45; }}
.figures {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .8rem;
  margin: 1.6rem 0; }}
.figures div {{ background: var(--card); border-radius: .6rem; padding: .8rem 1rem; }}
.figures strong {{ display: block; overflow-wrap: break-word;
  font: 1.5rem/1.2 Charter, "Bitstream Charter", Georgia, "DejaVu Serif", serif; }}
.figures span {{ color: var(--quiet); font-size: .88rem; }}
.notice {{ background: var(--warn); border-left: .3rem solid var(--partly); padding: .7rem 1rem; border-radius: .3rem;
  max-width: none; }}
nav ul {{ display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; margin: 1rem 0 0; list-style: none; }}
.scroll {{ overflow-x: auto; margin: 1rem 0; }}
table {{ border-collapse: collapse; width: 100%; font-size: .93rem; }}
caption {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
th, td {{ text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0;
  border-bottom: 1px solid var(--line); }}
thead th {{ color: var(--quiet); font-weight: 600; font-size: .86rem; white-space: nowrap; }}
tbody th {{ font-weight: 600; overflow-wrap: anywhere; min-width: 6rem; }}
td {{ overflow-wrap: anywhere; }} td p, td ul {{ margin: 0; }} td ul {{ padding-left: 1.1rem; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }}
figure {{ margin: 1.2rem 0; }}
.columns {{ display: flex; align-items: flex-end; gap: 2px; height: 11rem; border-bottom: 1px solid var(--quiet); }}
.column {{ flex: 1; height: 100%; display: flex; flex-direction: column; justify-content: flex-end; min-width: 0; }}
.column .bar {{ background: var(--bar); border-radius: 3px 3px 0 0; flex: none; max-height: calc(100% - 1.3rem); }}
.column.marked .bar {{ background: var(--partly); }}
.size {{ text-align: center; font-size: .78rem; color: var(--quiet); }}
.scale {{ display: flex; position: relative; font-size: .78rem; color: var(--quiet);
  font-variant-numeric: tabular-nums; }}
.scale span {{ flex: 1; min-width: 0; }}
.scale .end {{ position: absolute; right: 0; }}
.shares {{ display: flex; height: .8rem; min-width: 8rem; border-radius: .2rem; overflow: hidden;
  background: var(--card); margin-top: .4rem; }}
.part {{ display: block; }}
.part + .part {{ border-left: 1px solid var(--paper); }}
.right {{ background: var(--right); }} .partly {{ background: var(--partly); }} .wrong {{ background: var(--wrong); }}
.not-attempted {{ background: var(--untried); }} .found {{ background: var(--bar); }}
.lost {{ background: repeating-linear-gradient(45deg, var(--lost) 0 3px, var(--card) 3px 6px); }}
.key {{ display: inline-block; margin-right: 1.1rem; }}
.key i {{ display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin-right: .4rem;
  vertical-align: -1px; }}
details {{ margin: .3rem 0; }}
summary {{ cursor: pointer; color: var(--link); }}
.slip {{ display: grid; grid-template-columns: minmax(5rem, 11rem) 1fr; gap: 1.4rem; padding: .8rem 0;
  border-bottom: 1px solid var(--line); }}
.slip p {{ margin: .15rem 0; }} .slip h3 {{ margin: 0; }} .slip h3 code {{ color: var(--quiet); font-weight: 400; }}
.slip .count {{ font-variant-numeric: tabular-nums; font-weight: 600; }}
.slip .shares {{ min-width: 0; margin-top: 0; }}
.beside {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1rem; margin: .6rem 0; }}
.beside > div {{ min-width: 0; }}
@media (max-width: 40rem) {{ body {{ padding-top: 1.5rem; }} h1 {{ font-size: 1.7rem; }}
  th, td {{ padding-right: .6rem; }}
  .column .size {{ font-size: .66rem; }} .scale span:nth-child(even):not(.end) {{ visibility: hidden; }}
  .scale {{ font-size: .7rem; }} .scale .end {{ display: none; }} .slip {{ grid-template-columns: 4.5rem 1fr; }}
  .scroll {{ overflow: visible; }} thead {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }} table, tbody {{ display: block; }} tr {{ display: flex; flex-wrap: wrap; gap: .1rem 1.1rem;
  padding: .5rem 0; border-bottom: 1px solid var(--line); }} tr > * {{ border: 0; padding: 0; }}
  tbody th, td:not(.number) {{ flex-basis: 100%; text-align: left; }} td:empty {{ display: none; }}
  td[data-label]:not([data-label=""])::before {{ content: attr(data-label) ": "; color: var(--quiet);
  font-size: .86rem; }} .beside {{ grid-template-columns: 1fr; }} }}
@media print {{ body {{ max-width: none; padding: 0; }} * {{ print-color-adjust: exact; }} h2 {{ break-after: avoid; }}
  .shares, tr, figure {{ break-inside: avoid; }} }}
"""
