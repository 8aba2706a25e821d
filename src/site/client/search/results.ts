import { say, sayList } from '../../../engine/language/say.ts';
import { words } from '../words/search.ts';
import { type Found, type FoundPage, searched } from './pagefind.ts';

/** The list of what was found. */
export function resultList({ pages }: Found): HTMLElement {
  const list = document.createElement('ol');
  list.append(...pages.map(item));
  return list;
}

/** How much was found, as a sentence. */
export function summary({ total, pages, instead }: Found, query: string): string {
  const where = searched.length === 1 ? searched[0]![2] : say(words, 'search.latest');
  const nothing = say(words, 'search.nothing', { where, query });
  if (total === 0) return nothing;
  const shown = pages.length < total ? ` ${say(words, 'search.shown', { count: pages.length })}` : '';
  if (instead === undefined) return say(words, 'search.found', { count: total, where, query }) + shown;
  const beginnings = sayList(
    words,
    instead.split(' ').map((word) => say(words, 'search.word', { word })),
  );
  return `${nothing} ${say(words, 'search.beginnings', { count: total, words: beginnings })}${shown}`;
}

function item(page: FoundPage): HTMLElement {
  const element = document.createElement('li');
  const title = link(page.url, page.title, 'title');
  if (searched.length > 1) title.append(small(page.label));
  element.append(title);
  // What stands in a section is shown there, where it leads.
  if (!page.sections.some((section) => section.excerpt === page.excerpt))
    element.append(excerpt(page.excerpt));
  for (const section of page.sections) {
    const part = document.createElement('div');
    part.className = 'section';
    part.append(link(page.url + section.hash, section.title), excerpt(section.excerpt));
    element.append(part);
  }
  return element;
}

function link(href: string, text: string, className = ''): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = href;
  element.className = className;
  element.textContent = text;
  return element;
}

function small(text: string): HTMLElement {
  const element = document.createElement('small');
  element.textContent = text;
  return element;
}

function excerpt(html: string): HTMLElement {
  const element = document.createElement('p');
  element.innerHTML = html;
  return element;
}
