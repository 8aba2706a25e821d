import { say } from '../../../engine/language/say.ts';
import { words } from '../words/search.ts';
import { searched } from './pagefind.ts';

/** What stands below an empty field: what is searched, how it is worked, and where all guides are listed. */
export function emptyHelp(): DocumentFragment {
  return help(
    searched.length === 1
      ? say(words, 'search.help', { variant: searched[0]![2] })
      : say(words, 'search.help_guides'),
    keysHelp(),
  );
}

/** What stands where nothing was found. */
export function nothingHelp(): DocumentFragment {
  const others = searched.length === 1 ? ` ${say(words, 'search.others')}` : '';
  return help(say(words, 'search.advice') + others);
}

/** What stands where the search could not be loaded: a way to try again, and for developers what may be missing. */
export function failureHelp(): DocumentFragment {
  const hint = import.meta.env.DEV
    ? '<p>In development there is no index: it is made when the site is built, by <code>variorum build</code>.</p>'
    : '';
  const result = fragment(`<button type="button" class="retry"></button>${hint}`);
  result.querySelector('button')!.textContent = say(words, 'search.retry');
  return result;
}

/** Which key does what. */
function keysHelp(): Node {
  const line = document.createElement('p');
  line.className = 'keys-help';
  const key = (name: string): Node => {
    const element = document.createElement('kbd');
    element.textContent = name;
    return element;
  };
  line.append(key('↑'), ' ', key('↓'), ` ${say(words, 'search.choose')} `);
  line.append(key('Enter'), ` ${say(words, 'search.opens')} `);
  line.append(key('Esc'), ` ${say(words, 'search.closes')}`);
  return line;
}

function help(text: string, more: Node | '' = ''): DocumentFragment {
  const result = fragment('<p></p><ul></ul>');
  result.querySelector('p')!.textContent = text;
  result.querySelector('p')!.after(more);
  for (const [, path, label] of searched) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${path}/`;
    link.textContent = say(words, 'search.all', { variant: label });
    item.append(link);
    result.querySelector('ul')!.append(item);
  }
  return result;
}

function fragment(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
