import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compareHtmlPages } from './fidelity/pages.ts';
import { formatReport } from './fidelity/report.ts';

const goldenRoot = join(import.meta.dirname, '../../shared/corpus/golden');

if (!existsSync(goldenRoot)) {
  console.log('There is no reference output to compare with: ../shared/corpus/golden is absent.');
} else {
  const report = await compareHtmlPages(goldenRoot);
  console.log(formatReport(report));
  const isFaithful = report.differences.every(({ known }) => known) && report.obsolete.length === 0;
  process.exitCode = isFaithful ? 0 : 1;
}
