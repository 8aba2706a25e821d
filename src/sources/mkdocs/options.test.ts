import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { openProject } from './project.ts';
import { reportOf } from './report.ts';

function told(config: string): [string, string][] {
  const root = writeProject({ 'mkdocs.yml': `site_name: Orbit\n${config}`, 'docs/index.md': '# Orbit\n' });
  return reportOf(openProject(join(root, 'mkdocs.yml'), {}))
    .filter(({ what, state }) => what.includes(': ') && state !== 'read')
    .map(({ what, state }) => [what, state]);
}

test('options that nothing reads are told, of extensions and plugins', () => {
  expect(
    told(
      'markdown_extensions: [{ toc: { permalink: true, baselevel: 2, separator: _ } }, { pymdownx.critic: { mode: accept } }, { pymdownx.smartsymbols: { fractions: false } }]\n',
    ),
  ).toEqual([
    ['toc: baselevel', 'unread'],
    ['toc: separator', 'unread'],
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
      'plugins: [{ redirects: { redirect_maps: { old.md: "index.md#a", gone.md: none.md, index.md: index.md, far.md: "https://x.org/" } } }]\n',
    ),
  ).toEqual([
    ['redirects: gone', 'unread'],
    ['redirects: index', 'unread'],
    ['redirects: far', 'unread'],
  ]);
});
