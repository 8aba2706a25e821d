import { describe, expect, it } from 'vitest';
import { runCommand } from '../../tests/command-line/run-command.ts';

/** What a command says of its arguments, and how it ends. */
async function refusal(command: string, ...args: string[]): Promise<string> {
  const { code, errors } = await runCommand(command, args, '/');
  return `${code} ${errors}`;
}

describe('an option that there is not', () => {
  it.each([
    ['build', ['--contant', 'docs'], 'Unknown option --contant. Did you mean --content?'],
    ['build', ['--contant=docs'], 'Unknown option --contant. Did you mean --content?'],
    ['build', ['-out', 'docs'], 'Unknown option -out. Did you mean --out?'],
    ['build', ['--out', 'docs', '--verbose'], 'Unknown option --verbose.'],
    ['build', ['-x'], 'Unknown option -x.'],
    ['build', ['--__proto__'], 'Unknown option --__proto__.'],
    ['explain', ['a.md', '--varient', 'cloud'], 'Unknown option --varient. Did you mean --variant?'],
  ])('of %s, %j, is refused with the one that was probably meant', async (command, args, message) => {
    expect(await refusal(command, ...args)).toBe(`2 ${message} See variorum ${command} --help.\n`);
  });
});

describe('a command line', () => {
  it('that lacks a value or has a word too many is refused in one sentence', async () => {
    expect(await refusal('build', '--out')).toMatch(
      /^2 Option '--out <value>' argument missing\. See variorum/,
    );
    expect(await refusal('build', '--out', '--base')).toMatch(
      /^2 Option '--out' argument is ambiguous\. See/,
    );
    expect(await refusal('build', 'docs')).toBe('2 Unexpected argument "docs". See variorum build --help.\n');
  });

  it('that asks for help is told how the command is called, and what it is for', async () => {
    const { code, output } = await runCommand('explain', ['--help'], '/');
    expect(code).toBe(0);
    expect(output).toMatch(/^usage: variorum explain PAGE \[options\]\n/);
    expect(output).toContain('\n  show a page: its conditions, and where each line comes from\n');
    expect(output).toContain('--variant V');
  });
});
