/**
 * Loads a style sheet that few visits need, which would otherwise make every page wait. Resolves when it holds, or cannot be had:
 * what it is for works without.
 */
export function loadStyle(address: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  link.addEventListener('load', () => resolve());
  link.addEventListener('error', () => resolve());
  document.head.append(link);
  return promise;
}
