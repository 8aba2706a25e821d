import './shared/last-resort.ts';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryOptions } from '../src/engine/library/library.ts';
import type { Library } from '../src/engine/library/types.ts';
import { escapeText } from '../src/engine/markdown/escape-text.ts';
import { FindingsError } from '../src/engine/variants/findings-error.ts';
import { impactOf } from '../src/review/impact.ts';
import { CommandFailure } from '../src/site/report/describe-error.ts';
import { printFindings } from '../src/site/report/print-findings.ts';
import { openLibrary } from '../src/sources/open-library.ts';
import { baseState } from './impact/base-state.ts';
import { impactJson } from './impact/impact-json.ts';
import { impactMarkdown } from './impact/impact-markdown.ts';
import { impactText } from './impact/impact-text.ts';
import { readPermission, refusedOf, TRAILER } from './impact/permission.ts';
import type { Report } from './impact/report.ts';
import { Repository } from './impact/repository.ts';
import { CONTENT, contentFolder, fail, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { openContent } from './shared/open-content.ts';
import { takesColours } from './shared/terminal-writing.ts';

const { options } = readArguments('variorum impact --base REV', {
  base: { value: 'REV', help: 'the branch, tag or commit to compare with, such as main' },
  content: CONTENT,
  allow: {
    value: 'VARIANTS',
    help: `released variants that may change, besides those in lines "${TRAILER}:" of commits: identity-server@7.1.0`,
  },
  format: { value: 'FORMAT', help: 'text, markdown or json (default: text)' },
});
const { base, format = 'text' } = options;
if (base === undefined) fail('Name what to compare with: variorum impact --base main');
if (!['text', 'markdown', 'json'].includes(format))
  fail(`--format takes text, markdown or json, found "${format}".`);
const folder = contentFolder(options.content, await readProject());
const root = existsSync(folder) ? realpathSync(folder) : folder;
// Nobody looks at the colours of code here.
const settings: LibraryOptions = {
  highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
};
const head = openContent(root, settings);
const repository = Repository.around(root);
const { commit, isUncommitted, files } = repository.since(base);
if (files.some(({ file, before }) => file === join(root, 'site.yml') && before === undefined)) {
  console.log(`All of the site is new: ${base} (${commit}) has no site.yml in this folder.`);
  process.exit(0);
}
const state = baseState(root, head.site.includeRoots, { repository, files });
using _draft = state.draft;
const before = openBase();
// A version that goes is named, too.
const goneVariants = before.site.variants.filter(({ id }) => !head.variant(id));
const world = { products: head.site.products, variants: [...head.site.variants, ...goneVariants] };
const said = readPermission(repository.trailers(TRAILER, commit), world);
const allowed = readPermission(options.allow === undefined ? [] : [options.allow], world);
if (allowed.problems.length > 0)
  throw new CommandFailure(`--allow names what is no variant. ${allowed.problems.join(' ')}`);
const impact = await impactOf(before, head, {
  concernsAll: state.reasons.length > 0,
  files: state.files,
});
if (impact.errors.length > 0) {
  printFindings({ findings: impact.errors, site: head.site }, root);
  throw new CommandFailure(
    'Correct these mistakes first: until then, nobody knows what readers get of their pages.',
  );
}
const permission = { ids: new Set([...said.ids, ...allowed.ids]), problems: said.problems };
const report: Report = {
  impact,
  refused: refusedOf(impact.altered, { before: before.site.variants, after: head.site.variants }, permission),
  problems: permission.problems,
  base,
  commit,
  isUncommitted,
  reasons: state.reasons,
  site: head.site,
};
const { frozen, unsaid } = report.refused;
if (format === 'json') console.log(impactJson(report));
else if (format === 'markdown') console.log(impactMarkdown(report));
else console.log(impactText(report, takesColours()));
process.exitCode = frozen.length + unsaid.length + report.problems.length > 0 ? 1 : 0;

function openBase(): Library {
  try {
    return openLibrary(state.draft.root, { ...settings, macroFolders: [state.macros] }, root);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    printFindings(error, root);
    throw new CommandFailure(
      `These mistakes are in ${base} (${commit}), so that nothing is known of what its readers get. Compare with a state that builds.`,
    );
  }
}
