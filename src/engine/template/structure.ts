import type { Finding } from '../finding.ts';
import type { Place } from '../place.ts';
import { closest } from '../variants/suggest.ts';
import type { SourceMap } from './source-map.ts';
import type { Tag } from './tags.ts';

/** Tags that open a block, and what may come inside them before their end. */
const MIDDLES: Record<string, readonly string[]> = {
  if: ['elif', 'elseif', 'else'],
  for: ['else'],
  set: [],
  macro: [],
  call: [],
  filter: [],
  raw: [],
  verbatim: [],
};

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

interface OpenBlock {
  tag: Tag;
  /** whether `{% else %}` was seen: nothing but the end may follow */
  closedByElse: boolean;
}

/**
 * Checks that every block tag is known, closed and in its place, across includes. Nunjucks would stop at the first
 * mistake and name the wrong line; here each is a finding of its own.
 */
export function checkStructure(tags: readonly Tag[], map: SourceMap): Finding[] {
  const findings: Finding[] = [];
  const open: OpenBlock[] = [];
  const refused = new Set<string>();
  const report = (rule: string, tag: Tag, message: string, hint?: string) => {
    findings.push({ severity: 'error', rule, message, hint, place: map.place(tag.start) });
  };
  const where: Where = {
    of: (tag) => describePlace(map.place(tag.start)),
    file: (tag) => fileOf(map.place(tag.start)),
  };

  for (const tag of tags) {
    if (!tag.closed) {
      reportUnclosed(tag, report);
      continue;
    }
    if (tag.kind !== 'block') continue;
    const { name } = tag;
    const meant = misspelt(tag.body);
    if (meant) {
      report('unknown-tag', tag, `"{% ${tag.body} %}" is not a tag.`, `Write {% ${meant} %}.`);
      // Treated as what was meant, so that one typo does not make every later tag look wrong.
      const meantTag = { ...tag, name: meant.split(' ')[0]! };
      if (meant.startsWith('end')) close(meantTag, open, report, where);
      else applyMiddle(meantTag, open, report, where);
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
      if (!refused.delete(name)) reportUnknown(tag, report);
    } else if (name in MIDDLES) {
      if (name !== 'set' || /^set\s+\w+(?:\s*,\s*\w+)*$/.test(tag.body))
        open.push({ tag, closedByElse: false });
    } else if (tag.body !== name && (name === 'else' || name.startsWith('end'))) {
      reportExcess(tag, report);
      if (name === 'else') applyMiddle(tag, open, report, where);
      else close(tag, open, report, where);
    } else if (name.startsWith('end')) {
      close(tag, open, report, where);
    } else {
      applyMiddle(tag, open, report, where);
    }
  }
  for (const { tag } of open) {
    report(
      'unclosed-tag',
      tag,
      `"{% ${tag.body} %}" is never closed.`,
      `Add {% end${tag.name} %} where it ends.`,
    );
  }
  return findings;
}

type Report = (rule: string, tag: Tag, message: string, hint?: string) => void;

/** Where tags stand. */
interface Where {
  /** file and line, for messages */
  of(tag: Tag): string;
  /** the file and the way that led to it: two inclusions of one file differ */
  file(tag: Tag): string;
}

function close(tag: Tag, open: OpenBlock[], report: Report, where: Where): void {
  const name = tag.name.slice('end'.length);
  const block = open.at(-1);
  if (block?.tag.name === name) {
    open.pop();
    checkSameFile(tag, block.tag, report, where);
    return;
  }
  if (!open.some((outer) => outer.tag.name === name)) {
    const hint = block
      ? `The block that is open here is {% ${block.tag.body} %} (${where.of(block.tag)}).`
      : `Remove it, or add the {% ${name} … %} that it should close.`;
    report('stray-tag', tag, `"{% ${tag.name} %}" closes nothing: no {% ${name} %} is open here.`, hint);
    return;
  }
  // What lies above it was forgotten: say so once and go on from there.
  while (open.at(-1)?.tag.name !== name) {
    const forgotten = open.pop()!.tag;
    report(
      'unclosed-tag',
      forgotten,
      `"{% ${forgotten.body} %}" is not closed before "{% ${tag.name} %}" (${where.of(tag)}).`,
      `Add {% end${forgotten.name} %} before it.`,
    );
  }
  open.pop();
}

function applyMiddle(tag: Tag, open: OpenBlock[], report: Report, where: Where): void {
  const block = open.at(-1);
  if (!block || !MIDDLES[block.tag.name]?.includes(tag.name)) {
    const hint = block
      ? `The block that is open here is {% ${block.tag.body} %} (${where.of(block.tag)}).`
      : 'Remove it, or add the {% if … %} before it.';
    report('stray-tag', tag, `"{% ${tag.name} %}" belongs to no block.`, hint);
  } else if (block.closedByElse) {
    report(
      'stray-tag',
      tag,
      `"{% ${tag.name} %}" comes after {% else %}.`,
      `{% else %} is the last branch of {% ${block.tag.body} %} (${where.of(block.tag)}).`,
    );
  } else {
    block.closedByElse = tag.name === 'else';
    checkSameFile(tag, block.tag, report, where);
  }
}

/** A block that begins in one file and goes on in another reads well in neither. */
function checkSameFile(tag: Tag, opening: Tag, report: Report, where: Where): void {
  if (where.file(tag) === where.file(opening)) return;
  report(
    'split-block',
    tag,
    `"{% ${shorten(tag.body)} %}" belongs to "{% ${shorten(opening.body)} %}", which stands in another file (${where.of(opening)}).`,
    'Open and close a block in the same file.',
  );
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

function reportUnknown(tag: Tag, report: Report): void {
  const suggestion = tag.name ? closest(tag.name, KNOWN) : undefined;
  const raw = 'If it is text to show, put it between {% raw %} and {% endraw %}.';
  report(
    'unknown-tag',
    tag,
    `"{% ${shorten(tag.body)} %}" is not a tag.`,
    suggestion ? `Did you mean {% ${suggestion} %}? ${raw}` : raw,
  );
}

function misspelt(body: string): string | undefined {
  const elseIf = /^(?:else\s+if|elsif|elif(?=\())\s*(.*)$/s.exec(body);
  if (elseIf) return `elif ${elseIf[1]}`.trim();
  const end = /^end\s+(if|for|set|raw|macro)$/.exec(body);
  return end ? `end${end[1]}` : undefined;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function describePlace(place: Place): string {
  return `${place.file}:${place.line}`;
}

function fileOf({ file, includedFrom = [] }: Place): string {
  return [file, ...includedFrom.map((link) => `${link.file}:${link.line}:${link.column}`)].join('\n');
}
