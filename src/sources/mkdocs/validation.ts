import { type ConfigNode, nodeAt, textOf } from './config-node.ts';

/**
 * What MkDocs can be told to say nothing of, or little (`info`), and the rules that find it here
 * (https://www.mkdocs.org/user-guide/configuration/#validation).
 */
const RULES: readonly (readonly [kind: string, key: string, rules: readonly string[]])[] = [
  ['nav', 'omitted_files', ['page-outside-nav']],
  ['nav', 'not_found', ['missing-nav-page']],
  ['links', 'not_found', ['missing-page', 'missing-image', 'missing-file']],
  ['links', 'anchors', ['missing-anchor']],
];

/** The rules of which projects want to hear nothing: `validation` of all of them says `ignore`, by itself or for all of a kind. */
export function silentRules(configs: readonly ConfigNode[]): string[] {
  return RULES.flatMap(([kind, key, rules]) => {
    const isIgnored = (config: ConfigNode) => {
      const validation = nodeAt(config, 'validation');
      return textOf(nodeAt(validation, kind, key) ?? nodeAt(validation, key)) === 'ignore';
    };
    return configs.every(isIgnored) ? rules : [];
  });
}
