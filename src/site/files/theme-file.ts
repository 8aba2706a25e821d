import { hash } from 'node:crypto';
import { type Accent, accentsOf } from '../../engine/variants/accents.ts';
import type { Site } from '../../engine/variants/site.ts';
import type { ThemeEntry } from '../../engine/variants/theme-schema.ts';
import type { OutputFile } from './output-file.ts';

/** A file of its own, as a strict policy forbids styles in a page. */
const FOLDER = '/_site/';

/** The style sheet of the accents and fonts that site.yml names; undefined when it names none. Its name changes with what is in it. */
export function themeFile({ look, products }: Pick<Site, 'look' | 'products'>): OutputFile | undefined {
  if (look.theme?.accent === undefined && look.theme?.fonts === undefined) return undefined;
  const text = styles(look.theme, products);
  const url = `${FOLDER}theme.${hash('sha256', text, 'hex').slice(0, 8)}.css`;
  return { url, what: 'the colours and fonts of the site', text };
}

/** Rules that win over our own whichever is read first, and leave the last word to styles without a layer, the writer's. */
function styles(theme: ThemeEntry, products: Site['products']): string {
  const { common, products: own } = accentsOf(theme);
  const root = [...(common ? [accent(common)] : []), ...fonts(theme.fonts ?? {})];
  const rules = [
    ...(root.length > 0 ? [`:root:root{${root.join(';')}}`] : []),
    ...products.flatMap(({ id }) => {
      const colours = own.get(id);
      const name = `[data-accent="own-${id}"]`;
      return colours ? [`${name}${name}{${accent(colours)}}`] : [];
    }),
  ];
  return `@layer variorum{${rules.join('')}}\n`;
}

function accent({ light, dark }: Accent): string {
  return `--accent:light-dark(${light},${dark})`;
}

const PROPERTIES = { headings: 'serif', text: 'sans', code: 'mono' } as const;

/** Families that CSS knows by a word of its own, which must not stand in quotes. */
const GENERIC = /^(?:ui-)?(?:serif|sans-serif|monospace|rounded)$|^(?:system-ui|cursive|fantasy|math|emoji)$/;

function fonts(families: NonNullable<ThemeEntry['fonts']>): string[] {
  return Object.entries(PROPERTIES).flatMap(([key, property]) => {
    const names = families[key as keyof typeof PROPERTIES];
    if (names === undefined) return [];
    // The last word is a family that every system has.
    const last = key === 'code' ? ['ui-monospace', 'monospace'] : ['system-ui', 'sans-serif'];
    const all = GENERIC.test(names.at(-1)!) ? names : [...names, ...last];
    return [`--${property}:${all.map((name) => (GENERIC.test(name) ? name : `"${name}"`)).join(',')}`];
  });
}
