import { expect, it } from 'vitest';
import { createTokenizer, type Snippet } from './tokenizer.ts';

/** Languages that take others in, where those are known, or stand in them. */
const SNIPPETS: Snippet[] = [
  {
    language: 'markdown',
    code: '---\ntitle: One\n---\n# One\n\n```js\nlet x = 1;\n```\n\n```css\na { color: red }\n```\n\n```go\nfunc x() {}\n```\n\n<b v-if="x">{{ y }}</b>',
  },
  { language: 'html', code: '<p v-if="x">{{ y }}</p>\n<script>let x = 1;</script>' },
  { language: 'vue', code: '<p v-if="x">{{ y }}</p>\n<style lang="scss">a { b { c: d } }</style>' },
  { language: 'go', code: 'func x() {}' },
];

it('code has the same colours, whatever was coloured before', async () => {
  const alone = await Promise.all(
    SNIPPETS.map(async (snippet) => (await createTokenizer().tokenize([snippet]))[0]),
  );
  for (const order of [SNIPPETS, SNIPPETS.toReversed()]) {
    const { tokenize } = createTokenizer();
    // In the second round, all languages are known.
    const rounds = [await tokenize(order), await tokenize(order)];
    for (const html of rounds)
      expect(order.map((snippet, index) => [snippet, html[index]])).toEqual(
        order.map((snippet) => [snippet, alone[SNIPPETS.indexOf(snippet)]]),
      );
  }
  expect(alone[0]).toMatch(/<span class="[a-z]+">let<\/span>|<span class="[a-z]+">let <\/span>/);
});
