import { openLibrary } from '../../src/engine/library/library.ts';
import { listNames } from '../../src/engine/list-names.ts';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import { closest } from '../../src/engine/suggest.ts';
import type { Product } from '../../src/engine/variants/site.ts';
import type { OpenLibrary } from '../../src/lifecycle/prove.ts';
import { MACROS } from '../../src/site/places.ts';
import { hasOwnSite, mkDocsFileOf } from '../../src/sources/content-source.ts';
import { contentFolder, fail } from '../shared/arguments.ts';
import { readProject } from '../shared/astro-project.ts';
import { openContent } from '../shared/open-content.ts';

/** Nobody looks at the colours of code here. */
const options = {
  highlight: async (blocks: readonly { code: string }[]) =>
    blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
};

/** A content folder to rewrite, and how a changed one is opened. */
export async function openForRewriting(
  content: string | undefined,
): Promise<{ library: OpenLibrary; open: (root: string) => OpenLibrary }> {
  const root = contentFolder(content, await readProject());
  if (!hasOwnSite(root) && mkDocsFileOf(root) !== undefined)
    fail(
      'This rewrites site.yml as well, and here is a mkdocs.yml alone: run "variorum import mkdocs" first.',
    );
  const library = openContent(root, options);
  return { library, open: (root) => openLibrary(root, { ...options, macroFolders: [MACROS] }) };
}

/** The product of a site that is called so; a mistake ends the process. */
export function productCalled(id: string | undefined, { site }: OpenLibrary): Product {
  const ids = site.products.map((product) => product.id);
  const product = site.products.find((each) => each.id === id);
  if (product) return product;
  const meant = id === undefined ? undefined : closest(id, ids);
  return fail(
    `${id === undefined ? 'Name a product' : `There is no product "${id}"`}.${meant ? ` Did you mean "${meant}"?` : ''} Products are ${listNames(ids)}.`,
  );
}
