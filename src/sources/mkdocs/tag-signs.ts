import type { SignPair, TagSigns } from '../../engine/tag-signs.ts';
import { type NamedOptions, nodeAt, textOf } from './config-node.ts';

/** What Jinja calls a kind of tags, with the signs that it has where nobody says others. */
const KINDS = [
  ['variables', 'variable', '{{', '}}'],
  ['blocks', 'block', '{%', '%}'],
  ['comments', 'comment', '{#', '#}'],
] as const;

/**
 * The signs of tags that the options of a templating plugin say, where they are others than Jinja's: those of `macros`
 * (`j2_variable_start_string`), or of `markdownextradata` (`jinja_options`).
 */
export function tagSignsOf(plugin: NamedOptions | undefined): TagSigns | undefined {
  const option = (name: string) =>
    textOf(nodeAt(plugin?.options, `j2_${name}`)) ?? textOf(nodeAt(plugin?.options, 'jinja_options', name));
  const said = KINDS.flatMap(([kind, name, open, close]): [keyof TagSigns, SignPair][] => {
    const pair: SignPair = [option(`${name}_start_string`) || open, option(`${name}_end_string`) || close];
    return pair[0] === open && pair[1] === close ? [] : [[kind, pair]];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
