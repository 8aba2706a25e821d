import type { Finding } from '../../engine/finding.ts';
import type { Library, RenderedDocument } from '../../engine/library/types.ts';
import type { SiteHost } from '../integration/host.ts';
import { type View, viewAt } from './view.ts';

/** A view with all that it takes to show it, or the findings that stand against it. */
export interface LoadedView {
  status: 200 | 404 | 500;
  library?: Library;
  view?: View;
  rendered?: RenderedDocument;
  findings?: readonly Finding[];
}

/** Finds what a URL shows, and renders its document. */
export async function loadView(host: SiteHost, path: string): Promise<LoadedView> {
  try {
    const library = await host.library();
    const view = viewAt(library, path);
    if (view === undefined) return { status: 404, library };
    const document = view.kind === 'document' || view.kind === 'start' ? view.document : undefined;
    if (document === undefined) return { status: 200, library, view };
    const rendered = await library.render(document);
    if (view.kind === 'document') await host.publish(library, rendered);
    return { status: 200, library, view, rendered };
  } catch (error) {
    host.failed(error);
    return { status: 500, findings: (error as { findings: readonly Finding[] }).findings };
  }
}
