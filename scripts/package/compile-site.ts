import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOLDER, SHIPPED } from '../../src/site/compiled/kept-sites.ts';
import { PROJECT } from '../../src/site/places.ts';
import { CommandFailure } from '../../src/site/report/describe-error.ts';

/** A site without code of its own, in English, at the root of its host: all of these are compiled to the same. */
const CONTENT = {
  'site.yml': 'title: Any site\nproducts:\n  - id: product\n    name: Product\n',
  'index.md': '# Any page\n',
};

/**
 * Adds to a package, otherwise whole, what Astro compiles of most sites, so that their first build needs no Astro either.
 *
 * @param folder absolute path of the package: its own commands compile it, as the key is made of its files
 * @throws CommandFailure with what the build said
 */
export function compileSite(folder: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'variorum-compile-'));
  const packages = join(folder, 'node_modules');
  try {
    symlinkSync(join(PROJECT, 'node_modules'), packages, 'junction');
    mkdirSync(join(scratch, 'content'));
    for (const [name, text] of Object.entries(CONTENT)) writeFileSync(join(scratch, 'content', name), text);
    const { NODE_ENV: _, VARIORUM_ROOT: __, VARIORUM_CALLER: ___, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'bin/variorum.cjs'), 'build', '--out', 'out', '--cache', 'cache'],
      { cwd: scratch, env, encoding: 'utf8' },
    );
    if (status !== 0) throw new CommandFailure(`The site cannot be compiled:\n${stdout}${stderr}`);
    cpSync(join(scratch, 'cache', FOLDER), join(folder, SHIPPED), { recursive: true });
  } finally {
    rmSync(packages, { force: true });
    rmSync(scratch, { recursive: true, force: true });
  }
}
