import { host } from 'variorum:library';
import { areOurs } from 'variorum:parts';
import type { SSRResult } from 'astro';
import { type AstroComponentFactory, createComponent, renderToString } from 'astro/runtime/server/index.js';
import View from '../components/View.astro';
import type { DocumentMaker } from './host.ts';
import { loadView } from './load-view.ts';
import { needsAstro } from './rendered-urls.ts';
import { SharedDocuments } from './shared-documents.ts';

/**
 * The view of a route, which also gives a build what makes documents without a request, a response and a stream for each: what Astro
 * renders with is the same for all of them. Components of a project might ask for the request; none of ours does.
 */
export const SharedView: AstroComponentFactory = createComponent((result: SSRResult, props, slots) => {
  if (areOurs) host.takeMaker?.(documentMaker(result));
  return (View as unknown as AstroComponentFactory)(result, props, slots);
});

function documentMaker(result: SSRResult): DocumentMaker {
  const fresh = freshness(result);
  const shared = new SharedDocuments(host);
  // None of our components answers with a response of its own.
  const show = (props: object) => renderToString(fresh(), View, props, {}, true) as Promise<string>;
  return async (url) => {
    if (needsAstro(host.library(), url)) return undefined;
    const { status: _, ...loaded } = await loadView(host, url);
    const { library, view, rendered, apparatus, excerpts, updated } = loaded;
    if (view?.kind !== 'document' || !library || !rendered) return show(loaded);
    return shared.html({ library, rendered, apparatus, excerpts, updated }, (shown) =>
      show({ ...loaded, shown }),
    );
  };
}

/**
 * Makes of what a page is rendered with the same for another: rendering notes in it what the page has had already. No documentation
 * promises what it is; source: `createResult()` of Astro's `core/fetch/fetch-state.js`, in the version that `compiled/astro-app.ts` names.
 */
function freshness(result: SSRResult): () => SSRResult {
  // A page takes them out when it writes its head.
  const [styles, scripts, links] = [[...result.styles], [...result.scripts], [...result.links]];
  const { headInTree, routeHasPropagation, extraStyleHashes, extraScriptHashes } = result._metadata;
  const astroOf = astroGlobal(result);
  return () => ({
    ...result,
    createAstro: astroOf,
    styles: new Set(styles),
    scripts: new Set(scripts),
    links: new Set(links),
    _metadata: {
      headInTree,
      routeHasPropagation,
      extraStyleHashes,
      extraScriptHashes,
      hasHydrationScript: false,
      rendererSpecificHydrationScripts: new Set(),
      hasRenderedHead: false,
      renderedScripts: new Set(),
      hasDirectives: new Set(),
      hasRenderedServerIslandRuntime: false,
      extraHead: [],
      propagators: new Set(),
      pendingSlotEvaluations: [],
      templateDepth: 0,
    },
  });
}

/** Makes `Astro` for a component, which of ours asks for its props alone, and says the same of the page else, whichever it is. */
function astroGlobal(result: SSRResult): SSRResult['createAstro'] {
  class Astro {
    readonly props: unknown;

    constructor(props: unknown) {
      this.props = props;
    }
  }
  Object.setPrototypeOf(Astro.prototype, result.createAstro({}, {}));
  return (props) => new Astro(props) as unknown as ReturnType<SSRResult['createAstro']>;
}
