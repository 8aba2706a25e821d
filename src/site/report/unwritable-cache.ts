const REASONS: Record<string, string> = {
  EACCES: 'it may not be written',
  EEXIST: 'a file stands in the place of a folder',
  EISDIR: 'a folder stands in the place of a file',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands in the place of a folder',
  EPERM: 'it may not be written',
  EROFS: 'it may not be written',
};

/** Says in a line that nothing can be kept for the next build, which is no reason to fail. */
export function describeUnwritable(cache: string, error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return `Nothing is kept for the next build, which will take as long as this one: the cache ${cache} cannot be written (${REASONS[code] ?? message}).`;
}
