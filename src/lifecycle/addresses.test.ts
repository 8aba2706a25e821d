import { describe, expect, it } from 'vitest';
import { keepAddresses, noteAddresses } from './addresses.ts';
import { contentFolder, open, write } from './testing.ts';

const SITE = `title: Orbit
products:
  - { id: server, name: Orbit Server, versions: ["1.0.0", next], latest: "1.0.0" }
`;
const FILES = {
  'site.yml': SITE,
  'guides/a.md': '# Apples\n\n## Part { #part }\n\n## Other part\n',
  'index.md': '# Home\n',
};

/** What is found once a site that was published is another one. */
async function afterwards(changes: Record<string, string | undefined>): Promise<string[]> {
  const root = contentFolder(FILES);
  write(root, new Map([['addresses.json', await noteAddresses(open(root))], ...Object.entries(changes)]));
  try {
    const library = open(root);
    await library.checkPages();
    return library.findings.filter(({ severity }) => severity === 'error').map(tell);
  } catch (error) {
    return (error as { findings: Parameters<typeof tell>[0][] }).findings.map(tell);
  }
}

function tell({
  rule,
  message,
  place,
}: {
  rule: string;
  message: string;
  place?: { file: string; line: number } | undefined;
}): string {
  return `${place?.file}:${place?.line} ${rule} ${message}`;
}

it('a lost address is told with what to write, for every version at once', async () => {
  const root = contentFolder(FILES);
  const addresses = await noteAddresses(open(root));
  write(
    root,
    new Map([
      ['addresses.json', addresses],
      ['guides/a.md', undefined],
    ]),
  );
  expect(() => open(root)).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({
          hint: 'Give the page that stands for it redirect_from: [guides/a], or list it in gone: of site.yml.',
        }),
      ],
    }),
  );
});

describe('no published address dies', () => {
  it('notes the addresses of released versions, with the ids of their headings', async () => {
    expect(await noteAddresses(open(contentFolder(FILES)))).toBe(
      '{\n  "/server/1.0.0/": [],\n  "/server/1.0.0/guides/a/": ["other-part", "part"]\n}\n',
    );
  });

  it('keeps the addresses of a retired version, with the ids that are there where they lead', async () => {
    const root = contentFolder({
      'site.yml': SITE.replace('versions:', 'retired: ["0.9"], versions:'),
      'guides/b.mdx': '---\nredirect_from: [guides/a]\n---\n# Apples\n\n## Part { .was-old-part }\n\nText.\n',
    });
    const before = {
      '/server/0.9/guides/a/': ['apples', 'gone', 'old-part', 'part'],
      '/server/0.9/guides/lost/': ['lost'],
      '/server/1.0.0/guides/c/': ['apples', 'gone'],
    };
    expect(JSON.parse(await keepAddresses(JSON.stringify(before), open(root)))).toEqual({
      '/server/0.9/guides/a/': ['apples', 'old-part', 'part'],
      '/server/1.0.0/guides/c/': ['apples', 'gone'],
    });
  });

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ['nothing where all are there', {}, []],
    [
      'a page that is gone',
      { 'guides/a.md': undefined },
      ['addresses.json:3 lost-address The published address /server/1.0.0/guides/a/ leads nowhere any more.'],
    ],
    [
      'a page of which a version is gone',
      { 'guides/a.md': `---\nwhen: is_version == "next"\n---\n${FILES['guides/a.md']}` },
      ['addresses.json:3 lost-address The published address /server/1.0.0/guides/a/ leads nowhere any more.'],
    ],
    [
      'nothing where it leads on',
      { 'guides/a.md': undefined, 'b.md': `---\nredirect_from: [guides/a]\n---\n${FILES['guides/a.md']}` },
      [],
    ],
    [
      'an anchor that the page to which it leads on has not',
      { 'guides/a.md': undefined, 'b.md': '---\nredirect_from: [guides/a]\n---\n# Apples\n\n## Part\n' },
      ['b.md:1 lost-anchor This page was published with #other-part, which is gone.'],
    ],
    [
      'nothing where the title is another one',
      { 'guides/a.md': FILES['guides/a.md'].replace('# Apples', '# Pears') },
      [],
    ],
    [
      'a heading that is gone',
      { 'guides/a.md': '# Apples\n\n## Part\n\n## Another part\n' },
      ['guides/a.md:1 lost-anchor This page was published with #other-part, which is gone.'],
    ],
    [
      'nothing where a heading keeps its old id',
      { 'guides/a.md': '# Apples\n\n## Part\n\n## Another part { #another .was-other-part }\n' },
      [],
    ],
    [
      'nothing where the page names the heading that stands for an id now',
      {
        'guides/a.md':
          '---\nids_from: { other-part: another }\n---\n# Apples\n\n## Part\n\n## Third { .was-another }\n',
      },
      [],
    ],
    [
      'nothing that may be gone',
      {
        'guides/a.md': '# Apples\n\n## Part\n',
        'site.yml': `${SITE}gone: [/server/1.0.0/guides/a/#other-part]\n`,
      },
      [],
    ],
    [
      'a version that is taken out by hand, once',
      { 'site.yml': SITE.replace('"1.0.0", next', '"2.0.0"').replace('latest: "1.0.0"', 'latest: "2.0.0"') },
      [
        'addresses.json:2 lost-address 2 published addresses lead nowhere any more, since no variant is below /server/1.0.0/.',
      ],
    ],
    [
      'a list that somebody has broken',
      { 'addresses.json': '[]' },
      [
        'addresses.json:1 invalid-addresses addresses.json is no list of addresses as "variorum release" writes it.',
      ],
    ],
  ])('tells %s', async (_, changes, expected) => {
    expect(await afterwards(changes)).toEqual(expected);
  });
});
