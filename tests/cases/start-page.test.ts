import { expect, test } from 'vitest';
import { viewAt } from '../../src/site/model/view.ts';
import { openFiles } from './fixture.ts';

const ONE = 'title: Orbit\nproducts:\n  - { id: orbit, name: Orbit }\n';
const VERSIONS = ONE.replace('Orbit }', 'Orbit, versions: ["1.0"], latest: "1.0" }');
const TWO = `${ONE}  - { id: comet, name: Comet }\n`;
const home = { 'index.md': '# Welcome\n', 'guide.md': '# Guide\n' };

test.each([
  ['the home page of the only variant', { 'site.yml': ONE, ...home }, '/orbit/'],
  ['that of the only version', { 'site.yml': VERSIONS, ...home }, '/orbit/1.0/'],
])('the address of a site shows %s as well', (_, files, url) => {
  expect(viewAt(openFiles(files), '/')).toMatchObject({ kind: 'document', document: { url }, isCopy: true });
  expect(viewAt(openFiles(files), url)).not.toHaveProperty('isCopy');
});

test.each([
  ['there is something to choose', { 'site.yml': TWO, ...home }],
  ['there is no home page', { 'site.yml': ONE, 'guide.md': '# Guide\n' }],
  ['somebody wrote a start page', { 'site.yml': ONE, 'index.mdx': '# Start\n', 'guide.md': '# Guide\n' }],
])('it has a start page where %s', (_, files) => {
  expect(viewAt(openFiles(files), '/')).toMatchObject({ kind: 'start' });
});
