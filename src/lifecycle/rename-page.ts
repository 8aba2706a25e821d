import { posix } from 'node:path';
import { includeReader } from '../engine/library/folder/include-files.ts';
import { slugOf } from '../engine/library/folder/page-name.ts';
import type { Page } from '../engine/library/types.ts';
import { scanTags } from '../engine/template/tags.ts';
import { FileEdits } from './file-edits.ts';
import { mentionsOfPage } from './mentions.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { partsOf, Rewrite } from './rewrite.ts';
import { inFrontmatter } from './rewrite-fields.ts';
import { Sources } from './sources.ts';
import { slugOfTarget, type Target, targetsOf, type WrittenLink, writtenLinks } from './written-links.ts';
import { withItem, withTexts } from './yaml-text.ts';

/**
 * Plans another path for a page: links to it, its own links and includes, the navigation and its addresses follow.
 *
 * @param path of its file, relative to the content folder, at which there is none yet
 */
export async function planPageRename(library: OpenLibrary, page: Page, path: string): Promise<Plan> {
  const { root, site } = library;
  const sources = new Sources(library);
  const rewrite = new Rewrite(sources);
  const edits = new FileEdits(sources);
  const slug = slugOf(path, site.pageSuffix);
  const name = posix.basename(page.slug || page.path).replace(/\.mdx?$/, '');
  const links = await writtenLinks(library, (text, each) => each === page || text.includes(name));
  const move: Move = { page, path, slug, library };
  for (const group of Map.groupBy(links, ({ extent }) => `${extent.file}\0${extent.start}`).values()) {
    const [{ extent }] = group as [WrittenLink];
    const source = edits.source(extent);
    const written = group.map((link) => retargeted(link, source, move) ?? source);
    const isRelative = group.some(({ target, page: shown }) =>
      targetsOf(target, shown.path).some(({ from }) => from === 'file' || from === 'url'),
    );
    const isAgreed = new Set(written).size === 1 && !(isRelative && isShared(extent.file, move));
    const isSame = written.every((each) => each === source);
    const text = isAgreed || isSame ? written[0]! : fromBase(group, source, move);
    if (text !== source) edits.add({ ...extent, text });
  }
  moveIncludes(page, path, edits, sources, includeReader(root, site.includeRoots));
  const texts = edits.texts();
  const own = texts.get(page.path) ?? sources.text(page.path)!;
  for (const [file, text] of texts) if (file !== page.path) rewrite.set(file, partsOf(text, file));
  rewrite.remove(page.path);
  const { head, body } = partsOf(own, page.path);
  rewrite.set(path, {
    head: inFrontmatter(head, (yaml) => withItem(yaml, ['redirect_from'], page.slug || 'index')),
    body,
  });
  const { body: yaml } = rewrite.parts(site.file);
  const after = withTexts(yaml, (text) => {
    const [, address = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(text) ?? [];
    if (address === page.path) return path + rest;
    // Variables hold addresses that links are made of.
    const bare = address.replace(/^\/|\/$/g, '');
    // A word alone is no address: it may be a name or a command.
    return page.slug !== '' && address.includes('/') && bare === page.slug
      ? address.replace(page.slug, slug) + rest
      : text;
  });
  if (after !== yaml) rewrite.set(site.file, { body: after });
  return {
    rewrite,
    pairs: site.variants.map(({ id }) => ({ before: id, after: id })),
    leaveOut: (text) => withoutNames(text, [page.slug, slug]),
    newPath: (each) => (each === page.path ? path : each),
    hasOtherOrder: site.nav === undefined,
    notes: [
      `${page.slug} leads to ${slug} from now on.`,
      ...mentionsOfPage(page.slug, rewrite, [
        ...new Set([path, ...library.pages.flatMap((each) => library.files(each))]),
      ]),
    ],
  };
}

/** A text without addresses of a page that has had several names; where the same stands in prose, it stays. */
function withoutNames(text: string, slugs: readonly string[]): string {
  const names = slugs
    .toSorted((a, b) => b.length - a.length)
    .flatMap((each) => [`${each}/`, `${each}.`, `${each}#`]);
  return text.replace(ADDRESS, (address) =>
    names.reduce((rest, name) => rest.replaceAll(name, name.slice(-1)), address),
  );
}

/** What stands where addresses do: in quotation marks, in parentheses, in a definition, or alone. */
const ADDRESS = /(?:^|["'(<]|\]: )[^"'()<>\s]+/g;

/** A page on its way to another path. */
interface Move {
  page: Page;
  path: string;
  slug: string;
  library: OpenLibrary;
}

/** A target as it is to be written; undefined when it stays. */
function retargeted({ target, page: shown }: WrittenLink, source: string, move: Move): string | undefined {
  const { page, path, slug, library } = move;
  const isMoved = shown === page;
  for (const found of targetsOf(target, shown.path)) {
    if (target.startsWith('#') || target === '') return undefined;
    if (found.from === 'base' || found.from === 'site') {
      const prefix = found.from === 'base' ? '' : prefixOf(found, library);
      if (
        prefix === undefined ||
        slugOfTarget(found.path.slice(prefix.length).replace(/\/$/, '')) !== page.slug
      )
        return undefined;
      const at = source.lastIndexOf(page.slug);
      return at < 0 ? undefined : source.slice(0, at) + slug + source.slice(at + page.slug.length);
    }
    const isPage = slugOfTarget(found.path) === page.slug;
    const leads =
      isPage ||
      library.pages.some((each) => each.slug === slugOfTarget(found.path)) ||
      library.asset(`/${found.path}`);
    if (!leads) continue;
    if (!isPage && !isMoved) return undefined;
    return relativeTarget(found, target, isMoved ? path : shown.path, isPage ? path : undefined);
  }
  return undefined;
}

/** Whether the page is made of a file that others are made of as well: what is relative in it cannot be right for all. */
function isShared(file: string, { page, library }: Move): boolean {
  if (file === page.path || !library.files(page).includes(file)) return false;
  return library.pages.some((each) => each !== page && library.files(each).includes(file));
}

/** A target that is right wherever it is shown. */
function fromBase(group: readonly WrittenLink[], source: string, { page, slug, library }: Move): string {
  for (const { target, page: shown } of group)
    for (const { from, path, rest } of targetsOf(target, shown.path)) {
      if (from === 'base' || from === 'site') continue;
      const named = slugOfTarget(path);
      const wanted = named === page.slug ? slug : named;
      if (library.pages.some((each) => each.slug === named))
        return `{{ base_path }}/${wanted === '' ? '' : `${wanted}/`}${rest}`;
      if (library.asset(`/${path}`)) return `{{ base_path }}/${path}${rest}`;
    }
  return source;
}

/** The part of an address of the site that is a variant's. */
function prefixOf({ path }: Target, library: OpenLibrary): string | undefined {
  const prefix = library.site.variants
    .map(({ basePath }) => `${basePath}/`)
    .find((each) => path.startsWith(each));
  return prefix;
}

/** A relative target in the manner in which it is written, from where its page stands. */
function relativeTarget(found: Target, target: string, from: string, path: string | undefined): string {
  const [address = ''] = /^[^?#]*/.exec(target) ?? [];
  const isFile = /\.mdx?$/.test(address);
  const wanted = path === undefined ? found.path : isFile ? path : slugOf(path);
  const base = found.from === 'file' ? posix.dirname(from) : slugOf(from);
  const relative = posix.relative(posix.join('/', base), posix.join('/', wanted)) || '.';
  const dotted = address.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative;
  return dotted + (address.endsWith('/') ? '/' : '') + found.rest;
}

/** Includes and imports of the page's own file that are relative to it. */
function moveIncludes(
  page: Page,
  path: string,
  edits: FileEdits,
  sources: Sources,
  read: ReturnType<typeof includeReader>,
): void {
  const text = sources.text(page.path)!;
  const move = (target: string) => {
    const relative = posix.relative(
      posix.join('/', posix.dirname(path)),
      posix.join('/', posix.dirname(page.path), target),
    );
    return relative.startsWith('.') || !target.startsWith('.') ? relative : `./${relative}`;
  };
  for (const tag of scanTags(text)) {
    const [, target] = /^\{%[-+]?\s*include\s+["']([^"']+)["']/.exec(tag.source) ?? [];
    if (target === undefined) continue;
    const [was, now] = [read(target, page.path), read(target, path)];
    const isSame = 'path' in was && 'path' in now && was.path === now.path;
    const start = tag.start + tag.source.indexOf(target);
    if (!isSame) edits.add({ file: page.path, start, end: start + target.length, text: move(target) });
  }
  if (page.format !== 'mdx') return;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const match = line.startsWith('import') ? /["'](\.{1,2}\/[^'"\n]+)["']/.exec(line) : undefined;
    if (match) {
      const start = lineStart + match.index + 1;
      edits.add({ file: page.path, start, end: start + match[1]!.length, text: move(match[1]!) });
    }
    lineStart += line.length + 1;
  }
}
