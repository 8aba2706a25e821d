import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { openProject } from './project.ts';
import { reportFindings } from './report-findings.ts';

/** What a build says of a configuration: lines and messages. */
function told(config: string, page = '# Orbit\n'): [line: number | undefined, message: string][] {
  const root = writeProject({ 'mkdocs.yml': config, 'docs/index.md': page });
  return reportFindings(openProject(join(root, 'mkdocs.yml'), {}), (file) => file).map(
    ({ place, message }) => [place?.line, message],
  );
}

test('keys that are written twice are told where the first stands, which says nothing', () => {
  expect(
    told('site_name: Orbit\ntheme:\n  name: material\n  name: mkdocs\nextra: { a: 1 }\nsite_name: Kettle\n'),
  ).toEqual([
    [1, '"site_name" is not read: the same key is written again below, and what stands there holds.'],
    [3, '"name" is not read: the same key is written again below, and what stands there holds.'],
  ]);
});

test.each([
  ['https://x.org/en/2.0', 0],
  ['https://x.org/en', 0],
  ['https://x.org', 0],
  ['https://x.org/other', 1],
  ['https://elsewhere.org/en', 1],
])(
  'a base_path that is the address of the site, or of a version of it, is as it is here: %s',
  (path, count) => {
    const config = `site_name: Orbit\nsite_url: https://x.org/en/\nplugins: [macros]\nextra: { base_path: "${path}" }\n`;
    expect(
      told(config, '[a]({{ base_path }}/b/)\n').filter(([, message]) => message.includes('base_path')),
    ).toHaveLength(count);
  },
);

test('colours that Material does not know are told, each alone', () => {
  expect(
    told(
      'site_name: Orbit\ntheme:\n  palette:\n    - primary: tael\n    - { primary: deep-purple, accent: custom }\n',
    ),
  ).toEqual([[4, '"theme.palette: primary: tael" is not read: Material has no colour of this name.']]);
});

test('entries of the navigation that name a part of a page are told', () => {
  expect(
    told(
      'site_name: Orbit\nnav:\n  - index.md\n  - Setup: "index.md#setup"\n  - All: [{ Query: "index.md?a=b" }, { Site: "https://x.org/a.md#b" }]\n',
    ),
  ).toEqual(
    [4, 5].map((line) => [
      line,
      `"nav: index.md${line === 4 ? '#setup' : '?a=b'}" is not read: an entry leads to a whole page, and so does this one, without what stands behind its name.`,
    ]),
  );
});

test('other languages whose addresses are not known are told', () => {
  const config = 'site_name: Orbit\nextra:\n  alternate:\n    - { name: Deutsch, link: /de/, lang: de }\n';
  expect(told(config)).toEqual([
    [3, 'What this project says besides is not read: "extra.alternate" (line 3).'],
  ]);
  expect(told(`${config}site_url: https://x.org/en/\n`)).toEqual([]);
});

test('a logo that stands in the setting itself is told by its beginning', () => {
  const picture = `data:image/svg+xml;base64,${'PHN2'.repeat(200)}`;
  expect(told(`site_name: Orbit\ntheme: { name: material, logo: "${picture}" }\n`)).toEqual([
    [2, '"theme.logo: data:image/svg+xml;b…" is not read: the picture stands in the setting itself.'],
  ]);
});
