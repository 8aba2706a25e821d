import { describe, expect, it, vi } from 'vitest';
import { parseTemplate } from '../../template/template.ts';
import { includesFrom, SITE } from '../../template/testing.ts';
import { VariantSet } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';
import { groupEditions } from './editions.ts';

const page = { path: 'page.md', frontmatter: { attributes: {} } } as Page;

/** How often a template is rendered for all variants of the test site, which are six, and for which of them each text is. */
function group(text: string) {
  const template = parseTemplate({ text, path: 'page.md' }, includesFrom({}));
  const render = vi.spyOn(template, 'render');
  const { editions, findings } = groupEditions(page, template, VariantSet.all(SITE), () => undefined);
  return {
    rendered: render.mock.calls.length,
    editions: editions.map((edition) => [edition.text, edition.variants.ids]),
    findings,
  };
}

describe('the editions of a page', () => {
  it('are rendered once for each outcome of its conditions and for what it prints, not once a variant', () => {
    const { rendered, editions } = group(
      '{{ product_name }}{% if is_version > "7.1.0" %} since 7.2{% endif %}, {{ base_path }}.',
    );
    expect(rendered).toBe(3);
    expect(editions).toEqual([
      [expect.stringMatching(/^P, /), ['p@7.0.0', 'p@7.1.0']],
      [expect.stringMatching(/^P since 7.2, /), ['p@7.2.0', 'p@7.10.0', 'p@next']],
      [expect.stringMatching(/^Cloud, /), ['cloud']],
    ]);
  });

  it('are rendered once where nothing is asked', () => {
    expect(group('Plain text.').rendered).toBe(1);
  });

  it('are told of in each variant in which something is wrong', () => {
    const { findings } = group('{% if is_version > "7.1.0" %}{{ missing }}{% endif %}');
    expect(findings.flatMap(({ variants }) => variants)).toEqual(['p@7.2.0', 'p@7.10.0', 'p@next']);
  });
});
