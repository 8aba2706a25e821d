import './shared/last-resort.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { realPlace } from '../src/site/output/refusal.ts';
import { ROOT } from '../src/site/places.ts';
import { describeSystemError } from '../src/site/report/system-error.ts';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';
import { BEGINNING, buildDemo } from './shared/build-demo.ts';

/** Writes the recovery demo as one script, for pages that Variorum does not make. */
const { options } = readArguments('variorum demo', {
  out: { value: 'DIR', help: 'the folder to write recovery-demo.js to (default: dist-demo)' },
});
const out = options.out === undefined ? resolve(ROOT, 'dist-demo') : fromCaller(options.out);
const file = join(out, 'recovery-demo.js');
const place = realPlace(out);
if (typeof place !== 'string') fail(`--out names ${place.problem}: ${out}. Name a folder.`);
if (existsSync(file) && !isDemo(file))
  fail(
    `There is a file that this command did not write: ${file}. Move it elsewhere, or name another folder.`,
  );

function isDemo(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').startsWith(BEGINNING);
  } catch {
    return false;
  }
}

await buildDemo(out).catch((error: unknown) => {
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
