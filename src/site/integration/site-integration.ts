import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { documentApparatus } from '../../apparatus/document-apparatus.ts';
import { upgradeReport } from '../../apparatus/upgrade-report.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { writeFullTexts } from '../files/full-text.ts';
import type { OutputFile } from '../files/output-file.ts';
import type { OutputPaths } from '../files/output-paths.ts';
import { redirectFiles } from '../files/redirects.ts';
import { crawlerFiles } from '../files/sitemap.ts';
import { PageDates } from '../history/page-dates.ts';
import { hostModule, registerHost, type SiteHost } from '../model/host.ts';
import { pageUrls } from '../model/view.ts';
import { MARK } from '../output/output-mark.ts';
import { PROJECT } from '../places.ts';
import { BuildRecordWriter } from './build-record.ts';
import { bundleFindings } from './bundle-findings.ts';
import { claimOutput } from './claim-output.ts';
import { CollisionWatch } from './collision-watch.ts';
import { componentParts } from './component-parts.ts';
import { contentServer } from './content-server.ts';
import { distantPackages } from './distant-packages.ts';
import { documentKeys } from './document-keys.ts';
import { internalFinding } from './internal-finding.ts';
import { languageRules } from './language-rules.ts';
import { mdxModules } from './mdx-modules.ts';
import { assertWritten } from './missing-files.ts';
import { moduleFinding } from './module-finding.ts';
import type { SiteOptions } from './options.ts';
import { outputFiles } from './output-files.ts';
import { OwnPages } from './own-pages.ts';
import { OUR_PARTS, partModules } from './parts.ts';
import { plainImports } from './plain-imports.ts';
import { Publisher } from './publisher.ts';
import { renderAhead } from './render-ahead.ts';
import { type TakenOver, takeOver } from './take-over.ts';
import { wordModules } from './word-modules.ts';

const LIBRARY = 'variorum:library';
const RESOLVED_LIBRARY = '\0variorum:library';
/** Where Astro may put what it needs while it works, in the output folder; it goes when a build is done. */
export const ASTRO_SCRATCH = '.astro';
const WHOLE_ANSWER = new URL('./whole-answer.ts', import.meta.url);
const COMPONENTS = fileURLToPath(new URL('../components/writer/index.ts', import.meta.url));
/** The pages of the site. */
const ROUTES = fileURLToPath(new URL('../routes/', import.meta.url));
const PAGES = { pattern: '[...path]', entrypoint: join(ROUTES, '[...path].astro') };
const MISSING = { pattern: '404', entrypoint: join(ROUTES, '404.astro') };

/** Connects a library with Astro: gives it to the pages, and makes from it all files that are no pages. */
export function siteIntegration(options: SiteOptions): AstroIntegration {
  const { place, parts, ownCode, build, development } = options;
  const { base, site, cacheDir, publicDir } = place;
  const address = (url: string): string => (site === undefined ? base + url : new URL(base + url, site).href);
  let publisher: Publisher | undefined;
  let record: BuildRecordWriter | undefined;
  let takenOver: TakenOver | undefined;
  let files: OutputFile[] = [];
  let paths: OutputPaths | undefined;
  /** development: what was shown last of each document that somebody looked at */
  const articles = new WeakMap<Document, string>();
  const ownPages = new OwnPages();
  /** of the content as it was first opened: what is committed later, a development server does not tell */
  let dates: Promise<PageDates> | undefined;
  let done = 0;
  let total = 0;

  const allFiles = (library: Library, canonicalUrls: ReadonlySet<string>): OutputFile[] => [
    ...outputFiles(library, base, address),
    ...redirectFiles(library, (url) => base + url, address),
    ...crawlerFiles(canonicalUrls, site, base),
  ];

  const collisions = new CollisionWatch(
    (library) => claimOutput(library, allFiles(library, new Set()), { publicDir, own: ownPages }).findings(),
    (findings) => development?.found(findings),
    () => host.revision++,
  );

  const host: SiteHost = {
    mode: build ? 'build' : 'dev',
    base,
    origin: site,
    revision: 0,
    ownPages,
    async library() {
      const library = await options.library();
      return host.mode === 'dev' ? collisions.checked(library) : library;
    },
    async publish(library, rendered, article) {
      await publisher?.publish(library, rendered, article);
      if (host.mode === 'dev') articles.set(rendered.document, article);
      development?.asked(library, rendered.document);
      build?.progress?.({ stage: 'pages', done: ++done, total });
    },
    async lastUpdated(library, { files }) {
      if (!library.site.lastUpdated) return undefined;
      dates ??= PageDates.read(library);
      return (await dates).newest(files);
    },
    apparatus: documentApparatus,
    upgrade: upgradeReport,
    failed(error, asked) {
      if (error instanceof FindingsError) {
        if (asked) development?.asked(asked.library, asked.document);
        return error;
      }
      if (!development) throw error;
      const findings = [internalFinding(error)];
      development.found(findings);
      return { findings, site: undefined };
    },
    async moduleFailed(library, document, error) {
      const { findings: broken } = await bundleFindings(library, error);
      const findings = broken.length > 0 ? broken : [await moduleFinding(library, document, error)];
      library.report(findings);
      development?.found(findings);
      return { findings, site: library.site };
    },
  };

  return {
    name: 'variorum',
    hooks: {
      'astro:config:setup': async ({ config, injectRoute, updateConfig, addMiddleware }) => {
        // While git looks, what renders the pages is put together.
        if (build) dates = PageDates.read(await options.library());
        const packages = distantPackages(place.root);
        const plugins = [
          plainImports(),
          libraryModule(registerHost(host)),
          partModules(parts),
          mdxModules(host),
          wordModules(host),
          languageRules(host),
          componentParts(place.root),
          ...(ownCode ? [ownCode.plugin()] : []),
          ...(packages ? [packages] : []),
        ];
        if (development) {
          plugins.push(
            contentServer({
              ...development,
              host,
              address,
              ownCodeFolder: ownCode?.folder,
              articleOf: (document) => articles.get(document),
            }),
            collisions.plugin(),
          );
          addMiddleware({ entrypoint: WHOLE_ANSWER, order: 'pre' });
        }
        injectRoute(PAGES);
        if (!hasOwnMissingPage(fileURLToPath(config.srcDir))) injectRoute(MISSING);
        // What renders the pages lies in the output folder, from where packages cannot be found: all goes into it.
        const environments = build ? { prerender: { resolve: { noExternal: true as const } } } : {};
        // Pages may lie where no package can be found.
        const alias = [
          { find: /^variorum[:/]components$/, replacement: COMPONENTS },
          { find: /^variorum\/components\/(\w+\.astro)$/, replacement: `${OUR_PARTS}$1` },
        ];
        updateConfig({ vite: { plugins, environments, resolve: { alias } } });
      },
      'astro:route:setup': ({ route }) => {
        // The development server renders what is asked for; it need not list all pages of a large site first.
        if (development && route.component.includes('[...path]')) route.prerender = false;
      },
      'astro:routes:resolved': ({ routes }) => {
        ownPages.read(routes);
      },
      'astro:build:start': async () => {
        const { outDir: staging, previous = staging, index, progress } = build!;
        progress?.({ stage: 'compile', done: 0, total: 0 });
        const library = await options.library();
        dates ??= PageDates.read(library);
        const keyOf = documentKeys(library, {
          dates: await dates,
          project: PROJECT,
          root: place.root,
          base,
          origin: site,
          ownCode: ownCode?.digests() ?? [],
        });
        record = new BuildRecordWriter(cacheDir);
        publisher = new Publisher(staging, library, { index, record, keyOf, address });
        files = allFiles(library, publisher.canonicalUrls);
        paths = claimOutput(library, files, { publicDir, own: ownPages });
        library.report(paths.findings());
        takenOver = takeOver(library, { previous, staging, cacheDir, keyOf });
        if (takenOver) publisher.takeOver(library, takenOver);
        host.takenOver = takenOver?.documents;
        total = pageUrls(library).length - (takenOver?.documents.size ?? 0);
        void renderAhead(library, ({ url }) => !host.takenOver?.has(url));
      },
      'astro:build:done': async () => {
        const { outDir, progress, complete } = build!;
        const library = await options.library();
        if (library.hasErrors) {
          publisher!.abandon();
          const errors = library.findings.filter(({ severity }) => severity === 'error');
          throw (await build!.failed?.()) ?? new FindingsError(errors, library.site);
        }
        await rm(join(outDir, ASTRO_SCRATCH), { recursive: true, force: true });
        progress?.({ stage: 'files', done: 0, total: files.length });
        takenOver?.bring();
        for (const { url, text } of files) await publisher!.write(url, await text);
        await publisher!.settled();
        await writeFullTexts(library, outDir, address);
        for (const { url, file } of library.assets()) await copy(file, join(outDir, decodeURIComponent(url)));
        assertWritten(
          outDir,
          paths!.files.filter((path) => path !== MARK),
        );
        await ownCode?.keep().catch(() => undefined);
        const draft = await publisher!.complete(library);
        complete?.({
          indexTakenOver: takenOver?.searchIndex ?? false,
          takenOver: takenOver?.files() ?? new Map(),
          record: draft,
          unwritable: record!.failure,
        });
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

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  // A link would lead nowhere on the machine that serves the site.
  await cp(from, to, { dereference: true });
}
