import { valueAt, withoutValue, type YamlPath } from './yaml-text.ts';

/** Where `nav:` of `site.yml` names a page: an entry that is gone with it, or the `page` of a group. */
export function navPath(yaml: string, page: string): YamlPath | undefined {
  return findIn(valueAt(yaml, ['nav']), ['nav'], page);
}

function findIn(entries: unknown, path: YamlPath, page: string): YamlPath | undefined {
  if (!Array.isArray(entries)) return undefined;
  for (const [index, entry] of entries.entries()) {
    const own = [...path, index];
    if (entry === page) return own;
    if (typeof entry !== 'object' || entry === null) continue;
    const { page: named, children } = entry as { page?: unknown; children?: unknown };
    if (named === page) return children === undefined ? own : [...own, 'page'];
    const found = findIn(children, [...own, 'children'], page);
    if (found) return found;
  }
  return undefined;
}

/** `site.yml` without the entries of a page in its `nav:`, and without the groups of which nothing is left then. */
export function withoutPage(yaml: string, page: string): string {
  const path = navPath(yaml, page);
  if (!path) return yaml;
  let group = path;
  // A list of one entry goes with the group around it, unless that is a page itself.
  for (;;) {
    const list = group.slice(0, -1);
    const around = list.slice(0, -1);
    const entries = valueAt(yaml, list);
    const isOnly = Array.isArray(entries) && entries.length === 1 && list.at(-1) === 'children';
    if (!isOnly || valueAt(yaml, [...around, 'page']) !== undefined) break;
    group = around;
  }
  return withoutPage(withoutValue(yaml, group), page);
}

/** `site.yml` without a variable, in whatever `attributes:` it stands. */
export function withoutAttribute(yaml: string, name: string): string {
  let text = withoutValue(yaml, ['attributes', name]);
  const products = valueAt(yaml, ['products']);
  for (const [index, product] of (Array.isArray(products) ? products : []).entries()) {
    text = withoutValue(text, ['products', index, 'attributes', name]);
    const { versions } = product as { versions?: unknown };
    for (const at of (Array.isArray(versions) ? versions : []).keys())
      text = withoutValue(text, ['products', index, 'versions', at, 'attributes', name]);
  }
  return text;
}
