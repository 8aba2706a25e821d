import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../src');

/** What may name a side, and why. */
const ALLOWED: Record<string, string> = {
  'site/styles/tables.css: text-align: right': 'a column whose writer asked for that side',
};

const SIDED =
  /(?:^|[\s;{])((?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right)(?:-(?:width|color|style))?|border-(?:top|bottom)-(?:left|right)-radius)\s*:/g;
const SIDED_VALUE = /(?:text-align|float|clear)\s*:\s*(?:left|right)\b/g;
const SHORTHAND = /(?:^|[\s;{])(margin|padding|inset)\s*:\s*([^;{}]+)/g;

/** Declarations of a style sheet that mean the left or the right, and not where text begins or ends. */
function sided(css: string): string[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [
    ...Array.from(text.matchAll(SIDED), ([, name]) => name!),
    ...Array.from(text.matchAll(SIDED_VALUE), ([declaration]) => declaration.replace(/\s+/g, ' ')),
    ...Array.from(text.matchAll(SHORTHAND), ([, name, value]) => ({ name, values: split(value!) }))
      .filter(({ values }) => values.length === 4 && values[1] !== values[3])
      .map(({ name, values }) => `${name}: ${values.join(' ')}`),
  ];
}

/** The values of a shorthand; a function is one. */
function split(value: string): string[] {
  let depth = 0;
  const parts = [''];
  for (const sign of value.trim()) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (/\s/.test(sign) && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.filter(Boolean);
}

it('styles say where text begins and ends, so that a page that is read from right to left is its mirror', () => {
  const files = globSync(['site/**/*.{css,astro}', 'demo/**/*.css'], { cwd: SOURCE });
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    sided(styles(file)).map((declaration) => `${file.replaceAll('\\', '/')}: ${declaration}`),
  );
  expect(found.toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
});

it.each([
  'margin-left: 1px',
  'border-right-color: red',
  'left: 0',
  'text-align: right',
  'float: left',
  'padding: 0 1px 0 calc(2px + 1px)',
  'border-top-left-radius: 2px',
])('%s is found', (declaration) => {
  expect(sided(`a { ${declaration}; }`)).toHaveLength(1);
});

/** What a file says of styles: a component in its `<style>`. */
function styles(file: string): string {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  if (file.endsWith('.css')) return text;
  return Array.from(text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g), ([, css]) => css).join('\n');
}
