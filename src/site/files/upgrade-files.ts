import { hash } from 'node:crypto';
import { CHANGE_ATTRIBUTE } from '../../apparatus/html/change-attribute.ts';
import { attribute, type HtmlPart, isElement, print } from '../../apparatus/html/part.ts';
import { readHtml } from '../../apparatus/html/read-html.ts';
import { changesUrl, partUrl, type UpgradePart, upgradeParts } from '../../apparatus/upgrade-parts.ts';
import { type UpgradedPage, upgradeReport } from '../../apparatus/upgrade-report.ts';
import { type Upgrade, upgradesOf, upgradeUrl } from '../../apparatus/upgrades.ts';
import { writeBasePath } from '../../engine/base-path.ts';
import { say } from '../../engine/language/say.ts';
import type { Library } from '../../engine/library/types.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import type { Product } from '../../engine/variants/site.ts';
import { escapeHtml } from '../model/html.ts';
import { partTitle, upgradeArticle, upgradeFile } from '../model/upgrade-html.ts';
import { articleTwin } from './article-twin.ts';
import { ChangeTexts, type EndNames } from './change-texts.ts';
import type { OutputFile } from './output-file.ts';
import { listPointer } from './twin-head.ts';

/** Entries of a feed: a version may change thousands of pages, and readers ask for the whole of it again and again. */
const MOST_ENTRIES = 500;

/**
 * What stands beside the pages of upgrades: each as Markdown and as data, and a feed for each product that has versions.
 *
 * @param base the path below which the site is deployed
 * @param address makes the public address of a URL
 */
export function upgradeFiles(library: Library, base: string, address: (url: string) => string): OutputFile[] {
  return library.site.products.flatMap((product) => {
    const ways = upgradesOf(library.site, product);
    const texts = new ChangeTexts();
    return ways.length === 0
      ? []
      : [
          ...ways
            .flatMap((way) => upgradeParts(library, way))
            .flatMap((part) => [
              markdown(library, part, { base, address, texts }),
              data(library, part, base),
            ]),
          feed(library, product, ways, address),
        ];
  });
}

function titleOf({ site }: Library, { from, to }: Upgrade): string {
  return say(site.language, 'upgrade.title', { from: from.version!, to: to.version! });
}

function markdown(
  library: Library,
  part: UpgradePart,
  { base, address, texts: known }: { base: string; address: (url: string) => string; texts: ChangeTexts },
): OutputFile {
  const { language } = library.site;
  const { way, of } = part;
  const place = address(partUrl(part));
  const heading = () => {
    const range = of === 1 ? '' : `<p>${escapeHtml(partTitle(library, part))}</p>`;
    return `<h1>${escapeHtml(titleOf(library, way))}</h1>${range}`;
  };
  const pointer = listPointer(library.site, way.to, address);
  const end = () => {
    const all = upgradeParts(library, way);
    const links = [all[part.part - 2], all[part.part]].flatMap((other) =>
      other ? `- [${escapeMarkdown(partTitle(library, other))}](${address(upgradeFile(other, 'md'))})\n` : [],
    );
    return links.length === 0 ? '' : `\n${links.join('')}`;
  };
  const parts = async (): Promise<string[]> =>
    upgradeArticle(await upgradeReport(library, part), way, { language, base }).parts;
  return {
    url: upgradeFile(part, 'md'),
    what: 'the Markdown of an upgrade',
    get text() {
      return (async () => {
        const texts = [await articleTwin(heading(), place)];
        // One after the other: the trees of hundreds of pages at once would take as much memory as all else.
        for (const part of await parts())
          texts.push(
            await known.of(part, { way, prefix: base + way.to.basePath }, (html, names) =>
              articleTwin(withMarkers(html, names), place),
            ),
          );
        return pointer + texts.join('\n') + end();
      })();
    },
    get key() {
      return (async () =>
        hash('sha256', JSON.stringify([pointer, heading(), await parts(), place, end()]), 'base64url'))();
    },
  };
}

/** Markdown knows no blocks that came or went: a line before each says so. Words that came are strong; those that went are struck. */
function withMarkers(html: string, names: EndNames): string {
  const visit = (part: HtmlPart): HtmlPart[] => {
    if (!isElement(part)) return [part];
    const parts = part.parts.flatMap(visit);
    if (part.name !== 'ins' && part.name !== 'del') return [{ ...part, parts }];
    const change = attribute(part, CHANGE_ATTRIBUTE);
    // What has none is the writer's own.
    if (change === undefined) return [{ ...part, parts }];
    if (change === 'words') return aroundWords(part.name === 'ins' ? 'strong' : 'del', parts);
    const version = part.name === 'del' ? names.from : names.to;
    const name: HtmlPart = { name: 'strong', attributes: [], parts: [{ text: `${version}:` }] };
    return [{ name: 'p', attributes: [], parts: [name] }, ...parts];
  };
  return print(readHtml(html).flatMap(visit));
}

/** Marks of Markdown stand directly at words: the space at both ends stays outside. */
function aroundWords(name: string, parts: readonly HtmlPart[]): HtmlPart[] {
  const [first, last] = [parts[0], parts.at(-1)].map((part) => (part && !isElement(part) ? part.text : ''));
  const inside = parts.map((part, index): HtmlPart => {
    if (isElement(part)) return part;
    const text = index === 0 ? part.text.trimStart() : part.text;
    return { text: index === parts.length - 1 ? text.trimEnd() : text };
  });
  return [
    { text: /^\s/.test(first!) ? ' ' : '' },
    { name, attributes: [], parts: inside },
    { text: /\s$/.test(last!) ? ' ' : '' },
  ];
}

function data(library: Library, part: UpgradePart, base: string): OutputFile {
  const { from, to } = part.way;
  return {
    url: upgradeFile(part, 'json'),
    what: 'an upgrade as data',
    get text() {
      return upgradeReport(library, part).then((pages) => {
        const next = upgradeParts(library, part.way)[part.part];
        const entry = ({ document, title, kind, version, formerTitle, places }: UpgradedPage) => ({
          page: document.page.slug,
          title,
          url: base + document.url,
          kind,
          ...(version === undefined ? {} : { version }),
          ...(formerTitle === undefined ? {} : { formerTitle }),
          places: places.map(({ html, headings, anchor, steps }) => ({
            headings,
            anchor,
            steps,
            html: writeBasePath(html, to.basePath, base),
          })),
        });
        const told = {
          product: to.product.id,
          from: from.version,
          to: to.version,
          ...(next && { next: base + upgradeFile(next, 'json') }),
          pages: pages.map(entry),
        };
        return `${JSON.stringify(told)}\n`;
      });
    },
  };
}

/**
 * An RSS 2.0 feed with an entry for each page that a version changed, newest version first; of very many, with one for the version in
 * which it ends. Dates are left out: versions have none.
 */
function feed(
  library: Library,
  product: Product,
  ways: readonly Upgrade[],
  address: (url: string) => string,
): OutputFile {
  const { site } = library;
  const versions = site.variants.filter((variant) => variant.product === product);
  const steps = ways
    .filter(({ from, to }) => versions.indexOf(to) === versions.indexOf(from) + 1 && to.released)
    .toReversed();
  return {
    url: `/${product.id}/feed.xml`,
    what: 'the feed of what changed in a product',
    get text() {
      return (async () => {
        const items: string[] = [];
        for (const part of steps.flatMap((way) => upgradeParts(library, way))) {
          const changed = (await upgradeReport(library, part)).filter(({ kind }) => kind !== 'same');
          const room = MOST_ENTRIES - items.length;
          for (const page of changed.slice(0, room)) items.push(pageItem(library, part.way, page, address));
          if (changed.length <= room) continue;
          items.push(wayItem(library, part.way, address));
          break;
        }
        const title = escapeHtml(`${product.name}: ${site.title}`);
        const self = escapeHtml(address(`/${product.id}/feed.xml`));
        const home = escapeHtml(
          address(`${(versions.find(({ latest }) => latest) ?? versions.at(-1)!).basePath}/`),
        );
        return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${title}</title><link>${home}</link><description>${title}</description><language>${escapeHtml(site.language.tag)}</language><atom:link href="${self}" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>\n`;
      })();
    },
  };
}

function pageItem(
  library: Library,
  way: Upgrade,
  { document, title, places }: UpgradedPage,
  address: (url: string) => string,
): string {
  const { language } = library.site;
  const name = `${title}: ${say(language, 'upgrade.changed', { versions: way.to.version! })}`;
  const text = places.map(({ html }) => writeBasePath(html, way.to.basePath)).join('');
  return item(name, address(changesUrl(library, document.page, way)), text);
}

/** All that a version changed as one entry. */
function wayItem(library: Library, way: Upgrade, address: (url: string) => string): string {
  const values = { from: way.from.version!, to: way.to.version!, product: way.to.product.name };
  const text = say(library.site.language, 'upgrade.description', values);
  return item(titleOf(library, way), address(upgradeUrl(way)), escapeHtml(text));
}

/** @param html what it tells */
function item(title: string, address: string, html: string): string {
  const link = escapeHtml(address);
  return `<item><title>${escapeHtml(title)}</title><link>${link}</link><guid>${link}</guid><description>${escapeHtml(html)}</description></item>`;
}
