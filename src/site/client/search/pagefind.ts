import { spaced, withoutBoundaries } from '../../model/word-boundaries.ts';
import { beginnings } from './beginnings.ts';
import { readable } from './excerpt.ts';

const root = document.documentElement;

/** A variant to search in: its id, the address below which its pages are, and its name. */
export type Searched = [id: string, path: string, label: string];

/** A section of a page in which something was found. */
export interface FoundSection {
  title: string;
  hash: string;
  /** as that of the page */
  excerpt: string;
}

/** A page in which something was found. */
export interface FoundPage {
  title: string;
  url: string;
  /** HTML with `<mark>` around what was found; Pagefind escapes the rest */
  excerpt: string;
  label: string;
  sections: FoundSection[];
}

/** The answer to a search: how many pages there are, and the first of them. */
export interface Found {
  total: number;
  pages: FoundPage[];
  /** the beginnings of words that were looked for, as nothing has the words themselves */
  instead?: string | undefined;
}

interface PagefindData {
  excerpt: string;
  meta: Record<string, string | undefined>;
  filters: Record<string, string[] | undefined>;
  sub_results: { title: string; url: string; excerpt: string }[];
}

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  debouncedSearch(
    query: string,
    options: { filters: Record<string, unknown> },
    wait: number,
  ): Promise<PagefindResults | null>;
  search(query: string, options: { filters: Record<string, unknown> }): Promise<PagefindResults>;
}

interface PagefindResults {
  results: { data(): Promise<PagefindData> }[];
}

/** The variants that the page at hand searches. */
export const searched: Searched[] = JSON.parse(root.dataset.search ?? '[]');

const SHOWN = 10;
const SECTIONS = 3;
let loading: Promise<Pagefind> | undefined;
/** how often it could not be loaded */
let failures = 0;

/**
 * Searches the current variant. Undefined means that a newer search has begun.
 *
 * @throws when the index is not there, as in development
 */
export async function find(query: string): Promise<Found | undefined> {
  const pagefind = await load();
  const asked = spaced(query);
  const filters = { variant: { any: searched.map(([id]) => id) } };
  try {
    const search = await pagefind.debouncedSearch(asked, { filters }, 120);
    if (!search) return undefined;
    let { results } = search;
    let instead: string | undefined;
    // A word may be misspelt: its beginning seldom is.
    const rest = results.length > 0 ? [] : beginnings(asked);
    while (results.length === 0 && rest.length > 0) {
      instead = rest.shift()!;
      results = (await pagefind.search(instead, { filters })).results;
    }
    const data = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    return { total: results.length, pages: data.map(foundPage), instead };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Begins to load the index, so that it is there when the first letter is typed. */
export function load(): Promise<Pagefind> {
  loading ??= (async () => {
    // A browser may remember that an address failed: another attempt needs another one.
    const again = failures > 0 ? `?again=${failures}` : '';
    const address = `${root.dataset.base ?? ''}/pagefind/pagefind.js${again}`;
    const pagefind: Pagefind = await import(/* @vite-ignore */ address);
    await pagefind.options({ excerptLength: 26, baseUrl: '/' });
    return pagefind;
  })();
  loading.catch(forget);
  return loading;
}

/** After a failure the next search begins anew. */
function forget(): void {
  loading = undefined;
  failures++;
}

/** The index knows editions; their address is made for the variant that the reader is in. */
function foundPage({ meta, filters, excerpt, sub_results }: PagefindData): FoundPage {
  const [, path, label] = searched.find(([id]) => filters.variant?.includes(id)) ?? searched[0]!;
  const title = meta.title ?? '';
  const sections = sub_results
    .filter((section) => section.url.includes('#'))
    .slice(0, SECTIONS)
    .map((section) => ({
      title: withoutBoundaries(section.title),
      excerpt: readable(section.excerpt, section.title),
      hash: section.url.slice(section.url.indexOf('#')),
    }));
  return {
    title,
    url: `${path}/${meta.page ? `${meta.page}/` : ''}`,
    excerpt: readable(excerpt, title),
    label,
    sections,
  };
}
