import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { OBSERVABLES } from '../../engine/variants/look-schema.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { observablesFile } from './observables-file.ts';

const { look } = fakeLibrary([]).site;
const fileOf = (...observables: (typeof OBSERVABLES)[number][]) =>
  observablesFile({ look: { ...look, observables } });

/** A page of a browser, as far as the scripts ask it. */
function pageWith(readyState: string, hash = '') {
  const listeners: Record<string, (event: unknown) => void> = {};
  const seen: unknown[] = [];
  const page: Record<string, unknown> = {
    document: { readyState, getElementById: (id: string) => (id === 'lid' ? 'the lid' : null) },
    location: { hash },
    addEventListener: (name: string, each: (event: unknown) => void) => {
      listeners[name] = each;
    },
    seen: (value: unknown) => seen.push(value),
  };
  page.window = page;
  return { page, seen, listeners };
}

it('scripts are told of the page when it is there, of the place in it, and of keys', () => {
  const { page, seen, listeners } = pageWith('loading', '#lid');
  const text = `document$.subscribe(seen); target$.subscribe({ next: seen });
const keys = keyboard$.subscribe(({ type }) => seen(type)); location$.subscribe(seen);
stop = () => keys.unsubscribe();`;
  const file = fileOf('document$', 'location$', 'target$', 'keyboard$')!;
  runInNewContext(`${file.text as string}${text}`, page);
  expect(seen).toEqual(['the lid']);
  listeners.DOMContentLoaded!({});
  listeners.keydown!({ key: 'p', target: {} });
  (page.stop as () => void)();
  listeners.keydown!({ key: 'n', target: {} });
  expect(seen).toEqual(['the lid', page.document, 'p']);
});

it('a script that calls them as before Material 6 is told, too', () => {
  const { page, seen } = pageWith('interactive');
  runInNewContext(`${fileOf('document$')!.text as string}app.document$.subscribe(seen)`, page);
  expect(seen).toEqual([page.document]);
});

it('there is no file where nothing is asked for, and another one for other names', () => {
  expect(fileOf()).toBeUndefined();
  expect(fileOf('document$')!.url).not.toBe(fileOf('target$')!.url);
});
