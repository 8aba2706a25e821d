import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@astrojs/compiler-rs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Files that speak to writers, who read English, or say nothing that depends on a language. */
const FOR_WRITERS = ['components/FindingsPage.astro', 'components/PlaceLink.astro'];
/** Scripts that only writers get. */
const XRAY = 'client/xray/**';
/** Words in scripts that nobody reads, or writers only. */
const ALLOWED = new Set([
  'In development, the search has no index: it is made when the site is built, by',
  'variorum build',
  // elements
  'pre code',
  // names of colours, which Mermaid has
  'cScale',
  'cScaleLabel',
  'gitBranchLabel',
  'fillType',
  // names of keys
  'Enter',
  'Esc',
  'Escape',
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
]);

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const isWord = (text: string) => /\p{L}{2,}/u.test(text);

/** What is read out of an element besides its text. */
const READ_OUT = new Set(['aria-label', 'aria-description', 'alt', 'placeholder', 'title']);

/** What nobody reads. */
const UNREAD = new Set(['class', 'content']);

interface Node {
  type?: string;
  name?: { name?: string };
  value?: unknown;
  callee?: { name?: string };
}

/** Words that stand in the markup of a component itself: as text, in attributes that are read out, and as values of conditions. */
function wordsOfMarkup(astro: string): string[] {
  const found: string[] = [];
  const see = (node: Node, isRead: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    if (node.type === 'AstroFrontmatter' || node.type === 'AstroScript' || node.type === 'AstroComment')
      return;
    if (node.type === 'JSXAttribute' && UNREAD.has(node.name?.name ?? '')) return;
    // What the demo says is looked up in its own tables.
    if (node.type === 'CallExpression' && node.callee?.name === 'word') return;
    if (node.type === 'JSXText') found.push(String(node.value).trim());
    if (node.type === 'Literal' && typeof node.value === 'string' && (isRead || isSentence(node.value)))
      found.push(node.value);
    if (node.type === 'TemplateElement' && isSentence((node.value as { raw: string }).raw))
      found.push((node.value as { raw: string }).raw);
    const reads = node.type === 'JSXAttribute' ? READ_OUT.has(node.name?.name ?? '') : isRead;
    const isCall = node.type === 'CallExpression';
    for (const part of Object.values(node))
      if (typeof part === 'object' && part !== null)
        for (const each of Array.isArray(part) ? part : [part]) see(each as Node, reads && !isCall);
  };
  see(parse(astro).ast as Node, false);
  return found.filter(isWord);
}

/** Whether a text looks like something to read: it has a capital and small letters, or several words. */
function isSentence(text: string): boolean {
  return /\p{Lu}\p{Ll}/u.test(text) || /^\p{Ll}{2,} \p{Ll}{2,}( \p{Ll}+)*[.?!:]?$/u.test(text);
}

/** Texts of a script that look like something to read. */
function wordsOfScript(code: string): string[] {
  const found: string[] = [];
  const see = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isNewExpression(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, see);
  };
  see(ts.createSourceFile('script.ts', code, ts.ScriptTarget.Latest));
  return found
    .map((text) =>
      text
        .replace(/<[^<>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(isSentence)
    .filter((text) => !ALLOWED.has(text) && !/^[a-z]+:[A-Za-z]|^[A-Z]\w+-/.test(text));
}

describe('what readers see comes from the table of strings', () => {
  it.each(globSync('**/*.astro', { cwd: import.meta.dirname }).filter((file) => !FOR_WRITERS.includes(file)))(
    'in %s',
    (file) => {
      expect(wordsOfMarkup(read(file))).toEqual([]);
    },
  );

  it.each(globSync('client/**/*.{ts,js}', { cwd: import.meta.dirname, exclude: ['**/*.test.ts', XRAY] }))(
    'in %s',
    (file) => {
      expect(wordsOfScript(read(file))).toEqual([]);
    },
  );

  it('words are found wherever they stand', () => {
    expect(wordsOfMarkup('<p>Skip {x && <b>to the text</b>}</p><nav aria-label="Guides" />')).toEqual([
      'Skip',
      'to the text',
      'Guides',
    ]);
    const script = ["a.textContent = 'Copy'", `b = \`All \${n} pages\``, "c = 'reads the same'", "d = 'div'"];
    expect(wordsOfScript(script.join(';'))).toEqual(['Copy', 'All', 'reads the same']);
  });
});
