import nunjucks from 'nunjucks/src/filters.js';
import { MisuseError } from '../limits.ts';
import { signCount } from '../signs.ts';
import { plain } from '../values.ts';
import { itemAsText } from './joining.ts';
import { fixed } from './rounding.ts';
import { capitalized } from './text-methods.ts';

/** Bytes as readers know them: `1.5 MB`, or in powers of 1,024, `1.4 MiB`. */
export function fileSize(bytes: number, isBinary: boolean): string {
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return '1 Byte';
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`;
  const prefixes = isBinary ? ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] : ['kB', 'MB', 'GB', 'TB', 'PB'];
  const power = Math.min(prefixes.length, Math.floor(Math.log(bytes) / Math.log(base)));
  return `${fixed(bytes / base ** power, 1)} ${prefixes[power - 1]}`;
}

/** Words large, where they begin behind a space, a hyphen or a bracket, as Jinja has it. */
export function titled(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map(capitalized)
    .join('');
}

/** Cuts a text that is longer, and by more than the leeway, so that its end still fits. */
export function truncated(
  text: string,
  length: number,
  inWords: boolean,
  end: string,
  leeway: number,
): string {
  const signs = [...text];
  if (signs.length <= length + leeway) return text;
  const cut = signs.slice(0, Math.max(0, length - signCount(end))).join('');
  return inWords ? cut + end : cut.replace(/ [^ ]*$/, '') + end;
}

/** The attributes of an HTML tag, with a space before them; what is none is left out. */
export function htmlAttributes(map: Readonly<Record<string, unknown>>, autospace: boolean): string {
  const pairs = Object.entries(map).flatMap(([name, value]) => {
    if (/[\s/>=]/.test(name)) throw new MisuseError(`"${name}" cannot be the name of an attribute.`);
    const bare = plain(value);
    return bare === null || bare === undefined ? [] : [`${name}="${nunjucks.escape!(itemAsText(bare))}"`];
  });
  return (autospace && pairs.length > 0 ? ' ' : '') + pairs.join(' ');
}
