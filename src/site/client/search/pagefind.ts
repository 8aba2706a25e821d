const root = document.documentElement;

/** A variant to search in: its id, the address below which its pages are, and its name. */
export type Searched = [id: string, path: string, label: string];

/** A section of a page in which something was found. */
export interface FoundSection {
  title: string;
  hash: string;
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
  ): Promise<{ results: { data(): Promise<PagefindData> }[] } | null>;
}

/** The variants that the page at hand searches. */
export const searched: Searched[] = JSON.parse(root.dataset.search ?? '[]');

const SHOWN = 10;
const SECTIONS = 3;
let loading: Promise<Pagefind> | undefined;

/**
 * Searches the current variant. Undefined means that a newer search has begun.
 *
 * @throws when the index is not there, as in development
 */
export async function find(query: string): Promise<Found | undefined> {
  const pagefind = await load();
  const filters = { variant: { any: searched.map(([id]) => id) } };
  const search = await pagefind.debouncedSearch(query, { filters }, 120);
  if (!search) return undefined;
  const data = await Promise.all(search.results.slice(0, SHOWN).map((result) => result.data()));
  return { total: search.results.length, pages: data.map(foundPage) };
}

/** Begins to load the index, so that it is there when the first letter is typed. */
export function load(): Promise<Pagefind> {
  loading ??= (async () => {
    const address = `${root.dataset.base ?? ''}/pagefind/pagefind.js`;
    const pagefind: Pagefind = await import(/* @vite-ignore */ address);
    await pagefind.options({ excerptLength: 22, baseUrl: '/' });
    return pagefind;
  })();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The index knows editions; their address is made for the variant that the reader is in. */
function foundPage({ meta, filters, excerpt, sub_results }: PagefindData): FoundPage {
  const [, path, label] = searched.find(([id]) => filters.variant?.includes(id)) ?? searched[0]!;
  const sections = sub_results
    .filter(({ url, title }) => url.includes('#') && title !== meta.title)
    .slice(0, SECTIONS)
    .map((section) => ({
      title: section.title,
      excerpt: section.excerpt,
      hash: section.url.slice(section.url.indexOf('#')),
    }));
  return {
    title: meta.title ?? '',
    url: `${path}/${meta.page ? `${meta.page}/` : ''}`,
    excerpt,
    label,
    sections,
  };
}
