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

  it('B7: is found in a long run of spaces, for which a search from each of them would not end', () => {
    const text = `a${' '.repeat(1_000_000)}b {%- if yes %}${' '.repeat(1_000_000)}c{%- endif %}`;
    expect(render(text)).toBe(text.replace(' {%- if yes %}', '').replace('{%- endif %}', ''));
  });
});
