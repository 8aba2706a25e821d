import './shared/last-resort.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../src/site/places.ts';
import { toldMkDocs } from '../src/sources/content-source.ts';
import { compareHtmlPages } from './fidelity/pages.ts';
import { compareProject, formatProject } from './fidelity/project.ts';
import {
  formatReport,
  formatTextReport,
  projectReasonsMarkdown,
  reportMarkdown,
  textReportMarkdown,
} from './fidelity/report.ts';
import { compareTexts } from './fidelity/texts.ts';
import { fromCaller, readArguments } from './shared/arguments.ts';

/** The share of blocks that must be equal. */
const FAITHFUL = 0.995;

/** Compares the corpus with its reference output and writes the numbers to docs/fidelity.md. */
const corpus = join(PROJECT, '../shared/corpus');
const page = join(PROJECT, 'docs/fidelity.md');

const INTRODUCTION = `# Fidelity

Written by \`npm run fidelity\`; do not edit. It renders a corpus of real conditional documentation, which is not part of this
project, for seven sets of variables, and compares it with what Jinja2 and Python-Markdown made of the same sources. A
text must be equal to the letter; HTML must be equal in structure and text, without what theming adds and without the names of
windows that links open. Names between angle brackets that are no element (\`<name>\`) are text here, as they were meant; the reference
makes an element of them that nobody sees, and is read as if it had shown them.
`;

const { options } = readArguments('npm run fidelity --', {
  mkdocs: { value: 'FILE', help: 'compare the project of this mkdocs.yml with Python-Markdown instead' },
  python: { value: 'PROGRAM', help: 'a Python that can import its extensions (default: python3)' },
  out: { value: 'DIR', help: 'where both renderings and all differences go (default: fidelity)' },
});

const [file] = toldMkDocs();
if (file !== undefined) {
  const out = fromCaller(options.out ?? 'fidelity');
  const report = await compareProject(file, options.python ?? 'python3', out);
  writeFileSync(join(out, 'differences.txt'), `${formatProject(report, { isWhole: true })}\n`);
  console.log(
    `${formatProject(report, { isWhole: false })}\n\nAll differences are in ${join(out, 'differences.txt')}.`,
  );
  process.exitCode = report.equal + report.regrouped >= FAITHFUL * report.blocks ? 0 : 1;
} else if (!existsSync(corpus)) {
  console.log(
    'There is no reference output to compare with: ../shared/corpus is absent. docs/fidelity.md is as it was.',
  );
} else {
  const texts = compareTexts(corpus);
  const pages = await compareHtmlPages(join(corpus, 'golden'));
  console.log(`${formatTextReport(texts)}\n\n${formatReport(pages)}`);
  writeFileSync(
    page,
    [INTRODUCTION, textReportMarkdown(texts), reportMarkdown(pages), projectReasonsMarkdown()].join('\n'),
  );
  const faithful = [texts, pages].every(
    ({ differences, obsolete }) => differences.every(({ known }) => known) && obsolete.length === 0,
  );
  process.exitCode = faithful ? 0 : 1;
}
