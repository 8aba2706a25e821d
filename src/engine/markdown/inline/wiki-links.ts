import type { StateInline } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { slug } from '../slug.ts';
import { setInlinePlace } from '../sources/inline-places.ts';

/** `[[name]]`, `[[name#heading|text]]`, and a picture with `!` before it. */
const WIKI_LINK = /!?\[\[([^[\]#|\n]*)(?:#([^[\]|\n]+))?(?:\|([^[\]\n]+))?\]\](?![([])/y;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;
/** A size in pixels, as Obsidian has it in the place of a text. */
const SIZE = /^(\d{1,5})(?:x(\d{1,5}))?$/;

/** Links and pictures that name a file as wikis do, wherever it lies; a name that no file has is told, and is text. */
export function wikiLink(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const isPicture = src.startsWith('![[', pos);
  if (!isPicture && !src.startsWith('[[', pos)) return false;
  const collector = collectorOf(state.env);
  const { wikiLinks, resolveName, slugify, toc } = collector.options;
  if (!wikiLinks || !resolveName) return false;
  WIKI_LINK.lastIndex = pos;
  const [whole, written = '', heading = '', label = ''] = WIKI_LINK.exec(src) ?? [];
  const name = written.trim();
  if (whole === undefined || pos + whole.length > state.posMax) return false;
  if (name === '' && (heading === '' || isPicture)) return false;
  if (silent) {
    state.pos += whole.length;
    return true;
  }
  const line = collector.lineAt(state, pos);
  const file = name === '' ? '' : resolveName(name);
  const fault =
    file === undefined
      ? `There is no page or file named ${JSON.stringify(name)}`
      : isPicture && !PICTURE.test(file)
        ? `${JSON.stringify(name)} is no picture, and pages are not put into others`
        : undefined;
  if (file === undefined || fault !== undefined) {
    // Some projects give the names of products their look so: the words are what readers are to see.
    const shown = isPicture || !/\p{L}/u.test(name) ? whole : label.trim() || name;
    const end = shown === whole ? `${JSON.stringify(whole)} stays as it is typed` : 'it is text';
    collector.warn(
      'unknown-name',
      `${fault}: ${end}.`,
      line,
      isPicture && file !== undefined ? 'Take off its "!" for a link.' : 'Correct the name, or add the file.',
    );
    state.pending += shown;
  } else if (isPicture)
    pushPicture(state, file, {
      name,
      label: label.trim(),
      place: { line, from: pos, to: pos + whole.length },
    });
  else {
    const fragment = heading === '' ? '' : `#${slug(heading.trim(), slugify, toc?.separator)}`;
    const open = state.push('link_open', 'a', 1);
    open.attrs = [['href', file + fragment]];
    open.meta = { isName: true };
    setInlinePlace(open, { line, from: pos, to: pos + whole.length });
    state.push('text', '', 0).content =
      label.trim() || (name === '' ? heading.trim() : name + (heading === '' ? '' : `#${heading}`));
    state.push('link_close', 'a', -1);
  }
  state.pos += whole.length;
  return true;
}

function pushPicture(
  state: StateInline,
  file: string,
  { name, label, place }: { name: string; label: string; place: { line: number; from: number; to: number } },
): void {
  const [, width, height] = SIZE.exec(label) ?? [];
  const image = state.push('image', 'img', 0);
  const alternative = width === undefined && label !== '' ? label : name.replace(PICTURE, '');
  const text = new state.Token('text', '', 0);
  text.content = alternative;
  image.content = alternative;
  image.children = [text];
  image.attrs = [
    ['src', file],
    ['alt', ''],
    ...(width === undefined ? [] : [['width', width] as [string, string]]),
    ...(height === undefined ? [] : [['height', height] as [string, string]]),
  ];
  image.meta = { isName: true };
  setInlinePlace(image, place);
}
