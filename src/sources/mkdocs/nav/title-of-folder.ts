/** What MkDocs calls a folder: its name with spaces, and a capital where it has none. */
export function titleOfFolder(path: string): string {
  const name = path.split('/').at(-1)!;
  const title = name.replace(/[-_]/g, ' ').trim() || name;
  return title.toLowerCase() === title ? title.charAt(0).toUpperCase() + title.slice(1) : title;
}
