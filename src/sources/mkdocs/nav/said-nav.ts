import { type ConfigNode, itemsOf, nodeAt } from '../config-node.ts';

/**
 * The navigation that a configuration gives: `nav`, or `pages`, as MkDocs called it before its release 1.0. Undefined where it gives none
 * or an empty one, which MkDocs takes for none: all pages are listed then.
 */
export function saidNav(config: ConfigNode): ConfigNode | undefined {
  return [nodeAt(config, 'nav'), nodeAt(config, 'pages')].find((node) => itemsOf(node).length > 0);
}
