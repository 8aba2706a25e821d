import { say } from '../../engine/language/say.ts';
import type { Library, NavNode } from '../../engine/library/types.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { latestPrefixes } from '../model/latest.ts';
import { type VariantModel, variantModel } from '../model/variant-model.ts';
import { markdownLink, nameOf, opening, sayPlainly } from './agent-text.ts';
import { fullTextUrl } from './full-text.ts';
import { markdownUrl } from './markdown-url.ts';
import type { OutputFile } from './output-file.ts';

/** `/llms.txt`, and `/<product>/<version>/llms.txt` of every variant, for the latest release below `latest` too: its pages as a list of Markdown files (https://llmstxt.org). */
export function llmsFiles(library: Library, address: (url: string) => string): OutputFile[] {
  const { variants } = library.site;
  const lists = variants.flatMap((variant) =>
    [variant.basePath, ...latestPrefixes(library.site, variant)].map((prefix) => ({
      url: `${prefix}/llms.txt`,
      what: 'the list of pages for agents',
      get text() {
        return llms(library, variant, address);
      },
    })),
  );
  const root = {
    url: '/llms.txt',
    what: 'the list of products for agents',
    get text() {
      return rootLlms(library, address);
    },
  };
  return [root, ...lists];
}

/** `/llms.txt`: leads to the lists of the variants, the latest release of each product first. */
function rootLlms({ site }: Library, address: (url: string) => string): string {
  const lines = [`# ${escapeMarkdown(site.title)}`, ''];
  if (site.description) lines.push(`> ${escapeMarkdown(site.description)}`, '');
  for (const product of site.products) {
    lines.push(`## ${escapeMarkdown(product.name)}`, '');
    const variants = site.variants.filter((variant) => variant.product === product).toReversed();
    for (const variant of variants.toSorted((a, b) => Number(b.latest) - Number(a.latest))) {
      const { version, latest, released, basePath } = variant;
      const { language } = site;
      const note =
        version && latest
          ? `: ${say(language, 'agents.latest')}`
          : released
            ? ''
            : `: ${say(language, 'version.unreleased')}`;
      lines.push(`- ${markdownLink(nameOf(variant), address(`${basePath}/llms.txt`))}${note}`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

function llms(library: Library, variant: Variant, address: (url: string) => string): string {
  const model = variantModel(library, variant);
  // No link: whoever follows all links of the list would read everything twice.
  const full = address(fullTextUrl(variant.basePath));
  const lines = [...opening(library, variant), sayPlainly(library.site, 'agents.full', { file: full }), ''];

  const listed = new Set<string>();
  const entry = (node: NavNode, depth: number): void => {
    if (node.document) {
      listed.add(node.document.url);
      lines.push(`${'  '.repeat(depth)}- ${markdownLink(node.title, address(markdownUrl(node.document)))}`);
    } else if (node.url !== undefined) {
      lines.push(`${'  '.repeat(depth)}- ${markdownLink(node.title, node.url)}`);
    } else {
      lines.push(`${'  '.repeat(depth)}- ${escapeMarkdown(node.title)}`);
    }
    for (const child of node.children) entry(child, depth + 1);
  };
  const loose = model.tree.filter((node) => node.children.length === 0);
  if (loose.length > 0) lines.push(`## ${say(library.site.language, 'agents.guides')}`, '');
  for (const node of loose) entry(node, 0);
  for (const node of model.tree.filter((candidate) => candidate.children.length > 0)) {
    if (lines.at(-1) !== '') lines.push('');
    lines.push(`## ${escapeMarkdown(node.title)}`, '');
    if (node.document) entry({ ...node, children: [] }, 0);
    for (const child of node.children) entry(child, 0);
  }
  appendRest(lines, library, model, listed, address);
  return `${lines.join('\n')}\n`;
}

/** Pages that the navigation does not name stand at the end, as llms.txt proposes. */
function appendRest(
  lines: string[],
  library: Library,
  model: VariantModel,
  listed: ReadonlySet<string>,
  address: (url: string) => string,
): void {
  const rest = model.order.filter((document) => !listed.has(document.url));
  if (rest.length === 0) return;
  lines.push('', '## Optional', '');
  for (const document of rest) {
    lines.push(`- ${markdownLink(library.title(document), address(markdownUrl(document)))}`);
  }
}
