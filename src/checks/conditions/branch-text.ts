import type { Branch } from '../../engine/template/condition.ts';
import type { Content } from '../content.ts';

/** What a branch guards, as the writer wrote it, tags and all; undefined when a file that it includes cannot be read. */
export function branchText({ body }: Branch, content: Content): string | undefined {
  let text = '';
  for (const { file, start, end } of body) {
    const source = content.text(file);
    if (source === undefined) return undefined;
    text += source.slice(start, end);
  }
  return text;
}

/** Whether a text shows readers something: not so blank lines and comments. */
export function isShown(text: string): boolean {
  return text.replace(/\{#[^#]*#\}|<!--[^-]*-->/g, '').trim() !== '';
}
