import { type Found, type FoundPage, searched } from './pagefind.ts';

/** The list of what was found. */
export function resultList({ pages }: Found): HTMLElement {
  const list = document.createElement('ol');
  list.append(...pages.map(item));
  return list;
}

/** How much was found, as a sentence. */
export function summary({ total, pages, instead }: Found, query: string): string {
  const where = searched.length === 1 ? searched[0]![2] : 'the latest guides';
  if (total === 0) return `Nothing in ${where} matches “${query}”.`;
  const count = total === 1 ? 'One page' : `${total} pages`;
  const verb = total === 1 ? 'matches' : 'match';
  const shown = pages.length < total ? ` The best ${pages.length} are shown.` : '';
  if (instead === undefined) return `${count} in ${where} ${verb} “${query}”.${shown}`;
  const have = total === 1 ? 'has' : 'have';
  const words = instead.split(' ').join('” and “');
  return `Nothing in ${where} matches “${query}”. ${count} ${have} words that begin with “${words}”.${shown}`;
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
