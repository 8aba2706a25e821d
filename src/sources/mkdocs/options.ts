import { isDeepStrictEqual } from 'node:util';
import { type ConfigNode, type NamedOptions, plainValue } from './config-node.ts';
import type { Counterpart } from './counterparts.ts';

/** An option that is not done here: what goes without saying, and what becomes of anything else. */
interface Told extends Counterpart {
  usual: readonly unknown[];
}

/** What an option changes that readers miss. */
const missed = (note: string, usual: unknown = false, pages?: RegExp): Told => ({
  state: 'unread',
  note,
  usual: [usual],
  ...(pages ? { pages } : {}),
});
/** What an option changes that is done in another way. */
const other = (note: string, usual: unknown = false): Told => ({ state: 'partly', note, usual: [usual] });

/** The options of an extension or a plugin: those that are read or change nothing here, and what is told of the others. */
interface KnownOptions {
  done: readonly string[];
  told: Readonly<Record<string, Told>>;
}

const words = (text: string): string[] => text.split(' ').filter(Boolean);
const known = (done: string, told: Readonly<Record<string, Told>> = {}): KnownOptions => ({
  done: words(done),
  told,
});

const NUMBERED = /^[ \t]*(?:```|~~~).*\blinenums=/m;
const INCLUDING = /\{%-?\s*include/;
const OTHER_TAGS = missed('its tags are those between {% and %} or {! and !}', '', /include-markdown/);
const TABS = { separator: missed('spaces in addresses of tabs become hyphens', '-', /^[ \t]*===/m) };
const SIGNS: Readonly<Record<string, Told>> = Object.fromEntries(
  words('trademark copyright registered plusminus arrows notequal fractions ordinal_numbers care_of').map(
    (name) => [name, missed('what looks like such a sign becomes one', true)],
  ),
);

/** By the names of extensions and plugins; of those that are not here, nothing is told but what {@link ofPlugin} says. */
const OPTIONS: Readonly<Record<string, KnownOptions>> = {
  toc: known(
    'marker title toc_depth slugify baselevel separator permalink permalink_class permalink_title permalink_leading anchorlink anchorlink_class toc_class title_class',
  ),
  abbr: known('', { glossary: missed('abbreviations of Python are not known', {}) }),
  mdx_truly_sane_lists: known('nested_indent truly_sane'),
  footnotes: known(
    'BACKLINK_TEXT BACKLINK_TITLE SUPERSCRIPT_TEXT SEPARATOR UNIQUE_IDS USE_DEFINITION_ORDER',
    {
      PLACE_MARKER: {
        ...missed('footnotes stand at the end of the page'),
        usual: ['///Footnotes Go Here///', '///FOOTNOTES GO HERE///'],
      },
    },
  ),
  tables: known('use_align_attribute'),
  fenced_code: known('lang_prefix'),
  codehilite: known(
    'linenums guess_lang css_class pygments_style noclasses use_pygments lang_prefix pygments_formatter linenostart',
  ),
  smarty: known('smart_quotes smart_angled_quotes smart_dashes smart_ellipses substitutions'),
  'pymdownx.arithmatex': known('generic preview tex_inline_wrap tex_block_wrap block_tag inline_tag', {
    smart_dollar: missed('a dollar sign with a space behind it opens no formula', true, /\$ .*\$/),
    inline_syntax: missed(
      'formulas in a text are read in each of their notations',
      ['dollar', 'round'],
      /\$|\\\(/,
    ),
    block_syntax: missed(
      'formulas are read in each of their notations',
      ['dollar', 'square', 'begin'],
      /\$\$|\\[[b]/,
    ),
  }),
  'pymdownx.betterem': known('smart_enable'),
  'pymdownx.blocks.admonition': known('types'),
  'pymdownx.blocks.details': known('types'),
  'pymdownx.blocks.definition': known(''),
  'pymdownx.blocks.html': known('', {
    custom: missed('elements that the project names are read as all others', []),
  }),
  'pymdownx.blocks.caption': known('types', {
    auto: missed('captions are numbered', true, /^\/\/\/+ *[\w-]*-?caption/m),
    auto_level: missed('captions are numbered with one number', 0, /^\/\/\/+ *[\w-]*-?caption/m),
    prepend: missed('captions stand below', false, /^\/\/\/+ *[\w-]*-?caption/m),
  }),
  'pymdownx.blocks.tab': known('alternate_style slugify combine_header_slug', {
    separator: missed('spaces in addresses of tabs become hyphens', '-', /^\/\/\/+ *tab/m),
  }),
  'pymdownx.tabbed': known('alternate_style slugify combine_header_slug', TABS),
  'pymdownx.caret': known('', {
    smart_insert: missed('carets within words are text', true),
    insert: missed('text between two carets is marked as inserted', true, /\^\^/),
    superscript: missed('text between carets is raised', true, /\^\w+\^/),
  }),
  'pymdownx.tilde': known('', {
    smart_delete: missed('tildes within words are text', true),
    delete: missed('text between two tildes is struck out', true, /~~\S/),
    subscript: missed('text between tildes is lowered', true, /~\w+~/),
  }),
  'pymdownx.mark': known('', { smart_mark: missed('equals signs within words are text', true) }),
  'pymdownx.critic': known('', {
    mode: missed('changes are shown as changes', 'view', /\{(?:--|\+\+|~~|==|>>)/),
    raw_view: missed('changes are shown as changes', false, /\{(?:--|\+\+|~~|==|>>)/),
  }),
  'pymdownx.emoji': known('emoji_index emoji_generator title alt remove_variation_selector strict options'),
  'pymdownx.escapeall': known('hardbreak nbsp'),
  'pymdownx.fancylists': known('additional_ordered_styles inject_style inject_class'),
  'pymdownx.highlight': known(
    'linenums linenums_style linenums_class use_pygments guess_lang css_class pygments_style noclasses language_prefix code_attr_on_pre auto_title auto_title_map line_spans line_anchors pygments_lang_class stripnl',
    {
      anchor_linenums: missed('numbers of lines are no links', false, NUMBERED),
      linenums_special: { ...missed('all numbers look alike', -1, NUMBERED), usual: [-1, 1, 0, ''] },
      default_lang: missed(
        'code that names no language has no colours',
        '',
        /^[ \t]*(?:`{3,}|~{3,})[ \t]*$/m,
      ),
      extend_pygments_lang: missed('names that the project gives to languages are not known', []),
    },
  ),
  'pymdownx.inlinehilite': known('style_plain_text css_class', {
    custom_inline: missed('code in a text that something of the project draws is code', [], /`#!(?!math )/),
  }),
  'pymdownx.keys': known('strict class separator key_map', {
    camel_case: missed('names of keys are read as they are written', false, /\+\+\w/),
  }),
  'pymdownx.magiclink': known(
    'repo_url_shorthand repo_url_shortener provider user repo normalize_issue_symbols',
    {
      hide_protocol: missed('addresses are written whole', false, /(?:^|\s)https?:\/\//),
      social_url_shortener: missed('addresses of people are written whole', false),
      social_url_shorthand: missed('names of people elsewhere are text', false, /(?:^|\s)@\w+:\w/),
      labels: other('titles of such links are those of Variorum', {}),
      custom: missed('repositories that the project names are not known', {}),
    },
  ),
  'pymdownx.progressbar': known('level_class progress_increment add_classes'),
  'pymdownx.quotes': known('callouts'),
  'pymdownx.smartsymbols': known('', SIGNS),
  'pymdownx.snippets': known(
    'base_path auto_append dedent_subsections restrict_base_path encoding check_paths url_max_size url_timeout url_request_headers backoff_factor',
    {
      url_download: missed('files of other sites are not fetched', false, /-8<-[^\n]{0,9}https?:\/\//),
    },
  ),
  'pymdownx.superfences': known('custom_fences css_class preserve_tabs relaxed_headers', {
    disable_indented_code_blocks: missed('indented text below a blank line is code'),
  }),
  'pymdownx.tasklist': known('custom_checkbox', {
    clickable_checkbox: other('boxes of tasks are not pressed'),
  }),
  search: known('enabled lang indexing prebuild_index min_search_length jieba_dict jieba_dict_user', {
    separator: other('words are told apart as their language does', undefined),
    pipeline: other('words are read by the rules of the language', undefined),
    boost: other('results are ranked by the rules of Variorum', 1),
    fields: other('results are ranked by the rules of Variorum', {}),
  }),
  tags: known(
    'enabled tags listings tags_file tags_slugify tags_slugify_separator tags_slugify_format tags_allowed tags_sort_by tags_sort_reverse listings_sort_by listings_sort_reverse listings_tags_sort_by listings_tags_sort_reverse listings_toc listings_layout tags_compare tags_compare_reverse tags_pages_compare tags_pages_compare_reverse export export_file export_only shadow_on_serve filters',
    {
      tags_hierarchy: missed('tags with a slash are tags like others', false, /^tags:/m),
      tags_hierarchy_separator: other('tags are not parts of one another', '/'),
      tags_name_property: missed('tags are what tags says', 'tags'),
      tags_name_variable: other('templates of the theme are not used', 'tags'),
      tags_extra_files: missed('pages list tags where they say <!-- material/tags -->', {}),
      listings_map: missed(
        'lists of tags that the project names are not known',
        {},
        /<!-- material\/tags +\w/,
      ),
      listings_directive: missed('lists of tags stand at <!-- material/tags -->', 'material/tags'),
      shadow: missed('tags that writers keep to themselves are shown', true, /^tags:/m),
      shadow_tags: missed('tags that writers keep to themselves are shown', [], /^tags:/m),
      shadow_tags_prefix: missed('tags that writers keep to themselves are shown', '', /^tags:/m),
      shadow_tags_suffix: missed('tags that writers keep to themselves are shown', '', /^tags:/m),
    },
  ),
  macros: known(
    'include_yaml include_dir module_name modules render_by_default on_undefined on_error_fail verbose cache_dir j2_block_start_string j2_block_end_string j2_variable_start_string j2_variable_end_string j2_comment_start_string j2_comment_end_string force_render_paths',
    {
      pluglets: missed('macros of other packages are printed as they stand', [], /\{\{ *\w+\(/),
      j2_extensions: missed('tags that extend Jinja are not known', [], /\{% *\w/),
    },
  ),
  redirects: known('redirect_maps'),
  'table-reader': known('data_path allow_missing_files select_readers enabled'),
  'awesome-nav': known('filename'),
  'awesome-pages': known('filename collapse_single_pages strict order sort_type order_by ignore_case'),
  'literate-nav': known('nav_file implicit_index markdown_extensions tab_length'),
  meta: known('enabled meta_file'),
  mike: known(
    'alias_type redirect_template deploy_prefix canonical_version version_selector css_dir javascript_dir',
  ),
  'include-markdown': known('encoding cache cache_dir trailing_newlines order recursive include_from_url', {
    opening_tag: { ...OTHER_TAGS, usual: ['{%', '{!'] },
    closing_tag: { ...OTHER_TAGS, usual: ['%}', '!}'] },
    preserve_includer_indent: missed('lines are indented as the tag is', true, INCLUDING),
    dedent: missed('lines keep their indentation, but where a tag says dedent', false, INCLUDING),
    comments: other('no comment says where text comes from', false),
    rewrite_relative_urls: missed('links are led to where they led in the file', true, INCLUDING),
    heading_offset: missed('headings keep their levels, but where a tag says heading-offset', 0, INCLUDING),
    start: missed(
      'files are put in place from their beginning, but where a tag says start',
      undefined,
      INCLUDING,
    ),
    end: missed('files are put in place to their end, but where a tag says end', undefined, INCLUDING),
    exclude: missed('no file is left out, but where a tag says exclude', [], INCLUDING),
    directives: missed('its tags are include and include-markdown', {}, INCLUDING),
  }),
};

/** What is told of an option. */
export interface OptionLine extends Counterpart {
  /** `toc: baselevel` */
  what: string;
  node: ConfigNode;
}

/**
 * The options of an extension or a plugin that nothing here reads: those that it is known to have, where they say something else than what
 * goes without saying, and those that nobody knows.
 */
export function unreadOptions({ name, options }: Pick<NamedOptions, 'name' | 'options'>): OptionLine[] {
  const all = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  if (!all || options?.kind !== 'map') return [];
  return [...options.entries].flatMap(([key, node]): OptionLine[] => {
    const value = plainValue(node);
    if (all.done.includes(key) || value === null) return [];
    const told: Told = Object.hasOwn(all.told, key)
      ? all.told[key]!
      : { ...missed('nothing here reads it'), usual: [] };
    if (told.usual.some((usual) => isDeepStrictEqual(usual, value))) return [];
    const { usual: _, ...counterpart } = told;
    return [{ what: `${name}: ${key}`, node, ...counterpart }];
  });
}
