import './shared/last-resort.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';
import { realPlace } from './shared/output/refusal.ts';
import { PROJECT } from './shared/project.ts';
import { describeSystemError } from './shared/system-error.ts';

/** How the script begins, by which the next one knows that it may take its place. */
const BANNER = '/* The recovery demo of Variorum, written by "npm run demo". */';

/** Writes the recovery demo as one script, for pages that Variorum does not make. */
const { options } = readArguments('demo --', {
  out: { value: 'DIR', help: 'the folder to write recovery-demo.js to (default: dist-demo)' },
});
const out = options.out === undefined ? resolve(PROJECT, 'dist-demo') : fromCaller(options.out);
const file = join(out, 'recovery-demo.js');
const place = realPlace(out);
if (typeof place !== 'string') fail(`--out names ${place.problem}: ${out}. Name a folder.`);
if (existsSync(file) && !isDemo(file))
  fail(
    `There is a file that this command did not write: ${file}. Move it elsewhere, or name another folder.`,
  );

function isDemo(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').startsWith(BANNER);
  } catch {
    return false;
  }
}

await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: out,
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: join(PROJECT, 'src/demo/element/standalone.ts'),
      output: { entryFileNames: 'recovery-demo.js', banner: BANNER },
    },
  },
}).catch((error: unknown) => {
  const told = describeSystemError(error);
  if (told === undefined) throw error;
  console.error(told);
  process.exit(1);
});
console.log(
  `Written to ${file}. Use it so:\n\n` +
    '  <script type="module" src="recovery-demo.js"></script>\n' +
    '  <recovery-demo channel="sms-otp" product="Acme" methods="email-link sms-otp"></recovery-demo>',
);
