import type { Token } from 'markdown-it';
import { headingText, plainHeading } from './headings.ts';
import { inlineText } from './inline-text.ts';
import type { Page } from './page.ts';
import { settleIds } from './settle-ids.ts';
import { slug } from './slug.ts';
import type { Heading } from './types.ts';

const DEPTHS: Record<string, Heading['depth']> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/** One edition's text, parsed; its headings and tabs have no ids yet, but for those that the writer chose. */
export interface ParsedText {
  tokens: Token[];
  page: Page;
  /** how many variants read it */
  readers: number;
}

/** An element that gets an id. */
interface Candidate {
  token: Token;
  line: number;
  text: string;
  /** what the id is made of */
  name: string;
}

/**
 * Gives the headings and tabs of a page's editions their ids, the same in every edition that has them, lists the headings
 * and adds the second anchors. Headings choose before tabs.
 */
export function identify(texts: readonly ParsedText[]): void {
  const takenBy = texts.map(
    ({ tokens }) => new Set(tokens.flatMap((token) => token.attrGet('id') ?? []).map(String)),
  );
  assignIds(texts, takenBy, headingsOf, slug);
  texts.forEach((text, i) => {
    listHeadings(text);
    addAliases(text, takenBy[i]!);
  });
  assignIds(texts, takenBy, tabsOf, (name) => `tab-${slug(name)}`);
  for (const { tokens } of texts) {
    tokens.forEach((token, i) => {
      if (token.type !== 'tab_open') return;
      // No slug has a colon, so that no tab or heading has this id.
      const label = `${token.attrGet('id')}:label`;
      token.attrPush(['aria-labelledby', label]);
      tokens[i + 1]!.attrPush(['id', label]);
    });
  }
}

function assignIds(
  texts: readonly ParsedText[],
  takenBy: readonly Set<string>[],
  candidatesOf: (text: ParsedText) => Candidate[],
  idOf: (name: string) => string,
): void {
  const candidates = texts.map((text) =>
    candidatesOf(text).filter(({ token }) => token.attrGet('id') === null),
  );
  const ids = settleIds(
    texts.map(({ page: { options }, readers }, i) => ({
      readers,
      taken: takenBy[i]!,
      claims: candidates[i]!.map(({ line, name }) => ({
        source: options.sourceOffset?.(line) ?? line,
        wanted: idOf(name),
      })),
    })),
  );
  candidates.forEach((each, i) => {
    each.forEach(({ token }, j) => {
      token.attrSet('id', ids[i]![j]!);
    });
  });
}

function headingsOf({ tokens }: ParsedText): Candidate[] {
  return tokens.flatMap((token, i) => {
    if (token.type !== 'heading_open' || token.hidden) return [];
    const text = headingText(tokens[i + 1]!);
    return [{ token, line: token.map?.[0] ?? 0, text, name: String(token.meta?.name ?? text) }];
  });
}

function tabsOf({ tokens }: ParsedText): Candidate[] {
  return tokens.flatMap((token, i) => {
    if (token.type !== 'tab_open') return [];
    const text = inlineText(tokens[i + 2]!.children ?? []);
    return [{ token, line: token.map?.[0] ?? 0, text, name: text }];
  });
}

function listHeadings(text: ParsedText): void {
  for (const { token, line, text: title } of headingsOf(text)) {
    text.page.headings.push({
      depth: DEPTHS[token.tag] ?? 6,
      id: String(token.attrGet('id')),
      text: title,
      line,
    });
  }
}

/**
 * Adds to a heading whose text contains a variable a second anchor that is the same in every variant. Aliases come
 * after all headings have their ids, so that they never take one away.
 */
function addAliases(text: ParsedText, taken: Set<string>): void {
  const { stableHeading } = text.page.options;
  if (!stableHeading) return;
  for (const { token, line } of headingsOf(text)) {
    const stable = stableHeading(line);
    const alias = stable === undefined ? '' : slug(plainHeading(stable));
    if (alias === '' || taken.has(alias)) continue;
    taken.add(alias);
    token.meta = { ...token.meta, alias };
  }
}
