import { expect, it } from 'vitest';
import { FindingsError } from './findings-error.ts';
import { pathCalled } from './paths.ts';
import { readSiteFile } from './site-file.ts';

const read = (versions: string, rest = '') =>
  readSiteFile(
    `title: T\nproducts:\n  - { id: server, name: Server, versions: ${versions}${rest} }\n`,
    'site.yml',
    (path) => path,
  );

it('leads other names of a version to it', () => {
  const [one, two] = read('["1.0", { id: "2.0", aliases: [stable, lts] }]').variants;
  expect([one!.aliases, two!.aliases]).toEqual([[], ['stable', 'lts']]);
  expect(pathCalled(two!, 'stable')).toBe('/server/stable');
});

it('refuses a name whose address is that of another product', () => {
  const text = `title: T
products:
  - { id: server, name: Server, path: "/docs/{version}", versions: [{ id: "1.0", aliases: [Cloud] }] }
  - { id: cloud, name: Cloud, path: /docs/cloud }
`;
  expect(() => readSiteFile(text, 'site.yml', (path) => path)).toThrow(
    'cloud and the alias "Cloud" of server have the same URL, /docs/Cloud/.',
  );
});

it.each([
  ['["1.0", { id: "2.0", aliases: ["1.0"] }]', '', 'aliases: "1.0" is one of versions already.'],
  [
    '["1.0", { id: "2.0", aliases: [latest] }]',
    '',
    'aliases: "latest" is the address that always leads to the latest release already.',
  ],
  ['[{ id: "2.0", aliases: ["1.0"] }]', ', retired: ["1.0"]', 'aliases: "1.0" is a retired version already.'],
  [
    '[{ id: "1.0", aliases: [a] }, { id: "2.0", aliases: [a] }]',
    '',
    'aliases: "a" is an alias of "1.0" already.',
  ],
])('refuses a name that leads elsewhere: %s%s', (versions, rest, message) => {
  let error: unknown;
  try {
    read(versions, rest);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(FindingsError);
  expect((error as FindingsError).findings.map((finding) => finding.message)).toContain(message);
});
