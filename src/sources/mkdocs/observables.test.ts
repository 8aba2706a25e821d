import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
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
  const { head } = readMkDocsSite([file], {}).entry as { head: { content?: string }[] };
  return { head, lines: reportOf(openProject(file, {})) };
}

it('give nothing to scripts that ask for nothing, or make it themselves', () => {
  expect(read('sort(document) // document$').head).toHaveLength(1);
  expect(read('const target$ = make(); target$.subscribe(f); a.document$.subscribe(f)').head).toHaveLength(1);
});

it('are called as they were before Material 6, too', () => {
  const seen: unknown[] = [];
  const page: Record<string, unknown> = {
    document: { readyState: 'complete' },
    seen: (it: unknown) => seen.push(it),
  };
  page.window = page;
  const text = 'app.document$.subscribe(seen)';
  runInNewContext(`${read(text).head[0]!.content}\n${text}`, page);
  expect(seen).toEqual([page.document]);
});

it('tell what a script asks for that is not given', () => {
  const { head, lines } = read('document$.subscribe(f); window.viewport$.subscribe(g)');
  expect(head).toHaveLength(2);
  expect(lines).toContainEqual(
    expect.objectContaining({ state: 'partly', note: expect.stringContaining('viewport$') }),
  );
});

it('tell scripts of the page when it is there, of places and keys', () => {
  const text = `document$.subscribe(seen); target$.subscribe({ next: seen });
const keys = keyboard$.subscribe(({ type }) => seen(type)); location$.subscribe(seen);`;
  const said: unknown[] = [];
  const listeners: Record<string, (event: unknown) => void> = {};
  const page: Record<string, unknown> = {
    document: { readyState: 'loading', getElementById: (id: string) => (id === 'lid' ? 'the lid' : null) },
    location: { hash: '#lid' },
    addEventListener: (name: string, each: (event: unknown) => void) => {
      listeners[name] = each;
    },
    seen: (value: unknown) => said.push(value),
  };
  page.window = page;
  runInNewContext(`${read(text).head[0]!.content}\n${text}\nstop = () => keys.unsubscribe();`, page);
  expect(said).toEqual(['the lid']);
  listeners.DOMContentLoaded!({});
  listeners.keydown!({ key: 'p', target: {} });
  (page.stop as () => void)();
  listeners.keydown!({ key: 'n', target: {} });
  expect(said).toEqual(['the lid', page.document, 'p']);
});
