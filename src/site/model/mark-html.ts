import type { ShownMark, ShownReading } from '../../apparatus/document-apparatus.ts';
import { versionsOf } from '../../apparatus/document-apparatus.ts';
import { writeBasePath } from '../../engine/base-path.ts';
import { say } from '../../engine/language/say.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { describeForReaders } from '../../engine/variants/describe-for-readers.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';
import type { PlacedMark } from './article-marks.ts';
import { escapeHtml } from './html.ts';

/**
 * A mark of a document as HTML: what it says in a few words, and in place what other versions have there. It works without a script.
 *
 * @param base the path below which the site is deployed
 */
export function placedMark(library: Library, document: Document, mark: ShownMark, base: string): PlacedMark {
  const { page, variant } = document;
  const { language } = library.site;
  const within = versionsOf(library, page, variant);
  const name = (set: VariantSet, form: 'full' | 'mark' = 'full') =>
    describeForReaders(set, { language, reader: variant.product, within, form });
  const label =
    mark.variants === undefined
      ? say(language, 'mark.otherwise', { versions: name(mark.otherwise) })
      : name(mark.variants);
  const whole =
    mark.variants &&
    describeForReaders(mark.variants, {
      language,
      reader: variant.product,
      within: library.variantsOf(page),
    });
  const about = mark.within.length > 0 ? ` data-about="${mark.within.join(' ')}"` : '';
  const others = mark.others.map((other) => otherHtml(library, document, other, { name, base }));
  const more = whole === undefined || whole === label ? '' : `<p>${escapeHtml(whole)}</p>`;
  return {
    anchors: mark.anchors,
    short: escapeHtml(mark.variants === undefined ? '' : name(mark.variants, 'mark')),
    html: `<details class="apparatus" name="mark"${about} data-markdown-ignore><summary>${escapeHtml(label)}</summary><div>${more}${others.join('')}</div></details>`,
  };
}

function otherHtml(
  library: Library,
  { page }: Document,
  { variants, nearest, isNothing, html }: ShownReading,
  { name, base }: { name: (set: VariantSet) => string; base: string },
): string {
  const { language } = library.site;
  const there = library.document(page, nearest)!;
  const versions = escapeHtml(name(variants));
  const text = isNothing
    ? `<p>${say(language, 'mark.nothing')}</p>`
    : writeBasePath(html, nearest.basePath, base);
  const read = say(language, 'mark.read', { version: nearest.version! });
  return `<section><header>${versions}</header>${text}<a href="${escapeHtml(base + there.url)}">${escapeHtml(read)}</a></section>`;
}
