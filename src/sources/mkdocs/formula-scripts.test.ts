import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { formulaScripts } from './formula-scripts.ts';
import { openProject } from './project.ts';
import { readMkDocsSite } from './read-site.ts';
import { reportOf } from './report.ts';

const MATHJAX = `// Formulas
window.MathJax = {
  tex: { inlineMath: [["\\\\(", "\\\\)"]] }, /* of arithmatex */
  options: { ignoreHtmlClass: ".*|", processHtmlClass: 'arithmatex' }
};

document$.subscribe(() => {
  MathJax.startup.output.clearCache()
  MathJax.typesetPromise()
})
`;
const KATEX = 'document$.subscribe(({ body }) => {\n  renderMathInElement(body, { delimiters: [] })\n})\n';

function project(scripts: Record<string, string>, more: readonly string[] = []) {
  const names = [...Object.keys(scripts), ...more];
  const root = writeProject({
    'mkdocs.yml': `site_name: Orbit\nmarkdown_extensions: [{ pymdownx.arithmatex: { generic: true } }]\nextra_javascript: ${JSON.stringify(names)}\n`,
    'docs/index.md': '# Orbit\n',
    ...Object.fromEntries(Object.entries(scripts).map(([name, text]) => [`docs/${name}`, text])),
  });
  return openProject(join(root, 'mkdocs.yml'), {});
}

test.each([
  ['sets up MathJax', MATHJAX, true],
  ['has KaTeX draw', KATEX, true],
  [
    'has it draw when the page is there',
    'document.addEventListener("DOMContentLoaded", () => katex.render("a", b));',
    true,
  ],
  ['does something else as well', `${MATHJAX}sortTables();\n`, false],
  ['hears of pages for something else as well', `${KATEX}document$.subscribe(() => sortTables())\n`, false],
  ['draws nothing', 'document$.subscribe(() => sortTables())\n', false],
  ['only speaks of it', '// MathJax\nsortTables()\n', false],
])('a script that %s', (_, text, isLeftOut) => {
  expect([...formulaScripts(project({ 'a.js': text }))]).toEqual(isLeftOut ? ['a.js'] : []);
});

test('pages do not load them, and nothing is told as missing', () => {
  const distant = [
    'https://unpkg.com/mathjax@3/es5/tex-mml-chtml.js',
    'https://polyfill.io/v3/polyfill.min.js?features=es6',
  ];
  const read = project({ 'mathjax.js': MATHJAX, 'own.js': 'sortTables()\n' }, distant);
  const { head, observables } = readMkDocsSite([read.file], {}).entry as Record<string, unknown>;
  expect(head).toEqual([{ tag: 'script', attrs: { src: 'own.js', defer: true } }]);
  expect(observables).toBeUndefined();
  const told = reportOf(read).filter(({ what }) => what.startsWith('extra_javascript'));
  expect(told.map(({ state, note }) => [state, note])).toEqual(
    Array.from({ length: 3 }, () => ['partly', 'formulas are drawn when the site is built']),
  );
});

test('a project that has MathJax itself keeps what sets it up', () => {
  const library = `var MathJax=${'1,'.repeat(40_000)}1`;
  expect(formulaScripts(project({ 'mathjax.js': MATHJAX, 'tex-mml-chtml.js': library })).size).toBe(0);
});

test('where pages have no formulas, none are said to be drawn, and what else a polyfill is for is none of this', () => {
  const root = writeProject({
    'mkdocs.yml': 'site_name: Orbit\nextra_javascript: [a.js]\n',
    'other.yml': 'site_name: Orbit\nextra_javascript: ["https://a.example/polyfill.js"]\n',
    'docs/index.md': '# Orbit\n',
    'docs/a.js': KATEX,
  });
  const notes = reportOf(openProject(join(root, 'mkdocs.yml'), {})).flatMap(({ note = '' }) => note);
  expect(notes).toContain('pages load neither MathJax nor KaTeX');
  expect(formulaScripts(openProject(join(root, 'other.yml'), {})).size).toBe(0);
});
