import { expect, test } from 'vitest';
import { readSiteFile } from '../../engine/variants/site-file.ts';
import { accentName } from '../model/accent-name.ts';
import { themeFile } from './theme-file.ts';

const siteWith = (theme: string) =>
  readSiteFile(
    `title: T\nproducts:\n  - { id: a, name: A }\n  - { id: b, name: B }\n  - { id: c, name: C }\n${theme}`,
    'site.yml',
    (path) => path,
  );

test('a site that says nothing of its theme has no file for it', () => {
  const site = siteWith('');
  expect(themeFile(site)).toBeUndefined();
  expect(site.products.map((product) => accentName(site, product))).toEqual(['0', '1', '2']);
});

test('one accent is that of every product, with one for the dark theme that nobody had to choose', () => {
  const site = siteWith('theme: { accent: "#b4235a" }\n');
  const { url, text } = themeFile(site)!;
  expect(text).toBe('@layer variorum{:root:root{--accent:light-dark(#b4235a,#ff6f99)}}\n');
  expect(url).toMatch(/^\/_site\/theme\.[\da-f]{8}\.css$/);
  expect(site.products.map((product) => accentName(site, product))).toEqual(['common', 'common', 'common']);
});

test('an accent for each product leaves those of the others, and the first stands above all', () => {
  const site = siteWith('theme:\n  accent:\n    b: { light: teal, dark: "#9df" }\n    a: "#333"\n');
  expect(themeFile(site)!.text).toMatch(
    /^@layer variorum\{:root:root\{--accent:light-dark\(#008080,#99ddff\)\}\[data-accent="own-a"\]\[data-accent="own-a"\]\{--accent:light-dark\(#333333,#\w{6}\)\}\[data-accent="own-b"\]/,
  );
  expect(site.products.map((product) => accentName(site, product))).toEqual(['own-a', 'own-b', '2']);
});

test('fonts are families between quotes, but for the words of CSS, and end in one that every system has', () => {
  const site = siteWith(
    'theme: { fonts: { headings: \'Söhne, "Times New Roman", serif\', text: Inter, code: Fira Code } }\n',
  );
  expect(themeFile(site)!.text).toBe(
    '@layer variorum{:root:root{--serif:"Söhne","Times New Roman",serif;--sans:"Inter",system-ui,sans-serif;--mono:"Fira Code",ui-monospace,monospace}}\n',
  );
});

test('another look has another name, so that browsers may keep the file', () => {
  const [a, b] = ['#333', '#444'].map(
    (accent) => themeFile(siteWith(`theme: { accent: "${accent}" }\n`))!.url,
  );
  expect(a).not.toBe(b);
});
