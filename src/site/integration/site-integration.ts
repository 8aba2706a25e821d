import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { addAll } from '../../engine/add-all.ts';
import type { CompileWatch } from '../compiled/compile-watch.ts';
import { hostModule, registerHost, type SiteHost } from '../model/host.ts';
import { componentParts } from './component-parts.ts';
import type { DevelopmentSession } from './development-session.ts';
import { distantPackages } from './distant-packages.ts';
import { languageRules } from './language-rules.ts';
import { mdxModules } from './mdx-modules.ts';
import type { OwnCode } from './own-code.ts';
import type { OwnPages } from './own-pages.ts';
import { OUR_PARTS, type Parts, partModules } from './parts.ts';
import { plainImports } from './plain-imports.ts';
import type { SiteBuild } from './site-build.ts';
import { wordModules } from './word-modules.ts';

const LIBRARY = 'variorum:library';
const RESOLVED_LIBRARY = '\0variorum:library';
const WHOLE_ANSWER = new URL('./whole-answer.ts', import.meta.url);
const COMPONENTS = fileURLToPath(new URL('../components/writer/index.ts', import.meta.url));
/** X-ray, in development alone: no page of a build knows it. */
const XRAY_APP = {
  id: 'variorum:xray',
  name: 'X-ray: conditions of this page',
  icon: '<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4"><path d="M2 3h12M2 8h4m4 0h4M2 13h12"/><rect x="6.5" y="5.5" width="3" height="5" rx=".6"/></svg>',
  entrypoint: new URL('../client/xray/toolbar-app.ts', import.meta.url),
};
/** The pages of the site. */
const ROUTES = fileURLToPath(new URL('../routes/', import.meta.url));
const PAGES = { pattern: '[...path]', entrypoint: join(ROUTES, '[...path].astro') };
const MISSING = { pattern: '404', entrypoint: join(ROUTES, '404.astro') };

/** What the integration is made for. */
export interface SiteOptions {
  /** absolute path of the project: Astro's root */
  root: string;
  /** the project's own components in the place of parts of the site */
  parts: Parts;
  /** the project's own code, if it has any */
  ownCode: OwnCode | undefined;
  purpose: Purpose;
}

export type Purpose =
  /** Astro renders the pages of a build */
  | { kind: 'build'; build: SiteBuild }
  /** Astro compiles the site for a build that renders its pages by itself */
  | { kind: 'compile'; build: SiteBuild; watch: CompileWatch }
  | { kind: 'dev'; session: DevelopmentSession };

/** Connects a library with Astro: gives it to the pages, and makes from it all files that are no pages. */
export function siteIntegration({ root, parts, ownCode, purpose }: SiteOptions): AstroIntegration {
  const { host, ownPages }: { host: SiteHost; ownPages: OwnPages } =
    purpose.kind === 'dev' ? purpose.session : purpose.build;
  return {
    name: 'variorum',
    hooks: {
      'astro:config:setup': ({ config, injectRoute, updateConfig, ...astro }) => {
        const packages = distantPackages(root);
        const plugins = [
          plainImports(),
          libraryModule(registerHost(host)),
          partModules(parts),
          mdxModules(host),
          wordModules(host),
          languageRules(host),
          componentParts(root),
          ...(ownCode ? [ownCode.plugin()] : []),
          ...(packages ? [packages] : []),
        ];
        if (purpose.kind === 'dev') {
          addAll(plugins, purpose.session.plugins(ownCode?.folder));
          astro.addMiddleware({ entrypoint: WHOLE_ANSWER, order: 'pre' });
          if (purpose.session.xray === 'toolbar') astro.addDevToolbarApp(XRAY_APP);
          updateConfig({ vite: { cacheDir: purpose.session.preparedPackages } });
        }
        if (purpose.kind === 'compile') plugins.push(purpose.watch.plugin());
        injectRoute(PAGES);
        if (!hasOwnMissingPage(fileURLToPath(config.srcDir))) injectRoute(MISSING);
        // What renders the pages lies in the output folder, from where packages cannot be found: all goes into it.
        const environments =
          purpose.kind === 'dev' ? {} : { prerender: { resolve: { noExternal: true as const } } };
        // Pages may lie where no package can be found.
        const alias = [
          { find: /^variorum[:/]components$/, replacement: COMPONENTS },
          { find: /^variorum\/components\/(\w+\.astro)$/, replacement: `${OUR_PARTS}$1` },
        ];
        updateConfig({ vite: { plugins, environments, resolve: { alias } } });
      },
      'astro:route:setup': ({ route }) => {
        // The development server renders what is asked for; it need not list all pages of a large site first.
        if (purpose.kind === 'dev' && route.component.includes('[...path]')) route.prerender = false;
      },
      'astro:server:setup': ({ server }) => {
        // Every command of Astro writes there when it begins, and the server would start again for that of another.
        server.watcher.unwatch(join(root, '.astro', 'settings.json'));
      },
      'astro:routes:resolved': ({ routes }) => {
        ownPages.read(routes);
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        if (purpose.kind === 'compile') setPrerenderer((standard) => purpose.watch.prerenderer(standard));
        if (purpose.kind === 'build') await purpose.build.begin();
        if (purpose.kind !== 'dev') purpose.build.renderAhead();
      },
      'astro:build:done': async () => {
        if (purpose.kind === 'dev') return;
        await ownCode?.keep().catch(() => undefined);
        if (purpose.kind === 'build') await purpose.build.finish();
      },
    },
  };
}

function hasOwnMissingPage(srcDir: string): boolean {
  const pages = join(srcDir, 'pages');
  return existsSync(pages) && readdirSync(pages).some((name) => name.startsWith('404.'));
}

/** `variorum:library`, through which pages reach the host. */
function libraryModule(id: string): Plugin {
  return {
    name: LIBRARY,
    resolveId: (source) => (source === LIBRARY ? RESOLVED_LIBRARY : undefined),
    load: (module) => (module === RESOLVED_LIBRARY ? hostModule(id) : undefined),
  };
}
