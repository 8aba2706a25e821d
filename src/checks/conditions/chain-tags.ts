import { scanTags, type TemplateTag, trims } from '../../engine/template/tags.ts';
import type { Content } from '../content.ts';
import type { ConditionSite } from './condition-sites.ts';

/** The tags of a chain of branches, as they stand in one file. */
export interface ChainTags {
  file: string;
  /** the text of the file */
  text: string;
  /** `if`, `elif` and `else`, a tag a branch */
  branches: readonly TemplateTag[];
  endif: TemplateTag;
}

/**
 * Finds the tags of the chain that a condition begins.
 *
 * @returns undefined for what is no chain of tags, for one that does not end in its file, and for one with tags that take space away: what
 * that space does is known to its writer alone
 */
export function chainTags({ condition }: ConditionSite, content: Content): ChainTags | undefined {
  const { tag: first } = condition.extents ?? {};
  const text = first && content.text(first.file);
  if (condition.keyword !== 'if' || text === undefined) return undefined;
  const branches: TemplateTag[] = [];
  /** the tags that are open within the chain */
  const open: string[] = [];
  for (const tag of scanTags(text)) {
    if (tag.start < first!.start) continue;
    if (tag.name === 'if' || tag.name === 'for') open.push(tag.name);
    if (tag.name === 'endfor' && open.pop() !== 'for') return undefined;
    if (tag.name === 'endif' && open.pop() !== 'if') return undefined;
    if (open.length === 0) {
      const tags = [...branches, tag];
      const isPlain = tags.every((each) => !trims(each, 'before') && !trims(each, 'after'));
      return isPlain ? { file: first!.file, text, branches, endif: tag } : undefined;
    }
    const isOwn = open.length === 1 && open[0] === 'if';
    if (isOwn && (tag.name === 'if' || tag.name === 'elif' || tag.name === 'else')) branches.push(tag);
  }
  return undefined;
}
