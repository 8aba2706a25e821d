import type { StateCore, StateInline, Token } from 'markdown-it';
import {
  TYPOGRAPHIC_SIGNS,
  type TypographicSign,
  type Typography,
  type TypographyOptions,
} from '../../typography.ts';
import { collectorOf } from '../collector.ts';
import { replaceStretches, type Stretch } from '../sources/text-sources.ts';
import { isAddress } from './autolinks.ts';

/** A kind of typed sign, and what takes its place. */
interface Rule {
  pattern: RegExp;
  /** one for all that the pattern finds; for quotation marks, one for each */
  signs: readonly TypographicSign[];
  /** which end of what the pattern finds is replaced, where that is not all of it */
  end?: 'first' | 'last';
  /** whether what was replaced directly before keeps the pattern from finding anything */
  needsText?: boolean;
}

/*
 * These are the patterns of Python-Markdown's smarty, in its order: each sees what those before it have left. What
 * they have replaced, tags, entities and escaped signs are a MASK, which is neither a letter nor a space nor a sign.
 */
const MASK = '\uFFFC';

const DASHES: readonly Rule[] = [
  { pattern: /(?<!-)---(?!-)/gu, signs: ['mdash'] },
  { pattern: /(?<!-)--(?!-)/gu, signs: ['ndash'] },
];
const ANGLED_QUOTES: readonly Rule[] = [
  { pattern: /<</gu, signs: ['left-angle-quote'] },
  { pattern: />>/gu, signs: ['right-angle-quote'] },
];
const QUOTES: readonly Rule[] = [
  // The first character of a text, followed by a sign at which no word begins, closes.
  {
    pattern: /^'(?=[!"#$%'()*+,\-./:;<=>?@[\\\]^`{|}~](?![\p{L}\p{N}_])|_(?=[\p{L}\p{N}_]))/gu,
    signs: ['right-single-quote'],
  },
  {
    pattern: /^"(?=[!"#$%'()*+,\-./:;<=>?@[\\\]^`{|}~](?![\p{L}\p{N}_])|_(?=[\p{L}\p{N}_]))/gu,
    signs: ['right-double-quote'],
  },
  // Two at once: "'Quoted' words in a larger quotation."
  { pattern: /"'(?=[\p{L}\p{N}_])/gu, signs: ['left-double-quote', 'left-single-quote'] },
  { pattern: /'"(?=[\p{L}\p{N}_])/gu, signs: ['left-single-quote', 'left-double-quote'] },
  {
    pattern: /(?<=[^ \t\r\n[{(\-\uFFFC])'"/gu,
    signs: ['right-single-quote', 'right-double-quote'],
    needsText: true,
  },
  {
    pattern: /(?<=[^ \t\r\n[{(\-\uFFFC])"'/gu,
    signs: ['right-double-quote', 'right-single-quote'],
    needsText: true,
  },
  // The '80s.
  { pattern: /(?<![\p{L}\p{N}_])'(?=\p{Nd}{2}s)/gu, signs: ['right-single-quote'] },
  { pattern: /(?:\s|--|–|—)'(?=[\p{L}\p{N}_])/gu, signs: ['left-single-quote'], end: 'last' },
  {
    pattern: /(?<=[^ \t\r\n[{(\-\uFFFC])'(?!\s|s(?![\p{L}\p{N}_])|\p{Nd})/gu,
    signs: ['right-single-quote'],
    needsText: true,
  },
  { pattern: /'(?:\s|s(?![\p{L}\p{N}_]))/gu, signs: ['right-single-quote'], end: 'first' },
  { pattern: /'/gu, signs: ['left-single-quote'] },
  { pattern: /(?:\s|--|–|—)"(?=[\p{L}\p{N}_])/gu, signs: ['left-double-quote'], end: 'last' },
  { pattern: /"(?=\s)/gu, signs: ['right-double-quote'] },
  { pattern: /(?<=[^ \t\r\n[{(\-\uFFFC])"/gu, signs: ['right-double-quote'], needsText: true },
  { pattern: /"/gu, signs: ['left-double-quote'] },
];
const ELLIPSES: readonly Rule[] = [{ pattern: /(?<!\.)\.{3}(?!\.)/gu, signs: ['ellipsis'] }];

const CANDIDATE = /["']|--|\.{3}|<<|>>/;

/** A text between two elements, and the tokens that it consists of, in the order of the text. */
interface Run {
  text: string;
  tokens: { token: Token; from: number }[];
  /** whether an element with text ends directly before it */
  followsText: boolean;
}

/** Quotation marks, dashes and ellipses as typesetters have them, where the site says so; code and attributes stay as typed. */
export function typography(state: StateCore): void {
  const wanted = optionsOf(collectorOf(state.env).options.typography);
  if (wanted === undefined) return;
  const rules = rulesOf(wanted);
  for (const inline of state.tokens) {
    if (inline.type !== 'inline' || !CANDIDATE.test(inline.content)) continue;
    for (const run of runsOf(inline.children ?? [])) if (CANDIDATE.test(run.text)) set(run, rules, wanted);
  }
}

/** A tag with a second bracket at its end is none, but a quotation in angled quotation marks. */
export function tagInQuotes(
  original: (state: StateInline, silent: boolean) => boolean,
): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    const wanted = optionsOf(collectorOf(state.env).options.typography);
    if (!wanted?.angled_quotes) return original(state, silent);
    const { pos } = state;
    if (!original(state, true)) return false;
    const isQuotation = state.src[state.pos] === '>';
    state.pos = pos;
    return !isQuotation && original(state, silent);
  };
}

function optionsOf(typography: Typography | undefined): TypographyOptions | undefined {
  return typography === true ? {} : typography || undefined;
}

function rulesOf({
  quotes = true,
  dashes = true,
  ellipses = true,
  angled_quotes = false,
}: TypographyOptions): Rule[] {
  return [
    ...(dashes ? DASHES : []),
    ...(angled_quotes ? ANGLED_QUOTES : []),
    ...(quotes ? QUOTES : []),
    ...(ellipses ? ELLIPSES : []),
  ];
}

function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const [i, token] of tokens.entries()) {
    const text = isAddress(tokens[i - 1]) ? undefined : textOf(token);
    if (text === undefined) {
      run = undefined;
      continue;
    }
    if (run === undefined) {
      const before = tokens[i - 1];
      run = { text: '', tokens: [], followsText: before?.nesting === -1 || before?.type === 'code_inline' };
      runs.push(run);
    }
    if (token.type === 'text') run.tokens.push({ token, from: run.text.length });
    run.text += text;
  }
  return runs;
}

/** What patterns see of a token; undefined for an element, which ends a text. */
function textOf({ type, content }: Token): string | undefined {
  if (type === 'text') return content;
  if (type === 'softbreak') return '\n';
  if (type === 'text_special' || type === 'html_inline') return MASK;
  return type === 'attributes' ? '' : undefined;
}

function set(run: Run, rules: readonly Rule[], { signs }: TypographyOptions): void {
  const signOf = (name: TypographicSign) => signs?.[name] ?? TYPOGRAPHIC_SIGNS[name];
  const stretches: Stretch[] = [];
  let { text } = run;
  for (const rule of rules) {
    let last = -1;
    text = text.replace(rule.pattern, (found, ...details) => {
      const index = details.find((detail) => typeof detail === 'number') ?? 0;
      if (rule.needsText && index === last) return found;
      last = index + found.length;
      const from = rule.end === 'last' ? last - 1 : index;
      const names = endsElement(rule, run, from, text) ? CLOSING[rule.signs[0]!]! : rule.signs;
      const length = rule.end === undefined ? found.length / names.length : 1;
      for (const [i, name] of names.entries()) {
        const begins = from + i * length;
        stretches.push({ from: begins, to: begins + length, text: signOf(name) });
      }
      return MASK.repeat(found.length);
    });
  }
  write(run, stretches);
}

const CLOSING: { [Sign in TypographicSign]?: readonly TypographicSign[] } = {
  'left-single-quote': ['right-single-quote'],
  'left-double-quote': ['right-double-quote'],
};

/**
 * Whether a quotation mark of which nothing else is known closes what began before an element: "*a*". Python-Markdown, which sees
 * nothing before it, opens another quotation.
 */
function endsElement({ pattern, signs }: Rule, run: Run, from: number, text: string): boolean {
  const isOther = pattern.source.length === 1 && CLOSING[signs[0]!] !== undefined;
  return isOther && run.followsText && from === 0 && !/^[\p{L}\p{N}_]/u.test(text.slice(1, 3));
}

function write({ tokens }: Run, stretches: Stretch[]): void {
  stretches.sort((a, b) => a.from - b.from);
  let next = 0;
  for (const { token, from } of tokens) {
    const end = from + token.content.length;
    const own: Stretch[] = [];
    for (; next < stretches.length && stretches[next]!.from < end; next++) {
      const stretch = stretches[next]!;
      own.push({ ...stretch, from: stretch.from - from, to: stretch.to - from });
    }
    if (own.length > 0) replaceStretches(token, own);
  }
}
