import { escapePattern } from '../../engine/escape-pattern.ts';
import type { Finding } from '../../engine/finding.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import type { ComponentError } from '../model/component-error.ts';

/** What is wrong with a page in MDX format, when its compiled module fails: where the writer wrote it, and in which variants. */
export function moduleFinding(library: Library, document: Document, error: unknown): Finding {
  const { message, hint, patterns } = describe(error);
  return {
    severity: 'error',
    rule: 'broken-component',
    message,
    hint,
    place: library.placeOf(document, ...patterns),
    variants: library.edition(document).variants.ids,
  };
}

function describe(error: unknown): { message: string; hint: string; patterns: RegExp[] } {
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.replace(/\.$/, '');
  if (isComponentError(error)) {
    const name = error.component;
    return {
      message: `The component "${name}" cannot be shown: ${said}.`,
      hint: `Look at the attributes that the page gives it, and at ${name}.astro.`,
      // It may have another name on the page than its file has.
      patterns: [
        new RegExp(`<${escapePattern(name)}\\b`),
        new RegExp(`\\b${escapePattern(name)}\\.astro\\b`),
      ],
    };
  }
  const [, component] = /Expected component `([^`]+)`/.exec(said) ?? [];
  if (component !== undefined)
    return {
      message: `There is no component "${component}" on this page.`,
      hint: `Import it: import ${component.split('.')[0]} from './${component.split('.')[0]}.astro'; those that come with Variorum are in 'variorum:components'.`,
      patterns: [new RegExp(`<${escapePattern(component)}\\b`)],
    };
  const [, name] = /^([\w$]+) is not defined/.exec(said) ?? [];
  if (name !== undefined)
    return {
      message: `"${name}" stands between braces, but nothing on this page has that name.`,
      hint: `Import or export it, or write "\\{" to show the brace itself.`,
      patterns: [new RegExp(`\\{[^{}]*\\b${escapePattern(name)}\\b`)],
    };
  return {
    message: `This page cannot be shown: ${said}.`,
    hint: 'Look at what stands between braces and at the attributes of components.',
    patterns: [/^(?!(?:import|export)\b).*(?:\{|<[A-Z])/m],
  };
}

/** The site's pages are bundled with a class of their own. */
function isComponentError(error: unknown): error is ComponentError {
  return error instanceof Error && error.name === 'ComponentError';
}
