import type { CodeBlock } from '../../src/engine/markdown/types.ts';
export async function codeHighlighter(_cache?: string) {
  return {
    highlight: async (b: CodeBlock[]) =>
      b.map((x) => `<pre><code>${x.code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`),
    save: async () => {},
  };
}
