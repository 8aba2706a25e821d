import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMFORTABLE_CONTRAST, contrastOf } from '../../engine/variants/colour.ts';
import { writeProject } from '../testing/write-project.ts';
import { readMkDocsSite } from './read-site.ts';

/** The accent and the warnings of a project with a palette and a style sheet. */
function lookOf(palette: string, css: string) {
  const root = writeProject({
    'mkdocs.yml': `site_name: Orbit\ntheme: { name: material, palette: ${palette} }\nextra_css: [own.css]\n`,
    'docs/index.md': '# Home\n',
    'docs/own.css': css,
  });
  const { entry, site } = readMkDocsSite([join(root, 'mkdocs.yml')], {});
  const { accent, only } = (entry.theme ?? {}) as { accent?: unknown; only?: string };
  return { accent, only, told: site.found?.map(({ message }) => message) };
}

const GREEN = { light: '#0a6b30' };

it.each([
  ['for all pages', '{ primary: custom }', ':root > * { --md-primary-fg-color: #0a6b30; }'],
  [
    'by its name',
    '{ primary: moss-green }',
    '[data-md-color-primary="moss-green"] {\n --md-primary-fg-color: #0a6b30 }',
  ],
  [
    'by its scheme',
    '[{ scheme: moss }, { scheme: slate }]',
    "@media screen { [data-md-color-scheme='moss'] { color: red; --md-primary-fg-color:#0a6b30 } }",
  ],
])('a colour that a style sheet gives is the accent: %s', (_, palette, css) => {
  const { accent, told } = lookOf(palette, css);
  expect(accent).toMatchObject(GREEN);
  expect(told).toEqual([]);
});

it.each([
  ['indigo', { light: '#4051b5' }, 'dark'],
  ['teal', { dark: '#009485' }, 'light'],
] as const)(
  '%s is the accent where it can be read, and is read with ease in the other theme',
  (name, kept, other) => {
    const { accent } = lookOf(`{ primary: ${name} }`, '');
    expect(accent).toMatchObject(kept);
    const { [other]: found } = accent as Record<typeof other, string>;
    expect(contrastOf(found, other)).toBeGreaterThanOrEqual(COMFORTABLE_CONTRAST);
  },
);

it('a colour that nobody gives is told', () => {
  expect(lookOf('{ primary: moss-green }', '.x { color: red }').told).toEqual(
    ['theme.palette: primary: moss-green'].map(
      (what) => `"${what}" is not read: Material has no colour of this name.`,
    ),
  );
});

const WHITE = '.card { background: #fff }';

it.each([
  ['dark, as its only scheme says', '{ scheme: slate }', '', 'dark'],
  ['light, as its only scheme says', '{ scheme: default }', '', 'light'],
  ['light, as its style sheets were made for it', '{ primary: teal }', WHITE, 'light'],
  [
    'both, as its style sheets say no colours',
    '{ primary: teal }',
    '.card { color: var(--md-accent-fg-color) }',
    undefined,
  ],
  ['both, as it has both', '[{ scheme: default }, { scheme: slate }]', WHITE, undefined],
  ['both, as there is a button for another', '[{ scheme: slate, toggle: { icon: a } }]', WHITE, undefined],
  ['both, as the system says which', '{ scheme: preference }', WHITE, undefined],
])('a project has the theme that it was written for: %s', (_, palette, css, only) => {
  expect(lookOf(palette, css).only).toBe(only);
});
