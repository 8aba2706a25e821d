import { lineBreaks } from '../../engine/line-breaks.ts';
import type { Rule } from '../rule.ts';
import { branchText } from './branch-text.ts';
import { variantsOf } from './condition-sites.ts';

/** What a sentence that ends with a colon leads to: items, code, a table, tabs, a note, or a definition. */
const LED_TO =
  /^\s*(?:[-*+]\s|\d+[.)]\s|```|~~~|\||=== |!!! |\?\?\?|:\s|<(?:table|ol|ul|pre|dl|figure|img)\b|!\[)/;

export const leadInWithoutSteps: Rule = {
  name: 'lead-in-without-steps',
  severity: 'warning',
  title: 'A lead-in whose steps are all gone',
  why: 'A sentence ends with a colon, and all that it leads to stands under conditions. In some variants none of them holds: readers are told to follow these steps, and there are none. Where nothing at all follows, or a heading, the build says so itself, as `lonely-lead-in`.',
  example: {
    wrong:
      'Follow these steps:\n\n{% if is_version >= "1.1.0" %}\n1. Open the console.\n2. Choose **Save**.\n{% endif %}\n\nThen start the server.\n',
    right:
      '{% if is_version >= "1.1.0" %}\nFollow these steps:\n\n1. Open the console.\n2. Choose **Save**.\n{% endif %}\n\nThen start the server.\n',
  },
  *check(content) {
    const { library, conditions } = content;
    const byCondition = new Map(conditions.map((each) => [each.condition, each]));
    for (const { condition, chain, place } of conditions) {
      const tag = condition.extents?.tag;
      const last = chain.at(-1);
      const lastSite = last?.condition && byCondition.get(last.condition);
      const text = tag && content.text(tag.file);
      const end = last?.body.at(-1);
      if (condition.keyword !== 'if' || text === undefined || !lastSite || end?.file !== tag?.file) continue;
      const leadIn = lastLine(text.slice(0, tag!.start), place.line);
      if (leadIn === undefined || !/[^:]:[*_]*$/.test(leadIn.text)) continue;
      if (!chain.every((branch) => LED_TO.test((branchText(branch, content) ?? '').trimStart()))) continue;
      const following = firstLine(text.slice(text.indexOf('%}', end!.end) + 2));
      // What else follows may be what it leads to; at the end of a section, the library tells.
      if (following === undefined || /^\s*\{[%{#]/.test(following) || LED_TO.test(following)) continue;
      const level = levelOf(following);
      if (level > 0 && level <= levelAbove(text.slice(0, tag!.start))) continue;
      const variants = variantsOf(
        library.site,
        lastSite.looks.filter(({ outcome }) => !outcome),
      );
      if (variants.size === 0) continue;
      yield {
        message: 'This sentence leads to nothing where no branch of the condition below it is taken.',
        hint: 'Move it under the condition of what it leads to, or give the condition an else.',
        place: { file: place.file, line: leadIn.line, column: leadIn.column },
        variants: variants.ids,
      };
    }
  },
};

/**
 * The last line of a text that is not blank; undefined when it ends in the line of a tag.
 *
 * @param last the number of the line in which the text ends
 */
function lastLine(before: string, last: number): { text: string; line: number; column: number } | undefined {
  const written = before.trimEnd();
  const breaks = lineBreaks(before.slice(written.length));
  if (written === '' || breaks === 0) return undefined;
  const line = written.slice(written.lastIndexOf('\n') + 1);
  const text = line.trim();
  return { text, line: last - breaks, column: line.indexOf(text) + 1 };
}

/** How many hashes a heading has; 0 for any other line. */
function levelOf(line: string): number {
  return /^#{1,6}(?=\s)/.exec(line)?.[0].length ?? 0;
}

/** The level of the last heading of a text; 0 without any. What looks like one in code is taken for one. */
function levelAbove(text: string): number {
  return text.split('\n').reduce((last, line) => levelOf(line) || last, 0);
}

/** The first line of a text that is not blank. */
function firstLine(text: string): string | undefined {
  const at = text.length - text.trimStart().length;
  if (at === text.length) return undefined;
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end);
}
