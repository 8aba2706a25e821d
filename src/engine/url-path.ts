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

/** Bytes of a part of a path: file systems hold no longer name. */
const LONGEST_PART = 255;
/** Bytes of a path: it lies in a folder of its own, whose name counts too, and some servers cut a longer address off. */
export const LONGEST_PATH = 2000;

/** Whether files can lie at a path, and its address is not too long for servers. */
export function isShortPath(path: string): boolean {
  return (
    Buffer.byteLength(path) <= LONGEST_PATH &&
    path.split('/').every((part) => Buffer.byteLength(part) <= LONGEST_PART)
  );
}

/**
 * Equal for paths that some file systems and servers do not tell apart: those that differ in upper and lower case, or in how
 * Unicode composes a letter (`ü` is one character or two).
 */
export function foldPath(path: string): string {
  return path.normalize('NFC').toUpperCase().normalize('NFC');
}
