/** Lets readers say which passage they report: the section that they are in, or what they have selected. Loaded when it is wanted. */
export function connectFeedback(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('.feedback');
  if (links.length === 0) return;
  let isLoaded = false;
  const load = async (): Promise<void> => {
    if (isLoaded) return;
    isLoaded = true;
    const { followPassage } = await import('./feedback/passage.ts');
    followPassage(links);
  };
  document.addEventListener('selectionchange', load);
  // Until it has come, a report tells the page alone.
  for (const link of links) for (const event of ['pointerover', 'focus']) link.addEventListener(event, load);
}
