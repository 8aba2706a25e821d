import { readTag } from './html-tags.ts';

/** Elements that a title of code may have: a link to the file that it is of, and how text looks. */
const ELEMENTS: ReadonlySet<string> = new Set(
  'a b code em i kbd mark small span strong sub sup u'.split(' '),
);

/**
 * The title of a block of code as HTML. Elements in it are elements where all of them are closed in their order, as Pygments prints it as it is typed; `<name>` and
 * `List<String>` are text.
 */
export function titleHtml(title: string, escapeHtml: (text: string) => string): string {
  const open: string[] = [];
  let html = '';
  let at = 0;
  for (const { index } of title.matchAll(/<\/?[a-z]/gi)) {
    const tag = index < at ? undefined : readTag(title, index);
    if (!tag || !ELEMENTS.has(tag.name) || tag.kind === 'void') continue;
    if (tag.kind === 'open') open.push(tag.name);
    else if (open.pop() !== tag.name) return escapeHtml(title);
    html += escapeHtml(title.slice(at, index)) + title.slice(index, tag.end);
    at = tag.end;
  }
  return open.length > 0 ? escapeHtml(title) : html + escapeHtml(title.slice(at));
}
