import type { Edit } from '../edits.ts';
import type { Finding } from '../finding.ts';
import type { Place, TextStart } from '../place.ts';
import { limited } from '../suggest.ts';
import type { TagSigns } from '../tag-signs.ts';
import { endOfKeys } from '../yaml/begins-with-keys.ts';
import { commonIndent, indentEdits, isIndented } from './dedent.ts';
import type { IncludeRequest, Selection } from './include-request.ts';
import { editsOf } from './included-edits.ts';
import { LineCursor } from './line-cursor.ts';
import { type CopyOptions, MappedText } from './mapped-text.ts';
import type { IncludedFile, ReadInclude } from './read-include.ts';
import { partsOf, withoutBlankEnds } from './selection.ts';
import { inPlaceSigns, withSignEdits } from './sign-edits.ts';
import type { SourceFile } from './source-map.ts';
import type { TableRequest } from './table-request.ts';
import { tableRows } from './table-rows.ts';
import type { TransclusionPart } from './transclusion.ts';
import { findTransclusions } from './transclusions.ts';

/** Deep enough for real books, low enough to stop a chain that a cycle check cannot see (links in the file system). */
const DEEPEST = 50;
/** Characters. Nine files that include each other nine times make a page of 3 GB; nobody means that. */
const LONGEST = 50_000_000;
/** Include tags. Empty files that include each other twice would go on for ever and make no text. */
const MOST = 10_000;

/** Where a file begins. */
const START = { line: 1, column: 1, offset: 0 };

/** How a page is expanded. */
export interface ExpansionOptions {
  read: ReadInclude;
  /** whether tags bring files in */
  hasTags: boolean;
  /** whether tags make tables of files */
  hasTables: boolean;
  /** whether what the notations of Markdown bring in has no tags */
  snippetsAreText: boolean;
  /** whether parts of files that snippets bring in lose the indentation that their lines share */
  dedentsSnippets: boolean;
  signs?: TagSigns | undefined;
}

/** A page while its includes are put in place. */
export class Expansion {
  readonly output = new MappedText();
  readonly included = new Set<string>();
  readonly findings: Finding[] = [];
  readonly #suggest = limited((look: () => string | undefined) => look());
  readonly #read: ReadInclude;
  readonly #hasTags: boolean;
  readonly #snippetsAreText: boolean;
  readonly #dedentsSnippets: boolean;
  readonly #signs: TagSigns | undefined;
  readonly #hasTables: boolean;
  incompleteFrom = Number.POSITIVE_INFINITY;
  #count = 0;
  #isEndless = false;
  #isInText = false;
  /** how many parts stand before the page */
  #pageFrom = 0;
  /** whether what is added belongs to the page; macros before it have braces */
  #isPage = false;

  constructor({ read, hasTags, hasTables, snippetsAreText, dedentsSnippets, signs }: ExpansionOptions) {
    this.#read = read;
    this.#hasTags = hasTags;
    this.#hasTables = hasTables;
    this.#snippetsAreText = snippetsAreText;
    this.#dedentsSnippets = dedentsSnippets;
    this.#signs = signs;
  }

  /** Notes that what follows is the page itself. */
  beginPage(): void {
    this.#pageFrom = this.output.parts;
    this.#isPage = true;
  }

  /**
   * Puts a text, or a part of it, behind what is there. Each of its lines but the first is indented.
   *
   * @param begins where `part` begins in the file
   */
  append(
    text: string,
    file: SourceFile,
    indent: string,
    begins: TextStart,
    edits: readonly Edit[] = [],
  ): void {
    const signs = this.#isPage && !this.#isInText ? this.#signs : undefined;
    const copy = {
      file,
      indent,
      cursor: new LineCursor(text, begins),
      edits: signs ? withSignEdits(text, edits, signs) : edits,
    };
    let from = 0;
    for (const { start, end, parts } of findTransclusions(
      signs ? inPlaceSigns(text, signs) : text,
      this.#hasTags,
      this.#hasTables,
    )) {
      this.output.copy(text, { from, to: start }, copy);
      for (const part of parts) this.#put(part, copy);
      from = end;
    }
    this.output.copy(text, { from, to: text.length }, copy);
  }

  /** Snippets are named from the folders of the site; a file beside the page that is called so is not meant, and may be the page itself. */
  #find(target: string, { path }: SourceFile, isSnippet = false): IncludedFile {
    const found = isSnippet ? this.#read(target, path, { isFromRoots: true }) : undefined;
    const isFound = found && !('problem' in found && found.rule === 'missing-include');
    return isFound ? found : this.#read(target, path);
  }

  /** Puts a file below the text that is there, apart from it by a blank line. */
  follow(target: string, page: string, place: Place): void {
    const file = { path: place.file, includedFrom: [] };
    this.output.add('\n\n', file, { line: place.line, column: 1 });
    if (target !== page) this.#include({ target, mayBeMissing: false }, file, '', place);
  }

  #put(part: TransclusionPart, { file, indent, cursor }: CopyOptions): void {
    const at = cursor.at(part.at);
    if (part.kind === 'file') {
      const own = part.request.indent ?? cursor.indent;
      this.#include(part.request, file, indent + own, placeOf(file, at));
    } else if (part.kind === 'problem')
      this.#report('invalid-include', part.message, part.hint, placeOf(file, at), part.severity);
    else if (part.text !== '') this.output.add(part.text.replaceAll('\n', `\n${indent}`), file, at);
  }

  #include(request: IncludeRequest, file: SourceFile, indent: string, place: Place): void {
    this.#count++;
    if (file.includedFrom.length >= DEEPEST || this.output.length > LONGEST || this.#count > MOST) {
      // One that goes on without end need not be told wherever it is stopped.
      if (this.#isEndless) return;
      this.#isEndless = true;
      this.#report(
        'endless-include',
        `The includes of this page never end: ${file.includedFrom.length} levels, ${this.#count.toLocaleString('en')} files and ${this.output.length.toLocaleString('en')} characters so far.`,
        'Include fewer files, or smaller ones.',
        place,
      );
      return;
    }
    const { target, mayBeMissing, isSnippet, select, table } = request;
    if (request.isPattern) {
      this.#includeAll(request, file, indent, place);
      return;
    }
    const included = this.#find(target, file, isSnippet || table !== undefined);
    if ('problem' in included) {
      if (included.rule === 'missing-include' && mayBeMissing) return;
      const hint = included.suggest && this.#suggest(included.suggest);
      // Snippets that are not there leave nothing where they come from; here that is told.
      const severity = isSnippet && included.rule === 'missing-include' ? 'warning' : 'error';
      this.#report(included.rule, included.problem, hint ?? included.hint, place, severity);
      if (request.tag !== undefined)
        this.output.add(
          this.#hasTags && !this.#isInText ? `{% raw %}${request.tag}{% endraw %}` : request.tag,
          file,
          { line: place.line, ...(place.column === undefined ? {} : { column: place.column }) },
        );
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
    if (table) {
      this.#addTable(included.text, table, { path: included.path, includedFrom }, indent);
      return;
    }
    const parts = partsOf(included.text, select);
    if (!parts) {
      this.#report(
        'missing-include',
        `${included.path} has no ${describe(select!)}.`,
        'Correct what the include asks for, or add it to the file.',
        place,
      );
      return;
    }
    const keysEnd = parts[0]?.from === 0 ? endOfKeys(included.text) : undefined;
    // At the top of a page it is one, as Python-Markdown takes it off there.
    if (keysEnd !== undefined && this.output.isBlankBehind(this.#pageFrom))
      parts[0] = { from: Math.min(keysEnd, parts[0]!.to), to: parts[0]!.to };
    else if (keysEnd !== undefined)
      this.findings.push({
        severity: 'warning',
        rule: 'included-frontmatter',
        message: 'This file begins with a frontmatter, which readers see as text where it is included.',
        hint: 'Remove it, and give the pages what it says; or include a file without one.',
        place: { file: included.path, line: 1, includedFrom },
      });
    const edits = editsOf(included.text, request, { included: included.path, including: file.path });
    const source = { path: included.path, includedFrom };
    const cutsEnd = request.trailingBreaks === undefined ? isSnippet === true : !request.trailingBreaks;
    // A whole file keeps its columns, as in PyMdown Extensions.
    const dedents = request.dedents || (this.#dedentsSnippets && isSnippet && select !== undefined);
    const isText = isSnippet === true && this.#beginText(included.text, source);
    const taken = request.isBraced ? withoutBlankEnds(parts, included.text) : parts;
    const shared = dedents
      ? commonIndent(taken.map(({ from, to }) => included.text.slice(from, to)).join('\n'))
      : 0;
    taken.forEach(({ from, to }, index) => {
      const { line, column } = new LineCursor(included.text, START).at(from);
      let text = included.text.slice(from, to);
      if (cutsEnd && index === parts.length - 1) text = text.replace(isSnippet ? /\n$/ : /(?<!\n)\n+$/, '');
      const cuts = indentEdits(text, shared);
      const own = edits.flatMap((edit) =>
        edit.from >= from && edit.to <= to ? [{ ...edit, from: edit.from - from, to: edit.to - from }] : [],
      );
      this.append(
        text,
        source,
        request.keepsIndent === false || (request.isBraced && isIndented(text, indent)) ? '' : indent,
        { line, column, offset: from },
        [...cuts, ...own].toSorted((a, b) => a.from - b.from),
      );
    });
    if (isText) this.#endText(source);
  }

  /** Puts the table of a file in place, or tells in its line what stands against it. */
  #addTable(text: string, request: TableRequest, file: SourceFile, indent: string): void {
    const rows = tableRows(text, request);
    if (!Array.isArray(rows)) {
      const { line, message, hint } = rows;
      this.#report('invalid-table', message, hint, {
        file: file.path,
        line,
        includedFrom: file.includedFrom,
      });
      return;
    }
    const isText = this.#beginText(text, file);
    for (const [index, row] of rows.entries())
      this.output.add(index === 0 ? row.text : `\n${indent}${row.text}`, file, { line: row.line });
    if (isText) this.#endText(file);
  }

  /** Has no tags read from here on, where the text of a snippet has some and none does so already. */
  #beginText(text: string, file: SourceFile): boolean {
    if (!this.#snippetsAreText || this.#isInText || !/\{[{%#]/.test(text) || text.includes('endraw'))
      return false;
    this.#isInText = true;
    this.output.add('{% raw %}', file, START);
    return true;
  }

  #endText(file: SourceFile): void {
    this.#isInText = false;
    this.output.add('{% endraw %}', file, START);
  }

  /** Puts all files in place that a pattern names, one behind the other. */
  #includeAll(request: IncludeRequest, file: SourceFile, indent: string, place: Place): void {
    const { target, isPattern: _, ...each } = request;
    const targets = this.#read.matching?.(target, file.path, each) ?? [];
    if (targets.length === 0 && !request.mayBeMissing)
      this.#report(
        'missing-include',
        `There is no file that fits "${target}" to include.`,
        'The pattern is relative to the file with the tag, else to the content folder or an include root.',
        place,
      );
    for (const found of targets) this.#include({ ...each, target: found }, file, indent, place);
  }

  #report(
    rule: string,
    message: string,
    hint: string | undefined,
    place: Place,
    severity: Finding['severity'] = 'error',
  ): void {
    if (severity === 'error') this.#lack();
    this.findings.push({ severity, rule, message, hint, place });
  }

  #lack(): void {
    this.incompleteFrom = Math.min(this.incompleteFrom, this.output.length);
  }
}

function describe(select: Selection): string {
  if ('section' in select) return `section "${select.section}"`;
  if ('lines' in select)
    return `lines ${select.lines.map(([from, to]) => (to === -1 ? `from ${from} on` : `${from} to ${to}`)).join(', ')}`;
  return `text ${JSON.stringify(select.start ?? select.end)}`;
}

function placeOf(file: SourceFile, at: { line: number; column: number }): Place {
  const place: Place = { file: file.path, line: at.line, column: at.column };
  return file.includedFrom.length > 0 ? { ...place, includedFrom: file.includedFrom } : place;
}

/** The tag alone: a link that held the way to itself would double the whole chain with every level. */
function linkOf({ file, line, column }: Place): Place {
  return { file, line, ...(column === undefined ? {} : { column }) };
}
