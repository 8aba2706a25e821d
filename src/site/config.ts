import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import type { SiteOptions } from './integration/options.ts';
import { ASTRO_SCRATCH, variorum } from './integration/variorum.ts';

export type { Progress, SiteOptions, WrittenSite } from './integration/options.ts';

/** The folder of scripts and styles in the output. */
const ASSETS = '_site';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Astro's configuration for a site from a library, for its `build()` and `dev()`.
 *
 * The project's own folder is Astro's root whatever the content folder is, because the pages, styles and packages are
 * here; content comes in through the library alone.
 */
export function siteConfig(options: SiteOptions): AstroInlineConfig {
  // It would be sent, and noted in the home folder, which some have none of that they may write to.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  return {
    configFile: false,
    root: ROOT,
    srcDir: `${ROOT}src/site`,
    publicDir: `${ROOT}public`,
    outDir: options.outDir,
    // Astro keeps nothing that a build of ours asks for: what is kept lies in files that know when they are damaged.
    cacheDir: join(options.outDir, ASTRO_SCRATCH),
    ...(options.site === undefined ? {} : { site: options.site }),
    base: options.base ?? '/',
    output: 'static',
    logLevel: 'error',
    trailingSlash: 'ignore',
    server: options.server ?? {},
    devToolbar: { enabled: false },
    // One cached file for all pages; a page's own part stays below what a reader waits for.
    // More than the variants of a page, so that the next one is read while code waits for its colours; each costs memory.
    build: { format: 'directory', inlineStylesheets: 'never', assets: ASSETS, concurrency: 6 },
    compressHTML: 'jsx',
    prefetch: false,
    integrations: [mdx(), variorum(options)],
    vite: {
      build: { assetsInlineLimit: 0, rolldownOptions: { output: { chunkFileNames: chunkName } } },
      environments: { client: { build: { rolldownOptions: { output: CLIENT_NAMES } } } },
    },
  };
}

/** Characters of a module's name in the name of a file: components and pages have longer ones than files can. */
const LONGEST = 60;

/**
 * Where a part of what renders the pages lies while they are rendered. Astro's own name holds that of the module, which for a
 * page in MDX has the page's path in it twice.
 */
function chunkName({ name }: { name: string }): string {
  return `chunks/${shortName(name)}_[hash].mjs`;
}

function shortName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_').slice(0, LONGEST);
}

/** Every page names its script, and so does the demo: the name is the component's, without what Astro adds. */
const clientName = ({ name }: { name: string }) => `${ASSETS}/${shortName(name.split('.')[0]!)}.[hash].js`;

/** The scripts and styles that browsers load. */
const CLIENT_NAMES = {
  entryFileNames: clientName,
  chunkFileNames: clientName,
  assetFileNames: ({ names }: { names: readonly string[] }) => {
    const { name } = parse(names[0] ?? '');
    return `${ASSETS}/${shortName(name)}.[hash][extname]`;
  },
};
