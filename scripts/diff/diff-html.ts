import { type HtmlElement, type HtmlPart, isElement, print } from '../../src/apparatus/html/part.ts';
import { readHtml } from '../../src/apparatus/html/read-html.ts';
import { withoutNumbers } from '../../src/apparatus/html/without-numbers.ts';
import type { PlaceApart } from '../../src/apparatus/page-changes.ts';
import { writeBasePath } from '../../src/engine/base-path.ts';
import type { Variant } from '../../src/engine/variants/site.ts';
import type { SiteFile } from '../../src/engine/variants/site-file.ts';
import { isForDark, nameOfPicture } from '../../src/review/changed-lines.ts';
import type { PageDiff } from '../../src/review/variant-diff.ts';
import { escapeHtml } from '../../src/site/model/html.ts';
import { count } from '../../src/site/report/print-findings.ts';
import { DIFF_STYLE } from './diff-style.ts';

/** What differs between two variants, as a page that needs no other file: no script, no picture, no font. */
export function diffHtml(
  diffs: readonly PageDiff[],
  [from, to]: readonly [Variant, Variant],
  site: SiteFile,
): string {
  const different = diffs.filter(({ kind }) => kind !== 'same');
  const same = diffs.filter(({ kind }) => kind === 'same');
  const title = `${site.title}: from ${from.id} to ${to.id}`;
  const summary =
    different.length === 0
      ? 'Nothing differs.'
      : `${different.length} of ${count(diffs.length, 'page')} ${different.length === 1 ? 'differs' : 'differ'}.`;
  const list = different
    .map((diff) => `<li><a href="#${idOf(diff)}">${escapeHtml(diff.title)}</a></li>`)
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${DIFF_STYLE}</style>
</head>
<body>
<header>
<p class="site">${escapeHtml(site.title)}</p>
<h1>From <span>${escapeHtml(from.id)}</span> to <span>${escapeHtml(to.id)}</span></h1>
<p class="summary">${summary}</p>
</header>
${different.length > 1 ? `<nav aria-label="Pages"><ul>\n${list}\n</ul></nav>` : ''}
<main>
${different.map((diff) => pageHtml(diff, [from, to], site)).join('\n')}
${same.length === 0 ? '' : `<p class="same">Nothing differs in: ${same.map((diff) => escapeHtml(diff.title)).join('; ')}.</p>`}
</main>
</body>
</html>
`;
}

function pageHtml(diff: PageDiff, [from, to]: readonly [Variant, Variant], site: SiteFile): string {
  const { kind, before, after, title, formerTitle, places } = diff;
  const notes = [
    ...(kind === 'new' ? [`Only in ${to.id}`] : []),
    ...(kind === 'gone' ? [`Only in ${from.id}`] : []),
    ...(formerTitle === undefined ? [] : [`Called “${formerTitle}” in ${from.id}`]),
    ...(before && after && before.page !== after.page ? [`In ${from.id} it is ${before.page.path}`] : []),
  ];
  let above = '';
  const blocks = places.map((place) => {
    const here = place.headings.join(' › ');
    const heading = here === above || here === '' ? '' : `<h3>${escapeHtml(here)}</h3>`;
    above = here;
    return `${heading}<div class="place">${placeHtml(place, site)}</div>`;
  });
  const { tag, dir } = site.language;
  return `<section id="${idOf(diff)}">
<h2>${escapeHtml(title)}</h2>
<p class="path">${escapeHtml((after ?? before)!.page.path)}</p>
${notes.map((note) => `<p class="remark">${escapeHtml(note)}.</p>`).join('\n')}
<div lang="${tag}" dir="${dir}">${blocks.join('\n')}</div>
</section>`;
}

function idOf({ before, after }: PageDiff): string {
  return `page-${encodeURIComponent((after ?? before)!.page.slug || 'index')}`;
}

function placeHtml({ html }: PlaceApart, { url }: SiteFile): string {
  if (html === '') return '<p class="remark">A component shows something else here.</p>';
  const written = writeBasePath(html, '');
  return print(withoutNumbers(readHtml(written)).map((part) => standingAlone(part, url))).replaceAll(
    '<span class="picture"></span>',
    '',
  );
}

/** Elements that show another file, or run one. */
const FILES = new Set(['img', 'video', 'audio', 'picture', 'source', 'track', 'embed', 'object', 'iframe']);

/** A part without what the page does not bring: pictures are their texts, and links lead to sites alone. */
function standingAlone(part: HtmlPart, site: string | undefined): HtmlPart {
  if (!isElement(part)) return part;
  if (FILES.has(part.name)) return nameOf(part);
  const attributes = part.attributes.flatMap(([name, value]): [string, string][] => {
    if (name.startsWith('on') || name === 'style' || name === 'open') return [];
    if (name !== 'href') return [[name, value]];
    if (/^(?:https?|mailto):/.test(value)) return [[name, value]];
    return site !== undefined && value.startsWith('/') ? [[name, site + value]] : [];
  });
  // Nobody should have to open what differs.
  if (part.name === 'details') attributes.push(['open', '']);
  return { ...part, attributes, parts: part.parts.map((each) => standingAlone(each, site)) };
}

function nameOf(element: HtmlElement): HtmlElement {
  return {
    name: 'span',
    attributes: [['class', 'picture']],
    parts: [{ text: isForDark(element) ? '' : nameOfPicture(element) }],
  };
}
