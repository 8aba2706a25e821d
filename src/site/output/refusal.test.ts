import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { realPlace, refuseCache, refuseOutput } from './refusal.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-refusal-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (path: string) => join(root, path);
const FOLDERS = {
  home: at('users/me'),
  caller: at('users/me/work/docs'),
  project: at('users/me/work/variorum'),
  content: at('users/me/work/texts/content'),
  cache: at('users/me/work/kept/cache'),
};
for (const folder of Object.values(FOLDERS)) mkdirSync(folder, { recursive: true });
for (const folder of [
  'users/me/free',
  'users/me/work/repo/.git/hooks',
  'users/me/work/variorum/src',
  'links',
])
  mkdirSync(at(folder), { recursive: true });
writeFileSync(at('users/me/file'), '');
symlinkSync(at('nowhere'), at('links/dangling'));
symlinkSync('loop', at('links/loop'));

/** Names that all lead to a folder: through a link to it, or to one above it, and by going up. */
function aliases(folder: string): string[] {
  const link = at(`links/to-${folder.slice(root.length).replaceAll('/', '-')}`);
  const above = `${link}-above`;
  try {
    symlinkSync(folder, link);
    symlinkSync(dirname(folder), above);
  } catch {
    // They are there.
  }
  return [
    folder,
    link,
    `${folder}/not-there/..`,
    ...(folder === root ? [] : [join(above, basename(folder))]),
  ];
}

/** A folder and all above it. */
const lineage = (folder: string): string[] =>
  folder === dirname(folder) ? [folder] : [folder, ...lineage(dirname(folder))];

describe('the folder to write', () => {
  it('may lie beside the folders that are published, where the content folder holds them and other things', () => {
    const content = at('work/several');
    const places = {
      ...FOLDERS,
      caller: content,
      content,
      published: [join(content, 'a'), join(content, 'b')],
    };
    const cache = join(content, '.variorum');
    expect(refuseCache(cache, places)).toBeUndefined();
    expect(refuseOutput(join(content, 'dist'), { ...places, cache })).toBeUndefined();
    expect(refuseOutput(join(content, 'a/dist'), { ...places, cache })).toMatch(/inside the content folder/);
    expect(refuseCache(join(content, 'b'), places)).toMatch(/inside the content folder/);
    // Of a folder that nobody typed, no option is to blame.
    const usual = { ...places, isUsual: true };
    expect(refuseOutput(join(content, 'a/dist'), { ...usual, cache })).toMatch(
      /^The site would be written to a folder inside the content folder.* With --out, name a new or empty folder of its own\.$/,
    );
    expect(refuseCache(join(content, 'b'), usual)).toMatch(
      /^The cache would be a folder inside the content folder.* With --cache, name a folder of its own\.$/,
    );
  });

  it('may be a cache in the content folder whose name begins with a dot: pages may lie beside their configuration', () => {
    const { content } = FOLDERS;
    expect(refuseCache(join(content, '.variorum'), FOLDERS)).toBeUndefined();
    expect(refuseCache(join(content, 'kept'), FOLDERS)).toMatch(/inside the content folder/);
  });

  it('is never one that Variorum, the content, the cache, the caller or the home folder lies in, by whatever name', () => {
    const refused = Object.values(FOLDERS).flatMap(lineage);
    fc.assert(
      fc.property(fc.constantFrom(...refused), fc.nat(3), (folder, alias) => {
        const names = folder.startsWith(root) ? aliases(folder) : [folder];
        const name = names[alias % names.length]!;
        expect(refuseOutput(name, FOLDERS), name).toMatch(/^--out names /);
        expect(refuseCache(name, FOLDERS) === undefined, name).toBe(
          folder === FOLDERS.cache || folder === dirname(FOLDERS.cache),
        );
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['inside the content', 'users/me/work/texts/content/site', 'inside the content folder'],
    ['inside the cache', 'users/me/work/kept/cache/builds', 'inside the cache'],
    ['Git’s', 'users/me/work/repo/.git', 'inside the data of Git'],
    ['inside Git’s', 'users/me/work/repo/.git/hooks/site', 'inside the data of Git'],
    ['one that builds read', 'users/me/work/variorum/src/site', 'inside src/ of Variorum'],
    ['a file', 'users/me/file', 'a file'],
    ['below a file', 'users/me/file/site', 'a folder below a file'],
    ['a link to nothing', 'links/dangling', 'a link to something that is not there'],
    ['below a link to nothing', 'links/dangling/site', 'a link to something that is not there'],
    ['a link to itself', 'links/loop', 'a link that leads to itself'],
    ['one of a name that no disk can hold', `users/${'x'.repeat(300)}`, 'name is too long'],
  ])('is not %s', (_, path, why) => {
    expect(refuseOutput(at(path), FOLDERS)).toContain(why);
  });

  it.each([
    'users/me/free',
    'users/me/free/new/site',
    'users/me/work/docs/site',
    'users/me/work/variorum/dist',
    'users/me/work/kept/cache/sites/start',
    'users/me/work/texts/content-of-another',
    'users/me/work/..site',
  ])('may be %s', (path) => {
    expect(refuseOutput(at(path), FOLDERS)).toBeUndefined();
    for (const name of aliases(at('users/me/free'))) expect(realPlace(name)).toBe(at('users/me/free'));
  });
});
