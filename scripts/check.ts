import './shared/last-resort.ts';
import { join, resolve } from 'node:path';
import { type CheckFinding, checkContent } from '../src/checks/check-content.ts';
import { Content } from '../src/checks/content.ts';
import { proveFixes } from '../src/checks/fix.ts';
import { deadAddress, POLITE } from '../src/checks/links/external/dead-address.ts';
import { RULES } from '../src/checks/rules.ts';
import { escapeText } from '../src/engine/markdown/escape-text.ts';
import { writeChanges } from '../src/lifecycle/write-changes.ts';
import { DEMO_STATES } from '../src/site/model/demo-states.ts';
import { CACHE, CALLER } from '../src/site/places.ts';
import { count, printFindings } from '../src/site/report/print-findings.ts';
import { changedFiles } from './check/changed-files.ts';
import { FORMATS } from './check/formats.ts';
import { CONTENT, contentFolder, fail, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { openContent } from './shared/open-content.ts';

const { options, switches } = readArguments('variorum check', {
  content: CONTENT,
  format: { value: 'FORMAT', help: 'text, json, sarif or github (default: text)' },
  changed: { help: 'tell only of files that differ from the last commit' },
  fix: { help: 'write what mends a finding and changes nothing that any reader reads' },
  external: { help: 'ask other sites, too, whether what links lead to is there' },
  strict: { help: 'fail for warnings, too' },
});
const { format = 'text' } = options;
const write = FORMATS[format];
if (format !== 'text' && !write)
  fail(`--format takes text, ${Object.keys(FORMATS).join(', ')}, found "${format}".`);
const root = contentFolder(options.content, await readProject());
// Nobody looks at the colours of code here.
const open = (folder: string) =>
  openContent(folder, {
    highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
  });
let library = open(root);
const rules = switches.has('external')
  ? [...RULES, deadAddress({ ...POLITE, cache: join(CACHE, 'external-links.json') })]
  : RULES;
let findings = await checkContent(library, rules, DEMO_STATES);
if (switches.has('fix')) {
  const { changes, fixed, refused } = await proveFixes(new Content(library), findings, open);
  writeChanges(root, changes);
  for (const { finding } of refused)
    console.error(
      `The fix of ${finding.rule} at ${finding.place?.file}:${finding.place?.line} would change what readers get, and was left. Please report it.`,
    );
  if (fixed.length > 0) {
    console.error(
      `Mended ${count(fixed.length, 'finding')} in ${count(changes.size, 'file')}; no reader of any variant gets another text.`,
    );
    library = open(root);
    findings = await checkContent(library, rules, DEMO_STATES);
  }
}
if (switches.has('changed')) {
  const changed = changedFiles(root);
  const isChanged = ({ place }: CheckFinding): boolean =>
    [place, ...(place?.includedFrom ?? [])].some((each) => each && changed.has(resolve(root, each.file)));
  findings = findings.filter(isChanged);
}
if (write) console.log(write(findings, { root, from: CALLER, site: library.site, rules }));
else if (findings.length > 0) printFindings({ findings, site: library.site }, root);
else console.log('Nothing is wrong.');
const failing = switches.has('strict') ? findings : findings.filter(({ severity }) => severity === 'error');
// A program that reads slowly gets all of it.
process.exitCode = failing.length > 0 ? 1 : 0;
