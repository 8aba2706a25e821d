import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodePath } from '../../engine/url-path.ts';
import type { Content } from '../content.ts';
import type { Rule } from '../rule.ts';
import { mediaFiles } from './picture-files.ts';

export const unusedPicture: Rule = {
  name: 'unused-picture',
  severity: 'warning',
  title: 'Pictures that nothing shows',
  why: 'Every file in the content folder is published. A picture that no page shows any more costs time and space, and whoever changes the product goes on to renew it.',
  example: {
    wrong: '# Orders\n\n![Orders](orders.png)\n',
    right: '# Orders\n\n![Orders](orders.png)\n\n![Refunds](refunds.png)\n',
    files: { 'orders.png': '', 'refunds.png': '' },
  },
  usesReferences: true,
  *check(content) {
    // What is on a page with errors is not known.
    if (content.isPartial) return;
    const unused = mediaFiles(content).filter(({ path }) => !content.references.files.has(path));
    if (unused.length === 0) return;
    const named = namesIn(content);
    for (const { path } of unused) {
      // Branches that no variant reads, styles and site.yml may name it, each in its way.
      if (named.has(path.slice(path.lastIndexOf('/') + 1))) continue;
      yield {
        message: 'No page shows this file, and none leads to it.',
        hint: 'Delete it, or show it.',
        place: { file: path, line: 1 },
      };
    }
  },
};

/** Files that are read by others than pages. */
const TEXT = /\.(?:css|html?|js|mjs|ts|astro|json|svg|md|mdx|ya?ml|xml)$/i;

/** Everything in the content's texts that may be the name of a file. */
function namesIn(content: Content): Set<string> {
  const { library } = content;
  const texts = [
    ...content.files.map((file) => content.text(file) ?? ''),
    readFileSync(resolve(library.root, library.site.file), 'utf8'),
    ...library
      .assets()
      .filter(({ file }) => TEXT.test(file))
      .map(({ file }) => readFileSync(file, 'utf8')),
  ];
  const names = new Set<string>();
  for (const text of texts)
    for (const [name] of text.matchAll(/[^\s/"'()<>[\]{}=,?#]+/g))
      if (name.includes('.')) names.add(decodePath(name).normalize());
  return names;
}
