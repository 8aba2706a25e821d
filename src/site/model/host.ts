import type { DocumentApparatus } from '../../apparatus/document-apparatus.ts';
import type { UpgradePart } from '../../apparatus/upgrade-parts.ts';
import type { UpgradedPage } from '../../apparatus/upgrade-report.ts';
import type { ExplainableLibrary } from '../../engine/library/explain.ts';
import type { Document, Library, RenderedDocument } from '../../engine/library/types.ts';
import type { Place } from '../../engine/place.ts';
import type { SiteFindings } from '../../engine/variants/findings-error.ts';
import type { ExcerptLine } from '../writing/excerpt.ts';

/** A library that can also be asked what lies behind its documents. */
export type OpenLibrary = Library & ExplainableLibrary;

/** Makes the page of a document at a URL (without the deployment's base); undefined for what only Astro as a whole makes. */
export type DocumentMaker = (url: string) => Promise<string | Uint8Array | undefined>;

/**
 * What the site's pages ask of the process that builds or serves them.
 *
 * Astro bundles pages into modules of their own; were they to import the engine, it would be loaded a second time, with
 * a second library. So pages reach the one that exists through this object, which travels by `globalThis`.
 */
export interface SiteHost {
  mode: 'build' | 'dev';
  /** the path below which the site is deployed, without a trailing slash: empty, or `/docs` */
  base: string;
  /** the public address of the site, `https://docs.acme.com` */
  origin: string | undefined;
  /** the library as it is now; in development a fresh one after a change */
  library(): OpenLibrary;
  /** development: how often what pages show has changed; each says which state of it it shows */
  revision: number;
  /** the pages of the project's own: where one is, the site shows none */
  ownPages: {
    /** whether one stands at a URL (without the deployment's base) that has no part to be filled in */
    has(url: string): boolean;
    /** whether one answers an address (without the deployment's base) */
    answers(path: string): boolean;
  };
  /** when what a document is made of was last committed; undefined when that is not known, or not to be told */
  lastUpdated(library: Library, rendered: RenderedDocument): Promise<Date | undefined>;
  /** URLs of the documents that a build took over from the last one: they need no page */
  takenOver?: ReadonlyMap<string, unknown> | undefined;
  /** URLs of the only documents that a build makes pages for, and nothing else; undefined when it makes a whole site */
  share?: ReadonlySet<string> | undefined;
  /**
   * takes a document that was rendered for its page: its `.md` twin and its search record come from here
   *
   * @param article its HTML as the page shows it, where components print something in it
   */
  publish(library: Library, rendered: RenderedDocument, article?: string): Promise<void>;
  /** what readers of a document are shown of its passages; asked before it is rendered, it is read once for both */
  apparatus(library: Library, document: Document): Promise<DocumentApparatus>;
  /** what an upgrade changes, or a part of it; most was found out while the pages were rendered */
  upgrade(library: Library, part: UpgradePart): Promise<UpgradedPage[]>;
  /** takes what the module of a page in MDX format threw, and reports it; returns what its writer is told */
  moduleFailed(library: Library, document: Document, error: unknown): Promise<SiteFindings>;
  /**
   * takes what a page threw; returns what its writer is told. A build throws it again unless it is a list of findings, which the
   * library knows and the build tells at its end
   *
   * @param asked the document that was asked for, where it is known
   */
  failed(error: unknown, asked?: { library: Library; document: Document }): SiteFindings;
  /** a build that writes pages by itself: the URLs of which Astro must know that there are such pages; undefined where it is to make all */
  askedFor?: readonly string[] | undefined;
  /** a build that writes pages by itself: takes, with the first page, what makes documents without Astro as a whole */
  takeMaker?: ((make: DocumentMaker) => void) | undefined;
  /** development: the path of a script that pages load besides, below the base */
  script?: string | undefined;
  /** development: the lines around a place, and the address that opens it in the editor; undefined for what is no content */
  written?(place: Place): { lines: ExcerptLine[]; address: string } | undefined;
}

const HOSTS = Symbol.for('variorum.site.hosts');

function hosts(): Map<string, SiteHost> {
  const scope = globalThis as { [HOSTS]?: Map<string, SiteHost> };
  scope[HOSTS] ??= new Map();
  return scope[HOSTS];
}

/** Makes `host` known to the pages of this process; returns the name under which they find it: for a build the same in every process. */
export function registerHost(host: SiteHost): string {
  const id = host.mode === 'build' ? 'build' : `${hosts().size}`;
  hosts().set(id, host);
  return id;
}

/** JavaScript of a module that exports the host registered as `id`: it must not import anything of ours. */
export function hostModule(id: string): string {
  return `export const host = globalThis[Symbol.for('variorum.site.hosts')].get(${JSON.stringify(id)});`;
}
