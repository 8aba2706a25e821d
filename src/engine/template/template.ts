import nodes from 'nunjucks/src/nodes.js';
import parser from 'nunjucks/src/parser.js';
import type { Finding } from '../finding.ts';
import type { Attributes, Site, Variant } from '../variants/site.ts';
import { type CompiledTemplate, type SourceLookup, VariorumCompiler } from './compiler.ts';
import type { Condition } from './condition.ts';
import { expandIncludes, type ReadInclude } from './includes.ts';
import { checkLiterals } from './literals.ts';
import { describeParserError } from './parse-problem.ts';
import { Provenance } from './provenance.ts';
import { EndlessTemplate, type RuntimeProblem, TemplateRuntime, type VariableScope } from './runtime.ts';
import { checkSandbox } from './sandbox.ts';
import type { SourceMap } from './source-map.ts';
import { checkStructure } from './structure.ts';
import { lineOffsets, visit } from './syntax.ts';
import { scanTags, type Tag } from './tags.ts';
import { variablesOf } from './variables.ts';

/** One rendering of a template for a variant. */
export interface TemplateRendering {
  /** text with every tag gone; {@link BASE_PATH} stands for the variant's URL prefix */
  text: string;
  provenance: Provenance;
  findings: Finding[];
  /** the outcome of each condition that was looked at, by its id */
  decisions: ReadonlyMap<number, boolean>;
}

/** A template that was read once and can be rendered for every variant. */
export interface Template {
  /** what is wrong with it in every variant; a template with errors renders to nothing */
  findings: Finding[];
  /** the files that it includes, each once, relative to the content folder */
  included: string[];
  conditions: Condition[];
  /** its text with includes in place, and the way back to the files */
  expanded: { text: string; map: SourceMap };
  render(variant: Variant, attributes?: Attributes): TemplateRendering;
}

/** A text to read as a template. */
export interface TemplateSource {
  text: string;
  /** relative to the content folder */
  path: string;
  /** the line of the file in which `text` begins; 1 unless frontmatter comes before it */
  firstLine?: number;
}

type RootFunction = (
  environment: object,
  context: VariableScope,
  frame: unknown,
  runtime: TemplateRuntime,
  callback: (error: unknown, output: string | undefined) => void,
) => void;

/**
 * Reads a template: expands its includes, checks its tags, parses it with Nunjucks' parser and compiles it with
 * Variorum's meaning. Never throws for what a writer wrote: mistakes are findings.
 */
export function parseTemplate(
  source: TemplateSource,
  { site, read }: { site: Pick<Site, 'products' | 'undefined'>; read: ReadInclude },
): Template {
  const { path, text, firstLine = 1 } = source;
  const expanded = expandIncludes(text, { path, firstLine, read });
  const tags = scanTags(expanded.text);
  const findings = [...expanded.findings, ...checkStructure(tags, expanded.map)];
  const positions = new Positions(expanded.text, tags, expanded.map);
  let compiled: Compilation | undefined;
  if (!findings.some((finding) => finding.severity === 'error')) {
    const result = compile(expanded.text, positions, site);
    if ('problems' in result)
      findings.push(...result.problems.map((problem) => toFinding(problem, expanded.map)));
    else compiled = result;
  }
  return {
    findings,
    included: expanded.included,
    conditions: compiled?.template.conditions ?? [],
    expanded: { text: expanded.text, map: expanded.map },
    render(variant, attributes = {}) {
      const runtime = new TemplateRuntime({
        variables: variablesOf(variant, attributes),
        versions: variant.product.versions,
        products: site.products,
        keepUndefined: site.undefined === 'keep',
        tagSource: (offset) => positions.tagSource(offset),
      });
      const marked = compiled ? run(compiled.root, runtime, positions) : '';
      const { text: output, provenance } = Provenance.read(marked, {
        sites: compiled?.template.sites ?? [],
        map: expanded.map,
        literals: compiled?.literals ?? new Map(),
      });
      const problems = runtime.problems.map((problem) => ({
        ...toFinding(problem, expanded.map),
        variants: [variant.id],
      }));
      return { text: output, provenance, findings: problems, decisions: runtime.decisions };
    },
  };
}

interface Compilation {
  template: CompiledTemplate;
  root: RootFunction;
  literals: Map<string, number>;
}

function compile(
  text: string,
  positions: Positions,
  site: Pick<Site, 'products'>,
): Compilation | { problems: RuntimeProblem[] } {
  const offsetOf = (node: nodes.Node) => positions.offset(node.lineno, node.colno);
  try {
    const root = parser.parse(text);
    const problems = [
      ...checkSandbox(root, offsetOf),
      ...checkLiterals(root, { products: site.products, offsetOf }),
    ];
    if (problems.length > 0) return { problems };
    const compiler = new VariorumCompiler(positions);
    compiler.compile(root);
    const code = compiler.getCode();
    const { root: run } = new Function(code)() as { root: RootFunction };
    const template = { code, sites: compiler.sites, conditions: compiler.conditions };
    return { template, root: run, literals: longLiterals(root, offsetOf) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { lineno, colno } = error as { lineno?: number; colno?: number };
    const offset = positions.offset((lineno ?? 1) - 1, (colno ?? 1) - 1);
    return {
      problems: [describeParserError(error, positions.tagSource(offset), positions.tagStart(offset))],
    };
  }
}

function run(root: RootFunction, runtime: TemplateRuntime, positions: Positions): string {
  let output = '';
  const frame = new runtime.Frame();
  frame.topLevel = true;
  root({}, runtime.scope, frame, runtime, (error, result) => {
    if (error) runtime.problems.push(describeFailure(error, positions));
    else output = result ?? '';
  });
  return output;
}

function describeFailure(error: unknown, positions: Positions): RuntimeProblem {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const { lineno = 0, colno = 0 } = error as { lineno?: number; colno?: number };
  const offset = positions.firstLoop() ?? positions.offset(lineno, colno);
  if (cause instanceof EndlessTemplate || cause instanceof RangeError) {
    const reason =
      cause instanceof EndlessTemplate ? cause.message : 'it calls itself or repeats its text without end';
    return {
      rule: 'endless-template',
      message: `This page never ends: ${reason}.`,
      hint: 'Look for a loop, a macro or a filter that repeats more than you meant.',
      offset,
    };
  }
  return {
    rule: 'template-failed',
    message: `This page cannot be rendered: ${cause instanceof Error ? cause.message : String(cause)}.`,
    offset,
  };
}

/** Where each long text that the page sets begins: its lines keep their origin when `{{ name }}` prints them. */
function longLiterals(root: nodes.Node, offsetOf: (node: nodes.Node) => number): Map<string, number> {
  const literals = new Map<string, number>();
  visit(root, (node) => {
    if (!(node instanceof nodes.Set) || !(node.value instanceof nodes.Literal)) return;
    const { value } = node.value;
    if (typeof value === 'string' && value.includes('\n')) literals.set(value, offsetOf(node.value) + 1);
  });
  return literals;
}

function toFinding(
  { severity = 'error', rule, message, hint, offset }: RuntimeProblem,
  map: SourceMap,
): Finding {
  return { severity, rule, message, hint, place: map.place(offset) };
}

/** Leads Nunjucks' lines and columns to offsets and tags of the expanded text. */
class Positions implements SourceLookup {
  readonly #text: string;
  readonly #tags: readonly Tag[];
  readonly #map: SourceMap;
  readonly #lines: number[];

  constructor(text: string, tags: readonly Tag[], map: SourceMap) {
    this.#text = text;
    this.#tags = tags;
    this.#map = map;
    this.#lines = lineOffsets(text);
  }

  offset(line: number, column: number): number {
    return (this.#lines[line] ?? this.#text.length) + column;
  }

  dataOffset(line: number, column: number, data: string): number {
    const from = this.offset(line, column);
    // A raw block's position is that of its tag, and "-%}" drops space: the data begins a little later.
    const found = this.#text.indexOf(data, Math.max(0, from - 2));
    return found < 0 ? from : found;
  }

  tagStart(offset: number): number {
    return this.#tagAt(offset)?.start ?? offset;
  }

  tagBody(offset: number): string {
    return this.#tagAt(offset)?.body ?? '';
  }

  tagSource(offset: number): string {
    const tag = this.#tagAt(offset);
    return tag ? this.#text.slice(tag.start, tag.end) : '';
  }

  condition(offset: number): Pick<Condition, 'expression' | 'place'> {
    const tag = this.#tagAt(offset);
    const expression = (tag?.body ?? '').replace(/^(?:el)?(?:se)?if\s*/, '').replace(/\s+/g, ' ');
    return { expression, place: this.#map.place(tag?.start ?? offset) };
  }

  /** Where the first loop or macro begins: the likeliest place of a rendering that never ends. */
  firstLoop(): number | undefined {
    return this.#tags.find((tag) => tag.name === 'for' || tag.name === 'macro')?.start;
  }

  /** The last tag that begins at or before an offset. */
  #tagAt(offset: number): Tag | undefined {
    let low = 0;
    let high = this.#tags.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#tags[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#tags[low];
  }
}
