import type { Finding } from '../finding.ts';
import type { Place, TextStart } from '../place.ts';
import { limited } from '../suggest.ts';
import { beginsWithKeys } from '../yaml/begins-with-keys.ts';
import { type Macro, macrosOf } from './macros.ts';
import { type SourceFile, SourceMap } from './source-map.ts';
import { scanTags, type TemplateTag } from './tags.ts';

/** A file that an include tag asked for, the reason why it may not be read, or what is wrong inside it. */
export type IncludedFile =
  | { path: string; text: string }
  | {
      problem: string;
      hint?: string;
      /** looks for a better hint, which may take long */
      suggest?(): string | undefined;
      rule: 'missing-include' | 'outside-roots';
    }
  | { findings: readonly Finding[] };

/** Finds the file of `{% include "target" %}` that stands in the file `from`. */
export type ReadInclude = (target: string, from: string) => IncludedFile;

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

/** Deep enough for real books, low enough to stop a chain that a cycle check cannot see (links in the file system). */
const DEEPEST = 50;
/** Characters. Nine files that include each other nine times make a page of 3 GB; nobody means that. */
const LONGEST = 50_000_000;
/** Include tags. Empty files that include each other twice would go on for ever and make no text. */
const MOST = 10_000;

const INCLUDE = /^include\s+(?:"([^"]+)"|'([^']+)')((?:\s+ignore\s+missing|\s+with(?:out)?\s+context)*)$/;

/**
 * Puts the text of every `{% include "path" %}` in place of its tag, before any condition is looked at. Each line of
 * the included text is indented like the tag, so that a fragment can sit inside a list item or a tab.
 *
 * Never throws: a missing file, a cycle or a path that leaves the roots is a finding with the chain of includes.
 *
 * @param begins where `text` begins in the page's file (frontmatter comes before it)
 * @param macros those that the page calls are put in front of it
 * @param isText whether it has no tags, whatever its braces look like
 */
export function expandIncludes(
  text: string,
  {
    path,
    begins,
    read,
    macros = [],
    isText = false,
  }: { path: string; begins: TextStart; read: ReadInclude; macros?: readonly Macro[]; isText?: boolean },
): ExpandedText {
  const expand = (prelude: readonly Macro[]) => {
    const expansion = new Expansion(read, isText);
    for (const macro of prelude)
      expansion.append(macro.text, { path: macro.path, includedFrom: [] }, '', macro.begins);
    expansion.append(text, { path, includedFrom: [] }, '', begins);
    return expansion;
  };
  const plain = expand([]);
  // Whether a macro is called shows only when the includes are in place.
  const called = isText ? [] : macrosOf(plain.output(), macros);
  const expansion = called.length > 0 ? expand(called) : plain;
  return {
    text: expansion.output(),
    map: expansion.map,
    included: [...expansion.included],
    findings: expansion.findings,
    incompleteFrom: expansion.incompleteFrom,
  };
}

/** Where a file begins. */
const START: TextStart = { line: 1, offset: 0 };

class Expansion {
  readonly map = new SourceMap();
  readonly included = new Set<string>();
  readonly findings: Finding[] = [];
  readonly #suggest = limited((look: () => string | undefined) => look());
  readonly #read: ReadInclude;
  readonly #isText: boolean;
  readonly #parts: string[] = [];
  incompleteFrom = Number.POSITIVE_INFINITY;
  #length = 0;
  #count = 0;
  #isEndless = false;

  constructor(read: ReadInclude, isText: boolean) {
    this.#read = read;
    this.#isText = isText;
  }

  output(): string {
    return this.#parts.join('');
  }

  append(text: string, file: SourceFile, indent: string, begins: TextStart): void {
    const cursor = new LineCursor(text, begins);
    let from = 0;
    for (const tag of this.#isText ? [] : scanTags(text)) {
      if (tag.name !== 'include' || !tag.closed) continue;
      // "{%-" and "-%}" take the space around them away, as they do in other tags.
      const trimsBefore = text[tag.start + 2] === '-';
      const before = trimsBefore ? from + text.slice(from, tag.start).trimEnd().length : tag.start;
      this.#copy(text, from, before, file, indent, cursor);
      this.#include(tag, file, indent, cursor);
      from = text[tag.end - 3] === '-' ? skipSpace(text, tag.end) : tag.end;
    }
    this.#copy(text, from, text.length, file, indent, cursor);
  }

  #include(tag: TemplateTag, file: SourceFile, indent: string, cursor: LineCursor): void {
    const place = placeOf(file, cursor.at(tag.start));
    this.#count++;
    if (file.includedFrom.length >= DEEPEST || this.#length > LONGEST || this.#count > MOST) {
      // One that goes on without end need not be told wherever it is stopped.
      if (this.#isEndless) return;
      this.#isEndless = true;
      this.#report(
        'endless-include',
        `The includes of this page never end: ${file.includedFrom.length} levels, ${this.#count.toLocaleString('en')} files and ${this.#length.toLocaleString('en')} characters so far.`,
        'Include fewer files, or smaller ones.',
        place,
      );
      return;
    }
    const match = INCLUDE.exec(tag.body);
    if (!match) {
      // Jekyll's tag has its path without quotes.
      const bare = /^include\s+([\w./-]+\.\w+)(?:\s|$)/.exec(tag.body)?.[1];
      this.#report(
        'invalid-include',
        `This include names no file: "{% ${tag.body} %}".`,
        `Write the path in quotes: {% include "${bare ?? 'includes/note.md'}" %}. It holds no variable, since includes are put in place before variables are known.`,
        place,
      );
      return;
    }
    const target = match[1] || match[2]!;
    const included = this.#read(target, file.path);
    if ('problem' in included) {
      if (included.rule === 'missing-include' && match[3]?.includes('ignore')) return;
      const hint = included.suggest && this.#suggest(included.suggest);
      this.#report(included.rule, included.problem, hint ?? included.hint, place);
      return;
    }
    const includedFrom = [...file.includedFrom, linkOf(place)];
    if ('findings' in included) {
      this.#lack();
      for (const finding of included.findings)
        this.findings.push({ ...finding, place: finding.place && { ...finding.place, includedFrom } });
      return;
    }
    const chain = [...file.includedFrom.map((link) => link.file), file.path];
    if (chain.includes(included.path)) {
      const names = [...chain.slice(chain.indexOf(included.path)), included.path].join(' → ');
      this.#report(
        'cyclic-include',
        `These includes go round in a circle: ${names}.`,
        `Remove this include, or move what both files need into a third one.`,
        place,
      );
      return;
    }
    this.included.add(included.path);
    if (beginsWithKeys(included.text))
      this.findings.push({
        severity: 'warning',
        rule: 'included-frontmatter',
        message: 'This file begins with a frontmatter, which readers see as text where it is included.',
        hint: 'Remove it, and give the pages what it says; or include a file without one.',
        place: { file: included.path, line: 1, includedFrom },
      });
    this.append(included.text, { path: included.path, includedFrom }, indent + cursor.indent, START);
  }

  /** Copies lines as they are, each but the first indented by `indent`; blank lines stay blank. */
  #copy(text: string, from: number, to: number, file: SourceFile, indent: string, cursor: LineCursor): void {
    let start = from;
    while (start < to) {
      const { line, column, offset } = cursor.at(start);
      const end = Math.min(to, cursor.lineEnd + 1);
      const blank = text[start] === '\n';
      if (column === 1 && indent && line > 1 && !blank) {
        this.map.add({ offset: this.#length, file, line, column: 1, start: undefined });
        this.#push(indent);
      }
      this.map.add({ offset: this.#length, file, line, column, start: offset });
      this.#push(text.slice(start, end));
      start = end;
    }
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  #report(rule: string, message: string, hint: string | undefined, place: Place): void {
    this.#lack();
    this.findings.push({ severity: 'error', rule, message, hint, place });
  }

  #lack(): void {
    this.incompleteFrom = Math.min(this.incompleteFrom, this.#length);
  }
}

function skipSpace(text: string, from: number): number {
  let offset = from;
  while (/\s/.test(text[offset] ?? '')) offset++;
  return offset;
}

function placeOf(file: SourceFile, at: { line: number; column: number }): Place {
  const place: Place = { file: file.path, line: at.line, column: at.column };
  return file.includedFrom.length > 0 ? { ...place, includedFrom: file.includedFrom } : place;
}

/** The tag alone: a link that held the way to itself would double the whole chain with every level. */
function linkOf({ file, line, column }: Place): Place {
  return { file, line, ...(column === undefined ? {} : { column }) };
}

/** Counts lines while offsets only grow, so that a file is read through once. */
class LineCursor {
  readonly #text: string;
  readonly #start: number;
  #line: number;
  #lineStart: number;
  #indent: string | undefined;
  /** offset of the line's end; the text's length in the last line */
  lineEnd: number;

  constructor(text: string, { line, column = 1, offset }: TextStart) {
    this.#text = text;
    this.#line = line;
    this.#lineStart = 1 - column;
    this.#start = offset;
    this.lineEnd = this.#endFrom(0);
  }

  /** The blanks with which the line begins. */
  get indent(): string {
    const blanks = /[ \t]*/y;
    blanks.lastIndex = Math.max(0, this.#lineStart);
    this.#indent ??= blanks.exec(this.#text)![0];
    return this.#indent;
  }

  /** The line, the column and the offset in the file of an offset of the text. */
  at(offset: number): { line: number; column: number; offset: number } {
    while (this.lineEnd < offset && this.lineEnd < this.#text.length) {
      this.#line++;
      this.#lineStart = this.lineEnd + 1;
      this.lineEnd = this.#endFrom(this.#lineStart);
      this.#indent = undefined;
    }
    return { line: this.#line, column: offset - this.#lineStart + 1, offset: this.#start + offset };
  }

  #endFrom(offset: number): number {
    const newline = this.#text.indexOf('\n', offset);
    return newline < 0 ? this.#text.length : newline;
  }
}
