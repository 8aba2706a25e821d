/**
 * Which tabs were open when the reader left this entry of the history: the position of one in each group; undefined where they
 * have not been before. A link or a demo may open other tabs, and "back" would lead to a page on which the link is hidden.
 */
export function openTabsOfEntry(): number[] | undefined {
  const { tabs } = (history.state ?? {}) as { tabs?: unknown };
  return Array.isArray(tabs) ? tabs : undefined;
}

/** Keeps with this entry of the history which tabs are open. */
export function rememberOpenTabs(tabs: readonly number[]): void {
  try {
    history.replaceState({ ...history.state, tabs }, '');
  } catch {
    // Safari allows a hundred in half a minute. Who holds an arrow key down finds an earlier tab open.
  }
}
