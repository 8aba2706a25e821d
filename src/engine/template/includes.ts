import type { Finding } from '../finding.ts';
import type { Place, TextStart } from '../place.ts';
import type { TagSigns } from '../tag-signs.ts';
import { Expansion } from './expansion.ts';
import { type Macro, macrosOf } from './macros.ts';
import type { ReadInclude } from './read-include.ts';
import type { SourceMap } from './source-map.ts';

/** A page with its includes in place, and the way back to its files. */
export interface ExpandedText {
  text: string;
  map: SourceMap;
  /** paths of the files that were included, each once */
  included: string[];
  findings: Finding[];
  /** offset of the first include that could not be put in place; what follows may lack what that would have set */
  incompleteFrom: number;
}

/**
 * Puts the text of every `{% include "path" %}` in place of its tag, before any condition is looked at. Each line of
 * the included text is indented like the tag, so that a fragment can sit inside a list item or a tab.
 *
 * Never throws: a missing file, a cycle or a path that leaves the roots is a finding with the chain of includes.
 *
 * @param begins where `text` begins in the page's file (frontmatter comes before it)
 * @param macros those that the page calls are put in front of it
 * @param append files that follow it, as an include names them
 * @param appendedAt where it is said that they do
 * @param isText whether it has no tags, whatever its braces look like: only the notations of Markdown bring files in
 * @param includeTags whether tags that bring files in are read even so
 * @param tableTags whether tags make tables of files
 * @param snippetsAreText whether what the notations of Markdown bring in has no tags: MkDocs runs templates before it
 * @param dedentsSnippets whether parts of files that snippets bring in lose the indentation that their lines share
 * @param signs those of tags, where they are not braces
 */
export function expandIncludes(
  text: string,
  {
    path,
    begins,
    read,
    macros = [],
    append = [],
    appendedAt = { file: 'site.yml', line: 1 },
    isText = false,
    includeTags = false,
    tableTags = false,
    snippetsAreText = false,
    dedentsSnippets = false,
    signs,
  }: {
    path: string;
    begins: TextStart;
    read: ReadInclude;
    macros?: readonly Macro[];
    append?: readonly string[];
    appendedAt?: Place;
    isText?: boolean;
    includeTags?: boolean;
    tableTags?: boolean;
    snippetsAreText?: boolean;
    dedentsSnippets?: boolean;
    signs?: TagSigns | undefined;
  },
): ExpandedText {
  const expand = (prelude: readonly Macro[]) => {
    const expansion = new Expansion({
      read,
      hasTags: includeTags || !isText,
      hasTables: tableTags,
      snippetsAreText: snippetsAreText && !isText,
      dedentsSnippets,
      signs: isText ? undefined : signs,
    });
    for (const macro of prelude)
      expansion.append(macro.text, { path: macro.path, includedFrom: [] }, '', macro.begins);
    expansion.beginPage();
    expansion.append(text, { path, includedFrom: [] }, '', begins);
    for (const target of append) expansion.follow(target, path, appendedAt);
    return expansion;
  };
  const plain = expand([]);
  // Whether a macro is called shows only when the includes are in place.
  const called = isText ? [] : macrosOf(plain.output.toString(), macros);
  const expansion = called.length > 0 ? expand(called) : plain;
  return {
    text: expansion.output.toString(),
    map: expansion.output.map,
    included: [...expansion.included],
    findings: expansion.findings,
    incompleteFrom: expansion.incompleteFrom,
  };
}
