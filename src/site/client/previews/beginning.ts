import { decodePath } from '../../../engine/url-path.ts';

/** How the target of a link begins. */
export interface Beginning {
  title: string;
  text: string;
}

/** The end of a sentence, and what may close around it. */
const WHOLE = /\p{STerm}["'”’»)\]]?$/u;

/** Pages that were fetched, by their paths: each once. */
const pages = new Map<string, Promise<Document | undefined>>();

/** What a link leads to: the lead of a page, or the first paragraph of a section; undefined where there is nothing to read. */
export async function beginningOf({ pathname, hash }: HTMLAnchorElement): Promise<Beginning | undefined> {
  const page = pathname === location.pathname ? document : await fetchPage(pathname);
  return page && beginningIn(page, decodePath(hash.slice(1)));
}

function fetchPage(path: string): Promise<Document | undefined> {
  // Files that are no pages may be large.
  const isPage = path.endsWith('/') || path.endsWith('.html');
  const known = pages.get(path) ?? (isPage ? readPage(path) : Promise.resolve(undefined));
  pages.set(path, known);
  return known;
}

async function readPage(path: string): Promise<Document | undefined> {
  // A pointer that rests on a link has it fetched for its visit already (prefetch.ts).
  const response = await fetch(path, { cache: 'force-cache' });
  return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined;
}

/** How a page begins, or what has an id in it. */
export function beginningIn(page: Document, id: string): Beginning | undefined {
  const target = id === '' ? null : page.getElementById(id);
  const beginning = target?.closest('.prose') ? beginningOfPart(target) : beginningOfPage(page);
  if (beginning.text === '') return undefined;
  // What would go on with code or a list shows that it does.
  return WHOLE.test(beginning.text) ? beginning : { ...beginning, text: `${beginning.text} …` };
}

function beginningOfPage(page: Document): Beginning {
  const paragraph = page.querySelector('.opening .lead') ?? firstParagraph(page.querySelector('.prose'));
  return { title: textOf(page.querySelector('h1')), text: textOf(paragraph) };
}

function beginningOfPart(target: Element): Beginning {
  const heading = target.closest('h1, h2, h3, h4, h5, h6, dt');
  if (heading) return { title: textOf(heading), text: textOf(paragraphAfter(heading)) };
  const tab = target.closest('.tab');
  if (tab) return { title: textOf(tab.querySelector('.tab-label')), text: textOf(firstParagraph(tab)) };
  const block = target.closest('li, dd, td, p, figure, .admonition') ?? target;
  return { title: '', text: textOf(block) };
}

/** The first paragraph below a heading, before the next one. */
function paragraphAfter(heading: Element): Element | null {
  for (let each = heading.nextElementSibling; each; each = each.nextElementSibling) {
    if (/^(?:h[1-6]|dt)$/i.test(each.tagName)) return null;
    if (each.matches('.apparatus')) continue;
    const found = each.tagName === 'DD' ? each : firstParagraph(each);
    if (found) return found;
  }
  return null;
}

function firstParagraph(element: Element | null): Element | null {
  const isOne = element?.matches('p');
  return isOne
    ? element
    : (element?.querySelector('p:not(.tab-label, .admonition-title, .apparatus *):not(:empty)') ?? null);
}

/** What is to be read of an element, in one line: not the signs that scripts and footnotes add. */
function textOf(element: Element | null): string {
  const clone = element?.cloneNode(true) as Element | undefined;
  for (const extra of clone?.querySelectorAll(
    '.anchor, .apparatus, .footnote-backref, sup, button, [aria-hidden]',
  ) ?? [])
    extra.remove();
  return (clone?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
