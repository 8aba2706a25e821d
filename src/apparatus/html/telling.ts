import { attribute, type HtmlElement, type HtmlPart, isElement, nameless, print } from './part.ts';

/**
 * What a reader would call a change, of all that HTML says, are words; pictures, films, sounds and frames, another file or none; where
 * a link leads; what is told of something when it is pointed at; a box that is ticked; and of what kind a note is. Emphasis, colours, lines
 * that are highlighted, sizes, classes, ids, and what is folded at first are how the same is said.
 */
const TELLING = new Set('href src srcset poster data alt title checked value placeholder'.split(' '));

/** A drawing consists of attributes. */
const DRAWINGS = new Set(['svg', 'math']);

/** Some parts as HTML with nothing in it that tells a reader nothing: equal for what looks the same. */
export function seen(parts: readonly HtmlPart[]): string {
  return print(parts.map(withoutRest));
}

function withoutRest(part: HtmlPart): HtmlPart {
  if (!isElement(part)) return part;
  if (DRAWINGS.has(part.name)) return nameless(part);
  return { name: part.name, attributes: tellingOf(part), parts: part.parts.map(withoutRest) };
}

/** What an element says by itself, whatever is in it; equal for two that say the same. */
export function saidBy(element: HtmlElement): string {
  return tellingOf(element)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function tellingOf(element: HtmlElement): HtmlElement['attributes'] {
  // What a demo or another element of its own is told about the version differs; what it is does not.
  if (element.name.includes('-')) return [];
  const kind = noteKind(element);
  const telling = element.attributes.filter(([name]) => TELLING.has(name));
  return kind === undefined ? telling : [...telling, ['class', kind]];
}

/** "warning", of a note that says so. */
function noteKind(element: HtmlElement): string | undefined {
  const classes = attribute(element, 'class')?.split(' ') ?? [];
  if (classes[0] === 'admonition') return classes[1];
  return element.name === 'details' ? classes[0] : undefined;
}
