import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** How every script begins that is written so, by which the next one knows that it may take its place. */
export const BEGINNING = '/* The recovery demo of Variorum,';
const BANNER = `${BEGINNING} written by "variorum demo". */`;

const SOURCE = fileURLToPath(new URL('../../src/demo/element/standalone.ts', import.meta.url));

/**
 * Writes the recovery demo as one script, `recovery-demo.js`.
 *
 * @param out absolute path of the folder for it
 * @throws what Vite and the file system say
 */
export async function buildDemo(out: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      // They know light-dark(), which could only be written in other words where the page said what its colour scheme is.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      rolldownOptions: {
        input: SOURCE,
        // One script, with what it would fetch later.
        output: { entryFileNames: 'recovery-demo.js', banner: BANNER, codeSplitting: false },
      },
    },
  });
}
