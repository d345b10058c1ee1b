"""How a report looks on a screen, light and dark, and on paper."""

CSS = """
:root { color-scheme: light dark; --ground: #fefdfb; --text: #1f2326; --muted: #5b6064;
  --hairline: #dfdcd4; --head: #f6f5f1; --speaker: #0072b2; --quote: #926600; --cue: #b84a00;
  --event: #007d5b; --detail: #5b6064; --tint: 14%; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1a1c1e; --text: #e3e0d9; --muted: #acb0b3; --hairline: #35383b;
    --head: #202225; --speaker: #56b4e9; --quote: #e69f00; --cue: #f2723a; --event: #2fbb8f;
    --detail: #9da1a4; --tint: 18%; } }
body { background: var(--ground); color: var(--text); margin: 2rem auto; max-width: 60rem;
  padding: 0 1.5rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 1.5rem;
  font-size: .875rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
article + article { border-top: 1px solid var(--hairline); margin-top: 3rem; padding-top: 2rem; }
.text { font: 1.0625rem/2 Georgia, "Noto Serif", serif; white-space: pre-wrap; max-width: 44rem;
  overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
.text span, .key span { text-decoration: underline; text-decoration-skip-ink: none;
  text-decoration-thickness: 2px; }
.quote { --own: var(--quote); }
.event { --own: var(--event); }
.cue { --own: var(--cue); }
.speaker { --own: var(--speaker); }
.detail { --own: var(--detail); }
span.quote { background: color-mix(in srgb, var(--quote) var(--tint), transparent);
  text-decoration: underline solid var(--quote) 1px; text-underline-offset: .5em; }
span.event { text-decoration: underline dashed var(--event); text-underline-offset: .3em; }
span.cue { text-decoration: underline wavy var(--cue) 1px; text-underline-offset: .2em; }
span.speaker { text-decoration: underline solid var(--speaker); text-underline-offset: .15em; }
span.detail { text-decoration: underline solid var(--detail) 1px; text-underline-offset: .3em; }
.begin.quote, .reference.quote { border-inline-start: 1px solid var(--quote); }
.reference { color: var(--own); text-decoration: none; }
.reference::after { content: attr(data-number); font: 600 .625rem/1 system-ui, sans-serif;
  vertical-align: super; margin-inline: .1em .2em; unicode-bidi: isolate; }
.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem;
  color: var(--muted); font-size: .875rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; }
th, td { border-bottom: 1px solid var(--hairline); padding: .35rem .75rem .35rem 0;
  text-align: start; vertical-align: top; white-space: pre-line; overflow-wrap: break-word; }
th { color: var(--muted); font-weight: 600; }
.words, .note, .wide { overflow-wrap: anywhere; min-width: 5.5em; }
.note { min-width: 8em; }
.wide { min-width: 11em; }
.quote .wide { min-width: 14em; }
.day { white-space: nowrap; }
td:first-child { white-space: nowrap; }
td:first-child a { color: var(--own); font-weight: 600; text-decoration: none; }
:target { background: color-mix(in srgb, var(--event) 20%, transparent); }
.none { color: var(--muted); }
nav a { color: inherit; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  :root { --ground: #fff; --text: #000; --muted: #444; --hairline: #bbb; --speaker: #0072b2;
    --quote: #926600; --cue: #b84a00; --event: #007d5b; --detail: #5b6064; --tint: 14%; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  article + article { border: 0; break-before: page; margin: 0; padding: 0; }
  h1, h2, thead { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  table { font-size: 8pt; }
  th, td { padding-inline-end: .5em; }
  .quote .wide { min-width: 12em; }
  .text { max-width: none; orphans: 3; widows: 3; }
}
"""
"""The style sheet; lines told apart by their style as well as by their colour.

They are the window's: names solid, quotes a thin line between ticks, reporting words a wave, events
dashes, the rest a thin line.
"""
