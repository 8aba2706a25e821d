import { posix } from 'node:path';
import { BASE_PATH, SITE_ROOT } from '../../base-path.ts';
import { decodePath, encodePath, isElsewhere } from '../../url-path.ts';
import { slugOf } from '../folder/page-name.ts';
import type { Unserved } from '../folder/unserved.ts';

/** Whether a target holds an unknown variable that a site keeps as it stands; it is told by itself, not as a wrong target. */
export function isKept(target: string): boolean {
  const open = target.indexOf('{{');
  return open >= 0 && target.includes('}}', open);
}

/** What the library must know to find what a link means. */
export interface LinkWorld {
  /** the folder of the site in which a path lies, with a slash at its end: its links begin there. Empty for the content folder itself */
  folderOf(path: string): string;
  /** what stands before the endings of pages' names and is no part of their addresses */
  pageSuffix: string;
  /** the prefix of all addresses, where links repeat it behind `base_path`; or nothing */
  repeatedPath: string;
  /** says whether a page has this slug in any variant */
  hasPage(slug: string): boolean;
  /** the slug of the page to which readers are led on from a file that is there and no page */
  ledOnFrom(path: string): string | undefined;
  /** says whether the site lists the pages of a folder that has no page of its own, in any variant */
  hasList(folder: string): boolean;
  /** says whether a file is served at this path, relative to the content folder */
  hasAsset(path: string): boolean;
  /** the served file that was probably meant by a path at which none is */
  closestAsset(path: string): string | undefined;
  /** the file that a link of a page names as wikis do, by its path from the page; undefined where none has the name */
  fileNamed(name: string, page: string): string | undefined;
  /** where the place with an id is, as a link of a page leads there; undefined where no page has one */
  placeNamed(id: string, page: string): string | undefined;
  /** why nothing is served at a path in the content folder although something lies there */
  unserved(path: string): Unserved | undefined;
  /** what stands at an address of the site: something, nothing below a variant's prefix, or what is none of our business */
  standing(address: string): 'something' | 'nothing' | 'unknown';
}

/** What stands behind the path in an address. */
interface AddressEnd {
  /** with its question mark, or empty */
  query: string;
  /** with its `#`, or empty */
  fragment: string;
}

/** What a link as the writer wrote it leads to. */
export type LinkTarget =
  | ({ kind: 'page'; slug: string } & AddressEnd)
  | ({ kind: 'asset'; path: string } & AddressEnd)
  /** an address of this site, the same in every variant; `path` begins with a slash */
  | ({ kind: 'fixed'; path: string } & AddressEnd)
  /** a fragment of the page itself */
  | { kind: 'here'; fragment: string }
  /** another site, a mail address, a file that the site makes, or a fixed path of it that is neither page nor asset */
  | { kind: 'elsewhere' }
  /** within the content folder, but nothing is there; `slug` is where it would be */
  | { kind: 'missing'; slug: string };

/** What a build writes below every variant's prefix, besides pages. */
const MADE_FOR_VARIANTS: ReadonlySet<string> = new Set(['/llms.txt', '/llms-full.txt']);

/**
 * Resolves a link or an image: `{{ base_path }}/guides/x/`, `/assets/x.png`, and paths relative to the page's file
 * (`../admin/y.md#z`) or, as MkDocs writes them, to its URL (`../y/`).
 *
 * @param path the page's path in the content folder
 */
export function resolveTarget(target: string, path: string, world: LinkWorld): LinkTarget {
  if (isElsewhere(target)) return { kind: 'elsewhere' };
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target) ?? [];
  if (address === '') return { kind: 'here', fragment };
  const end = { query, fragment };
  const folder = world.folderOf(path);
  const own = path.slice(folder.length);
  if (address.startsWith(BASE_PATH)) {
    const path = address.slice(1);
    if (MADE_FOR_VARIANTS.has(path)) return { kind: 'elsewhere' };
    const { repeatedPath } = world;
    const repeats = repeatedPath !== '' && path.startsWith(`${repeatedPath}/`);
    const candidates = repeats ? [path, path.slice(repeatedPath.length)] : [path];
    return find(candidates, end, folder, world) ?? missing(candidates.at(-1)!);
  }
  if (address.startsWith('/')) {
    const asset = [folder + address, address].map(normalise).find((each) => world.hasAsset(each));
    if (asset !== undefined) return { kind: 'asset', path: asset, ...end };
    const standing = world.standing(address);
    if (standing === 'something') return { kind: 'fixed', path: address, ...end };
    // A path of a source from the top of all pages is no address: editors complete links so.
    const page = /\.mdx?$/.test(address) ? find([address], end, folder, world) : undefined;
    if (page) return page;
    return standing === 'nothing' ? { kind: 'missing', slug: address } : { kind: 'elsewhere' };
  }
  const fromFile = posix.join(posix.dirname(own), address);
  const fromUrl = posix.join(slugOf(own, world.pageSuffix), address);
  return find([fromFile, fromUrl], end, folder, world) ?? missing(fromFile);
}

/** The URL to write for a target, abstract where variants differ; undefined to leave it as the writer wrote it. */
export function targetUrl(target: LinkTarget): string | undefined {
  switch (target.kind) {
    case 'page':
      return `${BASE_PATH}/${target.slug ? `${target.slug}/` : ''}${target.query}${target.fragment}`;
    case 'asset':
      return `${SITE_ROOT}/${encodePath(target.path)}${target.query}${target.fragment}`;
    case 'fixed':
      return SITE_ROOT + target.path + target.query + target.fragment;
    default:
      return undefined;
  }
}

/** @param candidates paths below a folder of the site */
function find(
  candidates: string[],
  end: AddressEnd,
  folder: string,
  world: LinkWorld,
): LinkTarget | undefined {
  for (const candidate of candidates.map(normalise)) {
    const file = folder === '' ? candidate : normalise(folder + candidate);
    const asset = [withSuffix(file, world.pageSuffix), file].find((each) => world.hasAsset(each));
    if (asset !== undefined) return { kind: 'asset', path: asset, ...end };
    const slug = slugOf(candidate.replace(/\/$/, '').replace(/\.html$/, ''), world.pageSuffix);
    if (world.hasPage(slug)) return { kind: 'page', slug, ...end };
  }
  for (const folder of candidates.map(normalise))
    if (folder !== '' && world.hasList(folder)) return { kind: 'page', slug: folder, ...end };
  for (const candidate of candidates.map(normalise)) {
    const slug = world.ledOnFrom(normalise(folder + candidate));
    if (slug !== undefined) return { kind: 'page', slug, ...end };
  }
  return undefined;
}

/** The path of a file with what names of pages have before their endings: a picture of that language. */
function withSuffix(path: string, suffix: string): string {
  return suffix === '' ? path : path.replace(/(?=\.[^./]+$)/, suffix);
}

function missing(path: string): LinkTarget {
  return { kind: 'missing', slug: slugOf(normalise(path)) };
}

function normalise(path: string): string {
  const clean = posix
    .normalize(path)
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/$/, '');
  return clean === '.' ? '' : decodePath(clean).normalize();
}
