import { type NamedOptions, nodeAt, textOf } from './config-node.ts';

/**
 * Pages at whose addresses `redirect_maps` has readers led on: the plugin writes over them, so that nobody sees them.
 *
 * @param pages paths of all pages
 * @returns by their paths, the page at which readers arrive
 */
export function redirectedPages(
  plugins: readonly NamedOptions[],
  pages: readonly string[],
): ReadonlyMap<string, string> {
  const maps = nodeAt(plugins.find(({ name }) => name === 'redirects')?.options, 'redirect_maps');
  if (maps?.kind !== 'map') return new Map();
  const known = new Set(pages);
  const targets = new Map(
    [...maps.entries].map(([from, node]) => [
      from.replace(/^\//, ''),
      (textOf(node) ?? '').split('#')[0]!.replace(/^\//, ''),
    ]),
  );
  return new Map(
    [...targets.keys()].flatMap((from): [string, string][] => {
      const to = known.has(from) ? endOf(from, targets) : undefined;
      return to !== undefined && known.has(to) ? [[from, to]] : [];
    }),
  );
}

/** Where one arrives who is led on and on; undefined for a circle. */
function endOf(from: string, targets: ReadonlyMap<string, string>): string | undefined {
  const passed = new Set<string>();
  let at = from;
  for (let next = targets.get(at); next !== undefined; next = targets.get(at)) {
    if (passed.has(at)) return undefined;
    passed.add(at);
    at = next;
  }
  return at;
}
