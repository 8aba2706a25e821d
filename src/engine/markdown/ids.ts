import type { Token } from 'markdown-it';
import { headingText, plainHeading } from './blocks/headings.ts';
import type { Collector } from './collector.ts';
import { withoutShortcodes } from './inline/icons.ts';
import { inlineText } from './inline-text.ts';
import { settleIds } from './settle-ids.ts';
import { slug } from './slug.ts';
import type { Heading, MarkdownOptions } from './types.ts';

const DEPTHS: Record<string, Heading['depth']> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/** One edition's text, parsed; its headings and tabs have no ids yet, but for those that the writer chose. */
export interface ParsedText {
  tokens: Token[];
  collector: Collector;
  /** how many variants read it */
  readers: number;
}

/** An element that has an id, or gets one. */
interface Candidate {
  token: Token;
  line: number;
  text: string;
  /** what the id is made of */
  name: string;
  /** the heading above a tab */
  heading?: Token | undefined;
}

/** The elements of one text that have ids, found in one pass over its tokens. */
interface Candidates {
  /** elements whose ids the writer chose, from the top */
  chosen: { id: string; line: number; token: Token }[];
  headings: Candidate[];
  tabs: Candidate[];
}

/**
 * Gives the headings and tabs of a page's editions their ids, the same in every edition that has them, lists the headings
 * and adds the second anchors. Headings choose before tabs.
 */
export function identify(texts: readonly ParsedText[]): void {
  const candidates = texts.map(candidatesOf);
  const taken = candidates.map(({ chosen }) => new Set(chosen.map(({ id }) => id)));
  assignIds(
    texts,
    taken,
    candidates.map(({ headings }) => headings),
    ({ name }, { slugify, toc }) => slug(name, slugify, toc?.separator),
  );
  texts.forEach(({ collector }, i) => {
    const { chosen, headings: all } = candidates[i]!;
    const headings = all.filter(({ token }) => !token.hidden);
    tellRepeatedIds(collector, chosen, headings);
    listHeadings(collector, headings);
    addFormerIds(collector, headings, taken[i]!);
    addAliases(collector, headings, taken[i]!);
  });
  assignIds(
    texts,
    taken,
    candidates.map(({ tabs }) => tabs),
    tabId,
  );
  for (const { tokens } of texts) labelTabs(tokens);
}

function candidatesOf({ tokens }: ParsedText): Candidates {
  const candidates: Candidates = { chosen: [], headings: [], tabs: [] };
  let line = 0;
  for (const [i, token] of tokens.entries()) {
    // Not every token says where it stands.
    line = token.map?.[0] ?? line;
    // Places within a text are chosen as well: [](){ #name }.
    for (const each of token.children ? [token, ...token.children] : [token])
      for (const [name, value] of each.attrs ?? [])
        if (name === 'id') candidates.chosen.push({ id: String(value), line, token: each });
    // One without a text, which is left out, takes an id all the same, as in Python-Markdown: links may name those of others by numbers.
    if (token.type === 'heading_open') {
      const text = headingText(tokens[i + 1]!);
      candidates.headings.push({ token, line: lineOf(token), text, name: String(token.meta?.name ?? text) });
    } else if (token.type === 'tab_open') {
      const text = inlineText(tokens[i + 2]!.children ?? []);
      candidates.tabs.push({
        token,
        line: lineOf(token),
        text,
        name: text,
        heading: candidates.headings.findLast(({ token: each }) => !each.hidden)?.token,
      });
    }
  }
  return candidates;
}

/** The id that a tab would have: that of its title alone where the site says so, since links were written for it. */
function tabId({ name, heading }: Candidate, { slugify, tabIds }: MarkdownOptions): string {
  if (!tabIds) return `tab-${slug(name, slugify)}`;
  const above = tabIds.heading ? heading?.attrGet('id') : undefined;
  return `${above ? `${above}-` : ''}${slug(name, tabIds.slugify)}`;
}

function lineOf({ map }: Token): number {
  return map?.[0] ?? 0;
}

function assignIds(
  texts: readonly ParsedText[],
  taken: readonly Set<string>[],
  candidates: readonly Candidate[][],
  idOf: (candidate: Candidate, options: MarkdownOptions) => string,
): void {
  const open = candidates.map((all) => all.filter(({ token }) => token.attrGet('id') === null));
  const ids = settleIds(
    texts.map(({ collector: { options }, readers }, i) => ({
      readers,
      taken: taken[i]!,
      claims: open[i]!.map((candidate) => ({
        source: options.sourceOffset?.(candidate.line) ?? candidate.line,
        wanted: idOf(candidate, options),
      })),
    })),
  );
  open.forEach((each, i) => {
    each.forEach((candidate, j) => {
      if (candidate.token.hidden) return;
      tellEmptyId(texts[i]!.collector, candidate, ids[i]![j]!);
      candidate.token.attrSet('id', ids[i]![j]!);
    });
  });
}

/** Tells of places to which no link leads, since another one above has the same id: their writer chose it twice. */
function tellRepeatedIds(
  collector: Collector,
  chosen: Candidates['chosen'],
  headings: readonly Candidate[],
): void {
  const textOf = new Map(headings.map(({ token, text }) => [token, `"${text}"`]));
  const first = new Map<string, string>();
  for (const { id, line, token } of chosen) {
    const above = first.get(id);
    const text = textOf.get(token);
    if (above === undefined) first.set(id, text ?? 'another place');
    else
      collector.warn(
        'repeated-id',
        `${text === undefined ? 'This place' : `The heading ${text}`} has the id "${id}", which ${above} above has already: links lead to that one.`,
        line,
        'Give it another id: { #name }.',
      );
  }
}

/** Tells of an id that has nothing of its text: all its letters are such as the rule of the site leaves out. */
function tellEmptyId(collector: Collector, { text, name, line }: Candidate, id: string): void {
  const { slugify } = collector.options;
  if (!/[\p{L}\p{N}]/u.test(name) || slug(name, slugify) !== '') return;
  collector.warn(
    'wordless-id',
    `"${text}" has the id "${id}", which says nothing of it and is another one when what stands above changes.`,
    line,
    slugify === undefined || slugify === 'ascii'
      ? 'Write "slugify: unicode" into site.yml (slugify of toc in mkdocs.yml), or give it an id: { #name }.'
      : 'Give it an id: { #name }.',
  );
}

/** A tab is called by its label. No slug has a colon, so that nothing else has the label's id, unless its writer chose one. */
function labelTabs(tokens: readonly Token[]): void {
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'tab_open') continue;
    const label = tokens[i + 1]!;
    const id = label.attrGet('id') ?? `${token.attrGet('id')}:label`;
    token.attrPush(['aria-labelledby', String(id)]);
    label.attrSet('id', String(id));
  }
}

/** What the list of a page's headings calls one, where it is to be another text. */
const LABEL = 'data-toc-label';

function listHeadings(collector: Collector, headings: readonly Candidate[]): void {
  for (const { token, line, text } of headings) {
    const label = token.attrGet(LABEL);
    if (label !== null) token.attrs = token.attrs!.filter(([name]) => name !== LABEL);
    collector.headings.push({
      depth: DEPTHS[token.tag] ?? 6,
      id: String(token.attrGet('id')),
      text: label === null ? text : String(label),
      line,
    });
  }
}

/**
 * Adds to a heading whose text contains a variable a second anchor that is the same in every variant. Aliases come
 * after all headings have their ids, so that they never take one away.
 */
function addAliases({ options }: Collector, headings: readonly Candidate[], taken: Set<string>): void {
  for (const { token, line } of headings)
    for (const text of [options.stableHeading?.(line) ?? '', ...(options.formerHeadings?.(line) ?? [])]) {
      const alias = slug(plainHeading(withoutShortcodes(text)), options.slugify, options.toc?.separator);
      if (alias === '' || taken.has(alias)) continue;
      taken.add(alias);
      addAnchor(token, alias);
    }
}

/** Adds the ids that headings had before. What stands at one keeps it. */
function addFormerIds(
  { options: { formerIds = {} } }: Collector,
  headings: readonly Candidate[],
  taken: Set<string>,
): void {
  const byHeading = Map.groupBy(Object.entries(formerIds), ([, now]) => now);
  for (const { token } of headings) {
    const own = takeFormerIds(token);
    // What is said of an id that the heading had itself before still holds.
    const said = [String(token.attrGet('id')), ...own].flatMap((id) => byHeading.get(id) ?? []);
    for (const id of [...own, ...said.map(([former]) => former)]) {
      if (id === '' || taken.has(id)) continue;
      taken.add(id);
      addAnchor(token, id);
    }
  }
}

/** Takes the former ids off a heading that its classes tell: `{ .was-old-id }`. */
function takeFormerIds(token: Token): string[] {
  const classes = String(token.attrGet('class') ?? '').split(' ');
  const former = classes.filter((each) => each.startsWith(FORMER));
  if (former.length === 0) return [];
  const others = classes.filter((each) => !each.startsWith(FORMER)).join(' ');
  token.attrs = token.attrs!.filter(([name]) => name !== 'class');
  if (others !== '') token.attrSet('class', others);
  return former.map((each) => each.slice(FORMER.length));
}

/** What stands before a former id in the name of a class. */
const FORMER = 'was-';

function addAnchor(token: Token, id: string): void {
  token.meta = { ...token.meta, aliases: [...((token.meta?.aliases as string[] | undefined) ?? []), id] };
}
