import { describe, expect, it } from 'vitest';
import { problems } from './testing.ts';

describe('B11: one wrong tag', () => {
  it.each([
    ['{% if product == "p" }\nx\n{% endif %}', ['unclosed-tag 1:1']],
    ['{% if product == "p" %\nx\n{% else %}\ny\n{% endif %}', ['unclosed-tag 1:1']],
    ['{% if product == "p" %}x{% endif }\n{% if yes %}x{% endif %}', ['unclosed-tag 1:25']],
    ['{% set x }text{% endset %}', ['unclosed-tag 1:1']],
    ['{% set x = 1 }', ['unclosed-tag 1:1']],
    ['{% If product %}x{% endif %}', ['unknown-tag 1:1']],
    ['{% if product %}x{% EndIf %}', ['unknown-tag 1:18']],
    ['{% iff product %}x{% elif yes %}{% else %}y{% endiff %}', ['unknown-tag 1:1']],
    ['{% if product %}x{% els %}y{% endif %}', ['unknown-tag 1:18']],
    ['{% els %}', ['unknown-tag 1:1']],
    ['{% For x in letters %}{{ x }}{% endfor %}', ['unknown-tag 1:1']],
    ['{% if yes %}{% of course %}{% endif %}', ['unknown-tag 1:13']],
    ['{% for x in letters %}{% iff yes %}{% endfor %}', ['unknown-tag 1:23']],
    ['{% iff yes %}{% endif %}{% if yes %}', ['unknown-tag 1:1']],
  ])('B11: makes no right one look wrong: %s', (text, expected) => expect(problems(text)).toEqual(expected));

  it('B11: does not excuse the next one', () => {
    expect(problems('{% if product == "p" }\nx\n{% endif %}\n{% endif %}')).toEqual([
      'unclosed-tag 1:1',
      'stray-tag 4:1',
    ]);
    expect(problems('{% If yes %}{% endif %}{% if yes %}{% if yes %}')).toEqual([
      'unknown-tag 1:1',
      'unclosed-tag 1:36',
    ]);
  });
});
