import { addAll } from '../../add-all.ts';
import type { MarkdownProblem } from '../types.ts';
import { type JsxTag, readJsxTag } from './mdx-syntax.ts';

/** A statement, a component's tag or an expression of an MDX page. */
export interface MdxPiece {
  source: string;
  /** line in the templated text, from 0 */
  line: number;
}

type Compile = (source: string) => unknown;

/** The kinds of pieces, and what to do about one that cannot be read. */
const KINDS = {
  statement: 'Correct it. What follows below it begins after a blank line.',
  expression: 'Correct the JavaScript between its braces, or write "\\{" to show the brace itself.',
  component: 'Give its attributes as name="text" or name={value}.',
};

/** Levels of components, tags and brackets in one another. Some six times as many are more than the compiler's stack holds, which ends the process. */
const DEEPEST = 1_000;

/**
 * Finds what Astro's compiler could not read in the module of an MDX page. It would end the build at once, and name a place
 * in a text that no writer has seen; here each piece is looked at by itself.
 */
export async function checkModule(module: string, pieces: readonly MdxPiece[]): Promise<MarkdownProblem[]> {
  const deep = pieceTooDeep(pieces);
  if (deep) {
    const unpaired = checkPairs(pieces);
    const message = `Here components, tags or brackets are nested more than ${DEEPEST.toLocaleString('en')} levels deep: ${quote(deep.source)}.`;
    return unpaired.length > 0 ? unpaired : [problem(message, deep.line, 'Nest fewer of them.')];
  }
  // Sites without MDX pages need not wait for the compiler.
  const { mdxToJs } = await import('satteri');
  const failure = reasonAgainst(module, mdxToJs);
  if (failure === undefined) return [];
  const problems = [...pieces.flatMap((piece) => checkPiece(piece, mdxToJs) ?? []), ...checkPairs(pieces)];
  if (problems.length > 0) return problems;
  return [
    problem(
      `This page cannot be compiled: ${failure}.`,
      pieces[0]?.line ?? 0,
      'Look at what stands between braces and at the tags of components.',
    ),
  ];
}

function pieceTooDeep(pieces: readonly MdxPiece[]): MdxPiece | undefined {
  let around = 0;
  return pieces.find(({ source }) => {
    const kind = readJsxTag(source, 0)?.kind;
    around += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    let depth = around;
    for (const [sign] of source.matchAll(/[([{]|[)\]}]|<\/|\/>|<[A-Za-z>]/g)) {
      depth += /^(?:[([{]|<[A-Za-z>])$/.test(sign) ? 1 : -1;
      if (depth > DEEPEST) return true;
    }
    return false;
  });
}

function checkPiece({ source, line }: MdxPiece, compile: Compile): MarkdownProblem | undefined {
  const tag = readJsxTag(source, 0);
  if (tag?.kind === 'close') return undefined;
  const reason = reasonAgainst(tag?.kind === 'open' ? `${source}</${tag.name}>` : source, compile);
  if (reason === undefined) return undefined;
  const kind = tag ? 'component' : source.startsWith('{') ? 'expression' : 'statement';
  return problem(`This ${kind} cannot be read: ${quote(source)}: ${reason}.`, line, KINDS[kind]);
}

/** Opening tags without a closing one, and the other way round. */
function checkPairs(pieces: readonly MdxPiece[]): MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  const open: { tag: JsxTag; line: number }[] = [];
  for (const { source, line } of pieces) {
    const tag = readJsxTag(source, 0);
    if (!tag || tag.kind === 'self') continue;
    if (tag.kind === 'open') {
      open.push({ tag, line });
      continue;
    }
    const at = open.findLastIndex((each) => each.tag.name === tag.name);
    if (at === -1)
      problems.push(
        problem(
          `</${tag.name}> closes nothing: no <${tag.name}> is open here.`,
          line,
          'Remove it, or write the tag that it closes.',
        ),
      );
    else addAll(problems, open.splice(at).slice(1).map(unclosed));
  }
  return [...problems, ...open.map(unclosed)];
}

function unclosed({ tag: { name }, line }: { tag: JsxTag; line: number }): MarkdownProblem {
  return {
    ...problem(
      `The component <${name}> is not closed.`,
      line,
      `Write </${name}> after its content, or <${name} /> when it has none.`,
    ),
    rule: 'unclosed-component',
  };
}

function problem(message: string, line: number, hint: string): MarkdownProblem {
  return { severity: 'error', rule: 'broken-component', message, hint, line };
}

/** Why MDX source cannot be compiled, in words that fit into a sentence; undefined when it can. */
function reasonAgainst(source: string, compile: Compile): string | undefined {
  try {
    compile(source);
    return undefined;
  } catch (error) {
    const said = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
    const [, reason = said] =
      /^\d+:\d+(?:-\d+:\d+)?: (?:Could not parse \w+ with \w+: )?(.*?)(?: \([\w-]+:[\w-]+\))?$/.exec(said) ??
      [];
    if (/^Unexpected character after `<`/.test(reason))
      return 'its attributes are not in the form that MDX knows';
    return reason[0]!.toLowerCase() + reason.slice(1).replaceAll('`', '"');
  }
}

function quote(source: string): string {
  const line = source.trim().replace(/\s+/g, ' ');
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}
