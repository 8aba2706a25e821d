import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const EXTENSION = resolve(import.meta.dirname, '../editors/vscode');
const read = (path: string) => JSON.parse(readFileSync(join(EXTENSION, path), 'utf8'));

it('the extension for Visual Studio Code has the files that it names', () => {
  const { main, contributes } = read('package.json');
  const { grammars, snippets } = contributes as Record<string, { path: string }[]>;
  const paths = [main as string, ...[...grammars!, ...snippets!].map(({ path }) => path)];
  for (const path of paths) expect(existsSync(join(EXTENSION, path)), path).toBe(true);
  expect(read('syntaxes/tags.json').scopeName).toBe(contributes.grammars[0].scopeName);
  for (const { prefix, body } of Object.values<{ prefix: string; body: string | string[] }>(
    read('snippets/markdown.json'),
  ))
    expect([prefix, [body].flat().join('')]).not.toContain('');
});
