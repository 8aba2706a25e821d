import { describe, expect, it } from 'vitest';
import { render } from './testing.ts';

describe('B7: the space beside a tag', () => {
  it('B7: is taken away by {%-, whatever follows', () => {
    expect(
      render('a \n\t{%- if yes %} b {%- endif %}\u00A0\uFEFF{{- 1 -}} \n c {#- note -#} d {#- note #} e'),
    ).toBe('a b1cd e');
    expect(render(' {%- if yes -%} {%- endif -%} ')).toBe('');
    expect(render('a {#-#} b')).toBe('ab');
    expect(render('{{ "{%-" }} {{ " {{-" }}')).toBe('{%-  {{-');
  });

  it('B7: does not take long to find in a long run of spaces', () => {
    const text = `a${' '.repeat(200_000)}b {%- if yes %}${' '.repeat(200_000)}c{%- endif %}`;
    const began = performance.now();
    expect(render(text)).toBe(text.replace(' {%- if yes %}', '').replace('{%- endif %}', ''));
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
