import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, folderWith, SITE } from './orbit.ts';
import { type Outcome, runCommand } from './run-command.ts';

const check = (folder: string, ...args: string[]): Promise<Outcome> =>
  runCommand('check', ['--content', 'docs', ...args], folder);

/** Two pages that include one file with a condition that is never true, and one of their own. */
const FILES = {
  'docs/site.yml': SITE,
  'docs/index.md': '# Home\r\n\r\n{% include "includes/shared.md" %}\r\n',
  'docs/other.md': '# Other\n\n{% include "includes/shared.md" %}\n',
  'docs/includes/shared.md':
    'Text.\n\n{% if is_version > "1.0.0" %}\nNew.\n\n{% if is_version == "1.0.0" %}\nOld.\n{% endif %}\n{% endif %}\n',
};

describe('variorum check', () => {
  it('tells a mistake once, however many pages and variants have it, with its place in its own file', async () => {
    const folder = folderWith(FILES);
    const { code, output, errors } = await check(folder);
    expect([code, output]).toEqual([0, '']);
    expect(errors).toMatchInlineSnapshot(`
      "warning docs/includes/shared.md:6:1 never-true
        is_version == "1.0.0" is never true here: the condition around it leaves out orbit 1.0.0 (line 3).
        Correct it, or take it away with what it guards.
        in orbit 1.10.0 and later

      0 errors, 1 warning
      "
    `);
  });

  it('fails for warnings only when it is told to, and for what the site calls an error, as a build does', async () => {
    const folder = folderWith(FILES);
    expect((await check(folder, '--strict')).code).toBe(1);
    writeFileSync(join(folder, 'docs/site.yml'), `${SITE}checks: { never-true: error }\n`);
    expect((await check(folder)).code).toBe(1);
    const built = await build(folder);
    expect(built.code).toBe(1);
    expect(built.errors).toContain('error docs/includes/shared.md:6:1 never-true');
    writeFileSync(join(folder, 'docs/site.yml'), `${SITE}checks: { never-true: off }\n`);
    expect(await check(folder, '--strict')).toEqual({ code: 0, output: 'Nothing is wrong.\n', errors: '' });
  });

  it('gives findings as data, for code scanning, and beside the lines of a pull request', async () => {
    const folder = folderWith(FILES);
    const json = JSON.parse((await check(folder, '--format', 'json')).output) as object[];
    expect(json).toEqual([
      expect.objectContaining({
        rule: 'never-true',
        severity: 'warning',
        place: { file: 'includes/shared.md', line: 6, column: 1 },
        variants: ['orbit@1.10.0', 'orbit@next'],
      }),
    ]);
    const sarif = JSON.parse((await check(folder, '--format', 'sarif')).output) as {
      runs: { results: object[]; tool: { driver: { rules: object[] } } }[];
    };
    expect(sarif.runs[0]!.results).toEqual([
      expect.objectContaining({
        ruleId: 'never-true',
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'docs/includes/shared.md' },
              region: { startLine: 6, startColumn: 1 },
            },
          },
        ],
      }),
    ]);
    expect(sarif.runs[0]!.tool.driver.rules).toEqual([expect.objectContaining({ id: 'never-true' })]);
    expect((await check(folder, '--format', 'github')).output).toMatch(
      /^::warning file=docs\/includes\/shared\.md,line=6,col=1,title=never-true::/,
    );
    expect((await check(folder, '--format', 'xml')).errors).toContain(
      '--format takes text, json, sarif, github, found "xml".',
    );
  });

  it('allows what a comment allows with a reason, and tells of comments that allow nothing', async () => {
    const condition = '{% if is_version == "1.0.0" %}';
    const shared = FILES['docs/includes/shared.md'];
    const allowed = (comment: string) =>
      folderWith({
        ...FILES,
        'docs/includes/shared.md': shared.replace(condition, `${comment}${condition}`),
      });
    const found = async (comment: string) =>
      (
        JSON.parse((await check(allowed(comment), '--format', 'json')).output) as {
          rule: string;
          message: string;
        }[]
      ).map(({ rule, message }) => `${rule}: ${message}`);
    expect(await found('{# allow never-true: it comes back in March #}\n')).toEqual([]);
    expect(await found('{# allow never-true: it comes back in March #}')).toEqual([]);
    expect(await found('{# allow never-true #}')).toEqual([
      'unused-exception: This allows "never-true" without saying why.',
      expect.stringContaining('never-true: '),
    ]);
    const jump = '{# allow never-true: March #}';
    const heading = `{# allow heading-jump: as the others have it #}\n#### Deep\n\nText.\n\n${jump}`;
    expect(await found(heading)).toEqual([]);
    expect(await found(`{# allow heading-jump: none is here #}\nText.\n\n${jump}`)).toEqual([
      'unused-exception: This allows "heading-jump" where there is none.',
    ]);
    expect(await found('{# allow never-tru: a reason #}')).toEqual([
      'unused-exception: There is no rule "never-tru" to allow an exception of.',
      expect.stringContaining('never-true: '),
    ]);
  });

  it('gives what keeps content from being opened in every format, too', async () => {
    const folder = folderWith({ 'docs/site.yml': 'title: T\nproducts: [{ id: a, nmae: A }]\n' });
    const json = await check(folder, '--format', 'json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        place: expect.objectContaining({ file: 'site.yml', line: 2 }),
      }),
    );
    expect((await check(folder, '--format', 'github')).output).toContain(
      '::error file=docs/site.yml,line=2,',
    );
  });

  it('tells with --changed only of files that differ from the last commit, and of what they break', async () => {
    const folder = folderWith(FILES);
    const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
    expect((await check(folder, '--changed')).errors).toContain('lies in none.');
    git('init', '--quiet');
    expect((await check(folder, '--changed')).errors).toContain('Nothing is committed');
    git('add', '.');
    git('config', 'user.name', 'Alex');
    git('config', 'user.email', 'alex@example.com');
    git('commit', '--quiet', '--message', 'All');
    expect((await check(folder, '--changed')).output).toBe('Nothing is wrong.\n');
    appendFileSync(join(folder, 'docs/includes/shared.md'), '\nMore.\n');
    expect((await check(folder, '--changed')).errors).toContain('never-true');
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toBe(FILES['docs/index.md']);
    appendFileSync(join(folder, 'docs/other.md'), '\n[a](index.md#part) [b](index.md#none)\n');
    appendFileSync(join(folder, 'docs/index.md'), '\n## Part\n\nText.\n');
    git('commit', '--quiet', '--all', '--message', 'Part');
    const index = join(folder, 'docs/index.md');
    writeFileSync(index, readFileSync(index, 'utf8').replace('## Part', '## Piece'));
    const { errors } = await check(folder, '--changed');
    expect(errors.match(/^warning .*/gm)).toEqual(['warning docs/other.md:5:5 missing-anchor']);
  });
});
