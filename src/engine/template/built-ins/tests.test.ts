import { describe, expect, it } from 'vitest';
import { holdsIn, problems, render, renderAll } from '../testing.ts';

describe('tests that compare', () => {
  it.each([
    ['is_version is ge("7.2")', 'is_version >= "7.2"'],
    ['is_version is gt("7.9.0")', 'is_version > "7.9.0"'],
    ['is_version is greaterthan("7.1")', 'is_version > "7.1"'],
    ['is_version is le("7.1")', 'is_version <= "7.1"'],
    ['is_version is lt("next")', 'is_version < "next"'],
    ['is_version is lessthan("7.10.0")', 'is_version < "7.10.0"'],
    ['is_version is eq("7.1")', 'is_version == "7.1"'],
    ['is_version is sameas("7.1")', 'is_version == "7.1"'],
    ['is_version is ne("7.1")', 'is_version != "7.1"'],
    ['is_version is not eq("7.1")', 'not is_version == "7.1"'],
    ['is_version is ge "7.2"', 'is_version >= "7.2"'],
    ['is_version is not lt "7.2" and 4 is divisibleby 2', 'not is_version < "7.2"'],
    ['product_name is equalto("Old P")', 'product_name == "Old P"'],
    ['is_version is in ["7.1.0", "7.2.0"]', 'is_version in ["7.1.0", "7.2.0"]'],
    ['is_version is not in ["7.1.0", "7.2.0"]', 'is_version not in ["7.1.0", "7.2.0"]'],
  ])('A1: know versions and products: %s', (test, comparison) =>
    expect(holdsIn(test)).toEqual(holdsIn(comparison)),
  );

  it('A1: know them in filters that select, too', () => {
    const text =
      '{{ ["7.9.0", "7.10.0", is_version | default("7.0.0")] | select("ge", "7.10") | join(" ") }}';
    expect(renderAll(text)).toMatchObject({ 'p@7.2.0': '7.10.0', 'p@next': '7.10.0 next', cloud: '7.10.0' });
    expect(renderAll('{{ [is_version] | select("gt", "7.2") | join }}')).toMatchObject({
      'p@7.2.0': '',
      'p@next': 'next',
    });
  });

  it.each([
    ['is_version is ge("7.2.O")', ['unknown-version 1:24']],
    ['is_version is eq(7.1)', ['unquoted-version 1:24']],
    ['product_name is eq("Asgardo")', ['unknown-product 1:26']],
    ['product_name is gt("P")', ['impossible-comparison 1:7']],
    ['is_version is in ["nxt"]', ['unknown-version 1:25']],
    ['is_version is ge "nxt"', ['unknown-version 1:24']],
    ['is_version is ge', ['misused-filter 1:7']],
  ])('A8: look at what they compare with: %s', (test, expected) =>
    expect(problems(`{% if ${test} %}x{% endif %}`)).toEqual(expected),
  );
});

describe('a test', () => {
  it('that cannot work on a value is an error, and not one of JavaScript', () => {
    expect(problems('{% if 5 is lower %}x{% endif %}')).toEqual(['misused-filter 1:7']);
    expect(problems('{% if nothing is iterable %}x{% endif %}')).toEqual(['misused-filter 1:7']);
  });

  it('that nobody knows is an error, in filters and behind "is"', () => {
    expect(problems('{{ letters | select("strng") | join }}')).toEqual(['misused-filter 1:14']);
    expect(problems('{% if zero is [1] %}x{% endif %}')).toEqual(['unknown-test 1:7']);
  });

  it('is false of what is undefined', () => {
    expect(problems('{% if nope is lower %}x{% endif %}')).toEqual(['unknown-variable 1:7']);
    expect(render('{% if nope is defined or nope is not undefined %}x{% endif %}')).toBe('');
    expect(holdsIn('is_version is divisibleby(2) or is_version is string')).not.toContain('cloud');
  });
});
