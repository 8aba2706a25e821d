import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARK } from './output-mark.ts';
import { build, type Layout, lay, mended, open, see, sorted, stepsUntil } from './testing/layouts.ts';

const OLD = {
  'index.html': 'old',
  'a/index.html': 'old a',
  'a/b/c.html': 'old c',
  gone: 'x',
  'turns/x': 'x',
};
const NEW = { 'index.html': 'new', 'a/index.html': 'old a', 'a/n/d.html': 'd', 'gone/y': 'y', turns: 'file' };
const MINE = {
  CNAME: 'docs.example.com',
  'mine/x': 'mine',
  'a/mine.txt': 'm',
  link: '->/etc',
  empty: undefined,
};
const plain = { added: {}, removed: [], next: NEW };
const LAYOUTS: Record<string, Layout> = {
  'no output yet': { ...plain, where: 'beside', old: undefined },
  'an output as it was built': { ...plain, where: 'beside', old: OLD },
  'an output with files that people added': { ...plain, where: 'beside', old: OLD, added: MINE },
  'an output that is a mount point': { ...plain, where: 'inside', old: OLD },
  'a mount point with files that people added': { ...plain, where: 'inside', old: OLD, added: MINE },
  'an output that people removed files from': {
    ...plain,
    where: 'inside',
    old: OLD,
    removed: ['a', 'gone'],
    added: { 'empty/x': 'x' },
  },
};

describe('replacing an output', () => {
  describe.each(Object.entries(LAYOUTS))('%s', (_, layout) => {
    it('puts the new build there, and keeps what people added', async () => {
      const out = lay(layout);
      const added = layout.added;
      expect(await build(out, layout)).toBeUndefined();
      const { [MARK]: mark, ...files } = see(out);
      expect(files).toEqual({ ...added, ...layout.next });
      expect(mark).toContain('"index.html"');
      expect(readdirSync(dirname(out)).toSorted()).toEqual(['neighbour', 'site']);
    });

    it('leaves it wholly old or wholly new when it is killed at any step', async () => {
      const whole = lay(layout);
      const before = see(dirname(whole));
      const counting = stepsUntil(Number.POSITIVE_INFINITY);
      await build(whole, layout, counting);
      const after = see(dirname(whole));
      let olds = 0;
      for (let step = 0; step < counting.done; step++) {
        const out = lay(layout);
        await build(out, layout, stepsUntil(step));
        const found = await mended(out, layout.where);
        const isOld = JSON.stringify(sorted(found)) === JSON.stringify(sorted(before));
        if (isOld) olds++;
        else expect(sorted(found), `killed at step ${step}`).toEqual(sorted(after));
        expect(await build(out, layout)).toBeUndefined();
        expect(sorted(see(dirname(out)))).toEqual(sorted(after));
      }
      expect(olds).toBeGreaterThan(0);
      expect(olds).toBeLessThan(counting.done);
    });

    it('leaves it wholly old or wholly new when mending is killed, too', async () => {
      const whole = lay(layout);
      const before = see(dirname(whole));
      const counting = stepsUntil(Number.POSITIVE_INFINITY);
      await build(whole, layout, counting);
      const after = see(dirname(whole));
      for (let step = 0; step < counting.done; step += 3) {
        for (let second = 0; second < 12; second += 2) {
          const out = lay(layout);
          await build(out, layout, stepsUntil(step));
          await open(out, layout.where, stepsUntil(second))
            .then((output) => output.close())
            .catch(() => undefined);
          const found = sorted(await mended(out, layout.where));
          expect([sorted(before), sorted(after)]).toContainEqual(found);
        }
      }
    });

    it.each([
      ['once', 1],
      ['from there on', Number.POSITIVE_INFINITY],
    ])('leaves it wholly old or wholly new when a step fails %s', async (_times, often) => {
      const whole = lay(layout);
      const before = see(dirname(whole));
      const counting = stepsUntil(Number.POSITIVE_INFINITY);
      await build(whole, layout, counting);
      const after = see(dirname(whole));
      for (const code of ['ENOSPC', 'EXDEV']) {
        for (let step = 0; step < counting.done; step++) {
          const out = lay(layout);
          const failed = await build(out, layout, stepsUntil(step, { code, often }));
          const found = sorted(await mended(out, layout.where));
          if (often === 1) expect(found, `${code} at step ${step}`).toEqual(sorted(failed ? before : after));
          else expect([sorted(before), sorted(after)]).toContainEqual(found);
        }
      }
    });
  });
});
