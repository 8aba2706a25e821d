import { type ConfigNode, nodeAt, textOf } from './config-node.ts';

/** What MkDocs can be told to say nothing of, and the rules that find it here (https://www.mkdocs.org/user-guide/configuration/#validation). */
const RULES: readonly (readonly [path: readonly string[], rules: readonly string[]])[] = [
  [['nav', 'omitted_files'], ['page-outside-nav']],
  [['nav', 'not_found'], ['missing-nav-page']],
  [
    ['links', 'not_found'],
    ['missing-page', 'missing-image', 'missing-file'],
  ],
];

/** The rules of which a project wants to hear nothing: `validation` says `ignore` of them, by itself or for all of a kind. */
export function silentRules(config: ConfigNode): string[] {
  const validation = nodeAt(config, 'validation');
  return RULES.flatMap(([[kind, key], rules]) => {
    const said = nodeAt(validation, kind!, key!) ?? nodeAt(validation, key!);
    return textOf(said) === 'ignore' ? rules : [];
  });
}
