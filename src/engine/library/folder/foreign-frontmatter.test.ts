import { expect, test } from 'vitest';
import { splitForeignFrontmatter } from './foreign-frontmatter.ts';

test('a text between quotation marks may go on at the margin, as PyYAML reads it', () => {
  const text = '---\ntitle: A\ndescription: "One\n\n* two"\ntags: [b]\n---\n# A\n';
  const { frontmatter, body, findings, textAt } = splitForeignFrontmatter(text, 'a.md', {
    hasTemplates: false,
  });
  expect(frontmatter).toMatchObject({ title: 'A', description: 'One\n* two' });
  expect([body, findings]).toEqual(['# A\n', []]);
  // Where it stands cannot be said, so that nobody rewrites another place.
  expect(textAt('title')).toEqual({ text: 'A', line: 1, begins: undefined });
});

test('a mistake that PyYAML does not forgive is told where it stands', () => {
  const { findings } = splitForeignFrontmatter('---\ntitle: A: b\n---\nc\n', 'a.md', { hasTemplates: false });
  expect(findings).toMatchObject([{ rule: 'invalid-frontmatter', place: { file: 'a.md', line: 2 } }]);
});

test('a head without marks begins with a word in small letters, and a sentence is none', () => {
  const split = (text: string) => splitForeignFrontmatter(text, 'a.md', { hasTemplates: false });
  const { body, findings } = split('author: Ann, Ben\nlicense: MIT\n\n## A\n');
  expect(body.trim()).toBe('## A');
  expect(findings.map(({ message, place }) => [message, place?.line])).toEqual([
    ['Nothing reads the key "author" of this frontmatter.', 1],
    ['Nothing reads the key "license" of this frontmatter.', 2],
  ]);
  for (const text of ['Note: this is text\n', 'https://a.b\n', 'a word: b\n', 'see:\n\n- a\n'])
    expect(split(text).body).toBe(text);
});

test.each([
  ['author:Ann', '\n## A\n'],
  ['disqus:', '\n## A\n'],
  ['author: Ann\ndisqus:', '\n## A\n'],
])('takes %j off, though nothing or no space stands behind a colon', (head, rest) => {
  expect(bodyOf(`${head}\n${rest}`)).toBe(rest);
});

test.each(['https://example.com\n\nA\n', 'example:\n- a\n\nb\n', 'Example:\n\n# A\n'])(
  'leaves %j',
  (text) => {
    expect(bodyOf(text)).toBe(text);
  },
);

function bodyOf(text: string): string {
  return splitForeignFrontmatter(text, 'a.md', { hasTemplates: false }).body;
}

test('keys may stand below blank lines, where nothing else stands between the hyphens', () => {
  const split = (text: string) => splitForeignFrontmatter(text, 'a.md', { hasTemplates: false });
  const { frontmatter, body, begins, findings } = split('\n\n---\ntitle: A\ngone: b\n---\n# A\n');
  expect([frontmatter.title, body, begins]).toEqual(['A', '# A\n', { line: 7, offset: 27 }]);
  expect(findings.map(({ place }) => place?.line)).toEqual([5]);
  for (const text of ['\n---\n\ntitle: A\n\n---\n', '\n---\nA sentence.\n---\n'])
    expect(split(text).body).toBe(text);
});

test('keys may all be indented', () => {
  const { frontmatter, body } = splitForeignFrontmatter(
    '---\n description: >-\n  Pots\n  and pans\n---\n# A\n',
    'a.md',
    { hasTemplates: false },
  );
  expect([frontmatter.description, body]).toEqual(['Pots and pans', '# A\n']);
});

test.each([
  ['---\n# Pots\n---\n\nText\n', '---\n# Pots\n---\n\nText\n'],
  ['---\n# tags:\n#   - a\n---\nText\n', 'Text\n'],
  ['---\n# On pots\ntitle: A\n---\nText\n', 'Text\n'],
  ['---\n---\nText\n', 'Text\n'],
])('a heading between two rules is one, and a comment of YAML is none: %j', (text, body) => {
  expect(bodyOf(text)).toBe(body);
});
