import { say } from '../../engine/language/say.ts';
import type { Library, NavNode } from '../../engine/library/types.ts';
import { writeDestination } from '../../engine/markdown/destinations.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { type VariantModel, variantModel } from '../model/variant-model.ts';
import { markdownUrl } from './markdown-url.ts';
import type { SiteFile } from './site-file.ts';

/** `/<product>/<version>/llms.txt` of every variant: its pages as a list of Markdown files (https://llmstxt.org). */
export function llmsFiles(library: Library, address: (url: string) => string): SiteFile[] {
  return library.site.variants.map((variant) => ({
    url: `${variant.basePath}/llms.txt`,
    what: 'the list of pages for agents',
    get text() {
      return llms(library, variant, address);
    },
  }));
}

function llms(library: Library, variant: Variant, address: (url: string) => string): string {
  const model = variantModel(library, variant);
  const name = [variant.product.name, variant.version].filter(Boolean).join(' ');
  const lines = [`# ${escapeMarkdown(`${name}: ${library.site.title}`)}`, ''];
  if (library.site.description) lines.push(`> ${escapeMarkdown(library.site.description)}`, '');
  if (!variant.released) lines.push(say(library.site.language, 'agents.unreleased'), '');

  const listed = new Set<string>();
  const entry = (node: NavNode, depth: number): void => {
    if (node.document) {
      listed.add(node.document.url);
      lines.push(`${'  '.repeat(depth)}- ${link(node.title, address(markdownUrl(node.document)))}`);
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

function link(title: string, address: string): string {
  return `[${escapeMarkdown(title)}](${writeDestination(address)})`;
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
    lines.push(`- ${link(library.title(document), address(markdownUrl(document)))}`);
  }
}
