import { join } from 'node:path';
import type { Plugin } from 'vite';
import { documentApparatus } from '../../apparatus/document-apparatus.ts';
import { passagesOf } from '../../apparatus/recent-passages.ts';
import { upgradeReport } from '../../apparatus/upgrade-report.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { PageDates } from '../history/page-dates.ts';
import { wholeArticle } from '../model/article.ts';
import type { OpenLibrary, SiteHost } from '../model/host.ts';
import { editorAddress } from '../writing/editor-address.ts';
import { excerptAt } from '../writing/excerpt.ts';
import { claimOutput } from './claim-output.ts';
import { CollisionWatch } from './collision-watch.ts';
import { contentServer } from './content-server.ts';
import { internalFinding } from './internal-finding.ts';
import { moduleFindings } from './module-finding.ts';
import { type Development, type SitePlace, wholeAddress } from './options.ts';
import { allFiles } from './output-files.ts';
import { OwnPages } from './own-pages.ts';

/** What shows X-ray on every page, as the path of an address. */
const XRAY_ALWAYS = new URL('../client/xray/always.ts', import.meta.url).pathname;

/** A site while somebody writes in it: its pages are shown as they are asked for. */
export class DevelopmentSession {
  /** what the pages ask */
  readonly host: SiteHost;
  readonly ownPages = new OwnPages();
  readonly #place: SitePlace;
  readonly #development: Development;
  readonly #collisions: CollisionWatch;
  /** what was shown last of each document that somebody looked at */
  readonly #articles = new WeakMap<Library, WeakMap<Document, string>>();
  /** of the content as it was first opened: what is committed later is not told */
  #dates: Promise<PageDates> | undefined;

  /** @param open the library; a fresh one after a change of the content */
  constructor(place: SitePlace, open: () => OpenLibrary, development: Development) {
    this.#place = place;
    this.#development = development;
    this.#collisions = new CollisionWatch(
      (library) => {
        const own = this.ownPages;
        const files = allFiles(library, place, { canonicalUrls: new Set(), own });
        return claimOutput(library, files, { publicDir: place.publicDir, own }).findings();
      },
      development.found,
      () => this.host.revision++,
    );
    this.host = {
      mode: 'dev',
      base: place.base,
      origin: place.site,
      revision: 0,
      ownPages: this.ownPages,
      library: () => this.#collisions.checked(open()),
      publish: async (library, rendered, printed) => {
        const articles = this.#articles.get(library) ?? new WeakMap<Document, string>();
        const article = printed ?? wholeArticle(rendered);
        this.#articles.set(library, articles.set(rendered.document, article));
        development.asked(library, rendered.document);
      },
      lastUpdated: async (library, { files }) => {
        if (!library.site.lastUpdated) return undefined;
        this.#dates ??= PageDates.read(library);
        return (await this.#dates).newest(files);
      },
      apparatus: async (library, document) => {
        // X-ray finds a passage by its number, which the HTML has where somebody asked for passages before.
        if (development.xray !== 'off' && library.editions(document.page).length > 1)
          await passagesOf(library, document.page);
        return documentApparatus(library, document);
      },
      script: development.xray === 'on' ? `${place.base}/@fs${XRAY_ALWAYS}` : undefined,
      written: (place) => {
        const lines = excerptAt(place, development.watch());
        return lines && { lines, address: editorAddress(place, this.#place.base) };
      },
      upgrade: upgradeReport,
      failed(error, asked) {
        if (error instanceof FindingsError) {
          if (asked) development.asked(asked.library, asked.document);
          return error;
        }
        const findings = [internalFinding(error)];
        development.found(findings);
        return { findings, site: undefined };
      },
      async moduleFailed(library, document, error) {
        const findings = await moduleFindings(library, document, error);
        library.report(findings);
        development.found(findings);
        return { findings, site: library.site };
      },
    };
  }

  /** How pages show what they are made of. */
  get xray(): Development['xray'] {
    return this.#development.xray;
  }

  /**
   * Absolute path of the folder for the packages that Vite prepares for browsers. Astro takes away those of others when it builds in the
   * same project, and X-ray needs other ones: neither is shared with a server whose pages are open.
   */
  get preparedPackages(): string {
    return join(this.#place.cacheDir, this.xray === 'on' ? 'vite-xray' : 'vite-dev');
  }

  /** @param ownCodeFolder absolute path of the folder of the project's own code, if it has any */
  plugins(ownCodeFolder: string | undefined): Plugin[] {
    const server = contentServer({
      ...this.#development,
      host: this.host,
      address: wholeAddress(this.#place),
      ownCodeFolder,
      articleOf: (library, document) => this.#articles.get(library)?.get(document),
    });
    return [server, this.#collisions.plugin()];
  }
}
