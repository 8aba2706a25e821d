import { type Found, find, type Scope } from './find.ts';
import type { IndexReader } from './index-reader.ts';
import { meant } from './misspelt.ts';
import { type Unit, unitsOf } from './query.ts';
import type { SiteIndex } from './site-index.ts';
import { wordsOf } from './words.ts';

/** The answer to a query. */
export interface Answer extends Found {
  /** where its pages are */
  index: IndexReader;
  /** what the query was probably meant to be; the rest of the answer is about this, as nothing has the query itself */
  instead?: string;
  /** tells what `elsewhere` does of all products; there only where that tells it of one product alone */
  others?: () => Promise<Found['elsewhere']>;
}

/** What is hardly typed yet. */
const LETTER = /^\s*[\p{Script=Latin}\p{N}]$/u;
/** Corrected queries that are tried. */
const MOST_TRIED = 6;

/**
 * Looks for a query in the index of the product that is searched, and where the scope has nothing, in other products, too; then for what
 * it was probably meant to be. What is found elsewhere only is no mistake.
 */
export async function ask(site: SiteIndex, query: string, scope: Scope): Promise<Answer> {
  const index = await site.of(scope);
  const found = await find(index, query, scope);
  // Nobody means a letter: more is to come.
  if (found.count > 0 || LETTER.test(query)) return answerOf(site, index, found, { query, scope });
  const all = await site.all();
  const everywhere = all === index ? found : await find(all, query, scope);
  if (everywhere.elsewhere.size > 0 || found.units.length === 0) return { ...everywhere, index: all };
  for (const instead of await corrected(all, query, everywhere)) {
    const other = await find(index, instead, scope);
    if (other.count === 0) continue;
    const answer = answerOf(site, index, other, { query: instead, scope });
    return { ...answer, instead: instead.replaceAll('"', '') };
  }
  return { ...found, index };
}

/** What was found of a query in an index, and if that is not the one of all products, how to ask them. */
function answerOf(
  site: SiteIndex,
  index: IndexReader,
  found: Found,
  { query, scope }: { query: string; scope: Scope },
): Answer {
  if (site.isWhole(index)) return { ...found, index };
  const others = async (): Promise<Found['elsewhere']> =>
    (await find(await site.all(), query, scope)).elsewhere;
  return { ...found, index, others };
}

/** Queries that may have been meant, the most likely first. */
async function corrected(index: IndexReader, query: string, { unknown }: Found): Promise<string[]> {
  const units = unitsOf(query);
  const joined = joinedQueries(units);
  if (unknown.length === 0) return joined;
  const spelling = await index.spelling();
  const isUnknown = new Set(unknown.map(({ typed }) => typed));
  const choices = units.map(({ typed }) => (isUnknown.has(typed) ? meantNames(typed, spelling) : [typed]));
  if (choices.some((choice) => choice.length === 0)) return joined;
  const most = choices.reduce((longest, { length }) => Math.max(longest, length), 0);
  const queries = Array.from({ length: most }, (_, at) =>
    choices.map((choice) => choice[Math.min(at, choice.length - 1)]).join(' '),
  );
  return [...new Set([...joined, ...queries])].slice(0, MOST_TRIED);
}

/** What may have been meant with a word, or with a name: of that, the parts that are no words are corrected. */
function meantNames(typed: string, spelling: string): string[] {
  const parts = wordsOf(typed).filter(({ span }) => span === 1);
  if (parts.length === 1) return meant(parts[0]!.word, spelling);
  const known = new Set(spelling.split(/[ =]/));
  let result = typed;
  for (const { word, start, end } of parts.toReversed()) {
    if (known.has(word)) continue;
    const [first] = meant(word, spelling);
    if (first !== undefined) result = result.slice(0, start) + first + result.slice(end);
  }
  return result === typed ? [] : [result];
}

/** The query with two neighbours written as one: `user name`. */
function joinedQueries(units: readonly Unit[]): string[] {
  return units
    .slice(1)
    .map((_, at) =>
      units.map(({ typed }, index) => (index === 0 || index === at + 1 ? '' : ' ') + typed).join(''),
    );
}
