import { expect, it } from 'vitest';
import { createTokenizer } from './tokenizer.ts';
import { createWorkerTokenizer } from './worker-tokenizer.ts';

const SNIPPETS = [
  { code: 'const answer = 42;\n// why', language: 'javascript' },
  { code: '{ "a": [1, true] }', language: 'json' },
  { code: 'a < b', language: 'no-such-language' },
];

it('a thread highlights as this thread does, whatever the order of the answers', async () => {
  const here = createTokenizer();
  const there = createWorkerTokenizer();
  const answers = await Promise.all([
    there.tokenize(SNIPPETS),
    ...SNIPPETS.map((snippet) => there.tokenize([snippet])),
  ]);
  const expected = await here.tokenize(SNIPPETS);
  expect(answers).toEqual([expected, ...expected.map((html) => [html])]);
  expect(expected[2]).toBe('a &lt; b');
  expect(expected[0]).toContain('<span');
});
