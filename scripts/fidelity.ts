import './shared/last-resort.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../src/site/places.ts';
import { compareHtmlPages } from './fidelity/pages.ts';
import { formatReport, formatTextReport, reportMarkdown, textReportMarkdown } from './fidelity/report.ts';
import { compareTexts } from './fidelity/texts.ts';

/** Compares the corpus with its reference output and writes the numbers to docs/fidelity.md. */
const corpus = join(PROJECT, '../shared/corpus');
const page = join(PROJECT, 'docs/fidelity.md');

const INTRODUCTION = `# Fidelity

Written by \`npm run fidelity\`; do not edit. It renders a corpus of real conditional documentation, which is not part of this
project, for seven sets of variables, and compares it with what Jinja2 and Python-Markdown made of the same sources. A
text must be equal to the letter; HTML must be equal in structure and text, without what theming adds and without the names of
windows that links open.
`;

if (!existsSync(corpus)) {
  console.log(
    'There is no reference output to compare with: ../shared/corpus is absent. docs/fidelity.md is as it was.',
  );
} else {
  const texts = compareTexts(corpus);
  const pages = await compareHtmlPages(join(corpus, 'golden'));
  console.log(`${formatTextReport(texts)}\n\n${formatReport(pages)}`);
  writeFileSync(page, [INTRODUCTION, textReportMarkdown(texts), reportMarkdown(pages)].join('\n'));
  const faithful = [texts, pages].every(
    ({ differences, obsolete }) => differences.every(({ known }) => known) && obsolete.length === 0,
  );
  process.exitCode = faithful ? 0 : 1;
}
