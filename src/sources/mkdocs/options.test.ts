import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { openProject } from './project.ts';
import { reportOf } from './report.ts';
import { reportFindings } from './report-findings.ts';

function told(config: string): [string, string][] {
  const root = writeProject({ 'mkdocs.yml': `site_name: Orbit\n${config}`, 'docs/index.md': '# Orbit\n' });
  return reportOf(openProject(join(root, 'mkdocs.yml'), {}))
    .filter(({ what, state }) => what.includes(': ') && state !== 'read')
    .map(({ what, state }) => [what, state]);
}

test('options that nothing reads are told, of extensions and plugins', () => {
  expect(
    told(
      'markdown_extensions: [{ toc: { permalink: true } }, { abbr: { glossary: a.md } }, { pymdownx.critic: { mode: accept } }, { pymdownx.smartsymbols: { fractions: false } }]\n',
    ),
  ).toEqual([
    ['abbr: glossary', 'unread'],
    ['pymdownx.critic: mode', 'unread'],
    ['pymdownx.smartsymbols: fractions', 'unread'],
  ]);
  expect(told('plugins: [{ tags: { tags_name_property: keywords } }, { search: { boost: 2 } }]\n')).toEqual([
    ['tags: tags_name_property', 'unread'],
    ['search: boost', 'partly'],
  ]);
});

test('so are those that nobody knows', () => {
  expect(told('markdown_extensions: [{ toc: { permalnk: true } }]\n')).toEqual([['toc: permalnk', 'unread']]);
});

test('what goes without saying is not told', () => {
  expect(
    told(
      'markdown_extensions: [{ toc: { baselevel: 1, separator: "-" } }, { pymdownx.arithmatex: { inline_syntax: [dollar, round] } }, { pymdownx.keys: { key_map: null } }]\nplugins: [{ search: { lang: en, boost: 1 } }]\n',
    ),
  ).toEqual([]);
});

test('old addresses from which nothing leads on are told, with the reason', () => {
  expect(
    told(
      'plugins: [{ redirects: { redirect_maps: { old.md: "index.md#a", gone.md: none.md, index.md: index.md, far.md: "https://x.org/", farther.md: "https://x.org/a" } } }]\n',
    ),
  ).toEqual([
    ['redirects: gone', 'unread'],
    ['redirects: index', 'unread'],
    ['redirects: far and 1 more', 'unread'],
  ]);
});

test('settings that nobody knows are told with their lines, and with what was probably meant', () => {
  const root = writeProject({
    'mkdocs.yml':
      'site_name: Orbit\nextra_cs: [a.css]\nextra_css: [none.css]\nsite_url: orbit.dev\nmarkdown_extensions:\n- pymdownx.foo\nplugins:\n- bar\n',
    'docs/index.md': '# Orbit\n',
  });
  const project = openProject(join(root, 'mkdocs.yml'), {});
  expect(reportFindings(project, (file) => file).map(({ message, hint }) => [message, hint])).toEqual([
    [
      '"extra_css: none.css" is not read: there is no such file in the folder of the pages.',
      'Correct its path, or take it away.',
    ],
    ['"site_url: orbit.dev" is not read: this is no address.', 'Write it with https:// at its beginning.'],
    [
      'What this project says besides is not read: "plugins: bar" (line 8), "markdown_extensions: pymdownx.foo" (line 6), "extra_cs" (line 2; did you mean "extra_css"?).',
      '"variorum import mkdocs" tells of all that is read, and what is not.',
    ],
  ]);
});

test('variables that have a value of their own here are told where pages print them', () => {
  const found = (extra: string) => {
    const root = writeProject({
      'mkdocs.yml': `site_name: Orbit\nplugins: [macros]\nextra: { ${extra}, port: 80 }\n`,
      'docs/index.md': '# Orbit {{ product }}\n\n{{ product_name }} {{ port }}\n',
    });
    const project = openProject(join(root, 'mkdocs.yml'), {});
    return reportFindings(project, (file) => file).map(({ message }) => message);
  };
  expect(found('product: The Orbit')).toEqual([
    expect.stringContaining('"extra.product" is not read: product is the id of the product here'),
  ]);
  expect(found('product: orbit')).toEqual([]);
  expect(found('base_path: /x')).toEqual([]);
});
