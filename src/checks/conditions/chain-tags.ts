import type { TextRange } from '../../engine/place.ts';
import { scanTags, type TemplateTag, trims } from '../../engine/template/tags.ts';
import type { Content } from '../content.ts';
import type { ConditionSite } from './condition-sites.ts';

/** The text of a file, and what of it is code. */
export interface FileText {
  file: string;
  text: string;
  /** fenced code blocks, in their order: every line counts in them */
  code: readonly TextRange[];
}

/** The tags of a chain of branches, as they stand in one file. */
export interface ChainTags extends FileText {
  /** `if`, `elif` and `else`, a tag a branch */
  branches: readonly TemplateTag[];
  endif: TemplateTag;
}

/** A file may have thousands of chains, and is read once for all of them. */
const known = new WeakMap<Content, Map<string, ReadonlyMap<number, ChainTags>>>();

/**
 * Finds the tags of the chain that a condition begins.
 *
 * @returns undefined for what is no chain of tags, for one that does not end in its file, and for one with tags that take space away: what
 * that space does is known to its writer alone
 */
export function chainTags({ condition }: ConditionSite, content: Content): ChainTags | undefined {
  const { tag: first } = condition.extents ?? {};
  if (condition.keyword !== 'if' || !first) return undefined;
  const files = known.get(content) ?? new Map<string, ReadonlyMap<number, ChainTags>>();
  known.set(content, files);
  const chains = files.get(first.file) ?? chainsIn(first.file, content.text(first.file) ?? '');
  files.set(first.file, chains);
  return chains.get(first.start);
}

/** The chains of a file by where they begin. */
function chainsIn(file: string, text: string): ReadonlyMap<number, ChainTags> {
  const found = new Map<number, ChainTags>();
  const code = fencesIn(text);
  const open: (TemplateTag[] | 'for')[] = [];
  for (const tag of scanTags(text)) {
    const top = open.at(-1);
    if (tag.name === 'if') open.push([tag]);
    else if (tag.name === 'for') open.push('for');
    else if (tag.name === 'elif' || tag.name === 'else') {
      if (top !== 'for') top?.push(tag);
    } else if (tag.name === 'endfor' || tag.name === 'endif') {
      // What begins or ends in another file is left alone.
      if (top === undefined || (top === 'for') !== (tag.name === 'endfor')) return found;
      open.pop();
      if (top === 'for') continue;
      const isPlain = [...top, tag].every((each) => !trims(each, 'before') && !trims(each, 'after'));
      if (isPlain) found.set(top[0]!.start, { file, text, code, branches: top, endif: tag });
    }
  }
  return found;
}

function fencesIn(text: string): TextRange[] {
  const found: TextRange[] = [];
  let fence: { mark: string; from: number } | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark !== '' && !fence) fence = { mark, from: at };
    else if (fence && mark.startsWith(fence.mark) && line.trim() === mark) {
      found.push({ from: fence.from, to: end });
      fence = undefined;
    }
    at = end + 1;
  }
  if (fence) found.push({ from: fence.from, to: text.length });
  return found;
}
