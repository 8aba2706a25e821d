/** Opens the search at its button and at the key `/`; the search itself is loaded when it is first wanted. */
export function connectSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('.find');
  if (!button) return;
  const open = (): void => void import('./search/dialog.ts').then(({ openSearch }) => openSearch());
  button.addEventListener('click', open);
  addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommandK = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!isCommandK && !(isSlash && !isTyping(event.target))) return;
    event.preventDefault();
    open();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}
