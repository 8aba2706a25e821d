import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver/node';
import { isInside } from '../../src/engine/library/folder/roots.ts';
import { FOR_WRITERS } from '../../src/engine/variants/variant-set.ts';
import { PROJECT } from '../../src/site/places.ts';
import type { OpenLibrary } from './content-folder.ts';
import { type Cursor, type CursorKind, cursorAt } from './cursor.ts';
import { headingsOf } from './headings.ts';
import { attributeNames, FILTERS, FUNCTIONS, GIVEN, macrosFor, valuesOf } from './names.ts';
import { linkedPage, relativeTo } from './targets.ts';
import type { Written } from './written.ts';

/** A file of a content folder. */
export interface FileAt {
  library: OpenLibrary;
  /** as the library has it */
  path: string;
  written: Written;
}

/** What belongs at a place, before it is known what of it is typed. */
type Proposal = Pick<
  CompletionItem,
  'label' | 'detail' | 'documentation' | 'kind' | 'insertText' | 'insertTextFormat' | 'sortText'
>;

/** What may be typed at an offset. Never throws for what is written there. */
export async function completionsAt(file: FileAt, offset: number): Promise<CompletionItem[]> {
  const { library, path, written } = file;
  const cursor = cursorAt(written, offset, path === library.site.file);
  if (!cursor) return [];
  const range = written.range(cursor.start, offset);
  const proposals = await PROPOSALS[cursor.is](file, cursor);
  return proposals.map(({ insertText, ...item }) => ({
    ...item,
    filterText: item.label,
    textEdit: { range, newText: insertText ?? item.label },
  }));
}

const PROPOSALS: Readonly<
  Record<CursorKind, (file: FileAt, cursor: Cursor) => Proposal[] | Promise<Proposal[]>>
> = {
  include: includes,
  product: ({ library }) =>
    library.site.products.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].map((label) => ({ label, detail: id, kind: CompletionItemKind.EnumMember })),
    ),
  'product id': ({ library }) =>
    library.site.products.map(({ id, name }) => ({
      label: id,
      detail: name,
      kind: CompletionItemKind.EnumMember,
    })),
  version: versions,
  filter: () => FILTERS.map((label) => ({ label, kind: CompletionItemKind.Function })),
  tag: () => TAGS,
  name: names,
  link: pages,
  image: ({ library, path }) =>
    library.assets().map(({ file }) => ({
      label: relativeTo(path, relative(library.root, file).split(sep).join('/')),
      kind: CompletionItemKind.File,
    })),
  id: ids,
  key: () => frontmatterKeys(),
};

const TAGS: Proposal[] = [
  ['if', 'if $1 %}\n$0\n{% endif'],
  ['elif', 'elif $0'],
  ['else', 'else'],
  ['endif', 'endif'],
  ['include', 'include "$1"'],
  ['for', 'for $1 in $2 %}\n$0\n{% endfor'],
  ['endfor', 'endfor'],
  ['set', 'set $1 = $0'],
  ['endset', 'endset'],
  ['raw', 'raw %}\n$0\n{% endraw'],
  ['endraw', 'endraw'],
  ['macro', 'macro $1($2) %}\n$0\n{% endmacro'],
  ['endmacro', 'endmacro'],
].map(([label, insertText], index) => ({
  label: label!,
  insertText: insertText!,
  insertTextFormat: InsertTextFormat.Snippet,
  kind: CompletionItemKind.Keyword,
  sortText: String(index).padStart(2, '0'),
}));

/** Versions in the order of the products: it is the order of versions. */
function versions({ library }: FileAt): Proposal[] {
  const { products } = library.site;
  const all = [...new Set(products.flatMap((product) => product.versions))];
  return all.map((label, index) => ({
    label,
    detail: products
      .filter((product) => product.versions.includes(label))
      .map(({ name }) => name)
      .join(', '),
    kind: CompletionItemKind.EnumMember,
    sortText: String(index).padStart(4, '0'),
  }));
}

function names({ library, path, written }: FileAt): Proposal[] {
  const own = written.tags.flatMap(({ body, name }) =>
    name === 'set' || name === 'for' ? [/^\w+\s+(\w+)/.exec(body)?.[1] ?? []].flat() : [],
  );
  const attributes = attributeNames(library, path);
  const variable = (label: string, detail?: string): Proposal => ({
    label,
    ...(detail === undefined ? {} : { detail }),
    kind: CompletionItemKind.Variable,
  });
  return [
    ...Object.entries(GIVEN).map(([name, detail]) => variable(name, detail)),
    ...attributes.map((name) => ({
      ...variable(name),
      documentation: { kind: 'markdown' as const, value: valuesOf(library, path, name).join('  \n') },
    })),
    ...new Set(own.filter((name) => !attributes.includes(name)))
      .values()
      .map((name) => variable(name, 'set on this page')),
    ...macrosFor(library).map(({ name, path: file }) => ({
      label: name,
      detail: file,
      insertText: `${name}($0)`,
      insertTextFormat: InsertTextFormat.Snippet,
      kind: CompletionItemKind.Function,
    })),
    ...FUNCTIONS.map((label) => ({ label, kind: CompletionItemKind.Function })),
  ];
}

function pages({ library, path }: FileAt): Proposal[] {
  const isSite = path === library.site.file;
  return library.pages.map((page) => ({
    label: isSite ? page.path : relativeTo(path, page.path),
    detail: library.variantsOf(page).describe(FOR_WRITERS),
    kind: CompletionItemKind.File,
  }));
}

async function ids({ library, path }: FileAt, cursor: Cursor): Promise<Proposal[]> {
  const page = linkedPage(library, cursor.path ?? '', path);
  if (!page) return [];
  const all = library.variantsOf(page);
  return (await headingsOf(library, page)).map(({ id, text, variants }, index) => ({
    label: id,
    detail: all.equals(variants) ? text : `${text} (${variants.describe(FOR_WRITERS)})`,
    kind: CompletionItemKind.Reference,
    sortText: String(index).padStart(5, '0'),
  }));
}

/** Folders of more files than this are completed step by step in the editor's own way. */
const MOST_FILES = 2_000;

/** Files that can be included: those of a folder "includes" or of an include root before all others. */
function includes({ library, path }: FileAt): Proposal[] {
  const { root, site } = library;
  const own = resolve(root, path);
  const from = dirname(own);
  const pagePaths = new Set(library.pages.map((page) => resolve(root, page.path)));
  return [root, ...site.includeRoots].flatMap((folder) =>
    textFiles(folder)
      .filter((file) => file !== own)
      .map((file) => {
        const isNear = isInside(from, file);
        const label = relative(isNear ? from : folder, file)
          .split(sep)
          .join('/');
        return {
          label,
          kind: CompletionItemKind.File,
          // A page can be included, and seldom is.
          sortText: `${pagePaths.has(file) ? 1 : 0}${label}`,
        };
      }),
  );
}

function textFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          /\.(?:md|mdx|txt|html|json|yaml|yml|sh|java|js|ts|xml)$/.test(name) &&
          !/(?:^|[\\/])(?:\.|node_modules)/.test(name),
      )
      .slice(0, MOST_FILES)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The keys of a page's frontmatter, with what its schema says of them. */
function frontmatterKeys(): Proposal[] {
  const schema: { properties: Record<string, { description?: string }> } = JSON.parse(
    readFileSync(join(PROJECT, 'page.schema.json'), 'utf8'),
  );
  return Object.entries(schema.properties).map(([label, { description = '' }]) => ({
    label,
    detail: description,
    insertText: `${label}: `,
    kind: CompletionItemKind.Property,
  }));
}
