/** Lets readers say which passage they report: the section that they are in, or what they have selected. Loaded when it is wanted. */
export function connectFeedback(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('.feedback');
  if (links.length === 0) return;
  let isReady = false;
  const load = async (): Promise<void> => {
    const { followPassage } = await import('./feedback/passage.ts');
    if (!isReady) followPassage(links);
    isReady = true;
  };
  document.addEventListener('selectionchange', () => void load(), { once: true });
  for (const link of links) {
    for (const event of ['pointerover', 'focus'])
      link.addEventListener(event, () => void load(), { once: true });
    link.addEventListener('click', (event) => {
      // Another window gets what is known.
      if (isReady || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // Whatever comes of it, the page is known.
      void load()
        .catch(() => (isReady = true))
        .then(() => link.click());
    });
  }
}
