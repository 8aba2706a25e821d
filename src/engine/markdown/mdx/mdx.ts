import type { StateInline, Token } from 'markdown-it';
import { INTERRUPTS } from '../blocks/block.ts';
import { collectorOf } from '../collector.ts';
import { type ParsedMarkdown, parseMarkdown, writeMarkdown } from '../markdown.ts';
import { createParser } from '../parser.ts';
import { locateTokens } from '../sources/located-parser.ts';
import type { MarkdownOptions, RenderedMarkdown } from '../types.ts';
import { esm, mdxBlock } from './mdx-blocks.ts';
import { checkModule, type MdxPiece } from './mdx-check.ts';
import { importsOf, type MdxImport } from './mdx-imports.ts';
import { expressionEnd, readJsxTag } from './mdx-syntax.ts';

/** An MDX page: its HTML with components left out, and the module that has both. */
export interface RenderedMdx extends RenderedMarkdown {
  /**
   * MDX source for @astrojs/mdx in which everything but components and expressions is HTML already. May contain
   * BASE_PATH in strings.
   */
  module: string;
  code: MdxCode;
}

/** What is code in an MDX page. */
export interface MdxCode {
  imports: readonly MdxImport[];
  /** tags of components and expressions, in the order of the page */
  pieces: readonly MdxPiece[];
}

/** What a page without code has of it. */
export const NO_CODE: MdxCode = { imports: [], pieces: [] };

/** Stand around MDX source in the rendered HTML, with its line before it; noncharacters, which no text has. */
const BEGIN = '\uFDD1';
const END = '\uFDD2';

const parser = locateTokens(createMdxParser());

/** Puts HTML around a component or an expression that stands by itself, whatever it prints; `last` is its last token. */
export function putAround(first: Token, last: Token, before: string, behind: string): void {
  first.meta = { ...first.meta, before };
  last.meta = { ...last.meta, behind };
}

/** Reads the text of a `.mdx` page: the same dialect, with `import`, components and `{expressions}`. */
export function parseMdx(text: string, options: MarkdownOptions, readers = 1): ParsedMarkdown {
  return parseMarkdown(text.replaceAll(/[\uFDD1\uFDD2]/g, ''), options, readers, parser);
}

/** Writes a parsed MDX page as HTML and as a module. */
export async function writeMdx(parsed: ParsedMarkdown): Promise<RenderedMdx> {
  const rendered = await writeMarkdown(parsed);
  const parts = rendered.html.split(BEGIN);
  const statements: string[] = [];
  const pieces: MdxPiece[] = [];
  const chunks = [htmlChunk(parts[0] ?? '')];
  let html = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const [written = '', after = ''] = part.split(END);
    const line = Number.parseInt(written, 10);
    const source = written.slice(String(line).length);
    pieces.push({ source, line });
    if (source.startsWith('import') || source.startsWith('export')) statements.push(source);
    else chunks.push(oneLine(source));
    chunks.push(htmlChunk(after));
    html += after;
  }
  // One line, so that no line break between two pieces becomes a space.
  const module = `${statements.join('\n\n')}\n\n<>${chunks.join('')}</>\n`;
  const problems = [...rendered.problems, ...(await checkModule(module, pieces))];
  const isStatement = ({ source }: MdxPiece) => /^(?:import|export)\b/.test(source);
  const code = {
    imports: await importsOf(parsed.tokens),
    pieces: pieces.filter((piece) => !isStatement(piece)),
  };
  return { ...rendered, html, module, code, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** The HTML of a part of an MDX page, with its components left out; any other stays as it is. */
export function htmlWithoutComponents(html: string): string {
  return html
    .split(BEGIN)
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf(END) + 1)))
    .join('');
}

/** Source without line breaks, which would let MDX see blocks in it; kept where a comment or a template needs them. */
function oneLine(source: string): string {
  if (/`|\/\//.test(source)) return source.replace(/\n\s*\n/g, '\n');
  return source.replace(/(?<!\s)\s*\n\s*/g, ' ');
}

function htmlChunk(html: string): string {
  if (html.trim() === '') return html === '' ? '' : '{" "}';
  return `<Fragment set:html={${JSON.stringify(html)}} />`;
}

function createMdxParser(): ReturnType<typeof createParser> {
  const md = createParser();
  md.block.ruler.before('table', 'mdx_esm', esm);
  md.block.ruler.before('table', 'mdx', mdxBlock, INTERRUPTS);
  md.inline.ruler.before('link', 'mdx', mdxInline);
  const write = (tokens: Token[], i: number) => {
    const { map, content, meta } = tokens[i]!;
    return `${meta?.before ?? ''}${BEGIN}${map![0]}${content}${END}${meta?.behind ?? ''}`;
  };
  md.renderer.rules.mdx_esm = write;
  md.renderer.rules.mdx = write;
  return md;
}

/** A component's tag or an expression within a text. */
function mdxInline(state: StateInline, silent: boolean): boolean {
  const char = state.src.charCodeAt(state.pos);
  let end = -1;
  if (char === 0x3c) end = readJsxTag(state.src, state.pos)?.end ?? -1;
  else if (
    char === 0x7b &&
    !/^\{(?:[:#.+\-~=>]| [.#][A-Za-z_]|\s*[\w-]+=)/.test(state.src.slice(state.pos, state.pos + 60))
  ) {
    end = expressionEnd(state.src, state.pos);
  }
  if (end === -1 || end > state.posMax) return false;
  if (!silent) {
    const line = collectorOf(state.env).lineAt(state, state.pos);
    const token = state.push('mdx', '', 0);
    token.content = state.src.slice(state.pos, end);
    token.map = [line, line + 1];
  }
  state.pos = end;
  return true;
}
