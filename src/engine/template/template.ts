import { addAll } from '../add-all.ts';
import type { Finding } from '../finding.ts';
import type { Place, TextStart } from '../place.ts';
import type { TagSigns } from '../tag-signs.ts';
import type { Attributes, Site, Variant } from '../variants/site.ts';
import { type Compilation, compile, type RootFunction } from './compilation.ts';
import type { Branch, Condition } from './condition.ts';
import { expandIncludes } from './includes.ts';
import { writeInputs } from './inputs.ts';
import { EndlessTemplate, SHARE_AFTER_ENDLESS } from './limits.ts';
import type { Macro } from './macros.ts';
import { Positions } from './positions.ts';
import type { RuntimeProblem } from './problem.ts';
import { Provenance } from './provenance.ts';
import type { VersionMention } from './question.ts';
import type { ReadInclude } from './read-include.ts';
import { TemplateRuntime } from './runtime.ts';
import { withOwnSigns } from './sign-edits.ts';
import type { SourceMap } from './source-map.ts';
import { checkStructure } from './structure.ts';
import { namesIn, type Unsure } from './syntax-tree.ts';
import { scanTags } from './tags.ts';
import { variablesOf } from './variables.ts';
import { Work } from './work.ts';

/** One rendering of a template for a variant. */
export interface TemplateRendering {
  /** text with every tag gone; {@link BASE_PATH} stands for the variant's URL prefix */
  text: string;
  provenance: Provenance;
  findings: Finding[];
  /** the outcome of each condition that was looked at, by its id */
  decisions: ReadonlyMap<number, boolean>;
}

/** A look at a condition while a template was rendered. */
export interface Observation {
  condition: Condition;
  outcome: boolean;
  /** whether each of its operands is true, by their index in the condition's formula */
  operands: readonly boolean[];
}

/** A template that was read once and can be rendered for every variant. */
export interface Template {
  /** what is wrong with it in every variant; a template with errors renders to nothing */
  findings: Finding[];
  /** the files that it includes, each once, relative to the content folder */
  included: string[];
  conditions: Condition[];
  /** what they guard, in the order of the source: the branches of a chain one after the other, each before those within it */
  branches: Branch[];
  /** every text that the version is compared with, in conditions and elsewhere */
  versions: readonly VersionMention[];
  /** its text with includes in place, and the way back to the files */
  expanded: { text: string; map: SourceMap };
  render(variant: Variant, attributes?: Attributes): TemplateRendering;
  /** What its rendering in a variant depends on: where it is equal and nothing is found, so are the renderings. */
  inputs(variant: Variant, attributes?: Attributes): string;
  /**
   * Every look at a condition in a rendering, in their order: a loop looks several times, and a branch that is not taken
   * is not looked into. Operands are looked at where the condition stands, those too that its outcome does not depend on.
   */
  observe(variant: Variant, attributes?: Attributes): Observation[];
}

/** A text to read as a template. */
export interface TemplateSource {
  text: string;
  /** relative to the content folder */
  path: string;
  /** where `text` begins in the file; at its start unless frontmatter comes before it */
  begins?: TextStart;
  /** whether its braces are text: no tag of it is read */
  isText?: boolean;
  /** whether tags that bring files in are read even so */
  includeTags?: boolean;
  /** whether tags make tables of files */
  tableTags?: boolean;
  /** the signs of its tags, where they are not braces */
  signs?: TagSigns | undefined;
}

/** What reading a template needs of the site around it. */
export interface TemplateWorld {
  site: Pick<Site, 'products' | 'undefined'> & Partial<Pick<Site, 'sources'>>;
  read: ReadInclude;
  /** what pages may call without defining it */
  macros?: readonly Macro[];
  /** files that follow its text, as an include names them */
  append?: readonly string[];
  /** where it is said that they do */
  appendedAt?: Place;
  /** whether parts of files that snippets bring in lose the indentation that their lines share */
  dedentsSnippets?: boolean;
}

/**
 * Reads a template: expands its includes, checks its tags, parses it with Nunjucks' parser and compiles it with
 * Variorum's meaning. Never throws for what a writer wrote: mistakes are findings.
 */
export function parseTemplate(source: TemplateSource, world: TemplateWorld): Template {
  const { site, read, macros = [], append = [], appendedAt, dedentsSnippets = false } = world;
  const { path, text, begins = { line: 1, offset: 0 }, isText = false } = source;
  const { includeTags = false, tableTags = false, signs } = source;
  const tolerate = site.sources === 'mkdocs' ? tolerated : (finding: Finding) => finding;
  const snippetsAreText = site.sources === 'mkdocs';
  const reading = {
    path,
    begins,
    read,
    macros,
    append,
    ...(appendedAt ? { appendedAt } : {}),
    isText,
    includeTags,
    tableTags,
    snippetsAreText,
    dedentsSnippets,
    signs,
  };
  const expanded = expandIncludes(text, reading);
  // What never ends need not be read.
  const isEndless = expanded.findings.some(({ rule }) => rule === 'endless-include');
  const tags = isEndless || isText ? [] : scanTags(expanded.text);
  const positions = new Positions(expanded.text, tags, expanded.map);
  const structure = checkStructure(positions, expanded.map);
  const findings = [...expanded.findings.map(tolerate), ...structure.findings];
  const compileWith = (isObserving: boolean) =>
    compile(isEndless ? '' : expanded.text, structure.steps, positions, site, isObserving);
  const compiled = compileWith(false);
  let observing: Compilation | undefined;
  const isWhole = compiled.isWhole && !findings.some(({ severity }) => severity === 'error');
  const inTags = compiled.problems.map((problem) => tolerate(toFinding(problem, expanded.map)));
  addAll(findings, inTags);
  // MkDocs shows a text that cannot be read as a template all the same.
  if (!isWhole && !isEndless && site.sources === 'mkdocs')
    return { ...parseTemplate({ ...source, isText: true }, world), findings: findings.map(tolerate) };
  /** lines of conditions about which all is told, whatever the variant */
  const told = new Set(inTags.map(lineKey));
  /** what was printed, read: variants that print the same share it */
  const printed = new Map<string, { text: string; provenance: Provenance }>();
  /** set once the template did not end in a variant */
  let endless: RuntimeProblem | undefined;
  const attempt = (
    { root }: Compilation,
    variant: Variant,
    attributes: Attributes = {},
    share = 1,
  ): Attempt => {
    const work = new Work(share);
    const runtime = new TemplateRuntime({
      variables: variablesOf(variant, attributes),
      versions: variant.product.versions,
      products: site.products,
      ownProducts: compiled.ownProducts,
      unsureNames: compiled.unsure.names,
      incompleteFrom: expanded.incompleteFrom,
      isInCode: (offset) => positions.isInCode(offset),
      work,
      keepUndefined: site.undefined === 'keep',
      tagSource: (offset) => positions.tagSource(offset),
      ...(signs && { asWritten: (tag: string) => withOwnSigns(tag, signs) }),
    });
    const { marked, failure } = root ? run(root, runtime) : { marked: '', failure: undefined };
    return { runtime, marked, stopped: failure && describeFailure(failure, work, positions) };
  };
  return {
    findings,
    included: expanded.included,
    conditions: compiled.conditions,
    branches: compiled.branches,
    versions: compiled.versions,
    expanded: { text: expanded.text, map: expanded.map },
    observe(variant, attributes) {
      observing ??= compileWith(true);
      const { looks } = attempt(observing, variant, attributes).runtime;
      return looks.map(({ id, ...look }) => ({ condition: compiled.conditions[id]!, ...look }));
    },
    inputs: (variant, attributes = {}) =>
      writeInputs(compiled.inputs, variablesOf(variant, attributes), variant.product.id, {
        versions: variant.product.versions,
        products: site.products,
        ownProducts: compiled.ownProducts,
        suggest: () => undefined,
        work: new Work(),
      }),
    render(variant, attributes) {
      // A page that does not end is not worth a second in each variant; what stops it elsewhere may well end.
      let made = attempt(compiled, variant, attributes, endless ? SHARE_AFTER_ENDLESS : 1);
      if (endless && made.stopped?.rule === 'endless-template' && made.stopped.offset !== endless.offset)
        made = attempt(compiled, variant, attributes);
      const { runtime, marked, stopped } = made;
      if (stopped?.rule === 'endless-template') endless ??= stopped;
      const problems = [...runtime.problems.list, ...(stopped ? [stopped] : [])].filter(
        (problem) => isWhole || isSure(problem, compiled.unsure, positions),
      );
      // Of a page that cannot be read as a whole, the rest is run for its mistakes alone.
      const output = isWhole ? marked : '';
      const { sites, literals } = compiled;
      const known = printed.get(output) ?? Provenance.read(output, { sites, map: expanded.map, literals });
      printed.set(output, known);
      const occurrences = problems
        .map((problem) => ({ ...tolerate(toFinding(problem, expanded.map)), variants: [variant.id] }))
        .filter((finding) => !COMPARISONS.has(finding.rule) || !told.has(lineKey(finding)));
      return { ...known, findings: occurrences, decisions: runtime.decisions };
    },
  };
}

/** One run of a template. */
interface Attempt {
  runtime: TemplateRuntime;
  marked: string;
  /** why it came to no end */
  stopped: RuntimeProblem | undefined;
}

/** What stopped a rendering before its end. */
interface Failure {
  cause: unknown;
  /** line and column (from 0) that Nunjucks knows of */
  lineno: number;
  colno: number;
}

function run(root: RootFunction, runtime: TemplateRuntime): { marked: string; failure: Failure | undefined } {
  let marked = '';
  let failure: Failure | undefined;
  const fail = (error: unknown) => {
    const { lineno = 0, colno = 0 } = error as { lineno?: number; colno?: number };
    failure = { cause: error instanceof Error && error.cause ? error.cause : error, lineno, colno };
  };
  const frame = new runtime.Frame();
  frame.topLevel = true;
  try {
    root({}, runtime.scope, frame, runtime, (error, result) => {
      if (error) fail(error);
      else marked = result ?? '';
    });
  } catch (error) {
    // JavaScript compiles a function when it is first called, and that may fail as well.
    fail(error);
  }
  return { marked, failure };
}

function describeFailure(
  { cause, lineno, colno }: Failure,
  { lastRound, circle }: Work,
  positions: Positions,
): RuntimeProblem {
  const around = lastRound ?? positions.offset(lineno, colno);
  if (cause instanceof EndlessTemplate || cause instanceof RangeError) {
    // Whoever fills the call stack does so with a macro: Nunjucks has nothing else that calls itself.
    const reason = cause instanceof EndlessTemplate ? cause.message : 'a macro calls itself again and again';
    return {
      rule: 'endless-template',
      message: `This page never ends: ${reason}.`,
      hint: 'Look for a loop, a macro or a filter that repeats more than you meant.',
      offset: cause instanceof EndlessTemplate ? (cause.offset ?? around) : (circle ?? around),
    };
  }
  return {
    rule: 'template-failed',
    message: `This page cannot be rendered: ${cause instanceof Error ? cause.message : String(cause)}.`,
    offset: around,
  };
}

/**
 * Whether what was found in a page that cannot be read as a whole would be found without its unreadable tags, too: not where
 * a condition that cannot be read may have seen to it. That a page does not end may be their doing anywhere.
 */
function isSure({ rule, offset }: RuntimeProblem, { guarded }: Unsure, positions: Positions): boolean {
  if (rule === 'endless-template' || rule === 'template-failed') return false;
  const guards = guarded.filter(({ from, to }) => from <= offset && offset <= to);
  if (guards.length === 0) return true;
  const names = [...namesIn(positions.tagSource(offset))];
  return rule !== 'no-version' && guards.every((guard) => !names.some((name) => guard.names.has(name)));
}

/** What is found when a comparison with an unknown name is made all the same. */
const COMPARISONS = new Set([
  'unknown-version',
  'unknown-product',
  'unquoted-version',
  'impossible-comparison',
]);

/** What a template of another generator's gets wrong: it stops nothing there, but what never ends would stop everything. */
function tolerated(finding: Finding): Finding {
  return finding.rule.startsWith('endless-') ? finding : { ...finding, severity: 'warning' };
}

function lineKey({ place }: Finding): string {
  return JSON.stringify([place?.file, place?.line, place?.includedFrom]);
}

function toFinding(
  { severity = 'error', rule, message, hint, offset }: RuntimeProblem,
  map: SourceMap,
): Finding {
  return { severity, rule, message, hint, place: map.place(offset) };
}
