// The head waits for it before anything is painted, and it is served as it is: no types.
((root) => {
  // Of tabs, the first panel shows until the module comes; should it never come, all do.
  root.classList.add('js', 'waiting');
  addEventListener('load', () => root.classList.remove('waiting', 'folds'));
  // Who wants the search before the module is there gets it then.
  addEventListener('click', ({ target }) => target.closest?.('.find')?.classList.add('wanted'), true);
  try {
    const theme = localStorage.getItem('variorum-theme');
    // A page of one theme alone says it itself.
    if (theme && !root.dataset.theme) root.dataset.theme = theme;
    if (localStorage.getItem('variorum-groups')) root.classList.add('folds');
    const { announcement } = root.dataset;
    if (announcement && localStorage.getItem('variorum-announcement') === announcement)
      root.classList.add('dismissed');
  } catch {
    // The browser keeps nothing.
  }
})(document.documentElement);
