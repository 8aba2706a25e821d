import { hash } from 'node:crypto';
import type { Language } from '../../engine/language/language.ts';
import { say, sayParts } from '../../engine/language/say.ts';
import type { Library } from '../../engine/library/types.ts';
import { foldPath } from '../../engine/url-path.ts';
import { latestPaths, pathCalled } from '../../engine/variants/paths.ts';
import type { RetiredVersion, Variant } from '../../engine/variants/site.ts';
import { escapeHtml } from '../model/html.ts';
import { isStartDocument } from '../model/start-page.ts';
import { variantModel } from '../model/variant-model.ts';
import type { OutputFile } from './output-file.ts';

/** A URL that leads to another; both without the deployment's base and without escapes. */
export interface Redirect {
  from: string;
  to: string;
}

/**
 * Every redirect of the site: a product's address and its `latest` to the latest version, other names of versions to them, the addresses that pages
 * had before (`redirect_from`), and those of versions that are no more. An address at which a page stands is no redirect.
 */
export function redirects(library: Library): Redirect[] {
  const all = new Map<string, string>();
  const folded = new Map<string, string>();
  const add = (from: string, to: string): void => {
    const taken = library.documentAt(from) !== undefined || all.has(from);
    // In other letters, many systems take both for one.
    const name = foldPath(from);
    if (taken || name === foldPath(to) || folded.get(name) === to) return;
    all.set(from, to);
    folded.set(name, to);
  };
  for (const variant of library.site.variants) if (variant.latest) addLatest(library, variant, add);
  for (const variant of library.site.variants)
    addPaths(
      library,
      variant,
      variant.aliases.flatMap((alias) => pathCalled(variant, alias) ?? []),
      add,
    );
  for (const [from, document] of library.formerAddresses)
    add(from, isStartDocument(document) ? '/' : document.url);
  for (const retired of library.site.retired) addRetired(library, retired, add);
  return [...all].map(([from, to]) => ({ from, to }));
}

type Add = (from: string, to: string) => void;

function addLatest(library: Library, variant: Variant, add: Add): void {
  addPaths(library, variant, latestPaths(variant.product.id, variant), add);
  add(`/${variant.product.id}/`, variantModel(library, variant).home);
}

/** All pages and lists of a variant under other prefixes. */
function addPaths(library: Library, variant: Variant, paths: readonly string[], add: Add): void {
  if (paths.length === 0) return;
  const model = variantModel(library, variant);
  const urls = [model.home, ...model.order.map((document) => document.url), ...model.sections.keys()];
  for (const path of paths) for (const url of urls) add(path + url.slice(variant.basePath.length), url);
}

/** The home and the lists of a version that is no more; its pages are among former addresses. */
function addRetired(library: Library, { basePath, successors }: RetiredVersion, add: Add): void {
  for (const successor of successors) {
    const model = variantModel(library, successor);
    for (const url of [model.home, ...model.sections.keys()])
      add(basePath + url.slice(successor.basePath.length), url);
  }
}

/** Keeps what stands behind an address (`#section`), which servers never see. A file, as a strict policy forbids inline scripts. */
const MOVE = 'location.replace(document.currentScript.dataset.to+location.search+location.hash)\n';
const MOVE_URL = `/_site/moved.${hash('sha256', MOVE, 'hex').slice(0, 8)}.js`;

/**
 * The page of a redirect: without JavaScript, `refresh` leads on.
 *
 * @param language in which it speaks
 * @param script address of the script that keeps the part after `#`
 */
export function redirectHtml(to: string, canonical: string, script: string, language: Language): string {
  const said = (key: 'moved.title' | 'moved.text', address: string): string =>
    sayParts(language, key)
      .map((part) => (typeof part === 'string' ? escapeHtml(part) : address))
      .join('');
  const target = escapeHtml(to);
  return (
    `<!doctype html><html lang="${escapeHtml(language.tag)}" dir="${language.dir}"><meta charset="utf-8"><title>${said('moved.title', target)}</title>` +
    `<meta name="robots" content="noindex"><link rel="canonical" href="${escapeHtml(canonical)}">` +
    `<script src="${escapeHtml(script)}" data-to="${target}"></script>` +
    `<meta http-equiv="refresh" content="0;url=${target}">` +
    `<main><h1>${escapeHtml(say(language, 'moved.heading'))}</h1><p>${said('moved.text', `<a href="${target}" dir="ltr">${target}</a>`)}</p></main></html>\n`
  );
}

/** The redirects as files that any server of static files can serve. */
export function redirectFiles(
  library: Library,
  place: (url: string) => string,
  address: (url: string) => string,
): OutputFile[] {
  const pages = redirects(library).map(({ from, to }): OutputFile => {
    const target = encodeURI(to);
    return {
      url: from.endsWith('/') ? `${from}index.html` : from,
      what: `the redirect to ${to}`,
      page: library.documentAt(to)?.page.path,
      text: redirectHtml(place(target), address(target), place(MOVE_URL), library.site.language),
    };
  });
  if (pages.length > 0) pages.push({ url: MOVE_URL, what: 'the script of redirects', text: MOVE });
  return pages;
}
