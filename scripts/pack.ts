import './shared/last-resort.ts';
import { globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT } from '../src/site/places.ts';
import { makePackage } from './package/make-package.ts';
import { packFolder } from './package/npm.ts';
import { fromCaller, readArguments } from './shared/arguments.ts';

/** Writes the packages that are published, as npm would send them: `variorum` and `create-variorum`. */
const { options } = readArguments('npm run pack --', {
  out: { value: 'DIR', help: 'the folder to write the packages to (default: dist-package)' },
});
const out = fromCaller(options.out ?? 'dist-package');
mkdirSync(out, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'variorum-pack-'));
try {
  await makePackage(scratch);
  const packages = globSync('packages/*/package.json', { cwd: PROJECT }).map((file) => dirname(file));
  for (const folder of [scratch, ...packages.map((path) => join(PROJECT, path))]) {
    const { file, files } = packFolder(folder, out);
    console.log(`${file}: ${Math.ceil(statSync(file).size / 1000)} kB, ${files} files`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
