import './shared/last-resort.ts';
import { BASE_PATH } from '../src/engine/base-path.ts';
import { explainPage } from '../src/engine/library/explain.ts';
import { listNames } from '../src/engine/list-names.ts';
import type { Place } from '../src/engine/place.ts';
import { closest } from '../src/engine/suggest.ts';
import { type Branch, describeBranch, describeCondition } from '../src/engine/template/condition.ts';
import type { Variant } from '../src/engine/variants/site.ts';
import { FOR_WRITERS, VariantSet } from '../src/engine/variants/variant-set.ts';
import { count, printFindings } from '../src/site/report/print-findings.ts';
import { passageEntries, printPassages } from './explain/print-passages.ts';
import { CONTENT, contentFolder, fail, MKDOCS, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { openContent } from './shared/open-content.ts';
import { pageCalled } from './shared/page-called.ts';

const { options, switches, words } = readArguments(
  'variorum explain PAGE',
  {
    content: CONTENT,
    mkdocs: MKDOCS,
    variant: {
      value: 'V',
      help: 'show every line of the text in this variant: where it comes from, and who has it',
    },
    passages: {
      help: 'show what the page consists of: which variants have it, and in which it reads the same',
    },
    format: { value: 'FORMAT', help: 'of --passages: text, or json (default: text)' },
  },
  { words: 1 },
);
const root = contentFolder(options.content, await readProject());
const [path] = words;
if (!path) fail('Name a page: variorum explain guides/recover-your-password.md');
const library = openContent(root, { highlight: async () => [] });
const page = pageCalled(path, library);
const explanation = explainPage(library, page);
const names = (variants: VariantSet) => variants.describe(FOR_WRITERS);
const { findings } = explanation;
if (findings.length > 0) printFindings({ findings, site: library.site }, root);
if (findings.some((finding) => finding.severity === 'error')) process.exit(1);
const { format = 'text' } = options;
if (format !== 'text' && format !== 'json') fail(`--format is text or json, found "${format}".`);
if (options.format !== undefined && !switches.has('passages')) fail('--format is an option of --passages.');
const variant = options.variant === undefined ? undefined : variantCalled(options.variant);
if (switches.has('passages')) await passages(variant);
else if (variant) lines(variant);
else summary();

function summary(): void {
  console.log(`${page.path} exists in ${names(explanation.variants)}.`);
  console.log(`\n${count(explanation.conditions.length, 'condition')}`);
  for (const { condition, holds, reached } of explanation.conditions) {
    console.log(`  ${show(condition.place)}  ${describeCondition(condition)}`);
    console.log(
      `      true in ${names(holds)}${!reached.equals(explanation.variants) ? `; looked at in ${names(reached)}` : ''}`,
    );
  }
  console.log(
    `\n${count(explanation.editions.length, 'edition')} for ${count(explanation.variants.size, 'variant')}`,
  );
  for (const [index, edition] of explanation.editions.entries()) {
    console.log(
      `  ${index + 1}. ${names(edition.variants)}: ${count(edition.text.trimEnd().split('\n').length, 'line')}`,
    );
  }
  if (explanation.included.length > 0) console.log(`\nIncludes ${explanation.included.join(', ')}`);
}

function variantCalled(id: string): Variant {
  const found = library.variant(id);
  if (!found) {
    const { ids } = VariantSet.all(library.site);
    const suggestion = closest(id, ids);
    fail(
      `There is no variant "${id}".${suggestion ? ` Did you mean "${suggestion}"?` : ''} Variants are ${listNames(ids)}.`,
    );
  }
  if (!explanation.variants.has(found))
    fail(`${page.path} does not exist in ${id}; it exists in ${names(explanation.variants)}.`);
  return found;
}

async function passages(variant: Variant | undefined): Promise<void> {
  const all = await explanation.passages();
  const read = variant ? all.in(variant)! : all.all();
  if (format === 'json') console.log(JSON.stringify(passageEntries(read), null, 2));
  else printPassages(read, explanation.variants, names);
}

function lines(variant: Variant): void {
  const reading = explanation.lines(variant)!;
  const width = Math.max(...reading.map(({ place }) => show(place).length));
  let context = '';
  for (const { text, place, via, branches, variants, parts } of reading) {
    const ways = [
      ...(place.includedFrom?.toReversed().map((link) => `, included from ${show(link)}`) ?? []),
      ...via.toReversed().map((tag) => `, printed at ${show(tag)}`),
    ];
    const now = `${under(branches) || 'always'}; in ${names(variants)}${ways.join('')}`;
    if (now !== context) console.log(`\n-- ${now}`);
    context = now;
    console.log(`${show(place).padEnd(width)} | ${readable(text)}`);
    for (const part of parts)
      console.log(
        `${' '.repeat(width)} |   "${readable(part.text.trim())}" from ${show(part.place)}${part.expression ? `, {{ ${part.expression} }}` : ''}${besides(part.branches, branches)}`,
      );
  }
}

function under(branches: readonly Branch[]): string {
  return branches.map(describeBranch).join(' > ');
}

/** The conditions of a part of a line: those that the line is not under, or all where it is under others. */
function besides(branches: readonly Branch[], ofLine: readonly Branch[]): string {
  const own = ofLine.every((branch) => branches.includes(branch))
    ? branches.filter((branch) => !ofLine.includes(branch))
    : branches;
  if (own.length > 0) return `, under ${under(own)}`;
  return branches.length < ofLine.length ? ', under no condition' : '';
}

/** Shows the abstract URL prefix as the writer wrote it. */
function readable(text: string): string {
  return text.replaceAll(BASE_PATH, '{{ base_path }}');
}

function show({ file, line }: Place): string {
  return `${file}:${line}`;
}
