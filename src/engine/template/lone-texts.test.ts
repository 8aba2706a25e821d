import { expect, test } from 'vitest';
import { parseTemplate } from './template.ts';
import { holdsIn, includesFrom, problems } from './testing.ts';

test('A8: a text that a condition joins without comparing it is an error, which says how to compare it', () => {
  const text =
    '{% if product_name == "P" and (is_version == "7.0.0" or "7.1.0" or not "7.2.0") %}x{% endif %}';
  expect(problems(text)).toEqual(['lone-text 1:57', 'lone-text 1:72']);
  expect(parseTemplate({ text, path: 'page.md' }, includesFrom({})).findings[0]).toMatchObject({
    message:
      'The text "7.1.0" is joined to a condition but compared with nothing, which makes it always true.',
    hint: 'Compare it as well: is_version == "7.1.0".',
  });
});

test('texts that are compared, alone or printed are left alone', () => {
  expect(holdsIn('is_version in ["7.0.0", "7.1.0"] or "P" == product_name')).toHaveLength(5);
  expect(problems('{% if "x" %}x{% endif %}{{ blank or "none" }}{{ "a" if yes else "b" }}')).toEqual([]);
});
