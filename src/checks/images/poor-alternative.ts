import { tagAttributes } from '../../engine/markdown/html/html-tags.ts';
import type { Reference } from '../../engine/markdown/types.ts';
import type { Rule } from '../rule.ts';

export const poorAlternative: Rule = {
  name: 'poor-alternative',
  severity: 'warning',
  title: 'Pictures whose text says nothing',
  why: 'The text in the brackets is read to those who cannot see the picture, and shown where it cannot be loaded. The name of a file, or "image", tells them nothing. A picture that adds nothing has empty brackets, which says so; a tag `<img>` without `alt` says neither.',
  example: {
    wrong: '# Orders\n\n![orders-new2.png](orders-new2.png)\n',
    right: '# Orders\n\n![The list of orders; the newest is open](orders-new2.png)\n',
    files: { 'orders-new2.png': '' },
  },
  *look({ editions }) {
    for (const edition of editions) {
      const tags = edition.collector.html.filter(({ tag }) => tag?.name === 'img');
      const withoutAlt = new Set(
        tags.filter(({ tag }) => !tagAttributes(tag!.attributes).has('alt')).map(({ range }) => range.from),
      );
      for (const image of edition.collector.images) {
        const why = withoutAlt.has(image.whole?.from ?? -1) ? 'has no alt' : emptiness(image);
        if (why === undefined) continue;
        yield {
          message: `This picture ${why}, which says nothing to those who cannot see it.`,
          hint: 'Say what it shows and what of it matters, or leave the text empty if it adds nothing.',
          place: edition.place(image.whole ?? image.range, image.line),
          variants: edition.variants.ids,
        };
      }
    }
  },
};

/** Words that are true of every picture. */
const OF_EVERY_PICTURE =
  /^(?:an? |the )?(?:image|picture|photo|screen ?shot|screen ?capture|figure|graphic|img|alt(?:ernative)? ?text|untitled|placeholder)[ _-]?\d*\.?$/i;
const FILE_NAME = /^\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?)$/i;

function emptiness({ text }: Pick<Reference, 'text'>): string | undefined {
  const said = text.trim();
  if (OF_EVERY_PICTURE.test(said)) return `is called "${said}"`;
  if (FILE_NAME.test(said)) return 'is called by the name of a file';
  return undefined;
}
