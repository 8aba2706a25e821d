import type { Token } from 'markdown-it';

/** What names the language of inline code: `#!python len(x)`. */
const SHEBANG = /^(?:#!|:::)([\w.+-]+)[ \t]+(?=\S)/;

const PLAIN = new WeakSet<Token>();

/** Has inline code stay as it is typed: a space stands before what would name its language. */
export function keepPlain(token: Token): void {
  PLAIN.add(token);
}

/** The language that inline code names, with all that does; undefined where it names none. */
export function languageOf(token: Token): { mark: string; language: string } | undefined {
  if (token.type !== 'code_inline' || PLAIN.has(token)) return undefined;
  const [mark, language] = SHEBANG.exec(token.content) ?? [];
  return mark === undefined ? undefined : { mark, language: language! };
}

/** Inline code as readers see it: without the name of its language. */
export function literalCode(token: Token): string {
  return token.content.slice(languageOf(token)?.mark.length ?? 0);
}
