/**
 * Does something with an open file. Of one that is open, the system says what could not be done, and not of which file: an error is given its path.
 *
 * @param path absolute
 * @throws the file system's error
 */
export function withOpenFile<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && !('path' in error)) Object.assign(error, { path });
    throw error;
  }
}
