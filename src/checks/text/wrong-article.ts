import type { TextRange } from '../../engine/place.ts';
import type { OpenEdition } from '../open-page.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { articleOf } from './article.ts';
import { codeSpans, isWithin } from './code-spans.ts';
import { fieldsOf, type PageField } from './page-fields.ts';

/** An article, what of Markdown may stand between, and the beginning of a word. */
const ARTICLE = /(?<![\p{L}\p{N}.'’/_-])(an?)([ \n]+[*_`"“‘[]*)([\p{L}\p{N}][\p{L}\p{N}-]*)/giu;

/** An article and the tag that prints what follows it. */
const BEFORE_TAG = /(?<![\p{L}\p{N}])(an?) (\{\{[^{}]*\}\})/giu;

const HINT = 'Put the article under a condition as well, or word it without one.';

export const wrongArticle: Rule = {
  name: 'wrong-article',
  severity: 'warning',
  title: '"a" and "an" before what variants say differently',
  why: 'Where a variable or a condition decides which word follows, "a" is right in one variant and "an" in another. English pages only are looked at.',
  example: {
    wrong: '# Orders\n\n{% set part = "order" %}\nWrite a {{ part }}.\n',
    right: '# Orders\n\n{% set part = "order" %}\nWrite an {{ part }}.\n',
  },
  *look(page, content) {
    if (!/^en\b/i.test(content.library.site.language.tag)) return;
    for (const edition of page.editions) yield* inEdition(edition);
    for (const field of fieldsOf(page, content)) yield* inField(field);
  },
};

function* inField({ source, place, readings }: PageField): Generator<RuleFinding> {
  if (!source.includes('{')) return;
  for (const { variant, text } of readings)
    for (const [written, article = '', , word = ''] of text.matchAll(ARTICLE)) {
      const right = articleOf(word);
      if (right === undefined || right === article.toLowerCase() || source.includes(written)) continue;
      const tag = [...source.matchAll(BEFORE_TAG)].find(([, written]) => written === article)?.[2];
      yield {
        message: `"${article}" stands before ${tag ?? 'what variants say differently,'} and reads wrong here: "${right}" would be right.`,
        hint: HINT,
        place,
        variants: [variant.id],
      };
    }
}

function* inEdition(edition: OpenEdition): Generator<RuleFinding> {
  for (const { token, offsets } of edition.inlines()) {
    const code = codeSpans(token.content);
    for (const match of token.content.matchAll(ARTICLE)) {
      const [, article = '', between = '', word = ''] = match;
      const right = articleOf(word);
      if (right === undefined || right === article.toLowerCase() || isWithin(code, match.index)) continue;
      // "plan A"
      if (
        article === 'A' &&
        match.index > 0 &&
        !/[.!?:]\s$/.test(token.content.slice(Math.max(0, match.index - 2), match.index))
      )
        continue;
      const at = match.index + article.length + between.length;
      const before = offsets.range({ from: match.index, to: match.index + article.length });
      const after = offsets.range({ from: at, to: at + word.length });
      const what = variableBetween(edition, before, after);
      if (what === undefined) continue;
      yield {
        message: `"${article}" stands before ${what} and reads wrong here: "${right}" would be right.`,
        hint: HINT,
        place: edition.place(before, 0),
        variants: edition.variants.ids,
      };
    }
  }
}

/** What the writer wrote of a word that other variants may have otherwise than what is before it; undefined where both are one text. */
function variableBetween(
  { provenance }: OpenEdition,
  before: TextRange,
  after: TextRange,
): string | undefined {
  const [first, second] = [before, after].map((range) => provenance.firstPart(range));
  if (!first || !second) return undefined;
  if (second.expression !== undefined) return `{{ ${second.expression} }}`;
  const isSameBranch = first.branches.at(-1) === second.branches.at(-1);
  return isSameBranch && first.expression === undefined
    ? undefined
    : JSON.stringify(second.text.trim().split(/\s/, 1)[0]);
}
