import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { escapePattern } from '../../src/engine/escape-pattern.ts';
import { unsavedTexts } from '../../src/engine/library/folder/unsaved-texts.ts';
import type { FileAt } from './completion.ts';
import type { OpenLibrary } from './content-folder.ts';
import { attributePlaces } from './definition.ts';
import { keyIn } from './key-in.ts';
import { linksIn } from './link-at.ts';
import { attributeNames, FUNCTIONS, GIVEN, macrosFor } from './names.ts';
import { linkedPage } from './targets.ts';
import { namesIn, wordAt } from './word-at.ts';
import { Written } from './written.ts';

/** Why something cannot be renamed, as a sentence for the writer. */
export class RenameRefusal extends Error {}

/** What is renamed: where it stands, and what it is called. */
interface Subject {
  is: 'attribute' | 'id';
  name: string;
  range: Range;
}

/** What of the place at an offset can be renamed: an attribute, or the id that a heading is given. */
export function subjectAt({ library, path, written }: FileAt, offset: number): Subject | undefined {
  const id = headingIds(written).find(({ start, end }) => start <= offset && offset <= end);
  if (id && library.page(path)) return { is: 'id', name: id.name, range: written.range(id.start, id.end) };
  const word = wordAt(written, offset);
  if (!word || !attributeNames(library, path).includes(word.name)) return undefined;
  return { is: 'attribute', name: word.name, range: written.range(word.start, word.end) };
}

/**
 * The edits that give an attribute or the id of a heading another name, everywhere.
 *
 * @throws RenameRefusal when the name would mean something else afterwards, or a place cannot be told for certain
 */
export function renamed(file: FileAt, offset: number, name: string): WorkspaceEdit {
  const subject = subjectAt(file, offset);
  if (!subject) throw new RenameRefusal('Here is no attribute and no id that could be renamed.');
  if (subject.name === name) return { changes: {} };
  return {
    changes:
      subject.is === 'id' ? renamedId(file, subject.name, name) : renamedAttribute(file, subject.name, name),
  };
}

function renamedAttribute(file: FileAt, old: string, name: string): Record<string, TextEdit[]> {
  const { library, path } = file;
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new RenameRefusal(
      `"${name}" is no name of an attribute: write letters, digits and "_", no digit first.`,
    );
  const taken = [...Object.keys(GIVEN), ...FUNCTIONS, ...macrosFor(library).map((macro) => macro.name)];
  const isKnown = library.pages.some((page) => attributeNames(library, page.path).includes(name));
  if (taken.includes(name) || isKnown)
    throw new RenameRefusal(`There is something called "${name}" already.`);
  const onPage = library.page(path)?.frontmatter.attributes;
  if (onPage && Object.hasOwn(onPage, old))
    throw new RenameRefusal(
      `"${old}" is an attribute of this page, too: its value there is another one. Rename it by hand.`,
    );
  const edits: Record<string, TextEdit[]> = {};
  for (const each of sources(library)) {
    for (const tag of each.written.tags) {
      const [, made = ''] =
        /^(?:set|for|macro|call)\b([^=]*)/.exec(tag.kind === 'block' ? tag.body : '') ?? [];
      if (
        new RegExp(`\\b(?:${escapePattern(old)}|${escapePattern(name)})\\b`).test(
          tag.name === 'for' ? (made.split(' in ')[0] ?? '') : made,
        )
      )
        throw new RenameRefusal(
          `${each.path}:${each.written.position(tag.start).line + 1} makes a variable of that name itself: rename it by hand.`,
        );
    }
    if (Object.hasOwn(library.page(each.path)?.frontmatter.attributes ?? {}, old))
      throw new RenameRefusal(`${each.path} has an attribute "${old}" of its own: rename it by hand.`);
    const found = namesIn(each.written).filter((word) => word.name === old);
    if (found.length > 0)
      edits[each.uri] = found.map(({ start, end }) => ({
        range: each.written.range(start, end),
        newText: name,
      }));
  }
  const site = sourceOf(library, library.site.file);
  for (const { file: at, line } of attributePlaces(file, old)) {
    const key = at === library.site.file ? keyIn(site.written.line(line - 1), old) : undefined;
    if (key === undefined)
      throw new RenameRefusal(`The key "${old}" was not found in ${at}:${line}: rename it by hand.`);
    const start = { line: line - 1, character: key };
    edits[site.uri] = [
      ...(edits[site.uri] ?? []),
      { range: { start, end: { line: line - 1, character: key + old.length } }, newText: name },
    ];
  }
  return edits;
}

function renamedId(
  { library, path, written }: FileAt,
  old: string,
  name: string,
): Record<string, TextEdit[]> {
  if (!/^[\w.:-]+$/.test(name))
    throw new RenameRefusal(`"${name}" is no id: write letters, digits, "-", "_" and ".".`);
  if (headingIds(written).some((id) => id.name === name))
    throw new RenameRefusal(`This page has an id "${name}" already.`);
  const page = library.page(path)!;
  const edits: Record<string, TextEdit[]> = {};
  for (const each of sources(library)) {
    const own = each.path === path ? headingIds(each.written).filter((id) => id.name === old) : [];
    const links = linksIn(each.written.text).flatMap(({ target, end }) => {
      if (!target.endsWith(`#${old}`)) return [];
      const to = target.slice(0, -old.length - 1);
      if (/\{[{%]/.test(to.replace(/^\{\{\s*base_path\s*\}\}/, '')))
        throw new RenameRefusal(
          `${each.path}:${each.written.position(end).line + 1} has a link whose page depends on a variable: rename it by hand.`,
        );
      return linkedPage(library, to, each.path) === page ? [{ start: end - old.length, end }] : [];
    });
    const all = [...own, ...links];
    if (all.length > 0)
      edits[each.uri] = all.map(({ start, end }) => ({
        range: each.written.range(start, end),
        newText: name,
      }));
  }
  return edits;
}

/** The ids that the headings of a text are given: `## Set up { #set-up }`. */
function headingIds({ text }: Written): { name: string; start: number; end: number }[] {
  return [...text.matchAll(/^#{1,6} [^\n]*$/gm)].flatMap(({ 0: line, index }) => {
    const at = line.lastIndexOf('{');
    const [found, name] =
      /^\{:? ?#([\w.:-]+)(?: [^{}]*)?\}$/.exec(line.slice(Math.max(at, 0)).trimEnd()) ?? [];
    if (found === undefined || name === undefined) return [];
    const start = index + at + found.indexOf('#') + 1;
    return [{ name, start, end: start + name.length }];
  });
}

interface Source {
  path: string;
  uri: string;
  written: Written;
}

/** Every file that pages are made of. */
function sources(library: OpenLibrary): Source[] {
  const paths = new Set(library.pages.flatMap((page) => library.files(page)));
  const macros = macrosFor(library).map((macro) => macro.path);
  return [...paths]
    .filter((path) => !macros.includes(path) || !path.startsWith('..'))
    .map((path) => sourceOf(library, path));
}

function sourceOf({ root }: OpenLibrary, path: string): Source {
  const file = resolve(root, path);
  const text = unsavedTexts.get(file) ?? readFileSync(file, 'utf8');
  return { path, uri: pathToFileURL(file).href, written: new Written(text) };
}
