import { posix } from 'node:path';
import type { Edit } from '../edits.ts';
import type { IncludeRequest } from './include-request.ts';

const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const HEADING = /^#{1,6}(?=[ \t])/;
/** The target of a link or picture, of a definition, and of an attribute. */
const TARGETS = [
  /\]\([ \t]{0,9}<?([^\s()<>]+)/g,
  /^[ ]{0,3}\[[^\]\n]{1,300}\]:[ \t]{0,9}<?([^\s<>]+)/gm,
  /\b(?:href|src)=["']([^"'\n]+)["']/g,
];

/**
 * What an include changes in the text of its file: headings are lower by some levels, and addresses lead from where the text
 * stands now.
 *
 * @param path of the file that is included, and of the file that includes it
 */
export function editsOf(
  text: string,
  { headingOffset = 0, rewritesLinks = false }: IncludeRequest,
  { included, including }: { included: string; including: string },
): Edit[] {
  const edits = headingOffset === 0 ? [] : headingEdits(text, headingOffset);
  const from = posix.dirname(including);
  const to = posix.dirname(included);
  if (rewritesLinks && from !== to)
    for (const pattern of TARGETS)
      for (const match of text.matchAll(pattern)) {
        const target = match[1]!;
        if (!isRelative(target)) continue;
        const at = match.index + match[0].lastIndexOf(target);
        const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
        if (path === '') continue;
        const moved = posix.relative(from, posix.join(to, path)) || '.';
        const written = (path.endsWith('/') && !moved.endsWith('/') ? `${moved}/` : moved) + rest;
        if (written !== target) edits.push({ from: at, to: at + target.length, written });
      }
  return edits.toSorted((a, b) => a.from - b.from);
}

function isRelative(target: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?|\{)/i.test(target) && !target.includes('{{');
}

function headingEdits(text: string, offset: number): Edit[] {
  const edits: Edit[] = [];
  let fence: string | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (mark && fence === undefined) fence = mark;
    else if (fence !== undefined && mark?.startsWith(fence)) fence = undefined;
    const [marks] = fence === undefined ? (HEADING.exec(line) ?? []) : [];
    if (marks !== undefined) {
      const level = Math.min(6, Math.max(1, marks.length + offset));
      edits.push({ from: at, to: at + marks.length, written: '#'.repeat(level) });
    }
    at += line.length + 1;
  }
  return edits;
}
