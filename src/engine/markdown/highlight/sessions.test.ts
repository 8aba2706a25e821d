import { describe, expect, it } from 'vitest';
import { highlightSession } from './sessions.ts';

/** Marks what was typed, each input for itself: its lines between brackets. */
const mark = (code: string): string =>
  code
    .split('\n')
    .map((line) => `[${line}]`)
    .join('\n');

/** What becomes of a session: what nobody typed is left as it is. */
function read(language: string, code: string): string | undefined {
  return highlightSession(code, language, mark)?.replaceAll(/<span class="comment">(.*?)<\/span>/g, '$1');
}

describe('a recorded session', () => {
  it.each([
    ['tells prompts and output from what was typed', 'console', '$ ls\na b', '$ [ls]\na b'],
    ['has a prompt of root, where there is no other', 'console', '# ls\na', '# [ls]\na'],
    ['has comments beside other prompts', 'console', '# first\n$ ls\na', '[# first]\n$ [ls]\na'],
    [
      'has places before its prompts',
      'shellsession',
      'me@lamp:~/a$ ls\n(venv) $ ls\nsh-5.2# ls\n[me@lamp a]$ ls',
      'me@lamp:~/a$ [ls]\n(venv) $ [ls]\nsh-5.2# [ls]\n[me@lamp a]$ [ls]',
    ],
    ['has prompts with nothing behind them', 'console', '$\n$ ls', '$[]\n$ [ls]'],
    ['goes on behind a break', 'console', '$ ls \\\n  -l\na', '$ [ls \\]\n[  -l]\na'],
    ['goes on with a prompt of its own', 'console', '$ cat <<A\n> b\n> A\nb', '$ [cat <<A]\n> [b]\n> [A]\nb'],
    [
      'does not go on with what only looks like one',
      'console',
      '$ npm start\n> lamp@1 start',
      '$ [npm start]\n> lamp@1 start',
    ],
    [
      'prints shares that are no prompts',
      'console',
      '$ df\n50 % of it\ncosts $ 5',
      '$ [df]\n50 % of it\ncosts $ 5',
    ],
    ['of Python', 'pycon', '>>> if a:\n...     b\n...\n1', '>>> [if a:]\n... [    b]\n...[]\n1'],
    [
      'of PowerShell',
      'pwsh-session',
      'PS C:\\a> dir `\n -Force\nC:\\> cd b\nb',
      'PS C:\\a> [dir `]\n[ -Force]\nC:\\> [cd b]\nb',
    ],
    [
      'is what a script is whose first command has a prompt',
      'bash',
      '# first\n\n$ ls\na',
      '[# first]\n\n$ [ls]\na',
    ],
  ])('%s', (_, language, code, expected) => {
    expect(read(language, code)).toBe(expected);
  });

  it.each([
    ['without prompts', 'console', 'ls\ncd a'],
    ['of a script with comments', 'bash', '# first\nls\n# second'],
    ['of a script with a prompt below', 'bash', 'ls\n$ a'],
    ['in a language that is typed nowhere', 'yaml', '$ ls'],
  ])('is nothing %s', (_, language, code) => {
    expect(read(language, code)).toBeUndefined();
  });

  it('has output as text, whatever it holds', () => {
    expect(highlightSession('$ a\n<b> & c', 'console', () => 'a')).toBe(
      '<span class="comment">$ </span>a\n<span class="comment">&lt;b> &amp; c</span>',
    );
  });
});
