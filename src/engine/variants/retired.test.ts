import { expect, it } from 'vitest';
import { readSiteFile } from './site-file.ts';

function retired(versions: string, of: string): string[] {
  const site = readSiteFile(
    `title: T\nproducts:\n  - { id: server, name: Server, versions: ${versions}, retired: ${of} }\n  - { id: cloud, name: Cloud }\n`,
    'site.yml',
    (path) => path,
  );
  return site.retired.map(
    ({ basePath, successors }) => `${basePath}: ${successors.map(({ version }) => version).join(', ')}`,
  );
}

it('leads readers of a retired version to the release after it, then to later ones, and to earlier ones only after that', () => {
  expect(retired('["1.1", "2.0", "3.0", next], latest: "3.0"', '["1.0", "2.1"]')).toEqual([
    '/server/1.0: 1.1, 2.0, 3.0, next',
    '/server/2.1: 3.0, 2.0, 1.1, next',
  ]);
});

it('leads to any release where names do not tell which came first', () => {
  expect(retired('[birch, cedar]', '[alder]')).toEqual(['/server/alder: birch, cedar']);
});

it.each([
  ['["1.0", "2.0"]', '["1.0"]', 'retired: "1.0" is one of versions as well.'],
  ['[]', '["1.0"]', 'retired: "1.0" is given, but "server" has no versions.'],
  ['["2.0"]', '["latest"]', 'retired: "latest" is the address that always leads to the latest release'],
  ['["2.0"]', '["1.0", "1.0"]', 'retired: "1.0" stands there twice.'],
])('refuses a version that cannot be retired: %s, %s', (versions, of, message) => {
  expect(() => retired(versions, of)).toThrow(message);
});
