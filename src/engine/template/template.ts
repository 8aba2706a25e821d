import type { Finding } from '../finding.ts';
import type { Attributes, Site, Variant } from '../variants/site.ts';
import { type Compilation, compile, type RootFunction } from './compilation.ts';
import type { Condition } from './condition.ts';
import { expandIncludes, type ReadInclude } from './includes.ts';
import { EndlessTemplate } from './limits.ts';
import type { Macro } from './macros.ts';
import { Positions } from './positions.ts';
import { Provenance } from './provenance.ts';
import { type RuntimeProblem, TemplateRuntime } from './runtime.ts';
import type { SourceMap } from './source-map.ts';
import { checkStructure } from './structure.ts';
import { checkTags } from './tag-check.ts';
import { scanTags } from './tags.ts';
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

/** What reading a template needs of the site around it. */
export interface TemplateWorld {
  site: Pick<Site, 'products' | 'undefined'>;
  read: ReadInclude;
  /** what pages may call without defining it */
  macros?: readonly Macro[];
}

/**
 * Reads a template: expands its includes, checks its tags, parses it with Nunjucks' parser and compiles it with
 * Variorum's meaning. Never throws for what a writer wrote: mistakes are findings.
 */
export function parseTemplate(source: TemplateSource, { site, read, macros = [] }: TemplateWorld): Template {
  const { path, text, firstLine = 1 } = source;
  const expanded = expandIncludes(text, { path, firstLine, read, macros });
  const tags = scanTags(expanded.text);
  const findings = [...expanded.findings, ...checkStructure(tags, expanded.map)];
  const positions = new Positions(expanded.text, tags, expanded.map);
  const result =
    findings.length > 0 ? { problems: checkTags(tags, site) } : compile(expanded.text, positions, site);
  const compiled: Compilation | undefined = 'root' in result ? result : undefined;
  if ('problems' in result)
    findings.push(...result.problems.map((problem) => toFinding(problem, expanded.map)));
  return {
    findings,
    included: expanded.included,
    conditions: compiled?.conditions ?? [],
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
        sites: compiled?.sites ?? [],
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

function run(root: RootFunction, runtime: TemplateRuntime, positions: Positions): string {
  let output = '';
  const frame = new runtime.Frame();
  frame.topLevel = true;
  root({}, runtime.scope, frame, runtime, (error, result) => {
    if (error) runtime.problems.push(describeFailure(error, runtime, positions));
    else output = result ?? '';
  });
  return output;
}

function describeFailure(error: unknown, runtime: TemplateRuntime, positions: Positions): RuntimeProblem {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const { lineno = 0, colno = 0 } = error as { lineno?: number; colno?: number };
  const around = runtime.lastRound ?? positions.offset(lineno, colno);
  if (cause instanceof EndlessTemplate || cause instanceof RangeError) {
    // Whoever fills the call stack does so with a macro: Nunjucks has nothing else that calls itself.
    const reason = cause instanceof EndlessTemplate ? cause.message : 'a macro calls itself again and again';
    return {
      rule: 'endless-template',
      message: `This page never ends: ${reason}.`,
      hint: 'Look for a loop, a macro or a filter that repeats more than you meant.',
      offset: cause instanceof EndlessTemplate ? (cause.offset ?? around) : around,
    };
  }
  return {
    rule: 'template-failed',
    message: `This page cannot be rendered: ${cause instanceof Error ? cause.message : String(cause)}.`,
    offset: around,
  };
}

function toFinding(
  { severity = 'error', rule, message, hint, offset }: RuntimeProblem,
  map: SourceMap,
): Finding {
  return { severity, rule, message, hint, place: map.place(offset) };
}
