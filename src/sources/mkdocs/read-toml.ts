import { parse, TomlError } from 'smol-toml';
import type { Place } from '../../engine/place.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { type ConfigNode, plainNode } from './config-node.ts';
import { TomlPlaces } from './toml-places.ts';

/** What Zensical has where its configuration names no extensions (`DEFAULT_MARKDOWN_EXTENSIONS` in its `config.py`). */
const DEFAULT_EXTENSIONS = {
  ...Object.fromEntries(
    [
      ...['abbr', 'admonition', 'attr_list', 'def_list', 'footnotes', 'md_in_html'],
      ...[
        'betterem',
        'caret',
        'details',
        'emoji',
        'highlight',
        'inlinehilite',
        'keys',
        'magiclink',
        'mark',
      ].map((name) => `pymdownx.${name}`),
      ...['smartsymbols', 'superfences', 'tilde'].map((name) => `pymdownx.${name}`),
    ].map((name) => [name, {}]),
  ),
  toc: { permalink: true },
  'pymdownx.arithmatex': { generic: true },
  'pymdownx.tabbed': { alternate_style: true, combine_header_slug: true },
  'pymdownx.tasklist': { custom_checkbox: true },
};

/** Names before the names of extensions, which need no quotation marks there: `[project.markdown_extensions.pymdownx.details]`. */
const NAMESPACES = ['pymdownx.blocks', 'pymdownx', 'zensical.extensions', 'zensical'];

/**
 * Reads a `zensical.toml`: the keys of a `mkdocs.yml`, in the table `[project]`.
 *
 * @param text of the file
 * @param file its absolute path
 * @throws FindingsError with what is wrong with it
 */
export function readToml(text: string, file: string): ConfigNode {
  const written = parsed(text, file);
  const places = new TomlPlaces(text, file);
  const hasScope = isTable(written.project);
  const root = nodeOf(hasScope ? written.project : written, hasScope ? ['project'] : [], places);
  if (root.kind !== 'map') return root;
  const extensions = root.entries.get('markdown_extensions');
  const named =
    extensions === undefined
      ? plainNode(DEFAULT_EXTENSIONS, root.place)
      : NAMESPACES.reduce((node, namespace) => withoutNamespace(node, namespace), extensions);
  return { ...root, entries: new Map(root.entries).set('markdown_extensions', named) };
}

function parsed(text: string, file: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new FindingsError([
      {
        severity: 'error',
        rule: 'invalid-mkdocs',
        message: `This is not valid TOML: ${message}.`,
        place: { file, line: error.line, column: error.column },
      },
    ]);
  }
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** @param path keys that lead to the value */
function nodeOf(value: unknown, path: readonly string[], places: TomlPlaces): ConfigNode {
  const place: Place = places.at(path, value);
  if (Array.isArray(value))
    return {
      kind: 'list',
      items: value.map((item, index) => nodeOf(item, [...path, String(index)], places)),
      place,
    };
  if (!isTable(value))
    return { kind: 'value', value: value instanceof Date ? value.toISOString() : value, place };
  const entries = new Map(
    Object.entries(value).map(([key, each]) => [key, nodeOf(each, [...path, key], places)]),
  );
  // What YAML says with a tag, TOML says with a key.
  const object = entries.get('object');
  if (object?.kind === 'value' && typeof object.value === 'string') entries.set('!python', object);
  return { kind: 'map', entries, place };
}

/** Extensions with the whole names of those that stand in a table of the first part of their names. */
function withoutNamespace(node: ConfigNode, namespace: string): ConfigNode {
  if (node.kind !== 'map') return node;
  const [first = '', second] = namespace.split('.');
  const outer = node.entries.get(first);
  const inner = second === undefined || outer?.kind !== 'map' ? outer : outer.entries.get(second);
  if (inner?.kind !== 'map') return node;
  const entries = new Map(node.entries);
  if (second === undefined || outer?.kind !== 'map') entries.delete(first);
  else
    entries.set(first, { ...outer, entries: new Map([...outer.entries].filter(([key]) => key !== second)) });
  for (const [key, value] of inner.entries) entries.set(`${namespace}.${key}`, value);
  return { ...node, entries };
}
