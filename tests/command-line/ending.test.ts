import { readdirSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';

const links = Array.from({ length: 3000 }, (_, i) => `[No page ${i}](a-page-that-is-missing-${i}.md)`);
const folder = writeFolder({
  'docs/site.yml': 'title: Orbit\nproducts:\n  - { id: cloud, name: Orbit Cloud }\n',
  'docs/one.md': `# One\n\n${links.join('\n\n')}\n`,
  '.site.building-999999999/index.html': 'left behind by a build that was killed',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ARGUMENTS = ['--content', 'docs', '--out', 'site', '--cache', 'cache'];

describe('how a build ends', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'leaves nothing behind when %s ends it',
    async (signal) => {
      const ended = { text: 'Preparing the site', signal };
      const { code, errors } = await runCommand('build', ARGUMENTS, folder, ended);
      expect([code, errors]).toEqual([1, 'The build was ended.\n']);
      // How far it came, and so whether there is a cache, is a matter of chance.
      expect(readdirSync(folder).filter((name) => name !== 'cache')).toEqual(['docs']);
    },
    60_000,
  );

  it('tells all findings, however many', async () => {
    const { code, errors, output } = await runCommand('build', ARGUMENTS, folder);
    expect(errors.trimEnd().split('\n').at(-1)).toBe('0 errors, 3,000 warnings');
    expect([code, output.trimEnd().split('\n').at(-1)]).toEqual([0, `Written to ${folder}/site`]);
  });
});
