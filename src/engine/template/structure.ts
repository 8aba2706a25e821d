import type { Finding } from '../finding.ts';
import { closest } from '../suggest.ts';
import { foreignTag } from './foreign/foreign-tags.ts';
import { MIDDLES, OpenBlocks, type Report, type Step, shorten } from './open-blocks.ts';
import { adviceFor } from './parse-problem.ts';
import type { Positions } from './positions.ts';
import { tell } from './problem.ts';
import type { SourceMap } from './source-map.ts';
import type { TemplateTag } from './tags.ts';

const SHARE =
  'Use {% if %} to choose, {% include "path" %} to share text, and {% macro %} in the page to repeat it.';
const MACROS =
  'Put each macro into a file of its own name in the folder "templates" of the content folder: every page can call it then.';

/** Nunjucks and Jinja have these, but they reach for other templates; pages reach for other files with include only. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['extends', SHARE],
  ['block', SHARE],
  ['import', MACROS],
  ['from', MACROS],
  ['asyncEach', 'Write {% for name in list %}.'],
  ['asyncAll', 'Write {% for name in list %}.'],
  ['ifAsync', 'Write {% if … %}.'],
  ['switch', 'Write {% if … %}, {% elif … %} and {% endif %}.'],
]);
/** Tags that belong to those above; where the opening tag was refused, nothing more is said. */
const PARTS: Record<string, string> = {
  case: 'switch',
  default: 'switch',
  endeach: 'asyncEach',
  endall: 'asyncAll',
};

/** Tags that are complete by themselves. */
const STANDING = new Set(['do', 'break', 'continue']);

const KNOWN = new Set([
  ...Object.keys(MIDDLES),
  ...Object.values(MIDDLES).flat(),
  ...Object.keys(MIDDLES).map((name) => `end${name}`),
  'include',
  ...STANDING,
]);

/**
 * Finds what the block tags of a text do to its blocks, across includes, and checks that each is known, closed and in its
 * place. Every mistake is a finding of its own; a wrong tag is taken for what was probably meant, so that one typo does not
 * make every later tag look wrong.
 */
export function checkStructure(
  positions: Pick<Positions, 'tags' | 'isInCode'>,
  map: SourceMap,
): { findings: Finding[]; steps: Step[] } {
  const findings: Finding[] = [];
  const report: Report = (rule, tag, message, hint) => {
    tell(findings, { severity: 'error', rule, message, hint, place: map.place(tag.start) });
  };
  const check = new StructureCheck(report, map, (tag) => positions.isInCode(tag.start));
  for (const tag of positions.tags) check.see(tag);
  return { findings, steps: check.end() };
}

class StructureCheck {
  readonly #report: Report;
  readonly #isInCode: (tag: TemplateTag) => boolean;
  readonly #blocks: OpenBlocks;
  /** tags of which nothing more is said, since what they belong to was refused */
  readonly #refused = new Set<string>();
  /** unknown tags that are taken for the opening of a block, by the names of their ends */
  readonly #guesses = new Map<string, string>();
  /** set between the two tags of a comment as Liquid writes it */
  #isComment = false;

  constructor(report: Report, map: SourceMap, isInCode: (tag: TemplateTag) => boolean) {
    this.#report = report;
    this.#isInCode = isInCode;
    this.#blocks = new OpenBlocks(report, map);
  }

  see(tag: TemplateTag): void {
    if (this.#isComment) {
      this.#isComment = tag.name !== 'endcomment';
      return;
    }
    if (!tag.closed) {
      reportUnclosed(tag, this.#report);
      if (tag.kind === 'block' && KNOWN.has(tag.name))
        this.#takeFor(tag.name, { ...tag, body: tag.body.replace(/[%}].*$/s, '').trim() });
    } else if (tag.kind === 'print') this.#blocks.stand(tag);
    else if (tag.kind === 'block') this.#seeBlock(tag);
  }

  #seeBlock(tag: TemplateTag): void {
    const { name } = tag;
    const meant = misspelt(tag.body);
    if (meant) {
      // A sample of another language is not to be corrected.
      const hint = this.#isInCode(tag) ? adviceFor('', true) : `Write {% ${meant} %}.`;
      this.#report('unknown-tag', tag, `"{% ${tag.body} %}" is not a tag.`, hint);
      this.#takeFor(meant.split(' ')[0]!, tag);
    } else if (this.#refused.has(PARTS[name] ?? name.replace(/^end/, ''))) return;
    else if (ELSEWHERE.has(name)) this.#refuse(tag);
    else if (!KNOWN.has(name)) this.#seeUnknown(tag);
    else if (STANDING.has(name)) this.#blocks.stand(tag);
    else if (name in MIDDLES) {
      if (opensBlock(tag)) this.#blocks.open(tag);
      else this.#blocks.stand(tag);
    } else if (tag.body !== name && (name === 'else' || name.startsWith('end'))) {
      reportExcess(tag, this.#report);
      this.#takeFor(name, tag);
    } else if (name.startsWith('end')) this.#blocks.close(tag);
    else if (name !== 'include') this.#blocks.middle(tag);
  }

  #refuse(tag: TemplateTag): void {
    this.#refused.add(tag.name);
    this.#blocks.stand(tag, true);
    this.#report(
      'unsupported-tag',
      tag,
      `"{% ${tag.name} %}" is not available in pages.`,
      adviceFor(ELSEWHERE.get(tag.name)!, this.#isInCode(tag)),
    );
  }

  #seeUnknown(tag: TemplateTag): void {
    const { name } = tag;
    if (tag.body.startsWith('/') && this.#refused.delete(`end${tag.body.slice(1)}`)) return;
    // Said once for an opening and a closing tag; a second unknown tag of the same name is a mistake of its own.
    const opening = this.#guesses.get(name);
    if (this.#refused.delete(name)) {
      if (opening !== undefined) this.#takeFor(`end${opening}`, tag);
      return;
    }
    this.#blocks.stand(tag, true);
    const guess = this.#reportUnknown(tag);
    if (!name.startsWith('end')) this.#refused.add(`end${name}`);
    if (guess === undefined) return;
    this.#takeFor(guess, tag);
    if (guess in MIDDLES) this.#guesses.set(`end${name}`, guess);
  }

  /** @returns what was probably meant */
  #reportUnknown(tag: TemplateTag): string | undefined {
    const isInCode = this.#isInCode(tag);
    const foreign = foreignTag(tag.name, tag.body);
    if (foreign) {
      this.#isComment = tag.name === 'comment';
      const message = `"{% ${shorten(tag.body)} %}" is a tag of ${foreign.system}, which is not known here.`;
      this.#report('unknown-tag', tag, message, adviceFor(foreign.advice, isInCode));
      return foreign.like;
    }
    const suggestion = tag.name ? closest(tag.name, KNOWN) : undefined;
    const advice = suggestion && !isInCode ? `Did you mean {% ${suggestion} %}?` : '';
    this.#report(
      'unknown-tag',
      tag,
      `"{% ${shorten(tag.body)} %}" is not a tag.`,
      adviceFor(advice, isInCode),
    );
    return suggestion;
  }

  /** Takes a wrong tag for what was meant. */
  #takeFor(meant: string, tag: TemplateTag): void {
    const meantTag = { ...tag, name: meant };
    if (opensBlock(meantTag)) this.#blocks.open(meantTag, true);
    else if (meant.startsWith('end')) this.#blocks.close(meantTag, true);
    else if (!STANDING.has(meant)) this.#blocks.middle(meantTag, true);
  }

  /** @returns what each tag does */
  end(): Step[] {
    this.#blocks.end();
    return this.#blocks.steps;
  }
}

/** `{% set x = 1 %}` is complete; `{% set x %}` has an end, as all that {@link MIDDLES} lists. */
function opensBlock({ name, body }: TemplateTag): boolean {
  return name in MIDDLES && (name !== 'set' || /^set\s+[\w.]+(?:\s*,\s*[\w.]+)*\s*(?:\|.*)?$/s.test(body));
}

function reportExcess(tag: TemplateTag, report: Report): void {
  report(
    'invalid-tag',
    tag,
    `"{% ${shorten(tag.body)} %}" may hold nothing but "${tag.name}".`,
    tag.name === 'else' ? 'For another condition, write {% elif … %}.' : `Write {% ${tag.name} %}.`,
  );
}

function reportUnclosed(tag: TemplateTag, report: Report): void {
  const opener = { block: '{%', print: '{{', comment: '{#' }[tag.kind];
  const closer = { block: '%}', print: '}}', comment: '#}' }[tag.kind];
  const hint =
    tag.kind === 'comment'
      ? /^\{#[\w-]/.test(tag.source)
        ? 'An attribute list with an id needs a space or a colon: write { #id } or {: #id }.'
        : `Add "${closer}" where the comment ends.`
      : `Add "${closer}", or put text that shows braces between {% raw %} and {% endraw %}.`;
  report(
    'unclosed-tag',
    tag,
    `"${opener}" opens a tag that is never closed with "${closer}": "${shorten(tag.source.trim())}".`,
    hint,
  );
}

function misspelt(body: string): string | undefined {
  const elseIf = /^(?:else\s+if|elsif|elif(?=\())\s*(.*)$/s.exec(body);
  if (elseIf) return `elif ${elseIf[1]}`.trim();
  const end = /^end\s+(if|for|set|raw|macro)$/.exec(body);
  return end ? `end${end[1]}` : undefined;
}
