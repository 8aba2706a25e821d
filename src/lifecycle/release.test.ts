import { describe, expect, it } from 'vitest';
import { provePlan } from './prove-plan.ts';
import { planRelease } from './release.ts';
import { contentFolder, filesOf, open, SITE, write } from './testing.ts';

/** Releases 2.1.0 of the server. */
async function released(files: Record<string, string>) {
  const root = contentFolder({ 'site.yml': SITE, ...files });
  const library = open(root);
  const plan = planRelease(library, library.site.products.find(({ id }) => id === 'server')!, '2.1.0');
  const { changes, disproof } = await provePlan(plan, library, open);
  write(root, changes);
  return { files: filesOf(root), enumerations: plan.enumerations, notes: plan.notes, disproof };
}

async function page(source: string): Promise<string | undefined> {
  const { files, disproof } = await released({ 'page.md': source });
  expect(disproof?.failure?.message ?? disproof?.differences).toBeUndefined();
  return files['page.md'];
}

describe('what says next gives the new version what the next one has', () => {
  it.each([
    ['is_version == "next"', 'is_version >= "2.1.0"'],
    ['is_version >= "next"', 'is_version >= "2.1.0"'],
    ['is_version < "next"', 'is_version < "2.1.0"'],
    ['is_version != "next"', 'is_version not in ["2.1.0", "next"]'],
    ['product == "server" and is_version != "next"', 'product == "server" and is_version < "2.1.0"'],
    ['is_version in ["2.0.0", "next"]', 'is_version in ["2.0.0", "2.1.0", "next"]'],
    ['is_version > "next"', 'is_version > "next"'],
    ['"next" == is_version', 'is_version >= "2.1.0"'],
    ['is_version > "1.1.0"', 'is_version > "1.1.0"'],
  ])('%s: %s', async (before, after) => {
    expect(
      await page(`# T\n\n{% if ${before} %}\nA {{ is_version | default("none") }}.\n{% endif %}\n\nnext\n`),
    ).toBe(`# T\n\n{% if ${after} %}\nA {{ is_version | default("none") }}.\n{% endif %}\n\nnext\n`);
  });
});

it('opens a new next version below the one that is released, which is the latest from then on', async () => {
  const site = SITE.replace(
    '      - next',
    '      # what comes\n      - id: next   # soon\n        # of late\n        attributes: { a: b } # all',
  );
  const { files, notes } = await released({ 'site.yml': site, 'page.md': '# T\n\n{{ a | default("") }}\n' });
  expect(files['site.yml']).toBe(
    site
      .replace('      # what comes', '      - id: "2.1.0"\n        attributes: { a: b }\n      # what comes')
      .replace('latest: "2.0.0"', 'latest: "2.1.0"'),
  );
  expect(notes).toEqual(['2.1.0 has the variables that next has: a.']);
});

it('writes the version as the others are written', async () => {
  const plain = SITE.replaceAll('"', '').replace('- 1.0.0', '- { id: 1.0.0 }');
  const { files } = await released({ 'site.yml': plain, 'page.md': '# T\n' });
  expect(files['site.yml']).toBe(
    plain.replace('      - next', '      - 2.1.0\n      - next').replace('latest: 2.0.0', 'latest: 2.1.0'),
  );
});

it('releases a version that is in the list already by its name alone', async () => {
  const site = SITE.replace('      - next', '      - "2.1.0"\n      - next');
  const { files, disproof, notes } = await released({
    'site.yml': site,
    'page.md':
      '# T\n\n{% if is_version >= "2.1.0" %}\nComing soon.\n{% endif %}\n\n{% if is_version == "next" %}\nNew.\n{% endif %}\n',
  });
  expect(disproof).toBeUndefined();
  expect(files['site.yml']).toBe(site.replace('latest: "2.0.0"', 'latest: "2.1.0"'));
  expect(files['page.md']).toContain('is_version == "next"');
  expect(notes).toEqual([
    'page.md:4 ("Coming soon.") will be read in 2.1.0, where it may no longer be right.',
  ]);
});

it('A6: tells every list of versions whose meaning grows without a word', async () => {
  const { enumerations } = await released({
    'page.md':
      '# T\n\n{% if is_version != "1.0.0" and is_version != "1.1.0" %}\nA\n{% endif %}\n{% if is_version in ["1.1.0", "2.0.0"] %}B{% endif %}\n{% if is_version == "2.0.0" %}C{% endif %}\n',
  });
  expect(enumerations).toEqual([
    {
      expression: 'is_version != "1.0.0" and is_version != "1.1.0"',
      place: { file: 'page.md', line: 3, column: 1 },
      willHold: true,
    },
    {
      expression: 'is_version in ["1.1.0", "2.0.0"]',
      place: { file: 'page.md', line: 6, column: 1 },
      willHold: false,
    },
  ]);
});

it('says where the new version would read otherwise than the next one', async () => {
  const { disproof } = await released({
    'page.md': '# T\n\n{% if is_version == "2.1.0" %}Early.{% endif %}\n',
  });
  expect(disproof?.differences).toMatchObject([{ variant: 'server@2.1.0', changed: ['/page/'] }]);
});

it('E16: tells which lines say of themselves that they are not released', async () => {
  const { notes } = await released({
    'page.md':
      '# T\n\n{% if is_version == "next" %}\n## Coming soon\n\nIn {{ version }} it is new.\n\nNew.\n{% endif %}\n\nThe next step is coming.\n',
  });
  expect(notes).toEqual([
    'page.md:4 ("## Coming soon") will be read in 2.1.0, where it may no longer be right.',
    'page.md:6 ("In next it is new.") will be read in 2.1.0, where it may no longer be right.',
  ]);
});
