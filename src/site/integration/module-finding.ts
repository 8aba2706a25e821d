import type { Finding } from '../../engine/finding.ts';
import type { Document, Library } from '../../engine/library/types.ts';

/** What is wrong with a page in MDX format, when its compiled module fails: where the writer wrote it, and in which variants. */
export function moduleFinding(library: Library, document: Document, error: unknown): Finding {
  // What MDX cannot parse begins with a place in the text that was made of the page, which no writer has seen.
  const said = (error instanceof Error ? error.message : String(error)).replace(
    /^\d+:\d+(?:-\d+:\d+)?: /,
    '',
  );
  const { message, hint, pattern } = describe(said);
  return {
    severity: 'error',
    rule: 'broken-component',
    message,
    hint,
    place: library.placeOf(document, pattern),
    variants: library.edition(document).variants.map(({ id }) => id),
  };
}

function describe(said: string): { message: string; hint: string; pattern: RegExp } {
  const [, component] = /Expected component `([^`]+)`/.exec(said) ?? [];
  if (component !== undefined)
    return {
      message: `There is no component "${component}" on this page.`,
      hint: `Import it: import ${component.split('.')[0]} from './${component.split('.')[0]}.astro'; those that come with Variorum are in 'variorum:components'.`,
      pattern: new RegExp(`<${escaped(component)}\\b`),
    };
  const [, name] = /^([\w$]+) is not defined/.exec(said) ?? [];
  if (name !== undefined)
    return {
      message: `"${name}" stands between braces, but nothing on this page has that name.`,
      hint: `Import or export it, or write "\\{" to show the brace itself.`,
      pattern: new RegExp(`\\{[^{}]*\\b${escaped(name)}\\b`),
    };
  return {
    message: `This page cannot be shown: ${said.split('\n')[0]!.replace(/\.$/, '')}.`,
    hint: 'Look at what stands between braces and at the attributes of components.',
    pattern: /\{|<[A-Z]/,
  };
}

function escaped(text: string): string {
  return text.replace(/[.$]/g, '\\$&');
}
