import type { LanguageRegistration } from 'shiki/core';

/** A tag of a template in a line of code: `{{ name }}`, `{% if … %}`, `{# … #}`. Offsets in UTF-16 units; `end` comes after it. */
export interface TemplateTag {
  start: number;
  end: number;
}

/** How tags are taken in a language: all of them, those inside strings, or none. */
export type TagPolicy = 'all' | 'strings' | 'none';

/** Languages that have such tags of their own. */
const OWN_TAGS = new Set('angular-html handlebars hbs liquid razor svelte twig vue'.split(' '));

/** Languages in which braces mean something else. */
const BRACES = new Set(
  (
    'c c++ cpp csharp dart go groovy java javascript js jsx kotlin kt latex lua objective-c objc perl php python py r rb ruby rs ' +
    'rust scala swift tex ts tsx typescript zig'
  ).split(' '),
);

/** How tags are taken in a language, by its canonical name. */
export function tagPolicy(language: string): TagPolicy {
  if (OWN_TAGS.has(language)) return 'none';
  return BRACES.has(language) ? 'strings' : 'all';
}

/** Whether there may be tags in code. */
export function mayHaveTags(code: string): boolean {
  return /\{[{%#]/.test(code);
}

const CLOSINGS: Readonly<Record<string, string>> = { '{': '}}', '%': '%}', '#': '#}' };

/** The tags in a line. One ends on the line that it begins on: what only looks like the beginning of a tag takes no code along. */
export function templateTags(line: string): TemplateTag[] {
  const tags: TemplateTag[] = [];
  const unclosed = new Set<string>();
  for (let start = line.indexOf('{'); start !== -1; ) {
    const kind = line.charAt(start + 1);
    const closing = unclosed.has(kind) ? undefined : CLOSINGS[kind];
    const close = closing === undefined ? -1 : line.indexOf(closing, start + 2);
    if (close !== -1) tags.push({ start, end: close + 2 });
    else unclosed.add(kind);
    start = line.indexOf('{', close === -1 ? start + 1 : close + 2);
  }
  return tags;
}

/** A line with a word as long in the place of each tag: what a language makes of the rest must not hang on what a tag holds. */
export function withoutTags(line: string, tags: readonly TemplateTag[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of tags) {
    masked += line.slice(from, start) + 'x'.repeat(end - start);
    from = end;
  }
  return masked + line.slice(from);
}

/** The language of code that has no colours but those of its tags. */
export const PLAIN_TEXT: LanguageRegistration = {
  name: 'text',
  scopeName: 'text.plain',
  patterns: [],
  repository: {},
};

const KEYWORDS =
  'and|as|block|by|call|defined|elif|else|elseif|end(?:block|call|filter|for|if|macro|raw|set|verbatim)|extends|filter|for|from|if|' +
  'import|in|include|is|macro|not|or|raw|set|undefined|verbatim|without|with';

/** What stands in tags. Its scopes are of those that the theme knows. */
export const TEMPLATE_GRAMMAR: LanguageRegistration = {
  name: 'variorum-template',
  scopeName: 'source.variorum-template',
  repository: {},
  patterns: [
    { match: '\\{#.*', name: 'comment' },
    { match: '\\{\\{-?|-?\\}\\}', name: 'punctuation.definition.variable' },
    { match: '\\{%-?|-?%\\}', name: 'keyword' },
    { match: '"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'', name: 'string' },
    { match: '\\b\\d+(?:\\.\\d+)*\\b', name: 'constant.numeric' },
    { match: '\\b(?:true|false|none|null)\\b', name: 'constant.language' },
    { match: `\\b(?:${KEYWORDS})\\b`, name: 'keyword' },
    { match: '(?<=\\|\\s*)\\w+|\\w+(?=\\()', name: 'entity.name.function' },
    { match: '[A-Za-z_]\\w*', name: 'variable.parameter' },
  ],
};
