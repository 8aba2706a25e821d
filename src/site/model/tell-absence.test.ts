import { describe, expect, it } from 'vitest';
import type { AbsentSection, RenderedDocument } from '../../engine/library/types.ts';
import { VariantSet } from '../../engine/variants/variant-set.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { tellAbsence } from './tell-absence.ts';

const library = fakeLibrary([{ path: 'a.md', title: 'A' }]);
const page = library.page('a.md')!;

/** An article of server 1.0 that lacks something which later versions have, and says so. */
async function told(html: string, ...absent: Partial<AbsentSection>[]): Promise<string> {
  const document = library.document(page, library.variant('server@1.0')!)!;
  const rendered: RenderedDocument = {
    ...(await library.render(document)),
    absent: absent.map((section) => ({
      id: 'b',
      kind: 'heading',
      title: 'B',
      variants: VariantSet.named(library.site, ['server@2.0', 'server@next']),
      near: undefined,
      isRenamed: false,
      ...section,
    })),
  };
  return tellAbsence(library, rendered, html, '/docs');
}

const line = (id: string, text: string, address = `/docs/server/2.0/a/#${id}`, more = '') =>
  `<p class="absent" id="${id}"${more} data-markdown-ignore>${text} <a href="${address}">Read it in 2.0</a></p>`;
const SECTION = line('b', '“B” is not in 1.0 (since 2.0); this is the nearest section.');

describe('what an article lacks', () => {
  it('is told below the nearest heading, or at the beginning', async () => {
    const html = '<p id="a">x</p><h2 class="c" id="a">A</h2><p>y</p>';
    expect(await told(html, { near: { kind: 'heading', id: 'a' } })).toBe(
      `<p id="a">x</p><h2 class="c" id="a">A</h2>${SECTION}<p>y</p>`,
    );
    expect(await told(html, {})).toBe(SECTION + html);
    expect(await told(html, { near: { kind: 'heading', id: 'gone' } })).toBe(SECTION + html);
  });

  it('is told in its group of tabs', async () => {
    const tab = '<section class="tab" id="tab-a">x</section>';
    const near = { kind: 'tab', id: 'tab-a' } as const;
    expect(await told(`<div class="tabs">${tab}</div>`, { id: 'tab-b', kind: 'tab', near })).toBe(
      `<div class="tabs">${line('tab-b', 'The tab “B” is not in 1.0 (since 2.0).', undefined, ' data-tab="B"')}${tab}</div>`,
    );
  });

  it('is silent where it has another name here: its address leads there', async () => {
    const near = { kind: 'heading', id: 'old' } as const;
    expect(await told('<h2 id="old">Old</h2>', { id: 'new', near, isRenamed: true })).toBe(
      '<h2 id="old"><span id="new" class="anchor-alias"></span>Old</h2>',
    );
  });

  it('is written as text, whatever signs are in it', async () => {
    expect(await told('', { id: 'ü"', title: '<b> & "c"' })).toBe(
      line(
        'ü&quot;',
        '“&lt;b&gt; &amp; &quot;c&quot;” is not in 1.0 (since 2.0); this is the nearest section.',
        '/docs/server/2.0/a/#%C3%BC%22',
      ),
    );
  });

  it('is told where it is in other products only', async () => {
    const variants = VariantSet.named(library.site, ['cloud']);
    expect(await told('', { variants })).toBe(
      '<p class="absent" id="b" data-markdown-ignore>“B” is not in 1.0 (only in Acme Cloud); this is the nearest section. <a href="/docs/cloud/a/#b">Read it in Acme Cloud</a></p>',
    );
  });

  it('does not grow with the number of versions', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ id: `b${i}` }));
    expect((await told('', ...many)).match(/<p /g)).toHaveLength(24);
  });

  it('takes no address that something in the article has', async () => {
    expect(await told('<div id="b"></div>', {})).toBe('<div id="b"></div>');
  });
});
