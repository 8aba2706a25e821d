import { hash } from 'node:crypto';
import { lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARK, readMark } from './output-mark.ts';
import { OutputRefused } from './output-refused.ts';
import { survey } from './survey.ts';
import {
  build,
  type Files,
  type Layout,
  lay,
  mended,
  put,
  see,
  sorted,
  stepsUntil,
} from './testing/layouts.ts';

const NAMES = [
  'a',
  'b',
  'c',
  'index.html',
  'd e',
  'ü',
  '.git',
  '.variorum',
  'x"y',
  "q'z",
  'back\\slash',
  '%2e',
];
/** What the folder of a build that is under way may be called. */
const WORK = '.variorum-work-0123456789abcdef';
const ODD = ['new\nline', 'constructor', '-rf', WORK, '\u2028'];
const path = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NAMES) }, fc.constantFrom(...ODD)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((names) => names.join('/'));
const text = fc.constantFrom('one', 'two', 'three', '');
const files = (value: fc.Arbitrary<string | undefined>) =>
  fc.array(fc.tuple(path, value), { maxLength: 7 }).map(withoutClashes);
const added = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constantFrom(undefined, '->/etc', '->../neighbour', '->a', '->nowhere'),
);
const layout: fc.Arbitrary<Layout> = fc
  .record({
    where: fc.constantFrom('beside' as const, 'inside' as const),
    old: files(text).filter((old) => Object.keys(old).length > 0),
    added: files(added),
    // As below: the folder would be left, empty.
    removed: fc.array(
      path.filter((at) => !at.startsWith(`${WORK}/`)),
      { maxLength: 2 },
    ),
    next: files(text).filter((next) => Object.keys(next).length > 0),
  })
  .map((drawn) => ({ ...drawn, added: addable(drawn) }));

/** Leaves out paths that lie below a file, or are a folder of another. */
function withoutClashes(entries: [string, string | undefined][]): Files {
  const kept: Files = {};
  for (const [at, value] of entries) {
    // An empty folder of this name may be what is left of a build that was killed in this moment.
    const isWork = value === undefined && at.endsWith(WORK);
    if (!isWork && !clashes(at, Object.keys(kept))) kept[at] = value;
  }
  return kept;
}

function clashes(at: string, others: string[]): boolean {
  return others.some((other) => other === at || other.startsWith(`${at}/`) || at.startsWith(`${other}/`));
}

/** What people can still put beside what is left of a build. */
function addable({ old, added, removed }: { old: Files; added: Files; removed: string[] }): Files {
  const left = Object.keys(old).filter(
    (at) => !removed.some((gone) => gone === at || at.startsWith(`${gone}/`)),
  );
  return Object.fromEntries(Object.entries(added).filter(([at]) => !clashes(at, left)));
}

/** What no build wrote, of what lies in an output: all but regular files that the mark lists, and the folders of these. */
function foreign(seen: Files, listed: Files): Files {
  const own = Object.keys(listed);
  return Object.fromEntries(
    Object.entries(seen).filter(([at, value]) => {
      if (at === MARK) return false;
      if (value === undefined) return !own.some((other) => other.startsWith(`${at}/`));
      return value.startsWith('->') || !own.includes(at);
    }),
  );
}

function expectKept(out: string, kept: Files): void {
  for (const [at, value] of Object.entries(kept)) {
    if (value === undefined) expect(lstatSync(join(out, at)).isDirectory(), at).toBe(true);
    else expect(see(dirname(join(out, at)))[at.slice(at.lastIndexOf('/') + 1)], at).toBe(value);
  }
}

describe('whose a file is', () => {
  it('is never forgotten: a build, killed at any step, removes nothing that it did not write', async () => {
    await fc.assert(
      fc.asyncProperty(layout, fc.nat(60), async (drawn, step) => {
        const out = lay(drawn);
        const before = see(out);
        const kept = foreign(before, drawn.old!);
        const thrown = await build(out, drawn, stepsUntil(step));
        expectKept(out, kept);
        const found = await mended(out, drawn.where);
        expectKept(out, kept);
        expect(found).toHaveProperty('neighbour');
        const { [MARK]: _, ...now } = see(out);
        const { [MARK]: __, ...then } = before;
        const isOld = JSON.stringify(sorted(now)) === JSON.stringify(sorted(then));
        if (thrown instanceof OutputRefused) expect(isOld).toBe(true);
        if (!isOld) for (const [at, value] of Object.entries(drawn.next)) expect(now[at], at).toBe(value);
        if (!isOld) expect(foreign(now, drawn.next)).toEqual(foreign(kept, drawn.next));
        rmSync(dirname(out), { recursive: true });
      }),
      { numRuns: 400 },
    );
  });

  it('is known by content where a byte of the mark was changed', () => {
    const old = { 'index.html': 'one', 'ü/b "c".html': 'two', 'c.html': 'three', 'd/e': 'four' };
    const mine = { 'jndex.html': 'mine', 'copies/index.html': 'one', 'c.htmm': 'x', CNAME: 'y' };
    const out = lay({ where: 'beside', old, added: mine, removed: [], next: {} });
    const intact = survey(out);
    expect(intact.own).toEqual(new Set([MARK, ...Object.keys(old)]));
    const mark = readFileSync(join(out, MARK));
    let changes = 0;
    for (let at = 0; at < mark.length; at++) {
      for (const change of [1, 2, 32, 128, 255]) {
        const damaged = Buffer.from(mark);
        damaged[at] = damaged[at]! ^ change;
        writeFileSync(join(out, MARK), damaged);
        expect(readMark(out), `byte ${at} ^ ${change}`).toBeUndefined();
        expect(survey(out), `byte ${at} ^ ${change}`).toEqual(intact);
        changes++;
      }
      const damaged = [...mark];
      for (const cut of [damaged.toSpliced(at, 1), damaged.toSpliced(at, 0, 65)]) {
        writeFileSync(join(out, MARK), Buffer.from(cut));
        expect(survey(out), `byte ${at} lost or won`).toEqual(intact);
      }
    }
    expect(changes).toBeGreaterThan(1400);
  });

  it('is known by the copy in the cache where nothing is left of the mark', async () => {
    const drawn: Layout = {
      where: 'beside',
      old: undefined,
      added: {},
      removed: [],
      next: { 'a/x': '1', y: '2' },
    };
    const out = lay(drawn);
    expect(await build(out, drawn)).toBeUndefined();
    writeFileSync(join(out, MARK), '');
    put(out, { mine: 'm', 'a/mine': 'm' });
    expect(await build(out, { ...drawn, next: { 'a/z': '3' } })).toBeUndefined();
    const { [MARK]: _, ...now } = see(out);
    expect(now).toEqual({ 'a/z': '3', mine: 'm', 'a/mine': 'm' });
  });

  it('is nobody’s when a forged mark leads out of the output', async () => {
    const hostile = [
      '../neighbour',
      '/etc/hostname',
      'a/../../neighbour',
      './x',
      '..',
      '.',
      '',
      'a//b',
      MARK,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...hostile, 'x', 'link/x', 'link'), { minLength: 1 }),
        async (paths) => {
          const drawn: Layout = {
            where: 'beside',
            old: { x: 'x' },
            added: {},
            removed: [],
            next: { y: 'y' },
          };
          const out = lay(drawn);
          put(dirname(out), { 'elsewhere/x': 'precious' });
          symlinkSync(join(dirname(out), 'elsewhere'), join(out, 'link'));
          writeFileSync(join(out, MARK), forged(paths));
          await build(out, drawn);
          expect(see(dirname(out))).toMatchObject({
            neighbour: expect.any(String),
            'elsewhere/x': 'precious',
            'site/link': `->${join(dirname(out), 'elsewhere')}`,
          });
          rmSync(dirname(out), { recursive: true });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is nobody’s without a mark file, whatever else is called so', async () => {
    for (const others of [
      { thesis: 'x' },
      { thesis: 'x', '.variorum/builds/x': 'a cache' },
      { thesis: 'x', '.variorum': 'the mark of earlier versions' },
      { thesis: 'x', [`${MARK}/x`]: 'a folder' },
      { thesis: 'x', [MARK]: '->../neighbour' },
      { thesis: 'x', [MARK]: 'a shopping list\n' },
      { '.git/HEAD': 'ref: refs/heads/main' },
    ]) {
      const drawn: Layout = {
        where: 'beside',
        old: undefined,
        added: {},
        removed: [],
        next: { thesis: 'mine' },
      };
      const out = lay(drawn);
      put(out, others);
      const before = see(dirname(out));
      expect(await build(out, drawn)).toBeInstanceOf(OutputRefused);
      expect(see(dirname(out))).toEqual(before);
    }
  });

  it('names what is in the way of the new build', async () => {
    const drawn: Layout = {
      where: 'beside',
      old: { x: 'x' },
      added: { CNAME: 'mine', 'guide/index.html': 'mine', 'guide/other': 'mine', page: '->x' },
      removed: [],
      next: { 'CNAME/index.html': '1', 'guide/index.html': '2', page: '3', free: '4' },
    };
    const out = lay(drawn);
    const before = see(dirname(out));
    const thrown = await build(out, drawn);
    expect(String(thrown)).toContain('CNAME, guide/index.html, page');
    expect(see(dirname(out))).toEqual(before);
  });
});

/** A mark that is whole and lists what no build would. */
function forged(paths: string[]): string {
  const made = lay({ where: 'beside', old: { x: 'x' }, added: {}, removed: [], next: {} });
  const [head, , line = ''] = readFileSync(join(made, MARK), 'utf8').split('\n');
  const [hashed] = line.split(' ');
  const digest = (said: string) => hash('sha256', said, 'base64url');
  const lines = [...new Set(paths)].map(
    (at) => `${hashed} ${JSON.stringify(at)} ${digest(`${hashed} ${at}`).slice(0, 8)}\n`,
  );
  return `${head}\n${digest(lines.join('')).slice(0, 22)}\n${lines.join('')}`;
}
