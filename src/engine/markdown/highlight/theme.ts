import type { ThemeRegistration } from 'shiki/core';

/**
 * The classes of highlighted code, named by meaning; the site gives each its colour in the light and the dark theme.
 *
 * | class | what |
 * |---|---|
 * | `comment` | what is not run: comments, and prompts and output of recorded sessions (sessions.ts) |
 * | `string` | strings and their quotes, regular expressions |
 * | `number` | numbers |
 * | `constant` | true, null, named constants, units |
 * | `keyword` | keywords, storage, this |
 * | `function` | names of functions and shell commands |
 * | `type` | types, classes, namespaces |
 * | `property` | keys of JSON, YAML, TOML and object literals, properties of CSS |
 * | `variable` | shell and template variables, parameters |
 * | `tag` | names of elements, section headers of INI and TOML |
 * | `attribute` | attributes of elements, options of commands, decorators |
 * | `inserted`, `deleted` | lines of a diff |
 * | `heading` | headings, and the header lines of a diff |
 *
 * Plain text, operators and punctuation have no element of their own: they take the block's colour, which keeps pages
 * small. Lines are elements only where they need to be: `.line` in a block with `.numbered`, whose `data-number`
 * is its number, and `.line.marked` for marked lines. A line's element ends with its
 * line break, so that it may be `display: block`.
 */
export const CLASSES = [
  'comment',
  'string',
  'number',
  'constant',
  'keyword',
  'function',
  'type',
  'property',
  'variable',
  'tag',
  'attribute',
  'inserted',
  'deleted',
  'heading',
] as const;

type ClassName = (typeof CLASSES)[number];

const SCOPES: Record<ClassName, string[]> = {
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'punctuation.definition.string', 'constant.character.escape', 'constant.other.symbol'],
  number: ['constant.numeric', 'constant.other.color'],
  constant: ['constant.language', 'constant.character.entity', 'keyword.other.unit'],
  keyword: [
    'keyword',
    'keyword.operator.new',
    'keyword.operator.expression',
    'keyword.operator.logical.python',
    'storage',
    'variable.language',
  ],
  function: [
    'entity.name.function',
    'entity.name.command',
    'support.function',
    'meta.function-call entity.name.function',
  ],
  type: [
    'entity.name.type',
    'entity.name.class',
    'entity.name.namespace',
    'entity.other.inherited-class',
    'support.type',
    'support.class',
  ],
  property: [
    'support.type.property-name',
    'support.type.vendored.property-name',
    'meta.object-literal.key',
    'entity.name.tag.yaml',
    'keyword.key',
    'variable.other.key',
    'keyword.other.definition.ini',
    'entity.other.attribute-name.table',
  ],
  variable: [
    'variable.parameter',
    'variable.other.normal.shell',
    'variable.other.bracket.shell',
    'variable.other.php',
    'punctuation.definition.variable',
  ],
  tag: ['entity.name.tag', 'entity.name.section', 'entity.name.selector'],
  attribute: [
    'entity.other.attribute-name',
    'constant.other.option',
    'entity.name.function.decorator',
    'meta.decorator',
  ],
  inserted: ['markup.inserted', 'punctuation.definition.inserted'],
  deleted: ['markup.deleted', 'punctuation.definition.deleted'],
  heading: ['markup.heading', 'meta.diff', 'entity.name.section.markdown'],
};

/** Left in the block's colour, although a scope above would cover them. */
const PLAIN = [
  'keyword.operator',
  'string.unquoted.argument.shell',
  'constant.character.escape.line-continuation.shell',
  'meta.template.expression',
  'punctuation.definition.template-expression',
  'storage.modifier.package',
  'storage.modifier.import',
];

/** A theme whose colours are numbers of classes. Its version is part of the cache's key. */
export const THEME: ThemeRegistration = {
  name: 'variorum',
  type: 'light',
  settings: [
    { settings: { foreground: color(0), background: '#ffffff' } },
    ...CLASSES.map((name, i) => ({ scope: SCOPES[name], settings: { foreground: color(i + 1) } })),
    { scope: PLAIN, settings: { foreground: color(0) } },
  ],
};

/** Changes whenever the same code would give other HTML. */
export const THEME_VERSION = 4;

function color(number: number): string {
  return `#${number.toString(16).padStart(6, '0')}`;
}
