import { createHash } from 'node:crypto';
import type { ChangedPlace, ChangeStep } from '../../apparatus/page-changes.ts';
import { documentsOfPart, partUrl, type UpgradePart, upgradeParts } from '../../apparatus/upgrade-parts.ts';
import type { UpgradedPage } from '../../apparatus/upgrade-report.ts';
import { changesId, type Upgrade } from '../../apparatus/upgrades.ts';
import { writeBasePath } from '../../engine/base-path.ts';
import { listFormat } from '../../engine/language/formatters.ts';
import type { Language } from '../../engine/language/language.ts';
import { say, sayParts } from '../../engine/language/say.ts';
import type { Library } from '../../engine/library/types.ts';
import type { Heading } from '../../engine/markdown/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { escapeHtml } from './html.ts';
import type { Neighbours } from './neighbours.ts';

/** An upgrade as an article: its HTML in parts that can be read by themselves, and the pages in it as headings. */
export interface UpgradeArticle {
  /** a section for each page that reads otherwise, and what is said of the others */
  parts: string[];
  headings: Heading[];
  /** pages that read otherwise */
  changed: number;
}

/**
 * Writes all that an upgrade changes as an article: page by page, with a box to tick at each place, and what stayed the same.
 *
 * @param base the path below which the site is deployed
 */
export function upgradeArticle(
  pages: readonly UpgradedPage[],
  way: Upgrade,
  { language, base }: { language: Language; base: string },
): UpgradeArticle {
  const different = pages.filter(({ kind }) => kind !== 'same');
  const same = pages.filter(({ kind }) => kind === 'same');
  const world = { language, base, way };
  const sections = different.map((page) => pageHtml(page, world));
  return {
    parts: [...sections, sameHtml(same, world)].filter((part) => part !== ''),
    headings: different.map(({ document, title }) => ({
      depth: 2,
      id: changesId(document.page.slug),
      text: title,
      line: 0,
    })),
    changed: different.length,
  };
}

/** Where a part of an upgrade stands as a file: `/identity-server/7.2.0/upgrade/7.0.0.md`. */
export function upgradeFile(part: UpgradePart, ending: 'md' | 'json'): string {
  return `${partUrl(part).slice(0, -1)}.${ending}`;
}

/** Which pages of a version a part of an upgrade tells of: "Part 2 of 8, from “Install” to “Sign in”". */
export function partTitle(library: Library, part: UpgradePart): string {
  const documents = documentsOfPart(library, part);
  return say(library.site.language, 'upgrade.part', {
    part: part.part,
    of: part.of,
    first: library.title(documents[0]!),
    last: library.title(documents.at(-1)!),
  });
}

/** The parts of an upgrade before and after one. */
export function upgradeNeighbours(library: Library, { way, part }: UpgradePart): Neighbours {
  const parts = upgradeParts(library, way);
  const at = (number: number) => {
    const other = parts[number - 1];
    return other && { title: partTitle(library, other), url: partUrl(other) };
  };
  return { previous: at(part - 1), next: at(part + 1) };
}

interface World {
  language: Language;
  base: string;
  way: Upgrade;
}

function pageHtml(
  { document, title, kind, version, formerTitle, places }: UpgradedPage,
  world: World,
): string {
  const { language, base } = world;
  const url = escapeHtml(base + document.url);
  const id = changesId(document.page.slug);
  const note =
    kind === 'new' || kind === 'gone'
      ? say(language, kind === 'new' ? 'upgrade.new_page' : 'upgrade.gone_page', { version: version ?? '' })
      : formerTitle === undefined
        ? ''
        : say(language, 'upgrade.formerly', { title: formerTitle });
  // A page that came or went is one thing to look at.
  const whole = note === '' ? '' : boxed(id, escapeHtml(note), '');
  let headings = '';
  const items: string[] = [];
  for (const place of places) {
    const above = place.headings.join(' › ');
    if (above !== headings && above !== '')
      items.push(`</ul><h3>${escapeHtml(above)}</h3><ul class="changes">`);
    headings = above;
    items.push(placeHtml(place, { url, id }, world));
  }
  return `<section><h2 id="${escapeHtml(id)}"><a href="${url}">${escapeHtml(title)}</a></h2><ul class="changes">${whole}${items.join('')}</ul></section>`.replaceAll(
    '<ul class="changes"></ul>',
    '',
  );
}

function placeHtml(
  { html, steps, anchor }: ChangedPlace,
  { url, id }: { url: string; id: string },
  { language, base, way: { from, to } }: World,
): string {
  const { basePath } = to;
  const text =
    html === ''
      ? `<p>${say(language, 'upgrade.opaque')}</p>`
      : withVersions(writeBasePath(html, basePath, base), from, to);
  const link = anchor === undefined ? url : `${url}#${escapeHtml(anchor)}`;
  const read = escapeHtml(say(language, 'upgrade.read'));
  return boxed(
    `${id} ${html}`,
    escapeHtml(stepsText(steps, language)),
    `<div class="place">${text}<a class="there" href="${link}">${read}</a></div>`,
  );
}

/** Says of each block that only one version has, which it is. */
function withVersions(html: string, from: Variant, to: Variant): string {
  const name = ({ version }: Variant) => ` data-version="${escapeHtml(version ?? '')}">`;
  return html
    .replaceAll('<del data-change="removed">', `<del data-change="removed"${name(from)}`)
    .replaceAll('<ins data-change="added">', `<ins data-change="added"${name(to)}`);
}

/** @param key tells what is ticked from all else, also in the next build */
function boxed(key: string, label: string, html: string): string {
  const id = createHash('sha256').update(key).digest('base64url').slice(0, 10);
  return `<li class="task"><label><input type="checkbox" data-tick="${id}"> ${label}</label>${html}</li>`;
}

/** "new in 7.1.0, changed again in 7.2.0" */
export function stepsText(steps: readonly ChangeStep[], language: Language): string {
  const runs: { kind: ChangeStep['kind']; versions: string[] }[] = [];
  for (const { kind, version } of steps) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.versions.push(version);
    else runs.push({ kind, versions: [version] });
  }
  const list = listFormat(language.tag, 'unit');
  return runs
    .map(({ kind, versions }, index) =>
      say(language, kind === 'changed' && index > 0 ? 'upgrade.again' : `upgrade.${kind}`, {
        versions: list.format(versions),
      }),
    )
    .join(', ');
}

function sameHtml(same: readonly UpgradedPage[], { language, base }: World): string {
  if (same.length === 0) return '';
  const links = same.map(
    ({ document, title }) => `<a href="${escapeHtml(base + document.url)}">${escapeHtml(title)}</a>`,
  );
  const list = listFormat(language.tag).formatToParts(links.map((_, index) => String(index)));
  const pages = list.map(({ type, value }) => (type === 'element' ? links[Number(value)] : value)).join('');
  const text = sayParts(language, 'upgrade.same').map((part) =>
    typeof part === 'string' ? escapeHtml(part) : pages,
  );
  return `<p class="same">${text.join('')}</p>`;
}
