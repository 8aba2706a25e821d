import type { OpenEdition } from '../open-page.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { codeSpans, isWithin } from './code-spans.ts';

/** Two spaces between words, or one before a mark that has none before it. */
const STRAY = /(?<=\S)(?: {2,}(?=\S)| (?=[.,;:!?)](?:\s|$)))/g;
/** In French, some of these marks have a space before them. */
const STRAY_IN_FRENCH = /(?<=\S)(?: {2,}(?=\S)| (?=[.,)](?:\s|$)))/g;

export const straySpace: Rule = {
  name: 'stray-space',
  severity: 'warning',
  title: 'Spaces that a condition leaves behind',
  why: 'Where a condition within a sentence takes words away, the space before them and the one behind them stay: two spaces, or one before a full stop. Let the condition take one of them with it.',
  example: {
    wrong: '# Orders\n\nPay by card {% if is_version >= "1.1.0" %}or voucher{% endif %}.\n',
    right: '# Orders\n\nPay by card{% if is_version >= "1.1.0" %} or voucher{% endif %}.\n',
  },
  *look({ editions }, { library }) {
    const stray = /^fr\b/i.test(library.site.language.tag) ? STRAY_IN_FRENCH : STRAY;
    for (const edition of editions) yield* inEdition(edition, stray);
  },
};

function* inEdition(edition: OpenEdition, stray: RegExp): Generator<RuleFinding> {
  const { provenance } = edition;
  for (const { token, offsets } of edition.inlines()) {
    if (!token.content.includes(' ')) continue;
    const code = codeSpans(token.content);
    for (const match of token.content.matchAll(stray)) {
      const { index } = match;
      const end = index + match[0].length;
      if (isWithin(code, index)) continue;
      const around = provenance.origin(offsets.range({ from: index - 1, to: end + 1 }));
      // Text that was written so stands in one place; what a tag parted does not.
      const before = provenance.firstPart(offsets.range({ from: index - 1, to: index }))?.extent;
      const after = provenance.firstPart(offsets.range({ from: end, to: end + 1 }))?.extent;
      if (!before || !after || before.file !== after.file) continue;
      if (after.start - before.end <= end - index || before.start === after.start) continue;
      const isDoubled = match[0].length > 1;
      yield {
        message: isDoubled
          ? 'A condition leaves two spaces between words here.'
          : `A condition leaves a space before "${token.content[end]}" here.`,
        hint: 'Put one of the spaces around the condition into it, before its words or behind them.',
        place: around.place,
        variants: edition.variants.ids,
      };
    }
  }
}
