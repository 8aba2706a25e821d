import { say } from '../../../engine/language/say.ts';
import { words } from '../words/search.ts';
import { button, element } from './nodes.ts';
import { forgetSearches, recentSearches } from './recent.ts';
import { ownVariant, searched } from './scope.ts';

/**
 * What stands below an empty field: what was searched before, what is searched, how it is worked, and where all guides are listed.
 *
 * @param search searches for something again
 */
export function emptyHelp(search: (query: string) => void): Node[] {
  const text =
    ownVariant === undefined
      ? say(words, 'search.help_guides')
      : say(words, 'search.help', { variant: ownVariant[2] });
  return [...recentList(search), element('p', '', text), keysHelp(), allGuides()];
}

/** What stands where nothing was found. */
export function nothingHelp(): Node[] {
  return [element('p', '', say(words, 'search.advice')), allGuides()];
}

/** What is told where the search could not be loaded: in development, why. */
export function failureSentence(): (Node | string)[] {
  if (!import.meta.env.DEV) return [say(words, 'search.failed')];
  const command = element('code', '', 'variorum build');
  return ['In development, the search has no index: it is made when the site is built, by ', command, '.'];
}

/**
 * What stands where the search could not be loaded, and may be at another time.
 *
 * @param retry tries again
 */
export function failureHelp(retry: () => void): Node[] {
  return import.meta.env.DEV ? [] : [button('retry', say(words, 'search.retry'), retry)];
}

function recentList(search: (query: string) => void): Node[] {
  const queries = recentSearches();
  if (queries.length === 0) return [];
  const list = element('ul', '');
  list.append(
    ...queries.map((query) =>
      element(
        'li',
        '',
        button('', query, () => search(query)),
      ),
    ),
  );
  const section = element('section', 'recent', element('h2', '', say(words, 'search.recent')), list);
  section.append(
    button('forget', say(words, 'search.forget'), () => {
      forgetSearches();
      section.closest('dialog')?.querySelector('input')?.focus();
      section.remove();
    }),
  );
  return [section];
}

/** Which key does what. */
function keysHelp(): Node {
  const key = (name: string): Node => element('kbd', '', name);
  return element(
    'p',
    'keys-help',
    key('↑'),
    ' ',
    key('↓'),
    ` ${say(words, 'search.choose')} `,
    key('Enter'),
    ` ${say(words, 'search.opens')} `,
    key('Esc'),
    ` ${say(words, 'search.closes')}`,
  );
}

function allGuides(): Node {
  const items = searched.map(([, path, label]) => {
    const link = element('a', '', say(words, 'search.all', { variant: label }));
    link.href = `${path}/`;
    return element('li', '', link);
  });
  return element('ul', '', ...items);
}
