import { expect, test } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { llmsFiles } from './llms.ts';

test('pages that the navigation does not name stand at the end, as optional ones', () => {
  const library = fakeLibrary(
    [
      { path: 'a.md', title: 'A', variants: ['cloud'] },
      { path: 'loose.md', title: 'Loose', variants: ['cloud'] },
    ],
    (page) => [page('a.md')],
  );
  const text = llmsFiles(library, (url) => url).find(({ url }) => url === '/cloud/llms.txt')?.text;
  expect(text).toMatch(/\(\/cloud\/a\.md\)\n\n## Optional\n\n- \[Loose\]\(\/cloud\/loose\.md\)\n$/);
});

test('a name with spaces or parentheses does not end the link', () => {
  const library = fakeLibrary(
    [{ path: 'sign in (new).md', title: 'Sign in', variants: ['cloud'] }],
    (page) => [page('sign in (new).md')],
  );
  const [file] = llmsFiles(library, (url) => url).filter(({ url }) => url === '/cloud/llms.txt');
  expect(file!.text).toContain('- [Sign in](/cloud/sign%20in%20%28new%29.md)');
});
