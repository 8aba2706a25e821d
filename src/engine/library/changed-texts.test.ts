import fs, {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FindingsError } from '../variants/findings-error.ts';
import { type OpenedLibrary, openLibrary } from './library.ts';
import type { NavNode } from './types.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'variorum-changed-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const SITE = 'title: T\nproducts: [{ id: p, name: P, versions: ["1", "2"] }]\n';
const open = (): OpenedLibrary => openLibrary(root, { highlight: async () => [] });
const files = (...paths: string[]): string[] => paths.map((path) => join(root, path));

/** All that a library says, as data. */
async function told(library: OpenedLibrary): Promise<unknown> {
  const documents = library.site.variants.flatMap((variant) => library.documents(variant));
  const pages = [];
  for (const document of documents) {
    const said = await library.render(document).then(
      ({ html, title, description, markdown, headings }) => ({
        html,
        title,
        description,
        markdown,
        headings,
      }),
      (error) => String(error),
    );
    pages.push([document.url, document.variant.id, document.page, said]);
  }
  return {
    pages,
    navigation: library.site.variants.map((variant) => library.navigation(variant).map(plain)),
    former: [...library.formerAddresses].map(([address, { url }]) => [address, url]),
    assets: library.assets(),
    made: library.pages.map((page) => [library.fingerprint(page), library.files(page)]),
    findings: library.findings,
  };
}

function plain({ title, document, children }: NavNode): unknown {
  return [title, document?.url, children.map(plain)];
}

/** A library, or what stands against it. */
function opened(how: () => OpenedLibrary): OpenedLibrary | FindingsError {
  try {
    return how();
  } catch (error) {
    if (error instanceof FindingsError) return error;
    throw error;
  }
}

const PLACES = ['a.md', 'guides/b.md', 'guides/c.md', 'index.md', 'guides/deep/d.md', 'e.mdx'];
const place = fc.constantFrom(...PLACES);
const text = fc.constantFrom(
  '# One\n\nText.\n',
  '# One\n\nOther text.\n',
  '# Two {{ version }}\n\nSee [a](a.md) and [c](guides/c.md).\n',
  'No heading.\n\n{% if version == "1" %}Old{% else %}New{% endif %}\n',
  '{% include "includes/part.md" %}\n\n# Behind it\n',
  '# Names a part\n\n{% include "guides/_part.md" %}\n',
  '# Shows another page\n\n{% include "/a.md" %}\n{% include "a.md" %}\n',
  '# Calls\n\n{{ nobody_knows }}\n',
  '',
);
const head = fc.constantFrom(
  '',
  '',
  '---\ntitle: Own {{ version }}\n---\n',
  '---\nnav: { title: Short, order: 1 }\n---\n',
  '---\nwhen: version == "2"\n---\n',
  '---\nredirect_from: [old]\n---\n',
  '---\n\nredirect_from: [old]\n---\n',
  '---\nwrong: key\n---\n',
);
type Change = () => unknown;
const at = (path: string): string => join(root, path);
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(place, head, text).map(
      ([path, ...parts]) =>
        () =>
          write(path, parts.join('')),
    ),
  },
  // As most saves are: the text alone.
  {
    weight: 8,
    arbitrary: fc.tuple(place, text).map(([path, words]) => () => {
      const known = existsSync(at(path))
        ? /^(?:---\n.*?\n---\n)?/s.exec(readFileSync(at(path), 'utf8'))![0]
        : '';
      write(path, known + words);
    }),
  },
  fc.tuple(place, place).map(([from, to]) => () => {
    mkdirSync(dirname(at(to)), { recursive: true });
    if (existsSync(at(from)) && from !== to) renameSync(at(from), at(to));
  }),
  place.map((path) => () => rmSync(at(path), { force: true })),
  fc.constantFrom('One', 'Two').map((words) => () => write('includes/part.md', `${words}\n`)),
  fc.constantFrom('One', 'Two').map((words) => () => write('guides/_part.md', `${words}\n`)),
  fc
    .constantFrom('nav: [a.md]\n', '', 'redirects: { gone.md: a.md }\n')
    .map((more) => () => write('site.yml', SITE + more)),
  fc.constantFrom('x', 'y').map((bytes) => () => write('guides/picture.txt', bytes)),
  fc.constant(
    () => existsSync(at('guides')) && !existsSync(at('manuals')) && renameSync(at('guides'), at('manuals')),
  ),
  fc.constant(
    () => existsSync(at('manuals')) && !existsSync(at('guides')) && renameSync(at('manuals'), at('guides')),
  ),
  fc.constant(() => [rmSync(at('linked.md'), { force: true }), symlinkSync('a.md', at('linked.md'))]),
  fc.constant(() => rmSync(at('linked.md'), { force: true })),
);

/** The texts of all files, by their absolute paths; those of links are what they lead to. */
function texts(): Map<string, string> {
  const entries = fs.readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path, existsSync(path) ? readFileSync(path, 'utf8') : 'nothing']));
}

describe('a folder after a change', () => {
  test('is what it is for who opens it then, whatever has changed', { timeout: 120_000 }, async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { maxLength: 8 }),
        async (steps) => {
          for (const name of fs.readdirSync(root)) rmSync(join(root, name), { recursive: true, force: true });
          write('site.yml', SITE);
          for (const path of PLACES) write(path, '# One\n\nText.\n');
          write('includes/part.md', 'Part\n');
          write('guides/_part.md', 'Part\n');
          let library = opened(open);
          for (const step of steps) {
            const before = texts();
            for (const each of step) each();
            const after = texts();
            const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
              (path) => before.get(path) !== after.get(path),
            );
            if (paths.length === 0) continue;
            const known = library instanceof FindingsError ? undefined : library;
            library = opened(() => {
              const taking = known?.afterChange(paths);
              if (taking) taken++;
              return taking ?? open();
            });
            const fresh = opened(open);
            if (library instanceof FindingsError || fresh instanceof FindingsError)
              expect(String(library)).toBe(String(fresh));
            else expect(await told(library)).toEqual(await told(fresh));
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  test('costs the file that changed alone, where it is the text of a page', async () => {
    write('site.yml', SITE);
    for (let page = 0; page < 50; page++) write(`guides/${page}.md`, `# Page ${page}\n`);
    const library = open();
    for (const variant of library.site.variants) library.navigation(variant);
    write('guides/7.md', '# Page 7\n\nMore.\n');
    const looks: string[] = [];
    for (const name of ['openSync', 'readFileSync', 'readdirSync'] as const) {
      const look = fs[name] as (path: fs.PathLike, ...rest: unknown[]) => unknown;
      vi.spyOn(fs, name).mockImplementation(((path: fs.PathLike, ...rest: unknown[]) => {
        looks.push(relative(root, String(path)));
        return look(path, ...rest);
      }) as never);
    }
    syncBuiltinESMExports();
    const later = library.afterChange(files('guides/7.md'))!;
    const [variant] = later.site.variants;
    const { html } = await later.render(later.document(later.page('guides/7.md')!, variant!)!);
    expect(html).toContain('More.');
    expect(looks).toEqual([join('guides', '7.md')]);
    expect(later.navigation(variant!)).toBe(library.navigation(variant!));
  });

  test('has another navigation where a page is called otherwise', () => {
    write('site.yml', SITE);
    write('a.md', '# One\n');
    write('b.md', '# Two\n');
    const library = open();
    const [variant] = library.site.variants;
    library.navigation(variant!);
    write('a.md', '# Three\n');
    const later = library.afterChange(files('a.md'))!;
    expect(later.navigation(variant!).map(({ title }) => title)).toEqual(['Three', 'Two']);
  });

  test.each<[string, () => void, string[]]>([
    ['a page comes', () => write('c.md', '# C\n'), ['c.md']],
    ['a page goes', () => rmSync(at('b.md')), ['b.md']],
    ['the site changes', () => write('site.yml', `${SITE}nav: [a.md]\n`), ['site.yml']],
    [
      'what a page says of itself changes',
      () => write('b.md', '---\nwhen: version == "2"\n---\n# B\n'),
      ['b.md'],
    ],
    ['another page includes it', () => write('a.md', '# Another\n'), ['a.md']],
    ['a file is no page', () => write('x.txt', 'X'), ['x.txt']],
    ['it is read no more', () => write('b.md', '---\nwrong: key\n---\n'), ['b.md']],
  ])('has to be opened again where %s', async (_what, become, paths) => {
    write('site.yml', SITE);
    write('a.md', '# A\n');
    write('b.md', '{% include "a.md" %}\n');
    write('x.txt', 'Y');
    const library = open();
    await library.checkPages();
    become();
    expect(library.afterChange(files(...paths))).toBeUndefined();
  });

  test('has to be opened again where links show a text under several paths', () => {
    write('site.yml', SITE);
    write('a.md', '# A\n');
    cpSync(at('a.md'), at('b.md'));
    symlinkSync('a.md', at('c.md'));
    const library = open();
    write('b.md', '# B\n');
    expect(library.afterChange(files('b.md'))).toBeUndefined();
  });
});

describe('a page with links by the ids of places', () => {
  const HERE = '# Here\n\n[the lid][lid]\n';
  const write3 = (there: string): void => {
    write('site.yml', `${SITE}cross_references: true\n`);
    write('here.md', HERE);
    write('plain.md', '# Plain\n\n[a](here.md)\n');
    write('there.md', there);
  };
  const html = async (library: OpenedLibrary): Promise<string> =>
    (await library.render(library.documentAt('/p/1/here/')!)).html;

  test('is another one when a place has gone elsewhere, so that no build takes the old one over', () => {
    write3('# There\n\n## Lid\n');
    const before = open();
    write3('# There\n');
    const after = open();
    const changed = ['here.md', 'plain.md'].filter(
      (path) => before.fingerprint(before.page(path)!) !== after.fingerprint(after.page(path)!),
    );
    expect(changed).toEqual(['here.md']);
  });

  test('leads to where it is after a text has changed', async () => {
    write3('# There\n');
    const before = open();
    expect(await html(before)).not.toContain('<a');
    write('there.md', '# There\n\n## Lid\n');
    const after = before.afterChange(files('there.md'));
    expect(await html(after!)).toContain('href="/p/1/there/#lid"');
  });
});
