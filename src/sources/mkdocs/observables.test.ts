import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { openProject } from './project.ts';
import { readMkDocsSite } from './read-site.ts';
import { reportOf } from './report.ts';

/** What `site.yml` would say of a project with a script, and what is told of it. */
function read(text: string) {
  const root = writeProject({
    'mkdocs.yml': 'site_name: Orbit\nextra_javascript: [a.js]\n',
    'docs/index.md': '# Orbit\n',
    'docs/a.js': text,
  });
  const file = join(root, 'mkdocs.yml');
  const { observables } = readMkDocsSite([file], {}).entry as { observables?: string[] };
  const told = reportOf(openProject(file, {})).flatMap(({ state, note = '' }) =>
    state === 'partly' && note.includes('$') ? [note] : [],
  );
  return { observables, told };
}

it('scripts that ask Material for nothing, or make it themselves, are given nothing', () => {
  expect(read('sort(document) // document$')).toEqual({ observables: undefined, told: [] });
  expect(
    read('const target$ = make(); target$.subscribe(f); a.document$.subscribe(f)').observables,
  ).toBeUndefined();
});

it('what a script asks for is given, and the rest is told', () => {
  const { observables, told } = read(
    'window.document$.subscribe(f); viewport$.subscribe(g); app.target$.subscribe(h)',
  );
  expect(observables).toEqual(['document$', 'target$']);
  expect(told).toEqual([expect.stringContaining('viewport$')]);
});

it('what goes through functions of RxJS is told: they take nothing else', () => {
  const { observables, told } = read('document$.subscribe(f); document$.pipe(first()).subscribe(g)');
  expect(observables).toBeUndefined();
  expect(told).toEqual([expect.stringContaining('document$')]);
  expect(read('target$.next(place)').told).toEqual([expect.stringContaining('target$')]);
});
