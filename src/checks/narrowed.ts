import type { ExplainableLibrary } from '../engine/library/explain.ts';
import type { Library, Page } from '../engine/library/types.ts';
import { FindingsError } from '../engine/variants/findings-error.ts';

type OpenLibrary = Library & ExplainableLibrary;

/** A library as if it had some of its pages alone: what is looked at as a whole is these. All else is asked of the library itself. */
export function narrowed(library: OpenLibrary, pages: readonly Page[]): OpenLibrary {
  const own: Partial<OpenLibrary> = { pages, checkPages: () => renderAll(library, pages) };
  return new Proxy(library, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Renders every edition of some pages, for what the library finds in them. */
async function renderAll(library: OpenLibrary, pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    if (library.variantsOf(page).size === 0) continue;
    for (const { variants } of library.editions(page)) {
      const [variant] = variants;
      const document = variant && library.document(page, variant);
      if (!document) continue;
      try {
        await library.render(document);
      } catch (error) {
        // Its errors are among the library's findings.
        if (!(error instanceof FindingsError)) throw error;
      }
    }
  }
}
