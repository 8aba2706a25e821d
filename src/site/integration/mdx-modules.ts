import { posix } from 'node:path';
import type { Plugin } from 'vite';
import type { Document, Library } from '../../engine/library/types.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import type { SiteHost } from '../model/host.ts';
import { splitModuleHeading } from '../model/module-heading.ts';
import { isStartDocument } from '../model/start-page.ts';

const LIST = 'variorum:mdx';
const RESOLVED_LIST = '\0variorum:mdx';

/**
 * The pages in MDX format as modules for Astro's own compiler.
 *
 * A module's id is a file name beside the page that it comes from (`…/guides/start.~asgardeo~guides~start.mdx`), so that
 * a writer's `import Chart from './Chart.astro'` means what it says; no such file is written.
 */
export function mdxModules(host: SiteHost): Plugin {
  return {
    name: 'variorum:mdx',
    enforce: 'pre',
    resolveId(source) {
      if (source === LIST) return RESOLVED_LIST;
      return isModuleId(source) ? source : undefined;
    },
    async load(id) {
      if (id === RESOLVED_LIST) return list(host);
      return isModuleId(id) ? moduleOf(host, urlOf(id)) : undefined;
    },
  };
}

/** Tells whether a module belongs to this plugin: in development these are stale after a change of the content. */
export function isMdxModule(id: string): boolean {
  return id === RESOLVED_LIST || isModuleId(id);
}

/** The documents that are modules: those of the pages in MDX format. */
export function moduleDocuments(library: Library): Document[] {
  return library.pages
    .filter(({ format }) => format === 'mdx')
    .flatMap((page) => [...library.variantsOf(page)].map((variant) => library.document(page, variant)!));
}

/** The document that a module was made of; undefined for a module of another kind. */
export function documentOfModule(library: Library, id: string): Document | undefined {
  return isModuleId(id) ? library.documentAt(urlOf(id)) : undefined;
}

// Whatever is wrong with a page or the whole content, the pages meet it too, and report it together with all else.

async function list(host: SiteHost): Promise<string> {
  const entries: string[] = [];
  try {
    const library = host.library();
    for (const document of moduleDocuments(library)) {
      const id = moduleId(library, document);
      entries.push(`  ${JSON.stringify(document.url)}: () => import(${JSON.stringify(id)}),\n`);
    }
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
  }
  return `export const modules = {\n${entries.join('')}};\n`;
}

async function moduleOf(host: SiteHost, url: string): Promise<string> {
  try {
    const library = host.library();
    const document = library.documentAt(url);
    const module = document && (await library.render(document)).module;
    if (!document || module === undefined) return '';
    // The page shows its heading above the lead; the start page has no lead of ours.
    return isStartDocument(document) ? module : splitModuleHeading(module).module;
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return '';
  }
}

function moduleId(library: Library, { page, url }: Document): string {
  const file = posix.join(library.root.replaceAll('\\', '/'), page.path).replace(/\.mdx$/, '');
  return `${file}.${url.replaceAll('/', '~')}.mdx`;
}

/** Whether a module is a page in MDX format, into which the text of any other may be brought. */
export function isModuleId(id: string): boolean {
  return /\.~[^/]*\.mdx$/.test(id);
}

function urlOf(id: string): string {
  return /\.(~[^/]*)\.mdx$/.exec(id)![1]!.replaceAll('~', '/');
}
