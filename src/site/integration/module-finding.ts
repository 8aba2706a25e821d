import type { Finding } from '../../engine/finding.ts';
import type { Document, Library, PageCode } from '../../engine/library/types.ts';
import { readJsxTag } from '../../engine/markdown/mdx/mdx-syntax.ts';
import type { Place } from '../../engine/place.ts';
import type { ComponentError } from '../model/component-error.ts';
import { bundleFindings } from './bundle-findings.ts';

/** What a page's module says when it fails, in words for its writer, and where that is among the code of the page. */
interface Failure {
  message: string;
  hint: string;
  placeIn(code: PageCode): Place | undefined;
}

/** What is wrong with a page in MDX format whose module cannot be loaded or run. */
export async function moduleFindings(
  library: Library,
  document: Document,
  error: unknown,
): Promise<Finding[]> {
  const { findings } = await bundleFindings(library, error);
  return findings.length > 0 ? findings : [await moduleFinding(library, document, error)];
}

/** What is wrong with a page in MDX format, when its compiled module fails: where the writer wrote it, and in which variants. */
export async function moduleFinding(library: Library, document: Document, error: unknown): Promise<Finding> {
  const { message, hint, placeIn } = describe(error);
  return {
    severity: 'error',
    rule: 'broken-component',
    message,
    hint,
    place: placeIn(await library.code(document)) ?? { file: document.page.path, line: 1 },
    variants: library.edition(document).variants.ids,
  };
}

function describe(error: unknown): Failure {
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.replace(/\.$/, '');
  if (isComponentError(error)) {
    const name = error.component;
    return {
      message: `The component "${name}" cannot be shown: ${said}.`,
      hint: `Look at the attributes that the page gives it, and at ${name}.astro.`,
      // It may have another name on the page than its file has.
      placeIn: (code) =>
        tagOf(code, name) ??
        code.imports.find(({ target }) => target.split('/').at(-1) === `${name}.astro`)?.place,
    };
  }
  const [, component] = /Expected component `([^`]+)`/.exec(said) ?? [];
  if (component !== undefined)
    return {
      message: `There is no component "${component}" on this page.`,
      hint: `Import it: import ${component.split('.')[0]} from './${component.split('.')[0]}.astro'; those that come with Variorum are in 'variorum:components'.`,
      placeIn: (code) => tagOf(code, component),
    };
  const [, name] = /^([\w$]+) is not defined/.exec(said) ?? [];
  if (name !== undefined)
    return {
      message: `"${name}" stands between braces, but nothing on this page has that name.`,
      hint: `Import or export it, or write "\\{" to show the brace itself.`,
      placeIn: ({ pieces }) => pieces.find(({ source }) => source.match(/[\w$]+/g)?.includes(name))?.place,
    };
  return {
    message: `This page cannot be shown: ${said}.`,
    hint: 'Look at what stands between braces and at the attributes of components.',
    placeIn: ({ pieces }) => pieces[0]?.place,
  };
}

/** Where a component is first used. */
function tagOf({ pieces }: PageCode, name: string): Place | undefined {
  return pieces.find(({ source }) => source.startsWith('<') && readJsxTag(source, 0)?.name === name)?.place;
}

/** The site's pages are bundled with a class of their own. */
function isComponentError(error: unknown): error is ComponentError {
  return error instanceof Error && error.name === 'ComponentError';
}
