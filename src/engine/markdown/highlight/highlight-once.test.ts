import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CodeBlock } from '../types.ts';
import type { Snippet } from './tokenizer.ts';

const asked: string[] = [];

let createHighlighter: typeof import('./highlighter.ts').createHighlighter;

// Test files share modules: this one has its own highlighter, with a tokenizer that notes what it is asked.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock('./tokenizer.ts', async (original) => ({
    ...(await original()),
    createTokenizer: () => ({
      tokenize: async (snippets: readonly Snippet[]) => {
        asked.push(...snippets.map(({ code }) => code));
        return snippets.map(({ code }) => `<${code}>`);
      },
    }),
  }));
  ({ createHighlighter } = await import('./highlighter.ts'));
});

afterAll(() => {
  vi.doUnmock('./tokenizer.ts');
  vi.resetModules();
});

function block(code: string, more: Partial<CodeBlock> = {}): CodeBlock {
  return { code, language: 'bash', title: undefined, marked: [], firstLine: undefined, line: 0, ...more };
}

test('a block that several editions ask for at the same time is highlighted once', async () => {
  const { highlight } = await createHighlighter();
  const pages = await Promise.all([
    highlight([block('a'), block('a'), block('b')]),
    highlight([block('b'), block('a', { marked: [1] }), block('c', { language: '' })]),
  ]);
  expect(asked).toEqual(['a', 'b']);
  expect(pages.flat().map((html) => html.replace(/<\/?(pre|code)[^>]*>/g, ''))).toEqual([
    '<a>',
    '<a>',
    '<b>',
    '<b>',
    '<span class="line marked"><a></span>',
    'c',
  ]);
  await highlight([block('a')]);
  expect(asked).toEqual(['a', 'b']);
});
