import { say, sayParts } from '../../engine/language/say.ts';
import type { StringKey } from '../../engine/language/strings.ts';
import type { Library } from '../../engine/library/types.ts';
import { writeDestination } from '../../engine/markdown/destinations.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import type { Site, Variant } from '../../engine/variants/site.ts';

/** What readers call a variant: `WSO2 Identity Server 7.2.0`. */
export function nameOf({ product, version }: Variant): string {
  return [product.name, version].filter(Boolean).join(' ');
}

/** A link of Markdown. */
export function markdownLink(title: string, address: string): string {
  return `[${escapeMarkdown(title)}](${writeDestination(address)})`;
}

/** The lines with which a text about all pages of a variant begins (https://llmstxt.org); the last is blank. */
export function opening({ site }: Pick<Library, 'site'>, variant: Variant): string[] {
  return [
    `# ${escapeMarkdown(`${nameOf(variant)}: ${site.title}`)}`,
    '',
    ...(site.description ? [`> ${escapeMarkdown(site.description)}`, ''] : []),
    ...(variant.released ? [] : [say(site.language, 'agents.unreleased'), '']),
  ];
}

/** A text of the interface without the signs that part writing directions: they would stand in addresses. */
export function sayPlainly(
  { language }: Pick<Site, 'language'>,
  key: StringKey,
  values: Readonly<Record<string, string>> = {},
): string {
  return sayParts(language, key)
    .map((part) => (typeof part === 'string' ? part : values[part.name]!))
    .join('');
}
