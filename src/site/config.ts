import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import type { SiteOptions } from './integration/options.ts';
import { variorum } from './integration/variorum.ts';

export type { Progress, SiteOptions } from './integration/options.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Astro's configuration for a site from a library, for its `build()` and `dev()`.
 *
 * The project's own folder is Astro's root whatever the content folder is, because the pages, styles and packages are
 * here; content comes in through the library alone.
 */
export function siteConfig(options: SiteOptions): AstroInlineConfig {
  return {
    configFile: false,
    root: ROOT,
    srcDir: `${ROOT}src/site`,
    publicDir: `${ROOT}public`,
    outDir: options.outDir,
    cacheDir: options.cacheDir,
    ...(options.site === undefined ? {} : { site: options.site }),
    base: options.base ?? '/',
    output: 'static',
    logLevel: 'error',
    trailingSlash: 'ignore',
    server: options.server ?? {},
    devToolbar: { enabled: false },
    // One cached file for all pages; a page's own part stays below what a reader waits for.
    // More than the variants of a page, so that the next one is read while code waits for its colours; each costs memory.
    build: { format: 'directory', inlineStylesheets: 'never', assets: '_site', concurrency: 6 },
    compressHTML: 'jsx',
    prefetch: false,
    integrations: [mdx(), variorum(options)],
    vite: {
      build: { assetsInlineLimit: 0 },
      environments: {
        client: {
          build: {
            rolldownOptions: {
              // Every page names its script, and so does the demo: the name is the component's, without what Astro adds.
              output: { entryFileNames: ({ name }) => `_site/${name.split('.')[0]}.[hash].js` },
            },
          },
        },
      },
    },
  };
}
