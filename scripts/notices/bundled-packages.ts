import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../../src/site/places.ts';
import { CommandFailure } from '../../src/site/report/describe-error.ts';

/** A package whose code is in what others receive: in the compiled site that the package brings, or in what readers load. */
export interface BundledPackage {
  name: string;
  version: string;
  /** as its package.json has it: `MIT` */
  license: string;
  /** what it says of its licence; what its package.json says of its authors where it says no more */
  text: string;
}

/** A site that needs all that a compiled site has. */
const CONTENT = {
  'site.yml': 'title: Any site\nproducts:\n  - id: product\n    name: Product\n',
  'index.md': '# Any page\n\nText.\n',
  'other.mdx': '# Other\n\nText {1}.\n',
};

/**
 * The packages of which something is in a compiled site, by name: a build is asked which modules it has put into its output.
 *
 * @throws CommandFailure with what the build said
 */
export function bundledPackages(): BundledPackage[] {
  const scratch = mkdtempSync(join(tmpdir(), 'variorum-notices-'));
  const list = join(scratch, 'modules.txt');
  const at = (path: string) => JSON.stringify(join(PROJECT, path));
  try {
    mkdirSync(join(scratch, 'content'));
    for (const [name, text] of Object.entries(CONTENT)) writeFileSync(join(scratch, 'content', name), text);
    symlinkSync(join(PROJECT, 'node_modules'), join(scratch, 'node_modules'), 'junction');
    writeFileSync(
      join(scratch, 'astro.config.mjs'),
      `import variorum from ${at('src/site/astro.ts')};
import { modulesInto } from ${at('scripts/notices/modules-into.mjs')};
export default { integrations: [variorum()], vite: { plugins: [modulesInto(${JSON.stringify(list)})] } };
`,
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--no-warnings', join(PROJECT, 'scripts/build.ts'), '--out', 'out', '--cache', 'cache'],
      {
        cwd: scratch,
        env: { ...process.env, VARIORUM_ROOT: scratch, VARIORUM_CALLER: scratch, VITEST: '', NODE_ENV: '' },
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new CommandFailure(`The site cannot be compiled:\n${stdout}${stderr}`);
    const names = readFileSync(list, 'utf8')
      .split('\n')
      .flatMap(
        (id) =>
          /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1]?.replace('\\', '/') ?? [],
      );
    return [...new Set(names)].toSorted().map(packageCalled);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function packageCalled(name: string): BundledPackage {
  const folder = join(PROJECT, 'node_modules', name);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const by = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  const text = file === undefined ? `Copyright ${by}` : readFileSync(join(folder, file), 'utf8').trim();
  return { name, version, license, text };
}
