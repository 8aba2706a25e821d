import { expect, it } from 'vitest';
import type { Upgrade } from '../../apparatus/upgrades.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { articleTwin } from './article-twin.ts';
import { ChangeTexts, type EndNames } from './change-texts.ts';

const HOME = 'https://docs.acme.com/en';

function way(from: string, to: string): { way: Upgrade; prefix: string } {
  const variant = (version: string) => ({ version, basePath: `/en/${version}` }) as Variant;
  return { way: { from: variant(from), to: variant(to) }, prefix: `/docs/en/${to}` };
}

/** What a part says on a way, with the version at its newer end in its links and before what came. */
function part({ way: { to }, prefix }: ReturnType<typeof way>, more: string): string {
  return `<section><h2 id="page:a"><a href="${prefix}/a/">A_b</a></h2><ul><li>new in 7.1.0<ins data-change="added" data-version="${to.version}"><p>Call <code>${prefix}/a_b/</code> or ${prefix}/a_b/ with *stars*.</p></ins>${more}</li></ul></section>`;
}

/** Writes names where the markers of versions would stand. */
const write = (html: string, { from, to }: EndNames): Promise<string> =>
  articleTwin(`<p><strong>${from}:</strong></p>${html}<p><strong>${to}:</strong></p>`, `${HOME}/upgrade/`);

async function written(more: string, ways: readonly (readonly [from: string, to: string])[]) {
  const texts = new ChangeTexts();
  let count = 0;
  for (const [from, to] of ways) {
    const page = way(from, to);
    const html = part(page, more);
    const text = await texts.of(html, page, (...args) => {
      count++;
      return write(...args);
    });
    expect(text).toBe(await write(html, { from, to }));
  }
  return count;
}

it('writes a change once for all ways that lead over it, and says on each what it would say alone', async () => {
  const ways = [
    ['7.0.0', '7.1.0'],
    ['7.0.0', '7.2.0'],
    ['6.1.0', '7.2.0'],
    ['6.1.0', 'next'],
  ] as const;
  expect(await written('', ways)).toBe(1);
  expect(await written('<table><tr><th>A|b</th></tr><tr><td>x</td></tr></table>', ways)).toBe(1);
});

it('writes a change anew where Markdown may write it otherwise: relative links, versions and prefixes with marks in them', async () => {
  expect(
    await written('<a href="../b/">b</a>', [
      ['7.0.0', '7.1.0'],
      ['7.0.0', '7.2.0'],
    ]),
  ).toBe(2);
  expect(
    await written('', [
      ['7_0', '7_1'],
      ['7_0', '7_2'],
    ]),
  ).toBe(2);
});
