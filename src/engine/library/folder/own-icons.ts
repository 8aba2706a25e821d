import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IconDrawing } from '../../markdown/types.ts';

/** What a drawing is made of; whatever else a file has, such as what its program notes or a script, stays out of pages. */
const PARTS = new Set(
  'path circle ellipse rect line polyline polygon g defs linearGradient radialGradient stop clipPath mask use'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([A-Za-z]+)((?:\s[^<>]*)?)>/g;
const ATTRIBUTE = /\s([A-Za-z][\w:-]*)="([^"<>]*)"/g;
/** What no policy of a site lets a page have: scripts, and styles of single elements. */
const KEPT_OUT = /^(?:on|style$|class$)/i;
/** What the element around a drawing says of all that is in it. */
const MANNER = /\s(?:fill|stroke|stroke-width|stroke-linecap|stroke-linejoin|fill-rule)="[^"<>]*"/g;

const folders = new Map<string, ReadonlyMap<string, string>>();

/**
 * The drawing of an icon of the project itself: `brand/logo.svg` in one of its folders is `brand-logo`. Undefined where none has it.
 *
 * @param root absolute path of the content folder
 * @param icons folders, from there on
 */
export function ownIcon(root: string, icons: readonly string[], name: string): IconDrawing | undefined {
  for (const folder of icons) {
    const file = filesIn(resolve(root, folder)).get(name);
    if (file !== undefined) return drawingOf(readFileSync(file, 'utf8'));
  }
  return undefined;
}

/** The files of a folder, by the names of their icons. Folders are read once: sets have thousands of files. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const known = folders.get(folder);
  if (known) return known;
  const files = new Map(svgFiles(folder, ''));
  folders.set(folder, files);
  return files;
}

function svgFiles(folder: string, prefix: string): [name: string, file: string][] {
  return entriesOf(folder).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return svgFiles(path, `${prefix}${entry.name}-`);
    return entry.name.endsWith('.svg') ? [[prefix + entry.name.slice(0, -4), path]] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function drawingOf(svg: string): IconDrawing {
  const text = withoutComments(svg);
  const begin = /<svg(\s[^<>]*)?>/.exec(text);
  const around = begin?.[1] ?? '';
  const inside = begin ? text.slice(begin.index + begin[0].length) : '';
  const [, box = '0 0 24 24'] = /\sviewBox="([\d\s.,-]+)"/.exec(around) ?? [];
  const shapes = Array.from(inside.matchAll(TAG), ([, slash, name = '', written = '']) =>
    PARTS.has(name) ? `<${slash}${name}${attributesOf(written)}${written.endsWith('/') ? '/' : ''}>` : '',
  ).join('');
  const manner = around.match(MANNER)?.join('') ?? '';
  return { kind: 'drawn', box, shapes: manner === '' ? shapes : `<g${manner}>${shapes}</g>` };
}

function attributesOf(written: string): string {
  const kept = Array.from(written.matchAll(ATTRIBUTE)).filter(
    // What is drawn again (`use`) is a part of the same drawing.
    ([, name = '', value = '']) => !KEPT_OUT.test(name) && (!name.endsWith('href') || value.startsWith('#')),
  );
  return kept.map(([, name, value = '']) => ` ${name}="${value.replace(/\s+/g, ' ')}"`).join('');
}

function withoutComments(text: string): string {
  return text
    .split('-->')
    .map((part) => part.split('<!--', 1)[0])
    .join('');
}
