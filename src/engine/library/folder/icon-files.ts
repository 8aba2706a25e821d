import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IconDrawing } from '../../markdown/types.ts';
import { packageFolder } from './package-folder.ts';

/** A set of icons: the package that has them, and the path of one in it. */
interface IconSet {
  prefix: string;
  package: string;
  path(name: string): string;
}

/** The sets that Material for MkDocs has, each in the package that its makers publish. */
const SETS: readonly IconSet[] = [
  { prefix: 'material-', package: '@mdi/svg', path: (name) => `svg/${name}.svg` },
  { prefix: 'octicons-', package: '@primer/octicons', path: (name) => `build/svg/${name}.svg` },
  { prefix: 'simple-', package: 'simple-icons', path: (name) => `icons/${name}.svg` },
  ...['brands', 'regular', 'solid'].map((style) => ({
    prefix: `fontawesome-${style}-`,
    package: '@fortawesome/fontawesome-free',
    path: (name: string) => `svgs/${style}/${name}.svg`,
  })),
];

/** The packages that have icons. */
export const ICON_PACKAGES: readonly string[] = [...new Set(SETS.map((set) => set.package))];

/** Elements that are drawn; whatever else a file has stays out of pages. */
const SHAPES = new Set(['path', 'circle', 'rect', 'polygon', 'ellipse']);

const drawings = new Map<string, IconDrawing>();

/**
 * The drawing of an icon (`material-clock`) from the package that has it, looked for as Node looks for packages: from the content folder
 * upwards, and from where the command runs. No set comes with Variorum: together they are larger than it.
 *
 * @param root absolute path of the content folder
 */
export function iconDrawing(root: string, name: string): IconDrawing {
  const key = `${root}\0${name}`;
  const known = drawings.get(key);
  if (known) return known;
  const drawing = read(root, name);
  drawings.set(key, drawing);
  return drawing;
}

function read(root: string, name: string): IconDrawing {
  const set = SETS.find(({ prefix }) => name.startsWith(prefix));
  if (!set) return { kind: 'unknown' };
  const folder = packageFolder(root, set.package);
  if (folder === undefined) return { kind: 'missing-package', package: set.package };
  const file = join(folder, set.path(name.slice(set.prefix.length)));
  if (!existsSync(file)) return { kind: 'unknown', package: set.package };
  const svg = readFileSync(file, 'utf8');
  const [, box = '0 0 24 24'] = /\bviewBox="([\d .-]+)"/.exec(svg) ?? [];
  const shapes = Array.from(svg.matchAll(/<([a-z]+) ([^<>]*)>/g), ([, name = '', written = '']) =>
    SHAPES.has(name) ? `<${name} ${written.replace(/\/$/, '').trimEnd()}/>` : '',
  );
  return { kind: 'drawn', box, shapes: shapes.join('') };
}
