import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Library, Page } from '../engine/library/types.ts';
import type { PagePair } from './page-pairs.ts';

/**
 * The pages of two states of a site that may read otherwise: those of which a file has changed, and those that mention a page that
 * came, went or was renamed, or another file that has changed, since addresses and sizes of pictures may be others.
 *
 * @param files names of pictures, downloads and components that differ, without their folders
 * @param isText whether variables, conditions or macros may say something else, so that the text of every page is looked at, and not
 * only its files
 */
export function concernedPages(
  pairs: readonly PagePair[],
  [base, head]: readonly [base: Library, head: Library],
  { files, isText }: { files: readonly string[]; isText: boolean },
): PagePair[] {
  const isRenderedElse = JSON.stringify(renderedWith(base)) !== JSON.stringify(renderedWith(head));
  const isChanged = ({ before, after }: PagePair) =>
    isRenderedElse ||
    !before ||
    !after ||
    before.path !== after.path ||
    base.fingerprint(before) !== head.fingerprint(after) ||
    (isText && textsOf(base, before) !== textsOf(head, after));
  const concerned = new Set(pairs.filter(isChanged));
  const names = new Set([...files, ...[...concerned].flatMap((pair) => movedNames(pair, [base, head]))]);
  if (names.size === 0) return [...concerned];
  const texts = new Map<string, string>();
  for (const pair of pairs) {
    if (!concerned.has(pair) && mentionsAny(pair.after!, head, names, texts)) concerned.add(pair);
  }
  return pairs.filter((pair) => concerned.has(pair));
}

/** What site.yml says that concerns how texts become HTML. */
function renderedWith({ site }: Library): unknown {
  return [site.language, site.undefined];
}

/** The texts of a page in its variants, without rendering them: of two that are equal, the HTML is, where other pages and files are. */
function textsOf(library: Library, page: Page): string {
  return [...library.variantsOf(page)]
    .map((variant) => {
      const document = library.document(page, variant)!;
      const names = [library.title(document), library.description(document)];
      return JSON.stringify([variant.id, library.edition(document).key, ...names]);
    })
    .join();
}

/** What others call a page whose address, or whose variants, are others now. */
function movedNames({ before, after }: PagePair, [base, head]: readonly [Library, Library]): string[] {
  const idsOf = (library: Library, page: Page) => library.variantsOf(page).ids.join();
  const formerOf = (library: Library, page: Page) => [...library.formerSlugs(page)].join();
  if (
    before &&
    after &&
    before.path === after.path &&
    idsOf(base, before) === idsOf(head, after) &&
    formerOf(base, before) === formerOf(head, after)
  )
    return [];
  const slugs = [before, after].flatMap((page) => (page ? [page.slug] : []));
  const formerSlugs = after ? [...head.formerSlugs(after)] : [];
  return [...slugs, ...formerSlugs].map((slug) => slug.slice(slug.lastIndexOf('/') + 1) || 'index');
}

/** A name of a file that a template puts together: which one it is, only its text tells. */
const PUT_TOGETHER = /\}\}[\w./-]*\.[a-z\d]{2,5}\b/i;

function mentionsAny(
  page: Page,
  library: Library,
  names: ReadonlySet<string>,
  texts: Map<string, string>,
): boolean {
  return library.files(page).some((file) => {
    const text = texts.get(file) ?? readFileSync(resolve(library.root, file), 'utf8');
    texts.set(file, text);
    if (PUT_TOGETHER.test(text)) return true;
    return [...names].some((name) => text.includes(name) || text.includes(encodeURI(name)));
  });
}
