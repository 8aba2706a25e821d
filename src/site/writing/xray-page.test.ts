import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { EXAMPLE_SITE } from '../../checks/rule.ts';
import { openLibrary } from '../../engine/library/library.ts';
import { xrayPage } from './xray-page.ts';

it('tells of a page what the check finds in it, where its links lead to as well, and nothing of other pages', async () => {
  const root = mkdtempSync(join(tmpdir(), 'variorum-xray-page-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const files = {
    'site.yml': EXAMPLE_SITE,
    'page.md':
      '# Orders\n\n{% if is_version == "1.0.0" and is_version == "1.1.0" %}x{% endif %}\n\n[a](none.md) [b](other.md#none) [c](other.md#other)\n',
    'other.md': '# Other\n\n[a](none.md) ![picture](a.png)\n',
    'a.png': '',
    'b.png': '',
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  const library = openLibrary(root, { highlight: async (blocks) => blocks.map(() => '') });
  const { findings } = await xrayPage(library, library.documentAt('/cloud/page')!);
  expect(findings.map(({ message, place }) => `${place?.file}:${place?.line} ${message}`)).toEqual([
    expect.stringMatching(/^page\.md:3 .* is never true here/),
    expect.stringMatching(/^page\.md:5 This link leads to no page/),
    'page.md:5 Nothing on "other" is called "#none".',
  ]);
});
