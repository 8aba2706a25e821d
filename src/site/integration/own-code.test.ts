import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OwnCode } from './own-code.ts';

function project(): { root: string; ownCode: () => OwnCode } {
  const root = mkdtempSync(join(tmpdir(), 'variorum-own-code-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'shared'));
  writeFileSync(join(root, 'src/Footer.astro'), "---\nimport '../shared/words.ts';\n---\n");
  writeFileSync(join(root, 'shared/words.ts'), 'export {};\n');
  const options = {
    root,
    srcDir: join(root, 'src/'),
    content: join(root, 'docs'),
    cacheDir: join(root, 'cache'),
  };
  return { root, ownCode: () => new OwnCode(options) };
}

/** Keeps the list of a build whose bundle was made of these modules. */
async function keep(ownCode: OwnCode, modules: readonly string[]): Promise<void> {
  const { buildEnd } = ownCode.plugin() as unknown as {
    buildEnd: (this: { getModuleIds(): string[] }) => void;
  };
  buildEnd.call({ getModuleIds: () => [...modules] });
  await ownCode.keep();
}

test('code of a project is known by all that the last bundle was made of, outside its folder too', async () => {
  const { root, ownCode } = project();
  await keep(ownCode(), [join(root, 'src/Footer.astro'), join(root, 'shared/words.ts?raw'), '\0virtual']);
  const before = ownCode().digests();
  expect(before.map(([file]) => file)).toEqual(['shared/words.ts', 'src/Footer.astro']);
  expect(ownCode().digests()).toEqual(before);
  writeFileSync(join(root, 'shared/words.ts'), 'export const word = 1;\n');
  expect(ownCode().digests()).not.toEqual(before);
});

test.each(['', '[', '{}'])(
  'code whose list is lost or damaged ("%s") is like that of no other build',
  async (damage) => {
    const { root, ownCode } = project();
    const first = ownCode().digests();
    expect(ownCode().digests()).not.toEqual(first);
    await keep(ownCode(), []);
    writeFileSync(join(root, 'cache/own-code.json'), damage);
    expect(ownCode().digests()).not.toEqual(ownCode().digests());
  },
);
