import { describe, expect, it } from 'vitest';
import { PathIndex } from './path-index.ts';
import { countWork } from './testing/count-work.ts';

describe('the path that was probably meant', () => {
  it('is that of a name like it, whatever folders the two share', () => {
    const index = new PathIndex(['guides/one.md', 'guides/first/index.md', 'page.md']);
    expect(index.closest('guides/two.md')).toBeUndefined();
    expect(index.closest('guides/gone.md')).toBe('guides/one.md');
    expect(index.closest('guide/one.md')).toBe('guides/one.md');
    expect(index.closest('pgae.md')).toBe('page.md');
  });

  it('is found among thousands, by the parts that few of them have', () => {
    const names = ['recover-a-password', 'invite-people', 'sign-in', 'api', 'Sessions'];
    const index = new PathIndex([
      ...Array.from({ length: 20_000 }, (_, number) => `guides/page-${number}`),
      ...names.map((name) => `guides/${name}`),
    ]);
    expect(index.closest('guides/recover-pasword')).toBe('guides/recover-a-password');
    expect(index.closest('guides/sing-in')).toBe('guides/sign-in');
    expect(index.closest('guide/invite-poeple')).toBe('guides/invite-people');
    expect(index.closest('guides/apis')).toBe('guides/api');
    expect(index.closest('guides/sesions')).toBe('guides/Sessions');
    expect(index.closest('guides/pgae-12345')).toBe('guides/page-12345');
    expect(index.closest('guides/quite-different')).toBeUndefined();
  });

  it('takes no more looking for among 40,000 than among 10,000', async () => {
    const work = (length: number) => {
      const index = new PathIndex(Array.from({ length }, (_, number) => `p${number}/index`));
      index.closest('first');
      return countWork(() => {
        for (let number = 0; number < 20; number++) index.closest(`q${number}x/index`);
      });
    };
    expect(await work(40_000)).toBeLessThan(1.5 * (await work(10_000)));
  });
});
