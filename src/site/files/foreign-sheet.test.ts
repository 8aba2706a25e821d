import { expect, test } from 'vitest';
import { readSiteFile } from '../../engine/variants/site-file.ts';
import { foreignSheet } from './foreign-sheet.ts';

const siteWith = (css: string) =>
  readSiteFile(`title: T\nproducts:\n  - { id: a, name: A }\n${css}`, 'site.yml', (path) => path);

test('style sheets of another theme stand in a layer below that of Variorum', () => {
  const sheet = foreignSheet(
    { css: ['/base/a.css?v=1', '/base/b "c".css'] },
    siteWith('css: [a.css]\ncss_below: true\n'),
  );
  expect(sheet!.text).toBe(
    '@layer foreign,variorum;@import "/base/a.css?v=1" layer(foreign);@import "/base/b \\"c\\".css" layer(foreign);@layer variorum{body{font:inherit;color:inherit;background:inherit}}\n',
  );
  expect(sheet!.url).toMatch(/^\/_site\/foreign\.[\da-f]{8}\.css$/);
});

test('style sheets of the site win over those of Variorum, where it does not say otherwise', () => {
  expect(foreignSheet({ css: ['/a.css'] }, siteWith('css: [a.css]\n'))).toBeUndefined();
  expect(foreignSheet({ css: [] }, siteWith('css_below: true\n'))).toBeUndefined();
});
