import { statSync } from 'node:fs';
import { imageSizeFromFile } from 'image-size/fromFile';
import type { Rule, RuleFinding } from '../rule.ts';
import { mediaFiles } from './picture-files.ts';

/** Bytes: with more, a picture is more than the rest of its page, code of the site and fonts included. */
const MOST_BYTES = 1_000_000;
/** Pixels: with more in a direction, a picture is larger than the screens on which it is enlarged. */
const MOST_PIXELS = 4000;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?)$/i;

export const largePicture: Rule = {
  name: 'large-picture',
  severity: 'warning',
  title: 'Pictures that are too large',
  why: 'A page is as fast as its largest picture. A picture may have 1 MB and 4,000 pixels in each direction: that is enough for a screen of 4K on which it is enlarged.',
  example: {
    wrong: '# Orders\n\n![Orders](orders.gif)\n',
    right: '# Orders\n\n![Orders](small.png)\n',
    // The head of a GIF: 4,353 pixels wide and 16 high.
    files: { 'orders.gif': 'GIF89a\x01\x11\x10\0\0\0\0', 'small.png': '' },
  },
  usesReferences: true,
  async check(content) {
    const found: RuleFinding[] = [];
    for (const { path, file } of mediaFiles(content)) {
      const place = content.references.files.get(path);
      if (!place || !PICTURE.test(path)) continue;
      const { size } = statSync(file);
      const { width, height } = await sizeOf(file);
      // A drawing has no pixels.
      const isWide = !/\.svg$/i.test(path) && Math.max(width, height) > MOST_PIXELS;
      if (size <= MOST_BYTES && !isWide) continue;
      const has = isWide
        ? `${width} × ${height} pixels, more than ${MOST_PIXELS.toLocaleString('en')} in a direction`
        : `${(size / 1_000_000).toFixed(1)} MB, more than 1 MB`;
      found.push({
        message: `The picture "${path}" has ${has}.`,
        hint: isWide
          ? 'Make it smaller, or cut out what matters.'
          : 'Save it as WebP or AVIF, with fewer colours or pixels, or a drawing without what its program adds.',
        place,
      });
    }
    return found;
  },
};

async function sizeOf(file: string): Promise<{ width: number; height: number }> {
  try {
    return await imageSizeFromFile(file);
  } catch {
    // A picture whose format says no size has none that could be too large.
    return { width: 0, height: 0 };
  }
}
