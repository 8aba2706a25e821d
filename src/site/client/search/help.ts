import { searched } from './pagefind.ts';

/** What stands below an empty field: what is searched, how it is worked, and where all guides are listed. */
export function emptyHelp(): DocumentFragment {
  const where = searched.length === 1 ? searched[0]![2] : 'the latest guides of each product';
  return help(
    `Searches the text of ${where}: try the name of a button, a setting or an error code.`,
    '<p class="keys-help"><kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> opens <kbd>Esc</kbd> closes</p>',
  );
}

/** What stands where nothing was found. */
export function nothingHelp(): DocumentFragment {
  const elsewhere =
    searched.length === 1
      ? ' Other products and versions are not searched; you can change to one at the top of the page.'
      : '';
  return help(`Check the spelling, or try fewer or more general words.${elsewhere}`);
}

/** What stands where the search could not be loaded: a way to try again, and for developers what may be missing. */
export function failureHelp(): DocumentFragment {
  const hint = import.meta.env.DEV
    ? '<p>In development there is no index: it is made when the site is built, by <code>variorum build</code>.</p>'
    : '';
  return fragment(`<button type="button" class="retry">Try again</button>${hint}`);
}

function help(text: string, more = ''): DocumentFragment {
  const result = fragment(`<p></p>${more}<ul></ul>`);
  result.querySelector('p')!.textContent = text;
  for (const [, path, label] of searched) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${path}/`;
    link.textContent = `All guides for ${label}`;
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
