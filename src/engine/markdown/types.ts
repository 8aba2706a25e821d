import type { CodeTitles } from '../code-titles.ts';
import type { ContentsOptions } from '../contents-options.ts';
import type { EscapeOptions } from '../escape-options.ts';
import type { Language } from '../language/language.ts';
import type { StringKey } from '../language/strings.ts';
import type { ListStyles } from '../list-styles.ts';
import type { NoteBlock } from '../note-block.ts';
import type { TextRange } from '../place.ts';
import type { RepositoryLinks } from '../repository-links.ts';
import type { SlugRule } from '../slug-rules.ts';
import type { TabIds } from '../tab-ids.ts';
import type { Typography } from '../typography.ts';
import type { HtmlTag } from './html/html-tags.ts';
import type { TitleHeading } from './title.ts';

/** A heading of a rendered page. */
export interface Heading {
  depth: 1 | 2 | 3 | 4 | 5 | 6;
  id: string;
  /** plain text */
  text: string;
  /** line in the templated text, from 0 */
  line: number;
}

/** A link or an image as the writer wrote it. */
export interface Reference extends WrittenReference {
  target: string;
  /** plain text of the link, or the image's alternative text */
  text: string;
}

/** Where a link or an image is written. */
export interface WrittenReference {
  /** line in the templated text, from 0 */
  line: number;
  /**
   * where the target is written in the templated text, with its escapes: the destination of a link, in angle brackets if it has
   * them, that of the definition that a link names, the address of `<https://…>`, the value of an attribute without its quotation
   * marks. What stands there can be replaced by another address.
   */
  range?: TextRange | undefined;
  /** where all of an image is written, with its attributes */
  whole?: TextRange | undefined;
  /** whether a tag of raw HTML is the link or the image: its target is the value of an attribute */
  isTag?: boolean;
  /** the element of that tag, where it is neither `a` nor `img` */
  element?: string;
  /** where all of a link or picture is written that names a file as wikis do, and has no target to see */
  named?: TextRange | undefined;
  /** whether the value of the attribute holds more than the target: `srcset` */
  isPart?: boolean;
}

/** A tag or a comment of raw HTML. */
export interface HtmlPart {
  /** where it is written in the templated text */
  range: TextRange;
  /** undefined for a comment */
  tag: HtmlTag | undefined;
}

/** A fenced code block, before highlighting. */
export interface CodeBlock {
  code: string;
  /** `bash`; empty when the fence names none */
  language: string;
  title: string | undefined;
  /** marked lines, from 1 */
  marked: number[];
  /** number of the first line when the block shows line numbers */
  firstLine: number | undefined;
  /** of numbered lines, those whose number this divides show it; all of them by default */
  numberEvery?: number;
  /** line in the templated text, from 0 */
  line: number;
}

/** Something wrong in the Markdown; the library adds file, line and variants. */
export interface MarkdownProblem {
  severity: 'error' | 'warning';
  rule: string;
  message: string;
  hint?: string;
  /** line in the templated text, from 0 */
  line: number;
  /** what is wrong, where that is known more exactly than by its line */
  range?: TextRange | undefined;
  /** what the message has in quotation marks, where that stands in the templated text: writers know it with its variables */
  quotes?: Quotation | undefined;
}

/** A part of the templated text in a message. */
export interface Quotation {
  /** as the message has it; only its end, behind a `…`, where it is long */
  text: string;
  range: TextRange;
}

/** An image that the library found. */
export interface ResolvedImage {
  url: string;
  width?: number;
  height?: number;
}

/** An icon that a text names: its drawing, or why there is none. */
export type IconDrawing =
  | { kind: 'drawn'; box: string; shapes: string }
  | { kind: 'missing-package'; package: string }
  | { kind: 'unknown'; package?: string };

/** The texts that Markdown shows though no writer wrote them. */
export type MarkdownKey = Extract<StringKey, `admonition.${string}` | `text.${string}`>;

/** What the Markdown room asks the world outside. All are synchronous but the highlighting. */
export interface MarkdownOptions {
  /** the URL to write for a link target as the writer wrote it */
  resolveLink(target: string, line: number): string;
  /** the URL and size of an image, or undefined to leave the target as it is (the library reports a missing file) */
  resolveImage(target: string, written: WrittenReference): ResolvedImage | undefined;
  /** the URL of a file that is no image (`<video src>`), or undefined to leave the target as it is */
  resolveFile(target: string, written: WrittenReference): string | undefined;
  /** HTML of each block (`<pre>…</pre>`), in the order given */
  highlight(blocks: CodeBlock[]): Promise<string[]>;
  /**
   * The heading's line with the names of variables in place of their values (`Set up product_name`), when the line
   * at `line` of the templated text has any: makes an anchor that is the same in every variant.
   */
  stableHeading?(line: number): string | undefined;
  /** the heading's line with each former name of the product in place of its name, when it prints that: anchors as well */
  formerHeadings?(line: number): readonly string[];
  /** ids that headings had before, each with the id of the heading that stands for it now */
  formerIds?: Readonly<Record<string, string>> | undefined;
  /** where a line of the templated text stands in the page's source: the same in every edition that has the line */
  sourceOffset?(line: number): number;
  /** in which to name what has no name of its own; English by default */
  language?: Language<MarkdownKey>;
  /** the drawing of an icon that is none of the site's own (`material-clock`) */
  resolveIcon?(name: string): IconDrawing;
  /** folders with icons of the project itself; there are none by default */
  icons?: readonly string[];
  /** the drawing of an icon of the project itself (`brand-logo`), if it is one */
  ownIcon?(name: string): IconDrawing | undefined;
  /** whether the site can draw diagrams; it is told where it cannot */
  drawsDiagrams?: boolean;
  /** what ids of headings and tabs are made of; as Python-Markdown makes them by default */
  slugify?: SlugRule;
  /** what ids of tabs are made of; `tab-` and their titles by default */
  tabIds?: TabIds | false;
  /** whether dollar signs around a formula make it one; they do by default */
  math?: boolean;
  /** whether `(c)`, `-->` and `2nd` are the signs that they look like; they are by default */
  symbols?: boolean;
  /** whether all code has numbers before its lines, which it has not by default, but where a block says otherwise */
  lineNumbers?: boolean;
  /** whether quotation marks, dashes and ellipses are set as in print, and which; they stay as they are typed by default */
  typography?: Typography;
  /** whether each line of a text stands in a line of its own; lines of a paragraph run on by default */
  lineBreaks?: boolean;
  /** whether a blank line between two quotations keeps them apart; they are one by default */
  separateQuotes?: boolean;
  /** whether `#` begins a heading without a space behind it, wherever a line begins with it; two and more do in any case */
  unspacedHeadings?: boolean;
  /** whether text between single carets is raised, and between single tildes lowered, as it is by default */
  raisedText?: boolean;
  /** whether the first line of code without a fence may name its language, which it does not by default */
  codeHeaders?: boolean;
  /** whether code has the name of its language as a title, which it has not by default, and what stands in the place of some names */
  codeTitles?: CodeTitles;
  /** columns by which what stands in an item of a list is indented; four by default, as in Python-Markdown */
  listIndent?: number;
  /** what stands between keys that are pressed together; a plus sign by default */
  keySeparator?: string;
  /** what keys are called, by their names, where it is not what they are called everywhere */
  keyNames?: Readonly<Record<string, string>>;
  /** whether marks of changes count in code and in HTML as well, which they do not by default */
  changesInCode?: boolean;
  /** whether `[[name]]` is a link and `![[name]]` a picture, which they are not by default */
  wikiLinks?: boolean;
  /** whether a link may name a place of any page by its id (`[text][id]`), which it may not by default */
  crossReferences?: boolean;
  /** the target of a link that names a place by its id, as a writer would write it; undefined where no page has it */
  resolvePlace?(id: string): string | undefined;
  /** the target of a link that names a file as wikis do, as a writer would write it; undefined where no file has the name */
  resolveName?(name: string): string | undefined;
  /** whether single stars emphasize within a word, which they do not by default */
  starsInWords?: boolean;
  /** whether emphasis may begin and end beside a space, which it may not by default */
  looseEmphasis?: boolean;
  /** where a backslash escapes all that follows it, what else it does; it escapes signs by default */
  escapes?: EscapeOptions | undefined;
  /** ways to number lists besides figures; there are none by default */
  fancyLists?: ListStyles;
  /** how the page's headings are listed, and what line becomes such a list */
  toc?: ContentsOptions;
  /** whether an address that stands in a text is a link, which it is not by default; with a repository, `#12` and `@name` are, too */
  autolinks?: boolean | RepositoryLinks;
  /** names of fences that the project has drawn by something of its own; they are told */
  customFences?: readonly string[];
  /** what stands before the text of captions, by the name of their block, `{}` for the number */
  captions?: Readonly<Record<string, string>>;
  /** blocks between slashes that are notes, by their names */
  blocks?: Readonly<Record<string, NoteBlock>>;
  /** a comment that stays where it is: what the site shows elsewhere of the page ends there */
  keptComment?: string | undefined;
  /** whether a condition has taken away what refers to a footnote, which goes with it; none has by default */
  lostFootnote?(name: string): boolean;
  /** whether the site shows something below the text */
  isFollowed?: boolean;
}

/** One edition's text as HTML, and what the site, search and checks ask about it. */
export interface RenderedMarkdown {
  /** may contain BASE_PATH */
  html: string;
  /** the heading that titles the page, if it has one; it stays in `html` */
  title: TitleHeading | undefined;
  headings: Heading[];
  links: Reference[];
  images: Reference[];
  /** what raw HTML shows or plays besides: `srcset`, `poster`, `<video src>` */
  files: Reference[];
  problems: MarkdownProblem[];
}
