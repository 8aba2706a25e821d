import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Repository } from './repository.ts';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-repository-')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const root = join(scratch, 'origin');

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', root, ...identity, ...args], { stdio: 'pipe' });
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeAll(() => {
  mkdirSync(root);
  git('init', '--quiet', '--initial-branch=main');
  write('docs/a page.md', 'One.\n');
  write('docs/gone.md', 'Gone.\n');
  write('docs/ü.bin', Uint8Array.of(0, 255, 10, 13));
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');
  git('switch', '--quiet', '--create=topic');
  write('docs/ü.bin', Uint8Array.of(1));
  git('commit', '--quiet', '--all', '--message=Change it\n\nChanges-released: 1.0.0,\n  2.0.0');
  git('switch', '--quiet', 'main');
  write('docs/later.md', 'Of somebody else.\n');
  git('add', '.');
  git('commit', '--quiet', '--message=Go on');
  git('switch', '--quiet', 'topic');
  rmSync(join(root, 'docs/gone.md'));
  write('docs/new.md', 'New.\n');
});

describe('what a working tree has changed', () => {
  it('is what differs from where it left the other branch, to the byte, with what is not committed', () => {
    const { files, isUncommitted } = Repository.around(join(root, 'docs')).since('main');
    expect(
      Object.fromEntries(files.map(({ file, before }) => [file.slice(root.length + 1), before])),
    ).toEqual({
      'docs/gone.md': Buffer.from('Gone.\n'),
      'docs/ü.bin': Buffer.of(0, 255, 10, 13),
      'docs/new.md': undefined,
    });
    expect(isUncommitted).toBe(true);
  });

  it('is found through a link to the folder, too', () => {
    symlinkSync(root, join(scratch, 'link'));
    expect(Repository.around(join(scratch, 'link', 'docs')).root).toBe(root);
  });

  it('is spoken of by the last lines of messages since then', () => {
    const repository = Repository.around(root);
    expect(repository.trailers('Changes-released', repository.since('main').commit)).toEqual([
      '1.0.0, 2.0.0',
    ]);
  });

  it('cannot be told in a clone that lacks the other state, nor where a name is mistaken for an option', () => {
    const shallow = join(scratch, 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=topic', `file://${root}`, shallow], {
      stdio: 'pipe',
    });
    expect(() => Repository.around(shallow).since('v1')).toThrow(
      `There is no revision "v1" in ${shallow}. This clone is shallow: it has a part of the history only. Fetch the rest with "git fetch --unshallow", or give actions/checkout "fetch-depth: 0".`,
    );
    expect(() => Repository.around(root).since('--all')).toThrow('There is no revision "--all"');
  });
});
