import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Outcome, runCommand, writeFolder } from './run-command.ts';

const SITE = 'title: Orbit\nproducts:\n  - { id: cloud, name: Orbit Cloud }\n';
const folder = writeFolder({
  'docs/site.yml': SITE,
  'docs/utf16.md': Buffer.from('# Sixteen\n\nText.\n', 'utf16le'),
  'docs/endless.md': '---\nattributes: { a: &x [*x] }\n---\n# Endless\n',
  'docs/mark.md': '---\ntitle: "\\uFDD1999\\uFDD2"\n---\n# Mark\n',
  'docs/long.md': `---\nredirect_from: [${'x'.repeat(5000)}]\n---\n# Long\n`,
  'docs/\u001b[2Jred.md': '# Red\n',
  'docs/templates': '{% macro x() %}{% endmacro %}',
  'docs/many.md': '{{ nope }}\n\n'.repeat(20_000),
  'good/site.yml': SITE,
  'good/index.md': '# Good\n\nText.\n',
  'a-file': 'no folder',
});
mkdirSync(join(folder, 'docs/folder.md'));
writeFileSync(
  Buffer.concat([Buffer.from(`${folder}/docs/caf`), Buffer.from([0xe9]), Buffer.from('.png')]),
  '',
);
symlinkSync('loop.md', join(folder, 'docs/loop.md'));
if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'docs/pipe.md')]);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expectSentences({ code, errors }: Outcome): void {
  expect(code).not.toBe(0);
  expect(errors).not.toMatch(/\n\s+at |node:internal|\bat async\b|[^\P{Cc}\n]/u);
}

describe.skipIf(process.platform === 'win32')('a folder full of what nobody expects', () => {
  it('is told thing by thing, in one run', async () => {
    const outcome = await runCommand(
      'build',
      ['--content', 'docs', '--out', 'site', '--cache', 'cache'],
      folder,
    );
    expectSentences(outcome);
    const told = [...outcome.errors.matchAll(/^(?:error|warning) docs\/(.*?):\d+\S* (\S+)$/gm)];
    expect([...new Set(told.map(([, file, rule]) => `${file} ${rule}`))].toSorted()).toEqual([
      '\\x1b[2Jred.md unusable-name',
      'caf\\xE9.png unusable-name',
      'endless.md invalid-frontmatter',
      'folder.md unreadable-file',
      'long.md invalid-frontmatter',
      'many.md unknown-variable',
      'mark.md invalid-frontmatter',
      'pipe.md unreadable-file',
      'templates unreadable-file',
      'utf16.md not-utf8',
    ]);
    expect(outcome.errors).toContain('… and 9,951 more errors in many.md');
  }, 60_000);

  it.each([
    ['the output below a file', ['--content', 'good', '--out', 'a-file/site', '--cache', 'cache']],
    ['a file as the content folder', ['--content', 'a-file', '--out', 'site', '--cache', 'cache']],
    ['the content below a file', ['--content', 'a-file/x', '--out', 'site', '--cache', 'cache']],
  ])(
    'so is %s',
    async (_, args) => {
      expectSentences(await runCommand('build', args, folder));
    },
    60_000,
  );
});
