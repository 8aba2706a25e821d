import { describe, expect, it } from 'vitest';
import { EditedText } from '../edits.ts';
import type { TagSigns } from '../tag-signs.ts';
import { countWork } from '../testing/count-work.ts';
import { tagSignEdits, withOwnSigns, withSignEdits } from './sign-edits.ts';

const read = (text: string, signs: TagSigns) =>
  new EditedText(text, tagSignEdits(text, signs)).between({ from: 0, to: text.length });

describe('signs of tags', () => {
  it.each([
    ['a [[ name ]] b', '{{ name }}', 'a {{ name }} b'],
    ['{{ a }} {% if b %}', 'braces', '{{ "{{" }} a }} {% if b %}'],
    ['[[ open', 'one that does not end', '[[ open'],
  ])('%s', (text, _, expected) => {
    expect(read(text, { variables: ['[[', ']]'] })).toBe(expected);
  });

  it('may begin with braces themselves: the longest counts', () => {
    const signs: TagSigns = { variables: ['{{#', '#}}'] };
    expect(read('[a]({{#base#}}/b) {{ c }} {# d #}', signs)).toBe('[a]({{base}}/b) {{ "{{" }} c }} {# d #}');
    expect(withOwnSigns('{{base}}', signs)).toBe('{{#base#}}');
    expect(withOwnSigns('{% if a %}', signs)).toBe('{% if a %}');
  });

  it('are looked for once where none ends: twice the text is twice the work', async () => {
    const workOf = (times: number) =>
      countWork(() => tagSignEdits('[[ '.repeat(times), { variables: ['[[', ']]'] }));
    expect(await workOf(4000)).toBeLessThan((await workOf(2000)) * 2.4);
  });

  it('give way to what else is written in their place', () => {
    const edits = [
      { from: 0, to: 3, written: 'x' },
      { from: 20, to: 21, written: 'y' },
    ];
    const all = withSignEdits('[[a]] [[ b ]] [[c]] ]] z', edits, { variables: ['[[', ']]'] });
    expect(all.map(({ from, written }) => `${from} ${written}`)).toEqual([
      '0 x',
      '3 }}',
      '6 {{',
      '11 }}',
      '14 {{',
      '17 }}',
      '20 y',
    ]);
  });

  it('may be those of blocks, in which nothing is a tag where one says raw', () => {
    expect(read('<% if a %>{% b %}<% raw %>{% c %}<% endraw %>{%', { blocks: ['<%', '%>'] })).toBe(
      '{% if a %}{{ "{%" }} b %}{% raw %}{% c %}{% endraw %}{{ "{%" }}',
    );
  });
});
