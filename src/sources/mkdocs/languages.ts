import type { NavEntry } from '../../engine/variants/site.ts';
import { type ConfigNode, itemsOf, mergeNodes, type NamedOptions, nodeAt, textOf } from './config-node.ts';

/** How the plugin `i18n` (mkdocs-static-i18n) keeps pages in several languages. A site speaks one: the project's own. */
export interface ProjectLanguages {
  /** of the default language */
  tag: string;
  /** of the others */
  others: readonly string[];
  /** `folder`: pages of a language lie in a folder of its name; `suffix`: their names end with it */
  layout: 'folder' | 'suffix';
  /** what the plugin says of the default language: keys of `mkdocs.yml`, in the place of what stands there */
  own: ConfigNode | undefined;
  /** titles of the navigation in the default language, by how `nav` writes them */
  titles: ReadonlyMap<string, string>;
}

/** Keys that the plugin may say for a language. */
const OWN_KEYS: ReadonlySet<string> = new Set(
  'copyright extra nav site_author site_description site_name site_url theme'.split(' '),
);

/** What the plugin says of languages; undefined where a project has none. Both ways in which it was told are read. */
export function languagesOf(plugins: readonly NamedOptions[]): ProjectLanguages | undefined {
  const plugin = plugins.find(({ name }) => name === 'i18n' || name === 'static-i18n');
  const all = nodeAt(plugin?.options, 'languages');
  const listed =
    all?.kind === 'map'
      ? [...all.entries].map(([tag, said]) => ({ tag, said }))
      : itemsOf(all).flatMap((said) => {
          const tag = textOf(nodeAt(said, 'locale'));
          return tag === undefined ? [] : [{ tag, said }];
        });
  const languages = listed.filter(({ tag }) => tag !== 'null' && tag !== 'default');
  const named = textOf(nodeAt(plugin?.options, 'default_language'));
  const own =
    languages.find(({ said }) => textOf(nodeAt(said, 'default')) === 'true') ??
    languages.find(({ tag }) => tag === named);
  const tag = own?.tag ?? named;
  if (tag === undefined) return undefined;
  const titles = nodeAt(own?.said, 'nav_translations') ?? nodeAt(plugin?.options, 'nav_translations', tag);
  return {
    tag,
    others: languages.flatMap((each) => (each.tag === tag ? [] : [each.tag])),
    layout: textOf(nodeAt(plugin?.options, 'docs_structure')) === 'folder' ? 'folder' : 'suffix',
    own: own?.said,
    titles: new Map(
      titles?.kind === 'map'
        ? [...titles.entries].flatMap(([from, to]) => {
            const text = textOf(to);
            return text === undefined ? [] : [[from, text] as const];
          })
        : [],
    ),
  };
}

/** A configuration as the plugin changes it for the default language, which is that of the theme as well. */
export function inLanguage(config: ConfigNode, { own, tag }: ProjectLanguages): ConfigNode {
  if (config.kind !== 'map') return config;
  const { place } = config;
  const map = (entries: [string, ConfigNode][]): ConfigNode => ({
    kind: 'map',
    entries: new Map(entries),
    place,
  });
  const said = own?.kind === 'map' ? [...own.entries].filter(([key]) => OWN_KEYS.has(key)) : [];
  const named = nodeAt(config, 'theme');
  const language: ConfigNode = { kind: 'value', value: tag, place: own?.place ?? place };
  // A theme that is a name alone is one with that name.
  const theme = map([
    ...(named?.kind === 'value' ? [['name', named] as [string, ConfigNode]] : []),
    ['language', language],
  ]);
  return mergeNodes(mergeNodes(config, map([['theme', theme]])), map(said));
}

/** Patterns of `.gitignore` for the pages in other languages than the default one, in the folder that holds all languages. */
export function otherLanguages({ layout, others }: ProjectLanguages): string[] {
  return others.map((tag) => (layout === 'folder' ? `/${tag}/` : `*.${tag}.md`));
}

/** A navigation with the titles of the default language. */
export function translated(entries: readonly NavEntry[], titles: ProjectLanguages['titles']): NavEntry[] {
  return entries.map((entry): NavEntry => {
    if (typeof entry === 'string') return entry;
    const { title, children } = entry;
    return {
      ...entry,
      ...(title === undefined ? {} : { title: titles.get(title) ?? title }),
      ...(children === undefined ? {} : { children: translated(children, titles) }),
    };
  });
}
