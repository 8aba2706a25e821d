import { expect, test } from 'vitest';
import { identify } from '../ids.ts';
import { testOptions } from '../testing.ts';
import { parseMdx, writeMdx } from './mdx.ts';

async function problemsOf(...lines: string[]): Promise<string[]> {
  const parsed = parseMdx(lines.join('\n'), testOptions);
  identify([parsed]);
  const { problems } = await writeMdx(parsed);
  return problems.map(({ line, rule, message }) => `${line + 1} ${rule} ${message}`);
}

test('every statement, component and expression that cannot be read is told with its own line', async () => {
  const problems = await problemsOf(
    "import { a from 'b';",
    '',
    '# Title',
    '',
    'Text <Foo',
    'a={1 + } /> and',
    '{2 *} and {fine}.',
    '',
    '<Bar size=3>',
    'More',
    '</Bar>',
  );
  expect(problems).toEqual([
    '1 broken-component This statement cannot be read: "import { a from \'b\';": expected "," or "}" but found "from".',
    '5 broken-component This component cannot be read: "<Foo a={1 + } />": unexpected token.',
    '7 broken-component This expression cannot be read: "{2 *}": unexpected token.',
    '9 broken-component This component cannot be read: "<Bar size=3>": its attributes are not in the form that MDX knows.',
  ]);
});

test('tags of components that do not pair are told where they stand', async () => {
  expect(
    await problemsOf('a <Foo> b', '', 'c </Foo> d </Foo>', '', '<Card>', '', 'a <B>x</C> b</B>', '', '{1 +}'),
  ).toEqual([
    '3 broken-component </Foo> closes nothing: no <Foo> is open here.',
    '5 unclosed-component The component <Card> is not closed.',
    '7 broken-component </C> closes nothing: no <C> is open here.',
    '9 broken-component This expression cannot be read: "{1 +}": unexpected token.',
  ]);
});

test('a page that can be compiled is left alone', async () => {
  expect(
    await problemsOf(
      'export const n = 1;',
      '',
      '<A.B {...n}>',
      '{/* c */}',
      '',
      '- {n > 0 ? 1 : "}"}',
      '</A.B>',
    ),
  ).toEqual([]);
});

test('what is nested more deeply than the compiler can stand is told, and not compiled', async () => {
  const nested = (open: string, close: string) => open.repeat(8_000) + close.repeat(8_000);
  for (const text of [nested('<A>', '</A>'), `a ${nested('<>', '</>')}`, `{${nested('[', ']')}}`])
    expect(await problemsOf(text)).toEqual([
      expect.stringMatching(/^1 broken-component Here .* are nested more than 1,000 levels deep/),
    ]);
  expect(await problemsOf(`{${'['.repeat(500)}${']'.repeat(500)}}`)).toEqual([]);
});
