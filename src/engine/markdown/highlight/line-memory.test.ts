import { INITIAL, type StateStack } from 'shiki/textmate';
import { expect, test } from 'vitest';
import { LineMemory } from './line-memory.ts';
import { createTokenizer } from './tokenizer.ts';

/** A state like those that vscode-textmate makes anew for every line: equal when its name is. */
function state(name: string, beginRuleCapturedEOL = false): StateStack {
  const made = {
    depth: name.length,
    name,
    parent: null,
    beginRuleCapturedEOL,
    clone: () => made,
    _stackElementBrand: undefined,
    equals: (other: StateStack) => (other as unknown as { name: string }).name === name,
  };
  return made;
}

/** A memory, and the lines that it had highlighted. */
function memoryOf(after: (line: string) => StateStack) {
  const memory = new LineMemory();
  const highlighted: string[] = [];
  const get = (before: StateStack, line: string) =>
    memory.get(before, line, () => {
      highlighted.push(line);
      return { html: `<${line}>`, after: after(line) };
    });
  return { get, highlighted };
}

test('a line that comes again in an equal state is not highlighted again', () => {
  const { get, highlighted } = memoryOf(() => state('open'));
  const first = get(INITIAL, '{');
  const second = get(first.after, 'a');
  // "{" and "a" lead to equal states, which are different objects.
  expect(get(second.after, 'a')).toBe(second);
  expect(get(INITIAL, '{')).toBe(first);
  expect(highlighted).toEqual(['{', 'a']);
});

test('in another state it is, and where only its anchor differs', () => {
  const { get, highlighted } = memoryOf((line) => state('open', line === 'anchored'));
  const plain = get(INITIAL, 'plain').after;
  const anchored = get(INITIAL, 'anchored').after;
  get(plain, 'a');
  get(anchored, 'a');
  get(INITIAL, 'a');
  expect(highlighted).toEqual(['plain', 'anchored', 'a', 'a', 'a']);
});

test('it forgets before it grows without end', () => {
  const { get, highlighted } = memoryOf(() => state('open'));
  const long = (letter: string) => letter.repeat(1_500_000);
  for (const letter of ['a', 'b', 'a', 'c', 'c', 'a']) get(INITIAL, long(letter));
  expect(highlighted.map((line) => line[0])).toEqual(['a', 'b', 'c', 'a']);
});

test('equal lines in comments, strings and code keep their own colours', async () => {
  const tokenizer = createTokenizer();
  const lines = ['const a = `', 'const a = 1;', '`;', '/*', 'const a = 1;', '*/', 'const a = 1;'];
  const [together] = await tokenizer.tokenize([{ language: 'js', code: lines.join('\n') }]);
  const [again] = await tokenizer.tokenize([{ language: 'js', code: lines.join('\n') }]);
  const html = together!.split('\n');
  expect(again).toBe(together);
  expect(html[1]).toBe('<span class="string">const a = 1;</span>');
  expect(html[4]).toBe('<span class="comment">const a = 1;</span>');
  expect(html[6]).toContain('<span class="keyword">const</span>');
});
