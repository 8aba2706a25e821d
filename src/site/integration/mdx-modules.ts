import { posix } from 'node:path';
import type { Plugin } from 'vite';
import { FindingsError } from '../../engine/finding.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import type { SiteHost } from './host.ts';

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
      if (id === RESOLVED_LIST) return list(await host.library());
      if (!isModuleId(id)) return undefined;
      const library = await host.library();
      const document = library.documentAt(urlOf(id));
      if (document === undefined) return '';
      try {
        return (await library.render(document)).module ?? '';
      } catch (error) {
        // The page that shows this document meets the same findings, and reports them with all others.
        if (error instanceof FindingsError) return '';
        throw error;
      }
    },
  };
}

/** Tells whether a module belongs to this plugin: in development these are stale after a change of the content. */
export function isMdxModule(id: string): boolean {
  return id === RESOLVED_LIST || isModuleId(id);
}

function list(library: Library): string {
  const entries = library.pages
    .filter((page) => page.format === 'mdx')
    .flatMap((page) => library.variantsOf(page).map((variant) => library.document(page, variant)!))
    .map((document) => {
      const id = moduleId(library, document);
      return `  ${JSON.stringify(document.url)}: () => import(${JSON.stringify(id)}),\n`;
    });
  return `export const modules = {\n${entries.join('')}};\n`;
}

function moduleId(library: Library, { page, url }: Document): string {
  const file = posix.join(library.root.replaceAll('\\', '/'), page.path).replace(/\.mdx$/, '');
  return `${file}.${url.replaceAll('/', '~')}.mdx`;
}

function isModuleId(id: string): boolean {
  return /\.~[^/]*\.mdx$/.test(id);
}

function urlOf(id: string): string {
  return /\.(~[^/]*)\.mdx$/.exec(id)![1]!.replaceAll('~', '/');
}
