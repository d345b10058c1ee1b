"""How the report of agreement looks on a screen, light and dark, and on paper."""

CSS = """
:root { color-scheme: light dark; --ground: #fefdfb; --text: #1f2326; --muted: #62676b;
  --hairline: #dfdcd4; --same: #007d5b; --other: #c04f00; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1a1c1e; --text: #e3e0d9; --muted: #9da1a4; --hairline: #35383b;
    --same: #2fbb8f; --other: #f2723a; } }
body { background: var(--ground); color: var(--text); margin: 2rem auto; max-width: 64rem;
  padding: 0 1.5rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; border-top: 1px solid var(--hairline);
  padding-top: 1rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { max-width: 44rem; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
th, td { border-bottom: 1px solid var(--hairline); padding: .3rem .9rem .3rem 0;
  text-align: start; vertical-align: top; overflow-wrap: break-word; unicode-bidi: plaintext; }
th { color: var(--muted); font-weight: 600; }
th.number, td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
.matrix td { text-align: end; padding: .3rem .6rem; min-width: 2rem; }
.matrix td.same { background: color-mix(in srgb, var(--same) var(--part), transparent); }
.matrix td.other { background: color-mix(in srgb, var(--other) var(--part), transparent); }
.muted, caption { color: var(--muted); text-align: start; font-size: .875rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
@page { size: A4 landscape; margin: 14mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 9pt;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3, thead { break-after: avoid; } tr { break-inside: avoid; } }
"""
