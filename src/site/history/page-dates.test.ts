import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLibrary } from '../../engine/library/library.ts';
import { PageDates } from './page-dates.ts';

const SITE = 'title: T\nproducts: [{ id: p, name: P, versions: ["1", "2"] }]\n';

function scratch(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-dates-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-C', folder, '-c', 'user.name=Alex', '-c', 'user.email=alex@example.com', ...args], {
    stdio: 'pipe',
  });
}

/** Commits all that has changed on a day at noon. */
function commit(folder: string, day: string): void {
  git(folder, 'add', '--all');
  vi.stubEnv('GIT_COMMITTER_DATE', `${day}T12:00:00Z`);
  git(folder, 'commit', '--quiet', '--message', day);
  vi.unstubAllEnvs();
}

/** A repository with what is committed on each day, and its content folder. */
function repository(days: Record<string, Record<string, string>>): { folder: string; docs: string } {
  const folder = scratch();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  for (const [day, files] of Object.entries(days)) {
    write(folder, files);
    commit(folder, day);
  }
  return { folder, docs: join(folder, 'docs') };
}

/** The day that each document of a content folder tells, by its URL; null where it tells none. */
async function daysOf(docs: string): Promise<Record<string, string | null>> {
  const library = openLibrary(docs, { highlight: async () => [] });
  const dates = await PageDates.read(library);
  const days: Record<string, string | null> = {};
  for (const variant of library.site.variants)
    for (const document of library.documents(variant)) {
      const { files } = await library.render(document);
      days[document.url] = dates.newest(files)?.toISOString().slice(0, 10) ?? null;
    }
  return days;
}

describe('a page is as new as the newest file that it is made of', () => {
  it('its own, one that it includes, one that only sets variables, a macro, and a component', async () => {
    const { docs } = repository({
      '2024-01-01': {
        'docs/site.yml': SITE.replace(', versions: ["1", "2"]', ''),
        'docs/own.md': '# Own\n\nText\n',
        'docs/wraps.md': '{% include "includes/deep.md" %}\n',
        'docs/includes/deep.md': '# Wraps\n\n{% include "sentence.md" %}\n',
        'docs/includes/sentence.md': 'One.\n',
        'docs/named.md': '{% include "includes/names.md" %}# Named\n\n{{ colour }}\n',
        'docs/includes/names.md': '{% set colour = "red" %}',
        'docs/stamped.md': '# Stamped\n\n{{ stamp() }}\n',
        'docs/templates/stamp.njk': '{% macro stamp() %}A stamp{% endmacro %}',
        'docs/shown.mdx': "import Stamp from './Stamp.astro';\n\n# Shown\n\n<Stamp />\n",
        'docs/Stamp.astro': '<b>A stamp</b>\n',
      },
      '2024-02-02': { 'docs/includes/sentence.md': 'Two.\n' },
      '2024-03-03': { 'docs/includes/names.md': '{% set colour = "blue" %}' },
      '2024-04-04': { 'docs/templates/stamp.njk': '{% macro stamp() %}A label{% endmacro %}' },
      '2024-05-05': { 'docs/Stamp.astro': '<b>A label</b>\n', 'elsewhere.md': 'Text\n' },
    });
    expect(await daysOf(docs)).toEqual({
      '/p/own/': '2024-01-01',
      '/p/wraps/': '2024-02-02',
      '/p/named/': '2024-03-03',
      '/p/stamped/': '2024-04-04',
      '/p/shown/': '2024-05-05',
    });
  });

  it('in each version what it shows there', async () => {
    const { docs } = repository({
      '2024-01-01': {
        'docs/site.yml': SITE,
        'docs/page.md':
          '# Page\n\n{% if is_version == "1" %}\n{% include "includes/1.md" %}\n{% else %}\n{% include "includes/2.md" %}\n{% endif %}\n',
        'docs/includes/1.md': 'One\n',
        'docs/includes/2.md': 'Two\n',
      },
      '2024-02-02': { 'docs/includes/2.md': 'Second\n' },
    });
    expect(await daysOf(docs)).toEqual({ '/p/1/page/': '2024-01-01', '/p/2/page/': '2024-02-02' });
  });

  it('whatever its name is, wherever it came from, and however git is set', async () => {
    const { folder, docs } = repository({
      '2024-01-01': { 'docs/site.yml': SITE, 'docs/ü b.md': '# A\n\nText\n', 'docs/c.md': '# C\n\nText\n' },
    });
    git(folder, 'checkout', '--quiet', '-b', 'grafted');
    write(docs, { 'c.md': '# C\n\nBranched\n' });
    commit(folder, '2024-02-02');
    git(folder, 'checkout', '--quiet', 'main');
    git(folder, 'mv', 'docs/ü b.md', 'docs/ö "b".md');
    commit(folder, '2024-03-03');
    // Merged by hand, to what neither of the two has.
    vi.stubEnv('GIT_COMMITTER_DATE', '2024-04-04T12:00:00Z');
    git(folder, 'merge', '--quiet', '--no-commit', '--no-ff', 'grafted');
    vi.unstubAllEnvs();
    write(docs, { 'c.md': '# C\n\nMerged\n' });
    commit(folder, '2024-04-04');
    const settings = [
      'diff.relative=true',
      'log.showRoot=false',
      'log.showSignature=true',
      'color.ui=always',
    ];
    for (const setting of [...settings, 'diff.renames=copies', 'log.decorate=full'])
      git(folder, 'config', ...setting.split('='));
    vi.stubEnv('GIT_DIR', 'nowhere');
    onTestFinished(() => void vi.unstubAllEnvs());
    const days = await daysOf(docs);
    expect(days['/p/1/c/']).toBe('2024-04-04');
    expect(Object.values(days).toSorted()).toEqual(['2024-03-03', '2024-03-03', '2024-04-04', '2024-04-04']);
  });

  it('through a link to the content, too, and in a work tree', async () => {
    const { folder, docs } = repository({
      '2024-01-01': { 'docs/site.yml': SITE, 'docs/a.md': '# A\n\nText\n' },
    });
    const elsewhere = scratch();
    symlinkSync(docs, join(elsewhere, 'linked'));
    git(folder, 'worktree', 'add', '--quiet', join(elsewhere, 'tree'));
    for (const path of ['linked', 'tree/docs'])
      expect(await daysOf(join(elsewhere, path)), path).toEqual({
        '/p/1/a/': '2024-01-01',
        '/p/2/a/': '2024-01-01',
      });
  });
});

describe('nothing is said', () => {
  const DAYS = {
    '2024-01-01': { 'docs/site.yml': SITE, 'docs/a.md': '# A\n\nText\n' },
    '2024-02-02': { 'docs/a.md': '# A\n\nOther text\n' },
  };
  const nothing = { '/p/1/a/': null, '/p/2/a/': null };

  it('where nobody asked for it', async () => {
    const { docs } = repository(DAYS);
    write(docs, { 'site.yml': `${SITE}last_updated: false\n` });
    expect(await daysOf(docs)).toEqual(nothing);
  });

  it('outside a repository, and without git', async () => {
    const { docs } = repository(DAYS);
    const outside = scratch();
    cpSync(docs, outside, { recursive: true });
    expect(await daysOf(outside)).toEqual(nothing);
    vi.stubEnv('PATH', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await daysOf(docs)).toEqual(nothing);
  });

  it('in a repository without a commit, and in one that is damaged', async () => {
    const folder = scratch();
    git(folder, 'init', '--quiet');
    write(folder, DAYS['2024-01-01']);
    expect(await daysOf(join(folder, 'docs'))).toEqual(nothing);
    rmSync(join(folder, '.git/HEAD'));
    expect(await daysOf(join(folder, 'docs'))).toEqual(nothing);
  });

  it('and says why in a repository that cannot be read, but not where there is none, or no commit', async () => {
    const whyOf = async (docs: string) =>
      (await PageDates.read(openLibrary(docs, { highlight: async () => [] }))).unknown;
    const { folder, docs } = repository(DAYS);
    expect(await whyOf(docs)).toBeUndefined();
    const outside = scratch();
    cpSync(docs, outside, { recursive: true });
    expect(await whyOf(outside)).toBeUndefined();
    git(outside, 'init', '--quiet');
    expect(await whyOf(outside)).toBeUndefined();
    const clone = scratch();
    git(clone, 'clone', '--quiet', '--depth=1', `file://${folder}`, '.');
    expect(await whyOf(join(clone, 'docs'))).toBe(
      'No page says when it was last updated: the repository is a shallow clone. Fetch the rest of it: git fetch --unshallow, or "fetch-depth: 0" for actions/checkout.',
    );
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(await whyOf(docs)).toBe(
      `No page says when it was last updated: the repository belongs to another user, and git does not trust it. Tell git that it may: git config --global --add safe.directory "${folder}".`,
    );
    vi.unstubAllEnvs();
    rmSync(join(outside, '.git/HEAD'));
    expect(await whyOf(outside)).toMatch(
      /^No page says when it was last updated: git cannot read the repository .+\. It says: fatal: .+\.$/,
    );
    vi.stubEnv('PATH', '');
    expect(await whyOf(docs)).toBe(
      'No page says when it was last updated: git cannot be started. Install it, or name it in PATH.',
    );
  });

  it.each([1, 2])('in a shallow clone, %i deep', async (depth) => {
    const { folder } = repository({ ...DAYS, '2024-03-03': { 'docs/site.yml': `${SITE}# changed\n` } });
    const clone = scratch();
    git(clone, 'clone', '--quiet', `--depth=${depth}`, `file://${folder}`, '.');
    expect(await daysOf(join(clone, 'docs'))).toEqual(nothing);
  });

  it('of a page that is made of something whose age nobody knows: not committed, or from elsewhere', async () => {
    const { docs } = repository(DAYS);
    const elsewhere = scratch();
    write(elsewhere, { 'note.md': 'A note\n' });
    write(docs, {
      'site.yml': `${SITE}include_roots: [${JSON.stringify(elsewhere)}]\n`,
      'b.md': '# B\n\n{% include "note.md" %}\n',
      'c.md': '# C\n\n{% include "includes/new.md" %}\n',
      'includes/new.md': 'New\n',
    });
    git(docs, 'add', 'b.md', 'c.md', 'site.yml');
    git(docs, 'commit', '--quiet', '--message', 'Pages');
    expect(await daysOf(docs)).toMatchObject({
      '/p/1/a/': '2024-02-02',
      '/p/1/b/': null,
      '/p/1/c/': null,
    });
  });
});
