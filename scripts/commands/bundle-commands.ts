import { globSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { PROJECT } from '../../src/site/places.ts';

/** What commands and their processes and threads begin with: nothing that only developers of Variorum call. */
const ENTRIES = [
  'scripts/{assemble,build,check,dev,diff,explain,headers,impact,import,init,lsp,mcp,preview,release,rename,retire,shards,start,variorum}.ts',
  'scripts/shared/last-resort.ts',
  'scripts/build/render-process.ts',
  'src/**/*-thread.ts',
];

/** Packages that are large and that most commands never ask for: they are read where they lie, when somebody does. */
const READ_WHEN_NEEDED = [
  '@astrojs/mdx',
  '@astrojs/internal-helpers',
  'acorn',
  'astro',
  'rolldown',
  'satteri',
  'shiki',
  'temml',
  'vite',
];

/**
 * Writes the commands as few modules, which Node reads in a third of the time that it takes for the thousand that they are made of.
 * What asks for files beside its own finds those of the sources.
 *
 * @param out absolute path of a folder inside the project: `build.ts` becomes `build.mjs` in it
 * @throws what Vite and the file system say
 */
export async function bundleCommands(out: string): Promise<void> {
  const files = globSync(ENTRIES, { cwd: PROJECT }).map((file) => join(PROJECT, file));
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    plugins: [placesOfSources(out, new Set(files))],
    ssr: { noExternal: true, external: READ_WHEN_NEEDED },
    build: {
      ssr: true,
      outDir: out,
      target: 'node22',
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(files.map((file) => [basename(file, '.ts'), file])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

const BESIDE = /new URL\('([^']+)\.ts', import\.meta\.url\)/g;
const PLACE = /\bimport\.meta\.(url|dirname|filename)\b/g;

/** Has modules of ours say where they stood, and begin processes and threads with what was made of them. */
function placesOfSources(out: string, entries: ReadonlySet<string>): Plugin {
  return {
    name: 'variorum:places-of-sources',
    enforce: 'pre',
    transform: {
      filter: { id: /\.ts$/, code: /import\.meta/ },
      handler(code, id) {
        if (relative(PROJECT, id).startsWith('node_modules')) return undefined;
        const from = relative(out, id).replaceAll('\\', '/');
        const path = `process.getBuiltinModule('node:path').join(import.meta.dirname, ${JSON.stringify(from)})`;
        const places = {
          url: `new URL(${JSON.stringify(from)}, import.meta.url).href`,
          filename: path,
          dirname: `process.getBuiltinModule('node:path').dirname(${path})`,
        };
        const parts = code.split(BESIDE);
        return parts
          .map((part, index) => {
            if (index % 2 === 0) return part.replace(PLACE, (_, name: keyof typeof places) => places[name]);
            const file = resolve(dirname(id), `${part}.ts`);
            return entries.has(file)
              ? `new URL('./${basename(part)}.mjs', import.meta.url)`
              : `new URL('${part}.ts', ${places.url})`;
          })
          .join('');
      },
    },
  };
}
