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
