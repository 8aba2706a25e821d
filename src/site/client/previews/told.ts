import { decodePath } from '../../../engine/url-path.ts';
import { beginningOf } from './beginning.ts';

/** What an element tells. */
export interface Told {
  kind: 'link' | 'note' | 'title';
  /** what is shown of it; undefined where there is nothing to read */
  content(): Promise<Node[] | undefined>;
}

/** What a link, the mark of a note, or an element with a title tells. */
export function toldBy(element: HTMLElement, title: string): Told {
  if (element.matches('.note-mark, .footnote-ref'))
    return { kind: 'note', content: async () => noteOf(element as HTMLAnchorElement) };
  if (title !== '') return { kind: 'title', content: async () => [withText('p', title)] };
  return { kind: 'link', content: () => linkedBy(element as HTMLAnchorElement) };
}

async function linkedBy(link: HTMLAnchorElement): Promise<Node[] | undefined> {
  if (link.origin !== location.origin) return undefined;
  const beginning = await beginningOf(link);
  return beginning && [withText('b', beginning.title), withText('p', beginning.text)];
}

/** A note as it stands at its place, without its number and the ways back. */
function noteOf({ hash }: HTMLAnchorElement): Node[] | undefined {
  const note = document.getElementById(decodePath(hash.slice(1)))?.cloneNode(true) as Element | undefined;
  if (!note) return undefined;
  for (const extra of note.querySelectorAll('.footnote-backref, .copy, .anchor')) {
    // A way back stands behind a space that keeps it in its line.
    const before = extra.previousSibling;
    if (before instanceof Text) before.data = before.data.trimEnd();
    extra.remove();
  }
  for (const named of note.querySelectorAll('[id]')) named.removeAttribute('id');
  const prose = document.createElement('div');
  prose.className = 'prose';
  prose.append(...note.childNodes);
  return [prose];
}

function withText(name: string, text: string): Element {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
