/** Reads what was kept under a name; undefined where the browser keeps nothing (private windows, blocked cookies). */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`variorum-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name, or removes it; does nothing where the browser keeps nothing. */
export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`variorum-${name}`);
    else localStorage.setItem(`variorum-${name}`, value);
  } catch {
    // The choice holds for this page, and is forgotten with it.
  }
}
