import { parse } from 'node:path';
import type { AstroConfig } from 'astro';

/** Where Astro writes styles and scripts. */
export const ASTRO_FOLDER = '_site';
/** Where it may put what it needs while it works, in the output folder; it goes when a build is done. */
export const ASTRO_SCRATCH = '.astro';
/** Characters of a module's name in the name of a file: components and pages have longer ones than files can. */
const LONGEST = 60;

/** Every page names its script, and so does the demo: the name is the component's, without what Astro adds. */
const clientName = ({ name }: { name: string }) =>
  `${ASTRO_FOLDER}/${shortName(name.split('.')[0]!)}.[hash].js`;

/** What the site needs Astro to be told, in whosever project it is. */
export const SETTINGS = {
  // One cached file for all pages; a page's own part stays below what a reader waits for.
  // More than the variants of a page, so that the next one is read while code waits for its colours; each costs memory.
  build: { format: 'directory', inlineStylesheets: 'never', assets: ASTRO_FOLDER, concurrency: 6 },
  trailingSlash: 'ignore',
  compressHTML: 'jsx',
  vite: {
    build: { assetsInlineLimit: 0, rolldownOptions: { output: { chunkFileNames: chunkName } } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              entryFileNames: clientName,
              chunkFileNames: clientName,
              assetFileNames: ({ names }: { names: readonly string[] }) => {
                const { name } = parse(names[0] ?? '');
                return `${ASTRO_FOLDER}/${shortName(name)}.[hash][extname]`;
              },
            },
          },
        },
      },
    },
  },
} satisfies DeepPartial<AstroConfig>;

type DeepPartial<T> = T extends readonly unknown[] | ((...parameters: never[]) => unknown)
  ? T
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

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
