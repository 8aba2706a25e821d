import './shared/last-resort.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PageDates } from '../src/site/history/page-dates.ts';
import { checkUrl } from '../src/site/integration/deployment.ts';
import { documentKeys } from '../src/site/integration/document-keys.ts';
import { hashOfCode, ownDigests } from '../src/site/integration/own-digests.ts';
import { ownKey } from '../src/site/integration/own-key.ts';
import { PROJECT } from '../src/site/places.ts';
import { count, printFindings } from '../src/site/report/print-findings.ts';
import { readShare, type Share } from '../src/site/shares/share.ts';
import { shareKey } from '../src/site/shares/share-keys.ts';
import { projectCode } from './build/project-code.ts';
import { fail, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { BUILD_OPTIONS, defaultPart, projectWith } from './shared/build-options.ts';
import { openContent } from './shared/open-content.ts';

const { content: contentOption, base: baseOption, site: siteOption } = BUILD_OPTIONS;
const { options, words } = readArguments(
  'variorum shards N',
  { content: contentOption, base: baseOption, site: siteOption },
  { words: 1 },
);
const last = readShare(`${words[0]}/${words[0]}`);
if (!last) fail('Say how many parts there are, as in: variorum shards 8. See variorum shards --help.');
const project = projectWith(await readProject(), options);
const { root, content, base = '' } = project;
const library = openContent(content, { highlight: async (blocks) => blocks.map(() => ''), base });
const misplaced = project.site === undefined ? checkUrl(library.site, base) : undefined;
if (misplaced) {
  printFindings({ findings: [misplaced], site: library.site }, content);
  process.exit(1);
}
const site = project.site ?? library.site.url;
const code = ownDigests(PROJECT);
const dates = await PageDates.read(library);
const sourceKeyOf = documentKeys(library, { dates, code, root, base, origin: site });
const own = ownKey(library, root, projectCode(project));
const making = { base, site: site ?? null, code: hashOfCode(code) };
for (let number = 1; number <= last.of; number++) {
  const share: Share = { number, of: last.of };
  const file = `${defaultPart(root, share)}.key`;
  mkdirSync(join(file, '..'), { recursive: true });
  const key = shareKey(library, share, { making, keyOf: (document) => own + sourceKeyOf(document) });
  writeFileSync(file, `${key}\n`);
}
console.log(`${count(last.of, 'key')} written to ${join(root, 'parts')}`);
process.exit(0);
