import { escapePattern } from '../engine/escape-pattern.ts';
import type { Place } from '../engine/place.ts';
import { holds, type Operator } from '../engine/template/compare.ts';
import {
  type WrittenComparison,
  type WrittenFormula,
  type WrittenOperand,
  writtenFormula,
} from '../engine/template/written-formula.ts';
import { orderVersions } from '../engine/variants/order.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import { linesOfComing } from './coming-lines.ts';
import { type ConditionLooks, conditionLooks, type Look, type LookedAt } from './condition-looks.ts';
import { rewritten, type TextEdit, writtenOperands } from './gone-version.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { Rewrite, rewriteConditions } from './rewrite.ts';
import { rewriteAnnouncement, rewriteWhen } from './rewrite-fields.ts';
import type { Verdict } from './rewrite-template.ts';
import { evaluate, withValues } from './simplify.ts';
import { Sources } from './sources.ts';
import { valueAt, withCopyBefore, withText, type YamlPath } from './yaml-text.ts';

/** A condition that lists versions, which will mean one more without a word. */
export interface Enumeration {
  /** as it is written */
  expression: string;
  place: Place;
  /** whether it will hold in the version that is released */
  willHold: boolean;
}

/** How a version is released. */
export interface Release extends Plan {
  /** what somebody should look at first */
  enumerations: readonly Enumeration[];
}

/** The version of a product that comes next: the last one, if it is not released. */
export function comingVersion({ versions, latest }: Product): string | undefined {
  const last = versions.at(-1);
  return last === latest ? undefined : last;
}

/**
 * Plans the release of a version: what comes next becomes it, with all that it says, and a new next one opens that says the same.
 *
 * @param version none of the product's, which has one that is not released
 */
export function planRelease(library: OpenLibrary, product: Product, version: string): Release {
  const { site } = library;
  const sources = new Sources(library);
  const rewrite = new Rewrite(sources);
  const coming = site.variants.find(
    (variant) => variant.product === product && variant.version === comingVersion(product),
  )!;
  const looks = conditionLooks(library);
  const released: NewVersion = { product, version, coming };
  const verdictOf = (entry: LookedAt) => verdictFor(released, entry);
  const locked = new Set(
    library.pages.filter(({ path }) => looks.unreadable.has(path)).flatMap((page) => library.files(page)),
  );
  const files = [...new Set(library.pages.flatMap((page) => library.files(page)))].filter(
    (file) => !locked.has(file),
  );
  const left = rewriteConditions(rewrite, files, {
    sources,
    includeRoots: site.includeRoots,
    looks,
    verdictOf,
  });
  rewriteWhen(rewrite, library, library.pages, verdictOf, looks);
  rewriteAnnouncement(rewrite, site, verdictOf);
  rewrite.set(site.file, {
    body: withRelease(rewrite.parts(site.file).body, site.products.indexOf(product), released),
  });
  const named = new RegExp(
    `(?<![\\w.-])(?:${escapePattern(coming.version!)}|${escapePattern(version)})(?![\\w-])`,
    'g',
  );
  return {
    rewrite,
    pairs: [
      ...site.variants.map(({ id }) => ({ before: id, after: id })),
      { before: coming.id, after: `${product.id}@${version}` },
    ],
    // What it is called is all that may differ.
    leaveOut: (text) => text.replace(named, ''),
    notes: [
      ...left.map(
        (file) => `${file} was left as it is: an {% if %} begins in it or ends in it, but not both.`,
      ),
      ...[...locked]
        .filter((file) => sources.isOwn(file))
        .map((file) => `${file} was left as it is, since a page that is made of it has errors.`),
      ...linesOfComing(library, coming).map(
        (place) => `${place} will be read in ${version}, where it may no longer be right.`,
      ),
    ],
    enumerations: enumerationsIn(looks, released),
  };
}

/** A version that is released, and the variant that it has been. */
interface NewVersion {
  product: Product;
  version: string;
  coming: Variant;
}

/** `site.yml` with the version in it: a copy of the coming one, and the latest. */
function withRelease(yaml: string, index: number, { product, version, coming }: NewVersion): string {
  const { versions } = product;
  const path: YamlPath = ['products', index, 'versions', versions.indexOf(coming.version!)];
  const mark = markOf(yaml, ['products', index, 'versions'], versions);
  const name = `${mark}${version}${mark}`;
  const named = new RegExp(`(["']?)\\b${escapePattern(coming.version!)}\\b\\1`);
  const copied = withCopyBefore(yaml, path, (entry) => entry.replace(named, name));
  return valueAt(copied, ['products', index, 'latest']) === undefined
    ? copied
    : withText(copied, ['products', index, 'latest'], version);
}

/** The quotation mark that versions have; without it YAML would read some as numbers. */
function markOf(yaml: string, path: YamlPath, versions: readonly string[]): string {
  for (const [at] of versions.entries()) {
    const found = valueAt(yaml, [...path, at]);
    const id = typeof found === 'string' ? found : (found as { id: string }).id;
    const [, mark] = new RegExp(`(["'])${escapePattern(id)}\\1`).exec(yaml) ?? [];
    if (mark) return mark;
  }
  return '"';
}

/** A condition that gives the new version what the coming one has; undefined when it does so as it is written. */
function verdictFor(released: NewVersion, entry: LookedAt): Verdict | undefined {
  const { expression } = entry.condition;
  const written = writtenFormula(expression);
  if (!written) return undefined;
  const operands = writtenOperands(written);
  const naming = operands.filter(
    ({ comparison }) =>
      comparison?.subject === 'version' &&
      comparison.literals.some(({ value }) => value === released.coming.version),
  );
  const edits = naming.flatMap((operand) =>
    editsFor(operand, naming.length === 1 ? written : undefined, released, entry),
  );
  return rewritten(expression, written, edits);
}

/** @param written the condition, where no other operand of it changes: then its outcome is all that counts */
function editsFor(
  operand: WrittenOperand,
  written: WrittenFormula | undefined,
  released: NewVersion,
  { looks }: LookedAt,
): TextEdit[] {
  const comparison = operand.comparison!;
  const { version, coming } = released;
  if (comparison.operator === 'in') {
    const literal = comparison.literals.find(({ value }) => value === coming.version)!;
    const isListed = comparison.literals.some(({ value }) => value === version);
    return isListed ? [] : [{ from: literal.from, to: literal.from, text: `"${version}", ` }];
  }
  const operator = comparison.isReversed ? MIRRORED[comparison.operator]! : comparison.operator;
  const isRight = (candidate: Question): boolean =>
    looks.every((look) => {
      const versions = look.variant === coming ? [coming.version, version] : [look.variant.version];
      return versions.every((each) => {
        const answer = ask(candidate, each, look.variant.product, released);
        if (!written) return answer === look.operands[operand.index];
        const known = withValues(new Map([[operand.index, answer]]));
        return evaluate(written, look.operands, known) === look.outcome;
      });
    });
  const candidates: (Question & { text?: string })[] = [
    { operator, versions: [coming.version!] },
    ...(LIKE[operator] ?? []).map((like) => ({
      operator: like,
      versions: like.endsWith('in') ? [version, coming.version!] : [version],
    })),
  ];
  const found = candidates.findIndex(isRight);
  if (found <= 0) return [];
  const { operator: like, versions } = candidates[found]!;
  const list = versions.map((each) => `"${each}"`).join(', ');
  return [
    {
      from: operand.from,
      to: operand.to,
      text: `${comparison.name} ${like} ${like.endsWith('in') ? `[${list}]` : list}`,
    },
  ];
}

const MIRRORED: Readonly<Record<string, string>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};
/** What may say of two versions what an operator says of the last one. */
const LIKE: Readonly<Record<string, readonly string[]>> = {
  '==': ['>=', 'in'],
  '>=': ['>=', 'in'],
  '!=': ['<', 'not in'],
  '<': ['<', 'not in'],
};

/** `is_version >= "7.3.0"`. */
interface Question {
  operator: string;
  versions: readonly string[];
}

/** The answer in a variant, once the version is released. */
function ask(
  { operator, versions }: Question,
  version: string | undefined,
  product: Product,
  { product: changed, version: added, coming }: NewVersion,
): boolean {
  if (version === undefined) return operator === '!=' || operator === 'not in';
  const declared =
    product === changed
      ? product.versions.flatMap((each) => (each === coming.version ? [added, each] : [each]))
      : product.versions;
  const orders = versions.map((each) => orderVersions(version, each, declared) ?? Number.NaN);
  if (operator.endsWith('in')) return orders.includes(0) === (operator === 'in');
  const [order = Number.NaN] = orders;
  return holds(operator as Operator, order);
}

/** Conditions that list versions without the coming one, and are looked at in the product. */
function enumerationsIn({ all }: ConditionLooks, { product, coming }: NewVersion): Enumeration[] {
  return [...all.values()].flatMap(({ condition, looks }): Enumeration[] => {
    const written = writtenFormula(condition.expression);
    const compared = (written ? writtenOperands(written) : []).flatMap(({ comparison }) =>
      isListing(comparison) ? comparison.literals.map(({ value }) => value) : [],
    );
    const last = looks.findLast(({ variant }) => variant === coming);
    if (compared.length < 2 || compared.includes(coming.version!) || !last) return [];
    if (!compared.some((value) => product.versions.includes(value))) return [];
    const { includedFrom: _, ...place } = condition.place;
    return [{ expression: condition.expression, place, willHold: holdsIn(looks, coming) }];
  });
}

function isListing(comparison: WrittenComparison | undefined): comparison is WrittenComparison {
  return comparison?.subject === 'version' && ['==', '!=', 'in'].includes(comparison.operator);
}

function holdsIn(looks: readonly Look[], coming: Variant): boolean {
  return looks.some(({ variant, outcome }) => variant === coming && outcome);
}
