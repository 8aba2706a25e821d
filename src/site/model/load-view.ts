import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { DocumentApparatus } from '../../apparatus/document-apparatus.ts';
import type { Document, Library, RenderedDocument } from '../../engine/library/types.ts';
import type { SiteFindings } from '../../engine/variants/findings-error.ts';
import { type Excerpt, excerptsFor } from './excerpts.ts';
import type { SiteHost } from './host.ts';
import { pageModule } from './page-module.ts';
import { type View, viewAt } from './view.ts';

/** A view with all that it takes to show it, or what stands against it. */
export interface LoadedView {
  status: 200 | 404 | 500;
  library?: Library;
  view?: View;
  rendered?: RenderedDocument;
  /** what its readers are shown of its passages */
  apparatus?: DocumentApparatus | undefined;
  /** what the posts begin with that it lists */
  excerpts?: ReadonlyMap<Document, Excerpt> | undefined;
  /** when what it is made of was last committed, where that is told */
  updated?: Date | undefined;
  /** the component of a page in MDX format */
  Content?: AstroComponentFactory | undefined;
  /** what its writer is told instead */
  told?: SiteFindings;
}

/** Finds what a URL shows, and renders its document. */
export async function loadView(host: SiteHost, path: string): Promise<LoadedView> {
  let asked: { library: Library; document: Document } | undefined;
  try {
    const library = host.library();
    const view = viewAt(library, path);
    if (view === undefined) return { status: 404, library };
    const document = view.kind === 'document' || view.kind === 'start' ? view.document : undefined;
    if (document === undefined) return { status: 200, library, view };
    asked = { library, document };
    const apparatus = view.kind === 'document' ? await host.apparatus(library, document) : undefined;
    const excerpts = await excerptsFor(library, document);
    const rendered = await library.render(document);
    let Content: AstroComponentFactory | undefined;
    try {
      Content = await pageModule(rendered);
    } catch (error) {
      return { status: 500, told: await host.moduleFailed(library, document, error) };
    }
    // What components print is known when they are shown; see View.astro.
    if (view.kind === 'document' && !view.isCopy && !Content) await host.publish(library, rendered);
    const updated = view.kind === 'document' ? await host.lastUpdated(library, rendered) : undefined;
    return { status: 200, library, view, rendered, apparatus, excerpts, updated, Content };
  } catch (error) {
    return { status: 500, told: host.failed(error, asked) };
  }
}
