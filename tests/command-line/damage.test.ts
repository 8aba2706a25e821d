import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anyDamage, type Damage, damage } from '../../src/engine/testing/damage.ts';
import { runCommand, writeFolder } from './run-command.ts';
import { treeOf } from './tree.ts';

const folder = writeFolder({
  'docs/site.yml':
    'title: Orbit\nurl: https://orbit.example\nproducts:\n  - { id: orbit, name: Orbit, versions: ["1.0.0", "2.0.0"] }\n',
  'docs/index.md': '# Orbit\n\nSee [the guide](guides/start.md) and [nothing](nothing.md).\n',
  'docs/guides/start.md':
    '# Start \u2028 here\n\nIn {{ base_path }}: \u2029 \u0085 and `\u0001`.\n\n```js\nlet x = 1; // \u2028\n```\n',
  'docs/guides/other.md':
    '# Other\n\n{% if is_version == "2.0.0" %}\nOnly two.\n{% endif %}\n\n```bash\nls\n```\n',
  'docs/guides/stamp.mdx': 'import Stamp from "./Stamp.astro";\n\n# Stamp\n\n<Stamp />\n',
  'docs/guides/Stamp.astro': '<b class="stamp">A stamp</b>\n',
  'docs/größe (1).txt': 'A download.\n',
});
/** where Node keeps compiled modules, as for whoever starts a command with npm */
const compiled = join(folder, 'compiled');
vi.stubEnv('NODE_COMPILE_CACHE', compiled);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const build = (out: string, cache: string) =>
  runCommand('build', ['--content', 'docs', '--out', out, '--cache', cache], folder);
const whole = join(folder, 'whole');
let expected: Map<string, string>;

/** Damage that somebody did on purpose. */
const FOREIGN: readonly Damage['kind'][] = ['folder', 'link to nowhere'];

/** Puts the output and the cache of a build back as it left them. */
function restore(): void {
  for (const name of ['site', 'cache']) {
    rmSync(join(folder, name), { recursive: true, force: true });
    cpSync(join(whole, name), join(folder, name), { recursive: true });
  }
}

/** Damages about every n-th file below a folder; returns how many. */
function damageEvery(
  n: number,
  below: string,
  seed: number,
  spared: (damage: Damage) => boolean = () => false,
): number {
  const paths = [...treeOf(below).keys()].filter((_, index) => (index + seed) % n === 0);
  const damages = fc.sample(
    anyDamage.filter((each) => !spared(each)),
    { seed, numRuns: paths.length },
  );
  for (const [index, path] of paths.entries()) damage(join(below, path), damages[index]!);
  return paths.length;
}

beforeAll(async () => {
  const { code, errors } = await build('site', 'cache');
  expect(code, errors).toBe(0);
  mkdirSync(whole);
  for (const name of ['site', 'cache']) cpSync(join(folder, name), join(whole, name), { recursive: true });
  expected = treeOf(join(folder, 'site'));
});

/** Builds into what is there; it must be what a clean build writes, whatever happened to the files. */
async function expectClean(): Promise<string> {
  const { code, output, errors } = await build('site', 'cache');
  expect(code, errors).toBe(0);
  expect(errors).not.toContain('at ');
  expect(treeOf(join(folder, 'site'))).toEqual(expected);
  return output;
}

describe('a build after damage writes what a clean one writes', () => {
  it('when every file of the cache is damaged', async () => {
    restore();
    expect(damageEvery(1, join(folder, 'cache'), 1)).toBeGreaterThan(1);
    expect(damageEvery(1, compiled, 2)).toBeGreaterThan(1);
    expect(await expectClean()).not.toContain('taken from the last build');
  });

  // An output without its mark is nobody's to replace; whoever put a folder or a link into it is asked first.
  it.each([1, 2, 3])('when files of the output are damaged (%d)', async (seed) => {
    restore();
    renameSync(join(folder, 'site/.variorum-build'), join(folder, 'mark'));
    expect(damageEvery(8, join(folder, 'site'), seed, ({ kind }) => FOREIGN.includes(kind))).toBeGreaterThan(
      5,
    );
    renameSync(join(folder, 'mark'), join(folder, 'site/.variorum-build'));
    expect(await expectClean()).toContain('taken from the last build');
  });

  it('when a deploy step wrote into every page', async () => {
    restore();
    for (const [path, text] of expected)
      if (path.endsWith('.html')) writeFileSync(join(folder, 'site', path), `${text}<!-- deployed -->`);
    await expectClean();
  });

  it('when the cache comes from another machine, with what earlier versions left in it', async () => {
    restore();
    renameSync(join(folder, 'site'), join(folder, 'elsewhere'));
    for (const name of ['json', 'jsonl'])
      writeFileSync(
        join(folder, 'cache/builds', `0123456789abcdef.${name}`),
        '{"id":"0","documents":[]}\n{"',
      );
    const { code, output } = await build('elsewhere', 'cache');
    expect([code, output]).toEqual([0, expect.stringContaining('taken from the last build')]);
    expect(treeOf(join(folder, 'elsewhere'))).toEqual(expected);
  });

  it('when there can be no cache, and says so in a line', async () => {
    mkdirSync(join(folder, 'no-cache'));
    writeFileSync(join(folder, 'no-cache/builds'), '');
    const { code, errors } = await build('uncached', 'no-cache');
    expect(code, errors).toBe(0);
    expect(errors.match(/^Nothing is kept for the next build.*$/gm)).toEqual([
      `Nothing is kept for the next build, which will take as long as this one: the cache ${folder}/no-cache cannot be written (a file stands in the place of a folder).`,
    ]);
    expect(treeOf(join(folder, 'uncached'))).toEqual(expected);
  });
});
