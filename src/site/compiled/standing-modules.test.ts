import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { standingModules } from './standing-modules.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'variorum-modules-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const site = {
  modules: new Map(
    Object.entries({ 'entry.mjs': 'one', 'chunks/part.mjs': 'two' }).map(([path, text]) => [
      path,
      Buffer.from(text),
    ]),
  ),
};
const textsIn = (folder: string) =>
  ['entry.mjs', 'chunks/part.mjs'].map((path) => readFileSync(join(folder, path), 'utf8'));

it('lie in the same place every time, and are not written again', () => {
  const place = standingModules(site, [root], 'key')!;
  expect(textsIn(place)).toEqual(['one', 'two']);
  const past = new Date(2000, 1);
  utimesSync(join(place, 'entry.mjs'), past, past);
  expect(standingModules(site, [root], 'key')).toBe(place);
  expect(statSync(join(place, 'entry.mjs')).mtime).toEqual(past);
  expect(readdirSync(place).toSorted()).toEqual(['chunks', 'entry.mjs']);
});

it('are right whatever happened to them', () => {
  const place = standingModules(site, [root], 'key')!;
  writeFileSync(join(place, 'entry.mjs'), 'own');
  rmSync(join(place, 'chunks'), { recursive: true });
  expect(textsIn(standingModules(site, [root], 'key')!)).toEqual(['one', 'two']);
});

it('lie in the first folder that can be written, or nowhere', () => {
  const [file, other] = [join(root, 'file'), join(root, 'other')];
  writeFileSync(file, '');
  expect(standingModules(site, [join(file, 'below'), other], 'key')).toBe(join(other, 'key'));
  expect(standingModules(site, [join(file, 'below')], 'key')).toBeUndefined();
  // Something else that stands in the way of a module.
  mkdirSync(join(root, 'taken', 'key', 'entry.mjs'), { recursive: true });
  expect(standingModules(site, [join(root, 'taken')], 'key')).toBeUndefined();
});

it('are kept of the four sites that were used last', () => {
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    const place = standingModules(site, [root], key)!;
    const at = new Date(1900 + key.charCodeAt(0), 1);
    utimesSync(place, at, at);
  }
  expect(readdirSync(root).toSorted()).toEqual(['b', 'c', 'd', 'e']);
});
