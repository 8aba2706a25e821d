import './shared/last-resort.ts';
import { relative } from 'node:path';
import { BASE_PATH } from '../src/engine/base-path.ts';
import { explainPage } from '../src/engine/library/explain.ts';
import type { Place } from '../src/engine/place.ts';
import { closest } from '../src/engine/suggest.ts';
import { describeBranch } from '../src/engine/template/condition.ts';
import type { Variant } from '../src/engine/variants/site.ts';
import { count, describeVariants, printFindings } from '../src/site/report/print-findings.ts';
import { CONTENT, contentFolder, fail, fromCaller, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { openContent } from './shared/open-content.ts';

const { options, words } = readArguments(
  'variorum explain PAGE',
  {
    content: CONTENT,
    variant: {
      value: 'V',
      help: 'show every line of the text in this variant: where it comes from, and who has it',
    },
  },
  { words: 1 },
);
const root = contentFolder(options.content, await readProject());
const [path] = words;
if (!path) fail('Name a page: variorum explain guides/recover-your-password.md');
const library = openContent(root, { highlight: async () => [] });
const page = library.page(path) ?? library.page(relative(root, fromCaller(path)));
if (!page) {
  const suggestion = closest(
    path,
    library.pages.map((each) => each.path),
  );
  fail(`There is no page "${path}" in ${root}.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`);
}
const explanation = explainPage(library, page);
const ids = library.site.variants.map(({ id }) => id);
const names = (variants: readonly Variant[]) =>
  describeVariants(
    variants.map(({ id }) => id),
    ids,
  );
if (explanation.findings.length > 0) printFindings(explanation.findings, { root, variants: ids });
if (explanation.findings.some((finding) => finding.severity === 'error')) process.exit(1);
if (options.variant === undefined) summary();
else lines(options.variant);

function summary(): void {
  console.log(`${page!.path} exists in ${names(explanation.variants) || 'no variant'}.`);
  if (page!.frontmatter.when) console.log(`when: ${page!.frontmatter.when}`);
  console.log(`\n${count(explanation.conditions.length, 'condition')}`);
  for (const { condition, holds, reached } of explanation.conditions) {
    console.log(`  ${show(condition.place)}  ${condition.keyword} ${condition.expression}`);
    console.log(
      `      true in ${names(holds) || 'no variant'}${reached.length < explanation.variants.length ? `; looked at in ${names(reached) || 'no variant'}` : ''}`,
    );
  }
  console.log(
    `\n${count(explanation.editions.length, 'edition')} for ${count(explanation.variants.length, 'variant')}`,
  );
  for (const [index, edition] of explanation.editions.entries()) {
    console.log(
      `  ${index + 1}. ${names(edition.variants)}: ${count(edition.text.trimEnd().split('\n').length, 'line')}`,
    );
  }
  if (explanation.included.length > 0) console.log(`\nIncludes ${explanation.included.join(', ')}`);
}

function lines(id: string): void {
  const variant = library.variant(id);
  const suggestion = variant ? undefined : closest(id, ids);
  if (!variant)
    fail(
      `There is no variant "${id}".${suggestion ? ` Did you mean "${suggestion}"?` : ''} Variants are ${ids.join(', ')}.`,
    );
  const reading = explanation.lines(variant);
  if (!reading)
    fail(
      `${page!.path} does not exist in ${id}; it exists in ${names(explanation.variants) || 'no variant'}.`,
    );
  const width = Math.max(...reading.map(({ place }) => show(place).length));
  let context = '';
  for (const { text, place, branch, variants, parts } of reading) {
    const conditions = describeBranch(branch);
    const chain = place.includedFrom?.toReversed().map((link) => `, included from ${show(link)}`) ?? [];
    const now = `${conditions.join(' > ') || 'always'}; in ${names(variants)}${chain.join('')}`;
    if (now !== context) console.log(`\n-- ${now}`);
    context = now;
    console.log(`${show(place).padEnd(width)} | ${readable(text)}`);
    for (const part of parts)
      console.log(
        `${' '.repeat(width)} |   "${readable(part.text.trim())}" from ${show(part.place)}${part.expression ? `, {{ ${part.expression} }}` : ''}${part.branch === branch ? '' : `, under ${describeBranch(part.branch).join(' > ') || 'no condition'}`}`,
      );
  }
}

/** Shows the abstract URL prefix as the writer wrote it. */
function readable(text: string): string {
  return text.replaceAll(BASE_PATH, '{{ base_path }}');
}

function show({ file, line }: Place): string {
  return `${file}:${line}`;
}
