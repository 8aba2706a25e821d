import { escapeMarkdown } from '../../src/engine/markdown/escape-markdown.ts';
import type { ChangedLine, Words } from '../../src/review/changed-lines.ts';
import type { PageImpact } from '../../src/review/page-impact.ts';
import { placeLines, type Writing } from '../../src/review/place-lines.ts';
import { describeVariants } from '../../src/site/report/describe-variants.ts';
import { count } from '../../src/site/report/print-findings.ts';
import { besides, headline, pageNotes, placesByVariants, type Report, refusals } from './report.ts';

/** Characters of a comment: GitHub takes 65,536, and something may stand around it. */
const LONGEST = 60_000;

const KINDS = { new: 'New: ', gone: 'Gone: ', renamed: 'Renamed: ', changed: '' } as const;
const SIGNS: Readonly<Record<ChangedLine['kind'], string>> = {
  added: '**new** ',
  removed: '**gone** ',
  moved: '**moved** ',
  changed: '',
};

/** What a change alters, as Markdown for a comment on a pull request. */
export function impactMarkdown(report: Report): string {
  const { base, commit, reasons, impact } = report;
  const head = [
    '### What readers get',
    `**${escaped(headline(report))}**`,
    ...refusals(report).map((sentence) => `> [!CAUTION]\n> ${escaped(sentence)}`),
  ];
  const tail = [
    ...besides(report).map(({ title, lines }) =>
      [`**${escaped(title)}**`, '', ...lines.map((line) => `- ${signed(line)}`)].join('\n'),
    ),
    `<sub>Compared with ${escaped(base)} (${commit}).${reasons.map((reason) => ` ${escaped(reason)}`).join('')}</sub>`,
  ];
  let room = LONGEST - [...head, ...tail].join('\n\n').length;
  const pages: string[] = [];
  for (const page of impact.pages) {
    const text = pageMarkdown(page, report);
    room -= text.length + 2;
    if (room < 0) break;
    pages.push(text);
  }
  const left = impact.pages.length - pages.length;
  const more =
    left > 0
      ? [
          `${count(left, 'more page')} would make this too long: \`variorum impact --base ${base}\` shows all.`,
        ]
      : [];
  return [...head, ...pages, ...more, ...tail].join('\n\n').slice(0, 65_000);
}

function pageMarkdown(page: PageImpact, { site }: Report): string {
  const summary = `<summary>${KINDS[page.kind]}<b>${html(page.title)}</b> <code>${html(page.path)}</code> in ${html(describeVariants(page.variants, site))}</summary>`;
  const lines = placesByVariants(page).flatMap(({ variants, places }) => [
    ...(variants === undefined ? [] : ['', `In ${escaped(describeVariants(variants, site))}:`, '']),
    ...placeLines(places, WRITING),
  ]);
  const notes = pageNotes(page, site).map((note) => `- ${escaped(note)}`);
  if (notes.length + lines.length === 0) return `${summary.replaceAll(/<\/?summary>/g, '')}`;
  return `<details>${summary}\n\n${[...notes, ...lines].join('\n')}\n\n</details>`;
}

const TAGS: Readonly<Record<Words['kind'], readonly [string, string]>> = {
  same: ['', ''],
  added: ['<ins>', '</ins>'],
  removed: ['<del>', '</del>'],
};

const WRITING: Writing = {
  headings: (headings) => ['', `*${escaped(headings.join(' › '))}*`, ''],
  line: (kind, text) => `- ${SIGNS[kind]}${text.trim()}`,
  words: (kind, text) => {
    const [start, end] = TAGS[kind];
    // Spaces between the tags and the words would be marked, too.
    const words = text.trim();
    const at = text.length - text.trimStart().length;
    return words === ''
      ? text
      : `${text.slice(0, at)}${start}${escaped(words)}${end}${text.slice(at + words.length)}`;
  },
  note: (text) => `- ${text}`,
};

/** `+ x` and `- x` would begin lists. */
function signed(line: string): string {
  const [, sign, rest] = /^([+-]) (.*)$/s.exec(line) ?? [];
  if (rest === undefined) return escaped(line);
  return `${sign === '+' ? SIGNS.added : SIGNS.removed}${escaped(rest)}`;
}

/** Text that names nobody and refers to no issue: GitHub would tell whoever is called so. */
function escaped(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ')).replace(/[@#]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('@', '&#64;').replaceAll('\n', ' ');
}
