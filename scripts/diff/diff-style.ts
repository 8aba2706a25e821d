/** How a page of differences looks, on its own: fonts are those of the system, colours those of the site. */
export const DIFF_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fff, #101317);
  --ink: light-dark(#14171c, #e9ecef);
  --soft: light-dark(#4b535e, #a8b0ba);
  --rule: light-dark(#dfe3e8, #2a3038);
  --wash: light-dark(#f4f6f8, #171b20);
  --added: light-dark(#dcf0e3, #173322);
  --removed: light-dark(#f7e2e4, #3f2529);
  --ok: light-dark(#1d6b3f, #7fd0a0);
  --danger: light-dark(#9d2532, #f0a0a8);
  --accent: light-dark(#0a5a66, #6cc7d4);
  --serif: Newsreader, "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif;
  --sans: "Source Sans 3", system-ui, sans-serif;
  --mono: "JetBrains Mono", ui-monospace, Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
body {
  max-width: 46rem;
  margin: 0 auto;
  padding: 3rem 1.25rem 6rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 var(--sans);
  overflow-wrap: break-word;
}
h1, h2 { font-family: var(--serif); font-weight: 500; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0.2rem 0 0.6rem; font-size: clamp(1.7rem, 5vw, 2.4rem); }
h1 span { white-space: nowrap; }
h2 { margin: 0; font-size: 1.55rem; }
h3 { margin: 1.8rem 0 0.6rem; font: 600 0.95rem/1.4 var(--sans); color: var(--soft); }
a { color: var(--accent); text-underline-offset: 0.15em; }
.site, .summary, .path, .remark, .same { margin: 0; color: var(--soft); }
.path { font: 0.82rem/1.6 var(--mono); }
.remark { margin-top: 0.5rem; }
nav { margin: 2rem 0 0; padding: 0.9rem 0; border-block: 1px solid var(--rule); }
nav ul { margin: 0; padding: 0; columns: 16rem; list-style: none; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
main > section { margin-top: 2.6rem; padding-top: 1.6rem; border-top: 1px solid var(--rule); }
nav + main > section:first-child { border-top: 0; padding-top: 0; }
.place { margin: 1rem 0 1.4rem; }
.place > :first-child { margin-top: 0; }
.place > :last-child { margin-bottom: 0; }
ins, del { text-decoration: none; border-radius: 2px; }
ins[data-change="words"] { background: var(--added); padding-inline: 0.1em; }
del[data-change="words"] { background: var(--removed); padding-inline: 0.1em; text-decoration: line-through; }
:is(ins, del):is([data-change="added"], [data-change="removed"]),
:is(li, dt, dd)[data-change] > :is(ins, del) {
  display: block;
  margin: 0 0 0.8rem;
  padding: 0.15rem 0.9rem;
  border-inline-start: 3px solid var(--ok);
  background: none;
}
del[data-change="removed"], :is(li, dt, dd)[data-change="removed"] > del {
  border-inline-start: 3px dashed var(--danger);
  color: var(--soft);
  text-decoration: none;
}
ins[data-change="added"]::before, :is(li, dt, dd)[data-change="added"] > ins::before,
del[data-change="removed"]::before, :is(li, dt, dd)[data-change="removed"] > del::before,
[data-change="moved"]::before {
  display: block;
  font: 500 0.76rem/1.6 var(--mono);
  content: "new";
  color: var(--ok);
}
del[data-change="removed"]::before, :is(li, dt, dd)[data-change="removed"] > del::before { content: "gone"; color: var(--danger); }
[data-change="moved"]::before { content: "moved"; color: var(--soft); }
:is(ins, del) > :first-child { margin-top: 0; }
:is(ins, del) > :last-child { margin-bottom: 0; }
.heading { font: 500 1.2rem/1.3 var(--serif); }
pre { padding: 0.8rem 1rem; background: var(--wash); font: 0.86rem/1.55 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-family: var(--mono); font-size: 0.9em; }
pre code { font-size: inherit; }
table { width: 100%; border-collapse: collapse; overflow-wrap: anywhere; }
td, th { padding: 0.45rem 0.6rem; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
li > :first-child { margin-top: 0; }
li > :last-child { margin-bottom: 0; }
.place li + li { margin-top: 0.5rem; }
.picture { display: inline-block; padding: 0.1rem 0.5rem; border: 1px solid var(--rule); border-radius: 3px; font-size: 0.88rem; color: var(--soft); }
.admonition, details, blockquote { margin-inline: 0; padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--rule); }
.admonition-title, .tab-label { font-weight: 600; }
.same { margin-top: 2.6rem; padding-top: 1.2rem; border-top: 1px solid var(--rule); }
`;
