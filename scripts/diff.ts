import './shared/last-resort.ts';
import { escapeText } from '../src/engine/markdown/escape-text.ts';
import type { Variant } from '../src/engine/variants/site.ts';
import { variantNamed } from '../src/engine/variants/variant-named.ts';
import { diffVariants } from '../src/review/variant-diff.ts';
import { printFindings } from '../src/site/report/print-findings.ts';
import { diffHtml } from './diff/diff-html.ts';
import { diffJson } from './diff/diff-json.ts';
import { diffText } from './diff/diff-text.ts';
import { CONTENT, contentFolder, fail, MKDOCS, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { openContent } from './shared/open-content.ts';
import { pageCalled } from './shared/page-called.ts';
import { takesColours } from './shared/terminal-writing.ts';

const { options, words } = readArguments(
  'variorum diff A B [PAGE]',
  {
    content: CONTENT,
    mkdocs: MKDOCS,
    format: { value: 'FORMAT', help: 'text, html or json (default: text)' },
  },
  { words: 3 },
);
const { format = 'text' } = options;
if (!['text', 'html', 'json'].includes(format)) fail(`--format takes text, html or json, found "${format}".`);
const [first, second, path] = words;
if (first === undefined || second === undefined)
  fail('Name two variants: variorum diff identity-server@7.1.0 identity-server@7.2.0');
const root = contentFolder(options.content, await readProject());
// Nobody looks at the colours of code here.
const library = openContent(root, {
  highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
});
const ends = [variantCalled(first), variantCalled(second)] as const;
const diffs = await diffVariants(library, ends, path === undefined ? undefined : pageCalled(path, library));
const errors = library.findings.filter(({ severity }) => severity === 'error');
if (errors.length > 0) {
  printFindings({ findings: errors, site: library.site }, root);
  process.exit(1);
}
if (format === 'json') console.log(diffJson(diffs, ends));
else if (format === 'html') process.stdout.write(diffHtml(diffs, ends, library.site));
else console.log(diffText(diffs, ends, takesColours()));

function variantCalled(id: string): Variant {
  const named = variantNamed(library.site, id);
  return 'problem' in named ? fail(named.problem) : named.variant;
}
