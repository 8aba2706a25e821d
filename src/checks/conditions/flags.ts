import type { Condition } from '../../engine/template/condition.ts';
import type { Content } from '../content.ts';

/** Names that `site.yml` alone gives a value: what is switched on for some variants, and one day for all. */
export class Flags {
  readonly #names: ReadonlySet<string>;

  constructor(content: Content) {
    const { library, files } = content;
    const names = new Set(library.site.variants.flatMap(({ attributes }) => Object.keys(attributes)));
    const own = library.pages.flatMap(({ frontmatter }) => Object.keys(frontmatter.attributes ?? {}));
    for (const name of own) names.delete(name);
    for (const file of names.size > 0 ? files : [])
      for (const [, written = ''] of (content.text(file) ?? '').matchAll(GIVEN))
        for (const [name] of written.matchAll(/\w+/g)) names.delete(name);
    this.#names = names;
  }

  /** Whether all that a condition asks is the variant and such names, by themselves. */
  areAsked({ operands }: Condition): boolean {
    return operands.every(({ question, text }) => question.about !== 'other' || this.#names.has(text));
  }
}

/** What a page gives a value itself, by a tag, a loop or an argument of a macro. */
const GIVEN = /\{%[-+]? *(?:set|for|macro)\b([^%=]{1,200})/g;
