import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroPrerenderer } from 'astro';
import type { CompiledSite } from './compiled-site.ts';

/**
 * What Variorum knows of Astro's insides, which no documentation promises: how what `astro build` compiles makes a page. What a page is
 * rendered with, `model/document-pages.ts` knows, which is compiled with the pages. Source:
 * `core/build/default-prerenderer.js`, `core/build/environment.js` and `core/build/generate.js` of the version below. A site that
 * does not look as expected is left to Astro, which takes longer and writes the same.
 */
export const SEEN_WITH = '7.3.5';

/** The `app` of the module that makes pages. */
interface App {
  manifest: { routes: { routeData: Route }[] };
  /** what a build of Astro's knows of the pages it compiled; asked for the style sheets of each */
  setInternals(internals: { pagesByKeys: Map<string, unknown> }): void;
  /** how a build of Astro's was called; asked for scripts that integrations put into pages, and for where to log */
  setOptions(options: { settings: { scripts: never[] }; logger: { options: { destination: object } } }): void;
  getOptions(): {
    allPages: Record<string, { key: string; styles: unknown }>;
    settings: { scripts: unknown[] };
  };
  render(request: Request, options: { routeData: Route }): Promise<Response>;
}

interface Route {
  route: string;
  prerender: boolean;
}

/** Astro's names of our routes. */
const ROUTES = { page: '/[...path]', missing: '/404' };
/** The address that Astro's pages stand at where nobody says which they will have. */
const ANYWHERE = 'http://localhost:4321';

/** What Astro knows of its pages besides what it compiled; undefined when there is more than can be kept. */
export function pagesOf(prerenderer: AstroPrerenderer): CompiledSite['pages'] | undefined {
  const { app } = prerenderer as { app?: Partial<App> };
  if (!isApp(app)) return undefined;
  const { allPages, settings } = app.getOptions();
  if (settings.scripts.length > 0) return undefined;
  return Object.values(allPages).map(({ key, styles }) => [key, { styles }]);
}

/** Makes the page at a URL (without the deployment's base), or the one for addresses that lead nowhere. */
export type PageMaker = (url: string | undefined) => Promise<Uint8Array>;

/**
 * Loads a compiled site.
 *
 * @param folder absolute path of the folder where its modules lie
 * @param place where the site will stand
 * @throws what loading its modules throws
 */
export async function openApp(
  folder: string,
  { entry, pages }: Pick<CompiledSite, 'entry' | 'pages'>,
  { base, site = ANYWHERE }: { base: string; site: string | undefined },
): Promise<PageMaker> {
  const { app } = (await import(pathToFileURL(join(folder, entry)).href)) as { app: App };
  app.setInternals({ pagesByKeys: new Map(pages) });
  // What goes wrong with a page is thrown, too.
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  const routeOf = (name: string): Route =>
    app.manifest.routes.find(({ routeData }) => routeData.route === name)!.routeData;
  const [page, missing] = [routeOf(ROUTES.page), routeOf(ROUTES.missing)];
  const { origin } = new URL(site);
  return async (url) => {
    const request = new Request(new URL(base + (url ?? '/404/'), origin));
    const response = await app.render(request, { routeData: url === undefined ? missing : page });
    return new Uint8Array(await response.arrayBuffer());
  };
}

function isApp(app: Partial<App> | undefined): app is App {
  const methods = ['setInternals', 'setOptions', 'getOptions', 'render'] as const;
  const routes = app?.manifest?.routes.map(({ routeData }) => routeData.route) ?? [];
  return (
    methods.every((method) => typeof app?.[method] === 'function') &&
    Object.values(ROUTES).every((route) => routes.includes(route))
  );
}
