// Runs before anything is painted, so it is a file that the head waits for, served as it is: no types, few bytes.
((root) => {
  // Until the module has made tabs of them, only the first panel of a group shows; should it never come, all do.
  root.classList.add('js', 'waiting');
  addEventListener('load', () => root.classList.remove('waiting', 'folds'));
  try {
    const theme = localStorage.getItem('variorum-theme');
    // Pages that have one theme alone say it themselves.
    if (theme && !root.dataset.theme) root.dataset.theme = theme;
    // Groups of the navigation fold before anybody sees them open.
    if (localStorage.getItem('variorum-groups')) root.classList.add('folds');
    const { announcement } = root.dataset;
    if (announcement && localStorage.getItem('variorum-announcement') === announcement)
      root.classList.add('dismissed');
  } catch {
    // The browser keeps nothing: the page has the colours of the system.
  }
})(document.documentElement);
