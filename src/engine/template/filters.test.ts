import { describe, expect, it } from 'vitest';
import { render } from './testing.ts';

describe('filters', () => {
  it('prints nothing of a product but its name', () => {
    expect(
      render('{{ [product_name, [is_version is defined or true]] | dump | replace("Cloud", "P") }}'),
    ).toBe('["P",[true]]');
  });

  it('indent lines, and join what is printed', () => {
    expect(render('{{ "a\nb" | indent(2) }}|{{ "a\nb" | indent(2, true) }}|{{ "" | indent }}')).toBe(
      'a\n  b|  a\n  b|',
    );
    expect(render('{{ [product, 1, none] | join("-") | replace("cloud", "p") }}')).toBe('p-1-');
    expect(render('{{ "  a b " | trim }}{{ 5 | trim }}')).toBe('a b5');
  });
});
