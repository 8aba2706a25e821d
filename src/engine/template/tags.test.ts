import { describe, expect, it } from 'vitest';
import { render } from './testing.ts';

describe('{%+, which keeps the space beside it', () => {
  it('B7: is a tag as any other, whatever it opens', () => {
    expect(render('a {%+ if yes +%} b {%+ endif %} c')).toBe('a  b  c');
    expect(render('{%+ raw %}{%+ if %}{{ x }}{%+ endraw +%}')).toBe('{%+ if %}{{ x }}');
    expect(render('a {%+ include "x.md" +%} b', { 'x.md': 'X' })).toBe('a X b');
    expect(render('{%+ set x = 1 +%}{{ x +1 }}{{ +x }}')).toBe('21');
    expect(render('a {%- if yes +%} b{% endif -%} c')).toBe('a bc');
  });
});
