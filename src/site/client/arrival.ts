import { say } from '../../engine/language/say.ts';
import { decodePath } from '../../engine/url-path.ts';
import type { Carried } from './carried.ts';
import { words } from './words/arrival.ts';

/** Tells a reader who came from another variant what is not here of what they were reading, with a way back. */
export function tellArrival(carried: Carried): void {
  const { title, section, versions, trail, tabs } = carried;
  const variant = document.documentElement.dataset.variant!;
  const id = decodePath(location.hash.slice(1));
  if (versions !== undefined) {
    const text = say(words, 'arrival.page', { title, variant, versions });
    document.querySelector('main')?.prepend(lineOf(text, carried));
  } else if (id && !document.getElementById(id)) {
    // A page of another name, or one that lacks very many sections, has no line for it.
    const near = trail.map((each) => document.getElementById(each)).find((each) => each !== null);
    const line = lineOf(say(words, 'arrival.section', { title: section || id, variant }), carried);
    if (near) near.after(line);
    else document.querySelector('.prose')?.prepend(line);
    line.scrollIntoView();
  }
  for (const [each, isChosen] of [[id] as const, ...tabs]) {
    const line = document.getElementById(each);
    if (!line?.matches('.absent')) continue;
    leadBack(line.querySelector('a')!, carried);
    if (!isChosen) continue;
    // Of a group that is not here at all, too.
    line.dataset.wanted = '';
    const isSaid = [...document.querySelectorAll<HTMLElement>('.said')].some(
      ({ dataset }) => dataset.tab === line.dataset.tab,
    );
    if (!isSaid) line.classList.add('said');
  }
}

/** Says of a group of tabs, once on a page, that it has not the one that the reader chose elsewhere. */
export function tellTab(group: HTMLElement, label: string): void {
  if (document.querySelector('.tabs > .said')) return;
  const line = document.createElement('p');
  line.classList.add('absent', 'said');
  line.textContent = say(words, 'arrival.tab', { title: label });
  group.querySelector('.tablist')!.after(line);
}

function lineOf(text: string, carried: Carried): HTMLElement {
  const line = document.createElement('p');
  line.classList.add('absent', 'said');
  const link = document.createElement('a');
  leadBack(link, carried);
  line.append(`${text} `, link);
  return line;
}

function leadBack(link: HTMLAnchorElement, { from, name }: Carried): void {
  link.href = from;
  link.textContent = say(words, 'arrival.back', { variant: name });
}
