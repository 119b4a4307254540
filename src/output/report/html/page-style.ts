/** The page's style, light and dark, on screen and on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --card: #ffffff; --ink: #1d2125; --soft: #565d66; --line: #d9dce1; --link: #0b57a4; --code: #f1f2f4; --lit: #fff3c4;
  --violated: #b3261e; --met: #1b6e3c; --observed: #0b57a4; --declared: #6b3fa0; --no-evidence: #565d66; --not-assessed: #8a5200; --warn: #8a5200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --card: #1c2024; --ink: #e6e8ea; --soft: #a4abb3; --line: #363c43; --link: #8ab8f0; --code: #252a30; --lit: #3a330f;
    --violated: #ff8a80; --met: #7fd69b; --observed: #8ab8f0; --declared: #c9a8f5; --no-evidence: #a4abb3; --not-assessed: #f0b860; --warn: #f0b860;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem; }
.page { max-width: 74rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; letter-spacing: .04em; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; letter-spacing: .05em; margin: 2.75rem 0 .5rem; padding-bottom: .35rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; }
h4 a { color: inherit; text-decoration: none; }
h4 a:hover { text-decoration: underline; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 0 1rem; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; }
nav ul, .counts { display: flex; flex-wrap: wrap; gap: .35rem 1rem; list-style: none; padding: 0; margin: 0 0 1rem; font-size: .9rem; }
form { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; }
form[hidden] { display: none; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
legend, label.field { font-size: .85rem; color: var(--soft); padding: 0; }
fieldset label { white-space: nowrap; }
label.field select { display: block; max-width: 18rem; }
select, button { font: inherit; color: inherit; background: var(--code); border: 1px solid var(--soft); border-radius: 6px; padding: .25rem .6rem; }
output { flex-basis: 100%; font-size: .9rem; color: var(--soft); }
.leaf { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 6px; padding: .6rem .9rem; margin: .5rem 0; }
.leaf.no-evidence { background: none; border-left-color: var(--line); }
.leaf:target, .items > li:target { box-shadow: 0 0 0 3px var(--link); }
.leaf > p { margin: .1rem 0 0; }
.status { color: var(--tone); font-weight: 600; white-space: nowrap; margin-right: .4rem; }
.violated { --tone: var(--violated); } .met { --tone: var(--met); } .observed { --tone: var(--observed); } .declared { --tone: var(--declared); }
.no-evidence { --tone: var(--no-evidence); } .not-assessed { --tone: var(--not-assessed); } .warn { --tone: var(--warn); }
details > summary { cursor: pointer; color: var(--soft); font-size: .9rem; padding: .2rem 0; }
.items { list-style: none; margin: .25rem 0 0; padding: 0; }
.items > li { border-top: 1px solid var(--line); padding: .4rem 0; }
.items .mark { color: var(--tone); display: inline-block; width: 1.4rem; }
.items .about { font-size: .85rem; color: var(--soft); padding-left: 1.4rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
.items > li > details { padding-left: 1.4rem; }
code, pre { font: .85rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--code); border-radius: 6px; padding: .6rem .8rem; margin: .25rem 0; overflow-x: auto; overflow-wrap: normal; }
pre .number { color: var(--soft); user-select: none; }
mark { background: var(--lit); color: inherit; }
figure { margin: 1rem 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
.drawing { overflow: auto; max-height: 46rem; }
.drawing svg { display: block; max-width: none; }
/* Drawn a little smaller than Graphviz reckons: its widths are Arial's, and a machine's own letters may be wider. */
.drawing text { fill: var(--ink); font: 12px Arial, Helvetica, sans-serif; }
.drawing .edge text { font-size: 10.5px; }
.drawing .node path, .drawing .node polygon, .drawing .node ellipse { fill: var(--code); stroke: var(--soft); }
.drawing .edge path { stroke: var(--soft); }
.drawing .edge polygon { stroke: var(--soft); fill: var(--soft); }
.drawing .violation path, .drawing .violation polygon { stroke: var(--violated); }
.drawing .violation polygon, .drawing .violation text { fill: var(--violated); }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; padding: .2rem .9rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.decisions { padding-left: 2rem; }
.decisions > li { margin: 0 0 1rem; padding-left: .25rem; }
.decisions p { margin: .1rem 0; }
.decisions .why { color: var(--soft); }
[hidden] { display: none !important; }
@media (max-width: 40rem) {
  .page { padding: 1rem .75rem 3rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
@media print {
  body { background: none; font-size: 10pt; }
  nav, form, .skip { display: none; }
  .leaf, figure, .items > li { break-inside: avoid; }
  .drawing { max-height: none; overflow: visible; }
  .drawing svg { max-width: 100%; height: auto; }
  pre { white-space: pre-wrap; }
}
`;
