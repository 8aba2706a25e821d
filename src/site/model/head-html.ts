import type { HeadTag } from '../../engine/variants/head-schema.ts';
import { escapeHtml } from './html.ts';

/** A tag as a head holds it. What scripts and styles hold is no text with entities: site.yml cannot end them early. */
export function headHtml({ tag, attrs, content }: HeadTag): string {
  const written = Object.entries(attrs).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`,
  );
  const isVoid = tag === 'meta' || tag === 'link';
  return `<${tag}${written.join('')}>${isVoid ? '' : `${content}</${tag}>`}`;
}

/** Tags of ours but for those that the writer has said otherwise: of two with one name, readers of heads take any. */
export function withoutOverridden(ours: readonly HeadTag[], written: readonly HeadTag[]): HeadTag[] {
  const nameOf = ({ tag, attrs }: HeadTag) => tag === 'meta' && (attrs.property ?? attrs.name);
  const taken = new Set(written.map(nameOf));
  return ours.filter((tag) => !taken.has(nameOf(tag)));
}
