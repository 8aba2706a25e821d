import './shared/last-resort.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT } from '../src/site/places.ts';
import { endWithRunner } from './shared/end-with-runner.ts';

/** Types, lint, every test and a build of the site, in this order; ends at the first that fails. */
const steps: [name: string, file: string, args: string[]][] = [
  ['Types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']],
  ['Astro components', 'node_modules/astro/bin/astro.mjs', ['check', '--minimumSeverity', 'hint']],
  ['Lint and format', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ['Tests', 'scripts/test.ts', []],
  ['Build', 'scripts/build.ts', []],
];

endWithRunner();
for (const [name, file, args] of steps) {
  console.log(`\n${name}`);
  // Over the channel, those that are commands of ours see when this process is gone.
  const step = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(PROJECT, file), ...args],
    { cwd: PROJECT, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  const [status] = await once(step, 'close');
  if (status !== 0) {
    console.error(`\n${name} failed.`);
    process.exit(1);
  }
}
console.log('\nEverything is valid.');
