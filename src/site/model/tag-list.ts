import { parse } from 'yaml';
import type { Document, Library } from '../../engine/library/types.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import { slug } from '../../engine/markdown/slug.ts';
import type { Heading } from '../../engine/markdown/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { hrefOf } from './href.ts';
import { escapeHtml } from './html.ts';

/** Where a page of Material has the list of all tags: a comment, which may say of which; before, a text of its own. */
const MARKER =
  /<!-- {0,9}material\/tags\b(?:[^\n{-]{0,100}(\{[^\n{}]{0,1000}\}))? {0,9}-->|<p\b[^<>]{0,200}>\[TAGS\]<\/p>/g;

/** A tag, and what has it in a variant. */
export interface Tag {
  name: string;
  /** the id of its part of the list */
  id: string;
  documents: Document[];
}

/** The tags of a variant, and the document that lists them, if there is one: every page with a tag asks. */
interface Tags {
  all: readonly Tag[];
  list: Document | undefined;
  ids: ReadonlyMap<string, string>;
}

const known = new WeakMap<Library, Map<Variant, Tags>>();

/** The tags of the pages of a variant, by their names. */
export function tagsOf(library: Library, variant: Variant): readonly Tag[] {
  return tagged(library, variant).all;
}

function tagged(library: Library, variant: Variant): Tags {
  const byVariant = known.get(library) ?? new Map<Variant, Tags>();
  known.set(library, byVariant);
  let tags = byVariant.get(variant);
  if (!tags) {
    const all = collect(library, variant);
    const list = library.documents(variant).find(({ page }) => page.listsTags);
    tags = { all, list, ids: new Map(all.map(({ name, id }) => [name, id])) };
    byVariant.set(variant, tags);
  }
  return tags;
}

function collect(library: Library, variant: Variant): Tag[] {
  const named = library
    .documents(variant)
    .flatMap((document) =>
      [...new Set(document.page.frontmatter.tags ?? [])].map((tag) => [tag, document] as const),
    );
  const collator = new Intl.Collator(library.site.language.tag);
  const ids = new Set<string>();
  return [...Map.groupBy(named, ([tag]) => tag)]
    .toSorted(([a], [b]) => collator.compare(a, b))
    .map(([name, of]) => {
      const plain = `tag:${slug(name, 'unicode') || 'tag'}`;
      let id = plain;
      for (let count = 1; ids.has(id); count++) id = `${plain}_${count}`;
      ids.add(id);
      return { name, id, documents: of.map(([, document]) => document) };
    });
}

/** Where readers of a variant find the list of its tags; undefined when no page has it. */
export function tagAddress(library: Library, variant: Variant, tag: string): string | undefined {
  const { list, ids } = tagged(library, variant);
  const id = ids.get(tag);
  return list && id && `${list.url}#${id}`;
}

/** An article in which the list of tags stands where it is to, and the headings of the list. */
export interface TaggedArticle {
  html: string;
  headings: Heading[];
}

/**
 * Puts the list of the tags of a variant, and of the pages that have each, where a page asks for it.
 *
 * @param html the article of the page
 * @param base the path below which the site is deployed
 */
export function listTags(
  library: Library,
  { page, variant }: Document,
  html: string,
  base: string,
): TaggedArticle {
  if (!page.listsTags) return { html, headings: [] };
  const headings: Heading[] = [];
  const written = html.replace(MARKER, (_marker, options: string | undefined) => {
    const tags = tagsOf(library, variant).filter(({ name }) => isAsked(name, options));
    for (const { id, name } of tags)
      if (!headings.some((heading) => heading.id === id))
        headings.push({ depth: 2, id, text: name, line: 0 });
    return tags.map((tag) => partOf(library, tag, base)).join('\n');
  });
  return { html: written, headings };
}

/** The same places in the Markdown of a page, or in what was made of its HTML. */
const PLACE =
  /^(?:<!-- {0,9}material\/tags\b(?:[^\n{-]{0,100}(\{[^\n{}]{0,1000}\}))? {0,9}-->|\\?\[TAGS\])[ \t]{0,99}$/gm;

/** The Markdown of a page with the list of tags where it is to stand. */
export function listTagsInMarkdown(
  library: Library,
  { page, variant }: Document,
  markdown: string,
  address: (url: string) => string,
): string {
  if (!page.listsTags) return markdown;
  return markdown.replace(PLACE, (_place, options: string | undefined) =>
    tagsOf(library, variant)
      .filter(({ name }) => isAsked(name, options))
      .map(({ name, documents }) => {
        const items = documents.map(
          (document) => `- [${escapeMarkdown(library.title(document))}](${address(document.url)})`,
        );
        return `## ${escapeMarkdown(name)}\n\n${items.join('\n')}`;
      })
      .join('\n\n'),
  );
}

/** Whether the options of a list, such as `{ include: [Basics] }`, let it have a tag. */
function isAsked(tag: string, options: string | undefined): boolean {
  let asked: { include?: unknown; exclude?: unknown } = {};
  try {
    asked = options === undefined ? {} : (parse(options, { maxAliasCount: 0 }) ?? {});
  } catch {
    // What cannot be read asks for all.
  }
  const { include, exclude } = asked;
  return (
    (!Array.isArray(include) || include.includes(tag)) && !(Array.isArray(exclude) && exclude.includes(tag))
  );
}

function partOf(library: Library, { id, name, documents }: Tag, base: string): string {
  const items = documents.map(
    (document) =>
      `<li><a href="${escapeHtml(hrefOf(base, document.url))}">${escapeHtml(library.title(document))}</a></li>`,
  );
  return `<h2 id="${escapeHtml(id)}">${escapeHtml(name)}</h2>\n<ul>${items.join('')}</ul>`;
}
