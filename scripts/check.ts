import './shared/last-resort.ts';
import { join } from 'node:path';
import { type CheckFinding, checkContent } from '../src/checks/check-content.ts';
import { Content } from '../src/checks/content.ts';
import { proveFixes } from '../src/checks/fix.ts';
import { deadAddress, POLITE } from '../src/checks/links/external/dead-address.ts';
import { RULES } from '../src/checks/rules.ts';
import type { LibraryOptions } from '../src/engine/library/library.ts';
import { escapeText } from '../src/engine/markdown/escape-text.ts';
import { FindingsError } from '../src/engine/variants/findings-error.ts';
import type { VariantWorld } from '../src/engine/variants/variant-set.ts';
import { writeChanges } from '../src/lifecycle/write-changes.ts';
import { DEMO_STATES } from '../src/site/model/demo-states.ts';
import { CACHE, CALLER, MACROS } from '../src/site/places.ts';
import { count, printFindings } from '../src/site/report/print-findings.ts';
import { openLibrary } from '../src/sources/open-library.ts';
import { changedFindings } from './check/changed-findings.ts';
import { FORMATS } from './check/formats.ts';
import { CONTENT, contentFolder, fail, MKDOCS, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';

const { options, switches } = readArguments('variorum check', {
  content: CONTENT,
  mkdocs: MKDOCS,
  format: { value: 'FORMAT', help: 'text, json, sarif or github (default: text)' },
  changed: { help: 'tell only of what comes from changes since the last commit' },
  fix: { help: 'write what mends a finding and changes nothing that any reader reads' },
  external: { help: 'ask other sites, too, whether what links lead to is there' },
  strict: { help: 'fail for warnings, too' },
});
const { format = 'text' } = options;
const write = FORMATS[format];
if (format !== 'text' && !write)
  fail(`--format takes text, ${Object.keys(FORMATS).join(', ')}, found "${format}".`);
const root = contentFolder(options.content, await readProject());
const settings: LibraryOptions = {
  // Nobody looks at the colours of code here.
  highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
};
const open = (folder: string, macros = MACROS) =>
  openLibrary(folder, { ...settings, macroFolders: [macros] }, root);
const rules = switches.has('external')
  ? [...RULES, deadAddress({ ...POLITE, cache: join(CACHE, 'external-links.json') })]
  : RULES;
const { findings, site } = await look();
if (write) console.log(write(findings, { root, from: CALLER, site, rules }));
else if (findings.length > 0) printFindings({ findings, site }, root);
else console.log('Nothing is wrong.');
const failing = switches.has('strict') ? findings : findings.filter(({ severity }) => severity === 'error');
// A program that reads slowly gets all of it.
process.exitCode = failing.length > 0 ? 1 : 0;

/** What is wrong with the content; when it cannot be opened, that is all that is known. */
async function look(): Promise<{ findings: readonly CheckFinding[]; site: VariantWorld | undefined }> {
  try {
    return await lookAtLibrary();
  } catch (error) {
    if (error instanceof FindingsError) return error;
    throw error;
  }
}

async function lookAtLibrary(): Promise<{ findings: readonly CheckFinding[]; site: VariantWorld }> {
  let library = open(root);
  let findings = await checkContent(library, rules, DEMO_STATES);
  if (switches.has('fix') && (await writeFixes(library, findings))) {
    library = open(root);
    findings = await checkContent(library, rules, DEMO_STATES);
  }
  if (switches.has('changed'))
    findings = await changedFindings(findings, root, library.site.includeRoots, {
      open,
      // Other sites are the same before and after.
      check: (former) => checkContent(former, RULES, DEMO_STATES),
    });
  return { findings, site: library.site };
}

/** Writes what mends findings, and says so. @returns whether anything was written */
async function writeFixes(
  library: ReturnType<typeof open>,
  findings: readonly CheckFinding[],
): Promise<boolean> {
  const { changes, fixed, refused } = await proveFixes(new Content(library), findings, open);
  writeChanges(root, changes);
  for (const { finding } of refused)
    console.error(
      `The fix of ${finding.rule} at ${finding.place?.file}:${finding.place?.line} would change what readers get, and was left. Please report it.`,
    );
  if (fixed.length === 0) return false;
  console.error(
    `Mended ${count(fixed.length, 'finding')} in ${count(changes.size, 'file')}; no reader of any variant gets another text.`,
  );
  return true;
}
