import { NOTE_BLOCKS } from '../../engine/markdown/blocks/slash-blocks.ts';
import { type ConfigNode, mergeNodes, type NamedOptions, nodeAt, plainNode, textOf } from './config-node.ts';
import { pluginOf } from './plugin-of.ts';

/** What extensions the plugin of Backstage (`techdocs-core`) switches on say, besides those that ask for nothing. */
const OPTIONS: Readonly<Record<string, unknown>> = {
  'pymdownx.betterem': { smart_enable: 'all' },
  'pymdownx.highlight': { linenums: true },
  'pymdownx.tasklist': { custom_checkbox: true },
  toc: { permalink: true },
};
const ALWAYS =
  'toc pymdownx.caret pymdownx.critic pymdownx.emoji pymdownx.inlinehilite pymdownx.magiclink pymdownx.mark pymdownx.smartsymbols pymdownx.snippets pymdownx.highlight pymdownx.betterem pymdownx.extra pymdownx.tasklist pymdownx.tilde mdx_truly_sane_lists'.split(
    ' ',
  );
/** How notes and tabs are written, by whether the plugin is told to take blocks between slashes. */
const WITH_SIGNS = ['admonition', 'pymdownx.details', 'pymdownx.tabbed'];
const WITH_SLASHES = ['pymdownx.blocks.admonition', 'pymdownx.blocks.details', 'pymdownx.blocks.tab'];
/** Kinds of note that it has besides those of Material. */
const OWN_NOTES = ['new', 'settings'];

/**
 * The extensions of a project with those that the plugin of Backstage switches on: its writers name none. What the project says of one
 * holds before what the plugin says.
 */
export function withTechDocs(
  extensions: readonly NamedOptions[],
  plugins: readonly NamedOptions[],
): readonly NamedOptions[] {
  const plugin = pluginOf({ plugins }, 'techdocs-core');
  if (!plugin) return extensions;
  const { place } = plugin;
  const hasSlashes = textOf(nodeAt(plugin.options, 'use_pymdownx_blocks')) === 'true';
  const notes = [...NOTE_BLOCKS, ...OWN_NOTES].map((name) => ({ name: `details-${name}`, class: name }));
  const said: Readonly<Record<string, unknown>> = {
    ...OPTIONS,
    'pymdownx.blocks.admonition': { types: OWN_NOTES },
    'pymdownx.blocks.details': { types: notes },
  };
  const named = new Map(extensions.map((each) => [each.name, each]));
  const switchedOn = [...ALWAYS, ...(hasSlashes ? WITH_SLASHES : WITH_SIGNS)].map((name): NamedOptions => {
    const own = named.get(name)?.options;
    const options = said[name] === undefined ? undefined : plainNode(said[name], place);
    return { name, options: merged(options, own), place: named.get(name)?.place ?? place };
  });
  const isOn = new Set(switchedOn.map(({ name }) => name));
  return [...extensions.filter(({ name }) => !isOn.has(name)), ...switchedOn];
}

function merged(below: ConfigNode | undefined, above: ConfigNode | undefined): ConfigNode | undefined {
  return above === undefined || (above.kind === 'value' && above.value === null)
    ? below
    : mergeNodes(below, above);
}
