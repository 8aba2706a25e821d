import { describe, expect, it } from 'vitest';
import { problems, render } from './testing.ts';

describe('what is nested too deeply', () => {
  it.each([
    ['words', `{% if ${'not '.repeat(5000)}zero %}x{% endif %}`],
    ['more words than JavaScript can read', `{% if ${'not '.repeat(100_000)}zero %}x{% endif %}`],
    ['parentheses', `{{ ${'('.repeat(3000)}1${')'.repeat(3000)} }}`],
    ['operators', `{{ ${Array(5000).fill('1').join(' + ')} }}`],
    ['branches', `{% if zero %}${'{% elif zero %}x'.repeat(5000)}{% endif %}`],
    ['conditions', `${'{% if zero %}'.repeat(5000)}x${'{% endif %}'.repeat(5000)}`],
    ['loops', `${'{% for x in letters %}'.repeat(2000)}x${'{% endfor %}'.repeat(2000)}`],
  ])('G8: is one error, and never an exception: %s', (_name, text) => {
    const found = problems(`x\n${text}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^invalid-tag 2:/);
  });

  it('G8: is reported beside other mistakes', () => {
    expect(problems(`{% if ${'not '.repeat(5000)}zero %}x{% endif %}{% endfor %}`)).toEqual([
      expect.stringMatching(/^stray-tag /),
      expect.stringMatching(/^invalid-tag /),
    ]);
  });

  it('is more than any page needs', () => {
    expect(render(`{% if ${'not '.repeat(900)}zero %}x{% endif %}`)).toBe('');
    expect(render(`{{ ${Array(900).fill('1').join(' + ')} }}`)).toBe('900');
    expect(render(`{% if zero %}${'{% elif zero %}x'.repeat(900)}{% else %}y{% endif %}`)).toBe('y');
    expect(render(`${'{% if yes %}'.repeat(400)}x${'{% endif %}'.repeat(400)}`)).toBe('x');
  });
});
