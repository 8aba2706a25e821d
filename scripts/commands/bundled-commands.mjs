// Finds the commands as few modules, or has them written. Like `run.mjs` it must run on any Node that npm runs on.
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/** Bundles that are kept, of five megabytes each: of whoever goes back and forth between two states of the sources. */
const KEPT = 3;

/**
 * The folder of the commands as few modules: `build.mjs` is `scripts/build.ts`. They are written when anything of the sources is another than
 * when they were.
 *
 * @param {string} root absolute path of the project
 * @param {string} cache absolute path of the folder that keeps them
 * @param {string} node what runs TypeScript
 * @returns {string | undefined} undefined where they cannot be written: the sources do the same, and begin later
 */
export function bundledCommands(root, cache, node) {
  const folder = join(cache, keyOf(root));
  try {
    if (existsSync(folder)) {
      const now = new Date();
      utimesSync(folder, now, now);
      return folder;
    }
    const draft = join(cache, `draft-${randomUUID()}`);
    mkdirSync(draft, { recursive: true });
    try {
      const script = join(root, 'scripts', 'commands', 'write-bundle.ts');
      const { status } = spawnSync(node, ['--no-warnings', script, draft], { stdio: 'ignore', cwd: root });
      // Another command may have been faster.
      if (status === 0 && !existsSync(folder)) renameSync(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    forgetOthers(cache, folder);
  } catch {
    // Of a folder that cannot be written nothing is kept.
  }
  return existsSync(folder) ? folder : undefined;
}

/** A hash of all that the commands are made of, as the file system knows it: to read it all would take as long as to run most commands. */
function keyOf(root) {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  for (const folder of ['scripts', 'src'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.includes('.test.')) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const { size, mtimeMs, ctimeMs } = statSync(path);
      hash.update(`${path.slice(root.length)}\0${size}\0${mtimeMs}\0${ctimeMs}\n`);
    }
  return hash.digest('hex').slice(0, 32);
}

/** Removes what was not used for long. */
function forgetOthers(cache, used) {
  const others = readdirSync(cache)
    .map((name) => join(cache, name))
    .filter((path) => path !== used)
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { path } of others.slice(KEPT - 1)) rmSync(path, { recursive: true, force: true });
}
