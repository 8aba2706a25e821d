import type { Finding } from '../finding.ts';
import { closest } from '../variants/suggest.ts';
import { MIDDLES, OpenBlocks, type Report, shorten } from './open-blocks.ts';
import type { SourceMap } from './source-map.ts';
import type { Tag } from './tags.ts';

/** Nunjucks has these, but they reach for other templates; pages reach for other files with include only. */
const ELSEWHERE = new Set([
  'extends',
  'block',
  'import',
  'from',
  'asyncEach',
  'asyncAll',
  'ifAsync',
  'switch',
]);
/** Tags that belong to those above; where the opening tag was refused, nothing more is said. */
const PARTS: Record<string, string> = {
  case: 'switch',
  default: 'switch',
  endeach: 'asyncEach',
  endall: 'asyncAll',
};

const KNOWN = new Set([
  ...Object.keys(MIDDLES),
  ...Object.values(MIDDLES).flat(),
  ...Object.keys(MIDDLES).map((name) => `end${name}`),
  'include',
]);

/**
 * Checks that every block tag is known, closed and in its place, across includes. Nunjucks would stop at the first
 * mistake and name the wrong line; here each is a finding of its own.
 */
export function checkStructure(tags: readonly Tag[], map: SourceMap): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (rule, tag, message, hint) => {
    findings.push({ severity: 'error', rule, message, hint, place: map.place(tag.start) });
  };
  const blocks = new OpenBlocks(report, map);
  const refused = new Set<string>();
  /** unknown tags that are taken for the opening of a block, by their own name */
  const guesses = new Map<string, string>();
  /** Takes a wrong tag for what was meant, so that one typo does not make every later tag look wrong. */
  const takeFor = (meant: string, tag: Tag) => {
    const meantTag = { ...tag, name: meant };
    if (opensBlock(meantTag)) blocks.open(meantTag, true);
    else if (meant.startsWith('end')) blocks.close(meantTag, true);
    else blocks.middle(meantTag, true);
  };

  for (const tag of tags) {
    if (!tag.closed) {
      reportUnclosed(tag, report);
      if (tag.kind === 'block' && KNOWN.has(tag.name))
        takeFor(tag.name, { ...tag, body: tag.body.replace(/[%}].*$/s, '').trim() });
      continue;
    }
    if (tag.kind !== 'block') continue;
    const { name } = tag;
    const meant = misspelt(tag.body);
    if (meant) {
      report('unknown-tag', tag, `"{% ${tag.body} %}" is not a tag.`, `Write {% ${meant} %}.`);
      takeFor(meant.split(' ')[0]!, tag);
      continue;
    }
    if (refused.has(PARTS[name] ?? name.replace(/^end/, ''))) continue;
    if (ELSEWHERE.has(name)) {
      refused.add(name);
      report(
        'unsupported-tag',
        tag,
        `"{% ${name} %}" is not available in pages.`,
        'Use {% if %} to choose, {% include "path" %} to share text, and {% macro %} in the page to repeat it.',
      );
    } else if (!KNOWN.has(name)) {
      // Said once for an opening and a closing tag; a second unknown tag of the same name is a mistake of its own.
      if (!name.startsWith('end')) refused.add(`end${name}`);
      const opening = guesses.get(name);
      if (!refused.delete(name)) {
        const guess = reportUnknown(tag, report);
        if (guess !== undefined) takeFor(guess, tag);
        if (guess !== undefined && guess in MIDDLES) guesses.set(`end${name}`, guess);
      } else if (opening !== undefined) takeFor(`end${opening}`, tag);
    } else if (name in MIDDLES) {
      if (opensBlock(tag)) blocks.open(tag);
    } else if (tag.body !== name && (name === 'else' || name.startsWith('end'))) {
      reportExcess(tag, report);
      takeFor(name, tag);
    } else if (name.startsWith('end')) {
      blocks.close(tag);
    } else {
      blocks.middle(tag);
    }
  }
  blocks.end();
  return findings;
}

/** `{% set x = 1 %}` is complete; `{% set x %}` has an end, as all that {@link MIDDLES} lists. */
function opensBlock({ name, body }: Tag): boolean {
  return name in MIDDLES && (name !== 'set' || /^set\s+\w+(?:\s*,\s*\w+)*$/.test(body));
}

function reportExcess(tag: Tag, report: Report): void {
  report(
    'invalid-tag',
    tag,
    `"{% ${shorten(tag.body)} %}" may hold nothing but "${tag.name}".`,
    tag.name === 'else' ? 'For another condition, write {% elif … %}.' : `Write {% ${tag.name} %}.`,
  );
}

function reportUnclosed(tag: Tag, report: Report): void {
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

/** @returns what was probably meant */
function reportUnknown(tag: Tag, report: Report): string | undefined {
  const suggestion = tag.name ? closest(tag.name, KNOWN) : undefined;
  const raw = 'If it is text to show, put it between {% raw %} and {% endraw %}.';
  report(
    'unknown-tag',
    tag,
    `"{% ${shorten(tag.body)} %}" is not a tag.`,
    suggestion ? `Did you mean {% ${suggestion} %}? ${raw}` : raw,
  );
  return suggestion;
}

function misspelt(body: string): string | undefined {
  const elseIf = /^(?:else\s+if|elsif|elif(?=\())\s*(.*)$/s.exec(body);
  if (elseIf) return `elif ${elseIf[1]}`.trim();
  const end = /^end\s+(if|for|set|raw|macro)$/.exec(body);
  return end ? `end${end[1]}` : undefined;
}
