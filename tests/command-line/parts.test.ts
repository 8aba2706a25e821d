import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import type { Library } from '../../src/engine/library/types.ts';
import type { Scope } from '../../src/site/shares/scope.ts';
import { type Outcome, runCommand, writeFolder } from './run-command.ts';
import { treeOf } from './tree.ts';
import { writeHere } from './write-here.ts';

/** A small site with all that crosses the borders between pages. */
const folder = writeFolder({
  'docs/site.yml': `title: Orbit
url: https://orbit.example
products:
  - { id: cloud, name: Orbit Cloud }
  - { id: orbit, name: Orbit, versions: ["1.0.0", "2.0.0", next], latest: "2.0.0" }
`,
  'docs/index.md': '# Orbit\n\nBegin with [the guide](guides/start.md), or with [nothing](nothing.md).\n',
  'docs/includes/shared.md': 'A sentence about satellites. [Not there](gone.md)\n',
  'docs/guides/start.md':
    '# Start\n\n{% include "includes/shared.md" %}\n\n{% if is_version >= "2.0.0" %}\nOnly since two, as [others](others.md#b) have it.\n{% endif %}\n\n```js\nlet x = 1;\n```\n',
  'docs/guides/others.md':
    '# Others\n\n{% include "includes/shared.md" %}\n\n## A\n\nText\n\n## B\n\n{% if is_version == "1.0.0" %}Once{% else %}Now{% endif %} it is so.\n',
  'docs/guides/hidden.md': '---\nsearch: false\n---\n# Hidden\n\nNot to be found. ![Plan](plan.svg)\n',
  'docs/guides/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
  'docs/guides/old-name.md': '---\nwhen: is_version < "2.0.0"\n---\n# Old name\n\nOne text\n\nAnother text\n',
  'docs/guides/new-name.md':
    '---\nwhen: is_version >= "2.0.0"\nredirect_from: [guides/old-name, guides/ancient.html]\n---\n# New name\n\nOne text\n\nA third text\n',
  'docs/guides/stamp.mdx':
    'import Stamp from "./Stamp.astro";\n\n# Stamp\n\n{% if is_version == "next" %}\n<Stamp text="soon" />\n{% else %}\n<Stamp text="today" />\n{% endif %}\n\nText with {% if is_version == "1.0.0" %}one{% else %}two{% endif %}.\n',
  'docs/guides/Stamp.astro':
    '---\nconst { text } = Astro.props;\n---\n<b class="stamp">{text}</b><style>.stamp { color: #abcdef; }</style>\n',
  'docs/reference/api.md': '# API\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'public/robots/extra.txt': 'As it is.\n',
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string): string => join(folder, name);

const run = (name: string, ...args: string[]): Promise<Outcome> =>
  runCommand(name, args, folder, undefined, { VARIORUM_ROOT: folder });
const command = (name: string, ...args: string[]): Promise<Outcome> =>
  run(name, '--content', 'docs', '--cache', 'cache', ...args);

/** Where a part or a site stands, and is to be. */
interface Place {
  base?: string;
  site?: string;
  /** what lies there already */
  previous?: string;
}

/** Writes a site or a part of one as the command would, but in this process, with what it loaded before. */
function write(out: string, scope: Scope, { base, site, previous }: Place = {}): Promise<Library> {
  return writeHere(at('docs'), at(out), { root: folder, cache: at('cache'), scope, base, site, previous });
}

async function writeParts(of: number, place?: Place): Promise<string[]> {
  const names = Array.from({ length: of }, (_, index) => `part-${index + 1}-of-${of}`);
  for (const [index, name] of names.entries())
    await write(name, { kind: 'part', share: { number: index + 1, of } }, place);
  return names.map(at);
}

/** The documents of a part; in what is known of them, pages stand in the order in which they were ready. */
function documentsIn(part: string): [path: string, text: string][] {
  return [...treeOf(part)].filter(([path]) => !path.startsWith('.variorum-'));
}

let assemblies = 0;

/** Makes a site of parts; returns its files, and what was found. */
async function assemble(
  parts: readonly string[],
  place?: Place,
): Promise<{ tree: Map<string, string>; findings: readonly Finding[] }> {
  const out = `assembled-${++assemblies}`;
  const { findings } = await write(out, { kind: 'assembly', parts }, place);
  return { tree: treeOf(at(out)), findings };
}

let whole: Outcome;
let expected: Map<string, string>;
let found: readonly Finding[];

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  whole = await command('build', '--out', 'whole', '--jobs', '1');
  expect(whole.code, whole.errors).toBe(0);
  expected = treeOf(at('whole'));
  found = (await write('again', { kind: 'site' })).findings;
  expect(found.length).toBeGreaterThan(1);
});

describe('a site that is made of parts', () => {
  it.each([1, 2, 3, 7])('is byte for byte that of one build, of %i parts', async (of) => {
    const { tree, findings } = await assemble(await writeParts(of));
    expect(tree).toEqual(expected);
    expect(findings).toEqual(found);
  });

  it('is made of what is right, where an older part lies beside the same one', async () => {
    const page = at('docs/guides/start.md');
    const before = readFileSync(page, 'utf8');
    writeFileSync(page, before.replace('Only since two', 'Never before two'));
    const share = { number: 2, of: 3 };
    await write('older-2-of-3', { kind: 'part', share });
    writeFileSync(page, before);
    const parts = ['older-2-of-3', 'part-1-of-3', 'part-2-of-3', 'part-3-of-3'].map(at);
    expect((await assemble(parts)).tree).toEqual(expected);
  });

  it('does not care in which order its parts are named, or how often', async () => {
    const parts = [3, 1, 2, 3].map((number) => at(`part-${number}-of-3`));
    expect((await assemble(parts)).tree).toEqual(expected);
  });

  it('takes over of a part what is right when that is built again', async () => {
    const previous = at('part-2-of-3');
    const before = documentsIn(previous);
    const share = { number: 2, of: 3 };
    const { statistics } = await write('again-2-of-3', { kind: 'part', share }, { previous });
    expect(statistics.rendered).toBe(0);
    expect(documentsIn(at('again-2-of-3'))).toEqual(before);
  });

  it('is that of one build when other commands made it, whatever lies there, and says what one build says', async () => {
    for (const share of ['1/2', '2/2']) {
      const { code, output, errors } = await command('build', '--shard', share);
      expect([code, errors.includes('error')], errors).toEqual([0, true]);
      expect(output).toContain(`Part ${share}: `);
    }
    const { code, output, errors } = await command(
      'assemble',
      'parts/1-of-2',
      'parts/2-of-2',
      '--out',
      'site',
    );
    expect(code, errors).toBe(0);
    expect(errors).toBe(whole.errors);
    expect(output).toContain('taken from the parts');
    expect(treeOf(at('site'))).toEqual(expected);
  });
});

describe('a site that several processes render', () => {
  it('is byte for byte that of one process, and so is what is found', async () => {
    const { code, output, errors } = await command('build', '--out', 'shared', '--jobs', '3');
    expect([code, errors]).toEqual([0, whole.errors]);
    expect(treeOf(at('shared'))).toEqual(expected);
    const [editions, sameEditions] = [whole, { output }].map(
      (each) => /^\d+ editions:.*$/m.exec(each.output)?.[0],
    );
    expect(sameEditions).toBe(editions);
  });
});

describe('what a part depends on', () => {
  it('changes with a text for one part, and with a title for all', async () => {
    const keys = async (): Promise<string[]> => {
      const { code, errors } = await run('shards', '3', '--content', 'docs');
      expect([code, errors]).toEqual([0, '']);
      return [1, 2, 3].map((number) => readFileSync(at(`parts/${number}-of-3.key`), 'utf8'));
    };
    const before = await keys();
    expect(await keys()).toEqual(before);
    const page = at('docs/reference/api.md');
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, `${text}\nMore.\n`);
    const after = await keys();
    expect(after.map((key, index) => key === before[index])).toEqual([true, true, false]);
    writeFileSync(page, text.replace('API', 'Interface'));
    const all = await keys();
    expect(all.map((key, index) => key === before[index])).toEqual([false, false, false]);
    writeFileSync(page, text);
  });
});

describe('what is wrong with pages', () => {
  it('is told by several processes as by one, and no part is written of a page that fails', async () => {
    const pages = ['guides/start.md', 'guides/hidden.md', 'reference/api.md'].map((page) =>
      at(`docs/${page}`),
    );
    const before = pages.map((page) => readFileSync(page, 'utf8'));
    for (const page of pages) appendFileSync(page, '\n{{ nobody_knows }}\n');
    const [one, three, part] = await Promise.all([
      command('build', '--out', 'failing', '--jobs', '1'),
      command('build', '--out', 'failing-too', '--jobs', '3'),
      command('build', '--out', 'failing-part', '--shard', '3/3'),
    ]);
    expect([one.code, three.code, part.code]).toEqual([1, 1, 1]);
    expect(one.errors).toContain('3 errors');
    expect(three.errors).toBe(one.errors);
    expect(part.errors).toContain('nobody_knows');
    expect(
      treeOf(at('.'))
        .keys()
        .filter((path) => path.includes('failing'))
        .toArray(),
    ).toEqual([]);
    for (const [index, page] of pages.entries()) writeFileSync(page, before[index]!);
  });
});

describe('a site is not made', () => {
  /** What is said of parts in their folders, after something happened to them; the parts are as they were afterwards. */
  async function refusal(happens: () => void, names: string[], place?: Place): Promise<string> {
    for (const name of new Set(names)) cpSync(at(name), at(`kept/${name}`), { recursive: true });
    happens();
    try {
      await assemble(names.map(at), place);
      return 'nothing';
    } catch (error) {
      return (error as Error).message.replaceAll(folder, '');
    } finally {
      for (const name of new Set(names)) {
        rmSync(at(name), { recursive: true, force: true });
        cpSync(at(`kept/${name}`), at(name), { recursive: true });
      }
    }
  }

  const ALL = ['part-1-of-3', 'part-2-of-3', 'part-3-of-3'];
  const within = (name: string, path: string): string => join(at(name), path);
  const htmlOf = (name: string): string =>
    within(name, [...treeOf(at(name)).keys()].find((path) => path.endsWith('.html'))!);

  it.each<[why: string, happens: () => void, names: string[], said: string | RegExp]>([
    [
      'of parts of which one is missing',
      () => undefined,
      ['part-1-of-3', 'part-3-of-3'],
      'Part 2/3 is missing: build it with "variorum build --shard 2/3", and name its folder, too.',
    ],
    [
      'of parts of several divisions',
      () => undefined,
      ['part-1-of-2', 'part-3-of-3'],
      /^No part has the page guides\/.*: the parts are of several divisions \(1\/2, 3\/3\)\. Name those of one\.$/,
    ],
    [
      'of a folder that is not there',
      () => rmSync(at('part-2-of-3'), { recursive: true }),
      ALL,
      'There is no part in /part-2-of-3: there is no such folder.',
    ],
    [
      'of a whole site',
      () => undefined,
      ['whole'],
      '/whole holds a whole site, not a part of one. Name folders that "variorum build --shard" wrote.',
    ],
    [
      'of a part of which hidden files were left behind',
      () => {
        for (const name of ['.variorum-build', '.variorum-part'])
          rmSync(within('part-2-of-3', name), { recursive: true });
      },
      ALL,
      /^\/part-2-of-3 holds no part of a site\. .* hidden ones came along/,
    ],
    [
      'of a part whose record is damaged',
      () => appendFileSync(within('part-2-of-3', '.variorum-part/record'), ' '),
      ALL,
      'The part in /part-2-of-3 is damaged: its lists are not what the build wrote. Build it again.',
    ],
    [
      'of a part of which nobody knows what it is',
      () => writeFileSync(within('part-2-of-3', '.variorum-part/part.json'), '{}'),
      ALL,
      'The part in /part-2-of-3 is damaged: its lists are not what the build wrote. Build it again.',
    ],
    [
      'of a part whose list is damaged',
      () => appendFileSync(within('part-2-of-3', '.variorum-build'), ' '),
      ALL,
      'The part in /part-2-of-3 is damaged: its lists are not what the build wrote. Build it again.',
    ],
    [
      'of a part without its list',
      () => rmSync(within('part-2-of-3', '.variorum-build')),
      ALL,
      'The part in /part-2-of-3 is damaged: .variorum-build is missing. Build it again.',
    ],
    [
      'of a part in which somebody edited a page',
      () => appendFileSync(htmlOf('part-3-of-3'), ' '),
      ALL,
      /^Files of the page .* are no longer what the build wrote in part 3\/3 in \/part-3-of-3\. Build that part again\.$/,
    ],
  ])('%s', async (_, happens, names, said) => {
    expect(await refusal(happens, names)).toMatch(said);
  });

  it('of parts that were built for another path or address, or by another version', async () => {
    expect(await refusal(() => undefined, ALL, { base: '/docs' })).toBe(
      'Part 1/3 in /part-1-of-3 was built with --base /, and this site is with --base /docs. Give all of them the same.',
    );
    expect(await refusal(() => undefined, ALL, { site: 'https://moon.example' })).toBe(
      'Part 1/3 in /part-1-of-3 was built for https://orbit.example, and this site is for https://moon.example. Give all of them the same --site.',
    );
  });

  it('of parts of other content: the page is named', async () => {
    const page = at('docs/reference/api.md');
    const before = readFileSync(page, 'utf8');
    appendFileSync(page, '\nMore.\n');
    expect(await refusal(() => undefined, ALL)).toMatch(
      /^The page reference\/api\.md is not what this site would have in part 3\/3 in \/part-3-of-3: .* the same history\.$/,
    );
    writeFileSync(page, before);
    writeFileSync(at('docs/reference/new.md'), '# New\n');
    expect(await refusal(() => undefined, ALL)).toMatch(/Build all parts, and the site, of the same sources/);
    rmSync(at('docs/reference/new.md'));
  });
});

describe('the commands', () => {
  it.each([
    ['build', ['--shard', '3/2'], '--shard takes a part and how many there are, as in 2/8; found "3/2".'],
    ['build', ['--jobs', '0'], '--jobs takes a number from 1 to 64, found "0".'],
    ['assemble', ['parts/1-of-2', '--shard', '1/2'], /^Unknown option --shard\./],
    [
      'assemble',
      [],
      'Name the folders of all parts, as in: variorum assemble parts/*. See variorum assemble --help.',
    ],
    [
      'assemble',
      ['parts/1-of-2', '--out', 'parts/1-of-2/site'],
      /^--out names a part, or a folder inside it/,
    ],
  ])('refuse %s %j', async (name, args, said) => {
    const { code, errors } = await command(name, ...args);
    expect(code).toBe(2);
    expect(errors.trim()).toMatch(said);
  });
});
