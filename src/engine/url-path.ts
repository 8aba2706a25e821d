/**
 * Whether a path can stand in an address and lead below its start on every server and file system: its parts are no `.`
 * and no `..`, none is empty, and none holds a character that means something else there.
 *
 * @param path parts between slashes, with or without a slash at its ends
 */
export function isUrlPath(path: string): boolean {
  let decoded: string;
  try {
    decoded = decodeURI(path);
  } catch {
    return false;
  }
  const parts = decoded.replace(/^\/|\/$/g, '').split('/');
  return parts.every((part) => !/^\.{0,2}$/.test(part) && !/[\s?#\\:*"<>|{}]/.test(part));
}

/** A part of an address as text (`a%20b` is `a b`); as it is, when its escapes are damaged. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A file's path as it stands in an address: every sign that means something there is escaped, slashes are not. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The folder in which all of these paths lie; empty when they have none in common. */
export function sharedFolder(paths: readonly string[]): string {
  let shared = paths[0]?.split('/').slice(0, -1) ?? [];
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    const end = shared.findIndex((part, index) => part !== parts[index]);
    if (end >= 0) shared = shared.slice(0, end);
  }
  return shared.join('/');
}

/**
 * Equal for paths that some file systems and servers do not tell apart: those that differ in upper and lower case, or in how
 * Unicode composes a letter (`ü` is one character or two).
 */
export function foldPath(path: string): string {
  return path.normalize('NFC').toUpperCase().normalize('NFC');
}

/** Whether a target leads to another site, or to what is no page of a site at all, such as a mail address. */
export function isElsewhere(target: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target);
}
