/**
 * The name of a file or a folder as a title: `guides/account-configurations.md` is "Account configurations". A page that stands
 * for its folder is called like it, and what has capitals keeps its letters: `openHAB.md` is "openHAB".
 */
export function titleFromPath(path: string): string {
  const name = path
    .replace(/(?:\/(?:index|README))?\.mdx?$/, '')
    .split('/')
    .at(-1)!;
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words === words.toLowerCase() ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
