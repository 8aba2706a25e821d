import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as engine from '../../engine/library/library.ts';
import type { Library, NavNode } from '../../engine/library/types.ts';
import { writeProject } from '../testing/write-project.ts';
import { readMkDocsSite } from './read-site.ts';
import { siteYmlOf } from './site-yml.ts';

const PAGE = `# Ä page\n\n[Home](index.md) {{ name }} \${{ a }} https://x.org $5 and $6\n\n![](gone.png)\n`;

/** Projects that say much in which a folder that is read as it stands could differ from what is written of it. */
const PROJECTS: Record<string, Record<string, string>> = {
  plain: {
    'mkdocs.yml': 'site_name: Orbit\n',
    'docs/index.md': '# Home\n',
    'docs/guide.md': PAGE,
    'docs/_part.md': 'x\n',
    'docs/sub/README.md': '# Sub\n',
  },
  'a navigation, and what nobody wants to hear': {
    'mkdocs.yml':
      'site_name: Orbit\nsite_url: https://x.org/a/\nvalidation: { nav: { omitted_files: ignore, not_found: ignore }, links: { not_found: ignore } }\nnav: [index.md, gone.md, {Deep: [{G: guide.md}, {X: "https://x.org"}]}]\n',
    'docs/index.md': '# Home\n\n[x](lost.md)\n',
    'docs/guide.md': PAGE,
    'docs/other.md': '# Other\n',
  },
  'templates, frontmatter of folders, addresses of files': {
    'mkdocs.yml':
      'site_name: Orbit\nuse_directory_urls: false\nplugins: [macros, meta, { redirects: { redirect_maps: { old.md: guide.md } } }, { exclude: { glob: "drafts/*" } }]\nextra: { name: N, version: "2" }\nexclude_docs: "*.tmp.md"\nnot_in_nav: other.md\nnav: [index.md, "*.md"]\n',
    'docs/index.md': '# Home\n\n{% if name %}yes{% endif %} {% unknown %}\n',
    'docs/.meta.yml': 'tags: [all]\n',
    'docs/guide.md': PAGE,
    'docs/other.md': '---\nown: 1\n---\n{{ own }} {{ nobody }}\n',
    'docs/a.tmp.md': 'x\n',
    'docs/drafts/a.md': 'x\n',
  },
  'a dialect': {
    'mkdocs.yml':
      'site_name: Orbit\nmarkdown_extensions:\n- pymdownx.magiclink\n- pymdownx.arithmatex\n- abbr\n- toc: { slugify: !!python/name:markdown.extensions.toc.slugify_unicode }\n- pymdownx.snippets: { auto_append: [parts/abbr.md], base_path: [parts, .] }\n',
    'docs/index.md': '# Home\n\n--8<-- "one.md"\n',
    'docs/guide.md': PAGE,
    'parts/one.md': 'One HTML\n',
    'parts/abbr.md': '*[HTML]: Hypertext\n',
  },
  'versions that are read differently': {
    'one/mkdocs.yml':
      'site_name: Orbit\nextra: { version: "1.0" }\nnav: [index.md]\nvalidation: { omitted_files: ignore }\n',
    'one/docs/index.md': '# Home\n\n{{ x }}\n',
    'one/docs/guide.md': PAGE,
    'two/mkdocs.yml':
      'site_name: Orbit\nextra: { version: "2.0", x: y }\nplugins: [macros]\nmarkdown_extensions: [pymdownx.magiclink, { pymdownx.snippets: { auto_append: [end.md] } }]\n',
    'two/end.md': 'End.\n',
    'two/docs/index.md': '# Home\n\n{{ x }}\n',
    'two/docs/guide.md': PAGE,
  },
};

/** All that readers and writers see of a site. */
async function seenOf(library: ReturnType<typeof engine.openLibrary>) {
  await library.checkPages();
  const documents = library.site.variants.flatMap((variant) => library.documents(variant));
  const pages = await Promise.all(
    documents.map(async (document) => {
      const { html, title, source } = await library.render(document);
      return { url: document.url, title, html, source, keys: document.page.frontmatter };
    }),
  );
  const found = library.findings.flatMap(({ rule, message, place }) => {
    // What the configuration says is told of the one that is read.
    if (rule === 'unread-setting') return [];
    const file = /(?:mkdocs|site)\.yml$/.test(place!.file)
      ? 'configuration'
      : `${place!.file}:${place!.line}`;
    return [`${rule} ${file} ${message}`];
  });
  return {
    pages,
    found: found.toSorted(),
    navigation: library.site.variants.map((variant) => outline(library, library.navigation(variant))),
    former: [...library.formerAddresses].map(([address, { url }]) => [address, url]),
  };
}

function outline(library: Library, nodes: readonly NavNode[]): unknown[] {
  return nodes.map(({ title, document, url, children }) => [
    title,
    document?.url ?? url,
    outline(library, children),
  ]);
}

it.each(Object.keys(PROJECTS))(
  'a site.yml that is written of a project builds the same site: %s',
  async (name) => {
    const files = PROJECTS[name]!;
    const root = writeProject(files);
    const configurations = Object.keys(files).filter((path) => path.endsWith('mkdocs.yml'));
    const read = readMkDocsSite(
      configurations.map((path) => join(root, path)),
      {},
    );
    const highlight = async (blocks: readonly unknown[]) => blocks.map(() => '<pre></pre>');
    const before = await seenOf(engine.openLibrary(read.root, { highlight, readSite: () => read.site }));
    writeFileSync(join(read.root, 'site.yml'), siteYmlOf(read));
    const after = await seenOf(engine.openLibrary(read.root, { highlight }));
    expect(before.pages.length).toBeGreaterThan(1);
    expect(after).toEqual(before);
  },
);
