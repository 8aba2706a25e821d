import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AstroProject } from '../shared/astro-project.ts';
import { buildInputs } from './build-inputs.ts';

const root = mkdtempSync(join(tmpdir(), 'variorum-inputs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const project: AstroProject = {
  root,
  configFile: undefined,
  options: {},
  isPlain: true,
  content: join(root, 'docs'),
  cache: join(root, 'cache'),
  out: join(root, 'dist'),
  base: undefined,
  site: undefined,
};
const shared = join(root, 'shared');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true });
  write('docs/site.yml', 'title: A\n');
  write('docs/a/one.md', '# One\n');
  write('docs/b/two.md', '# Two\n');
  write('shared/note.md', 'A note\n');
  write('public/robots.txt', '');
  symlinkSync('a', join(root, 'docs/link'));
});

const inputs = (of: Partial<AstroProject> = {}) => buildInputs({ ...project, ...of }, [shared]);

describe('two builds are made from the same', () => {
  it.each<[string, () => void]>([
    ['when nothing changed', () => undefined],
    ['when a file has another time', () => utimesSync(join(root, 'docs/a/one.md'), 1, 1)],
    ['when tools leave files behind', () => write('docs/.idea/state.xml', 'x')],
    ['when packages are installed beside the pages', () => write('docs/node_modules/a/index.md', 'x')],
    ['when the last build wrote its output', () => write('dist/index.html', 'x')],
  ])('%s', (_, happen) => {
    const before = inputs();
    expect(before).toMatch(/^[\w-]{43}$/);
    happen();
    expect(inputs()).toBe(before);
  });

  it('whatever was written into the output, where pages include files of the project', () => {
    const inputsOfAll = () => buildInputs(project, [root]);
    const before = inputsOfAll();
    write('dist/index.html', 'x');
    expect(inputsOfAll()).toBe(before);
    write('notes.md', 'x');
    expect(inputsOfAll()).not.toBe(before);
  });

  it('on another machine, where the project lies elsewhere', () => {
    const before = inputs();
    const elsewhere = `${root}-elsewhere`;
    renameSync(root, elsewhere);
    const there = { ...project, root: elsewhere, content: join(elsewhere, 'docs') };
    const after = buildInputs(there, [join(elsewhere, 'shared')]);
    renameSync(elsewhere, root);
    expect(after).toBe(before);
  });
});

describe('two builds are made from something else', () => {
  it.each<[string, () => void]>([
    ['when a page is edited', () => write('docs/a/one.md', '# Once\n')],
    ['when a page is deleted', () => rmSync(join(root, 'docs/a/one.md'))],
    [
      'when pages change places',
      () => {
        write('docs/a/one.md', '# Two\n');
        write('docs/b/two.md', '# One\n');
      },
    ],
    ['when a file is renamed', () => renameSync(join(root, 'docs/a/one.md'), join(root, 'docs/a/uno.md'))],
    ['when a folder comes', () => mkdirSync(join(root, 'docs/c'))],
    ['when a page is hidden, of which its writer is told', () => write('docs/.draft.md', '# Draft\n')],
    [
      'when a link leads elsewhere',
      () => {
        rmSync(join(root, 'docs/link'));
        symlinkSync('b', join(root, 'docs/link'));
      },
    ],
    [
      'when a link becomes what it led to',
      () => {
        rmSync(join(root, 'docs/link'));
        write('docs/link/one.md', '# One\n');
      },
    ],
    ['when text for includes is edited', () => write('shared/note.md', 'A word\n')],
    ['when a hidden file says something else of its folder', () => write('docs/a/.meta.yml', 'title: A\n')],
    [
      'when a hidden folder that pages may include from has another text',
      () => write('shared/.parts/x.md', 'x\n'),
    ],
    ['when what is copied as it is changes', () => write('public/.well-known/security.txt', 'x')],
    ['when variables for code change', () => write('.env', 'PUBLIC_KEY=x\n')],
  ])('%s', (_, happen) => {
    const before = inputs();
    happen();
    expect(inputs()).not.toBe(before);
  });

  it.each<[string, Partial<AstroProject>]>([
    ['below another path', { base: '/docs' }],
    ['for another address', { site: 'https://docs.acme.com' }],
    ['with parts of its own', { options: { components: { Footer: './Footer.astro' } } }],
    ['with code of its own', { configFile: 'astro.config.mjs' }],
  ])('%s', (_, other) => {
    expect(inputs(other)).not.toBe(inputs());
  });

  it('whatever character of whatever file changes', () => {
    const files = ['docs/site.yml', 'docs/a/one.md', 'docs/b/two.md', 'shared/note.md'];
    const before = inputs();
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.string({ minLength: 20 }), (file, text) => {
        write(file, text);
        expect(inputs()).not.toBe(before);
      }),
      { numRuns: 20 },
    );
  });

  it('with other variables that its code may ask for', () => {
    const before = inputs();
    vi.stubEnv('PUBLIC_KEY', 'x');
    expect(inputs()).not.toBe(before);
    vi.unstubAllEnvs();
  });
});

it('what a build is made from is not known where a configuration says what only Astro understands', () => {
  expect(inputs({ isPlain: false })).toBeUndefined();
});
