import type { Finding } from '../finding.ts';
import { identify } from '../markdown/ids.ts';
import { readTitle } from '../markdown/read-title.ts';
import type { Template } from '../template/template.ts';
import type { Variant } from '../variants/site.ts';
import { type EditionText, groupEditions } from './editions.ts';
import type { PageFields } from './fields.ts';
import { Findings } from './findings.ts';
import { type PublishedEdition, type PublishingWorld, publishEdition } from './published-edition.ts';
import { type ParsedEdition, parseEdition } from './rendering.ts';
import type { Page } from './types.ts';

/** What a page is opened from. */
export interface OpenPageSource {
  page: Page;
  template: Template;
  /** the variants in which it exists */
  variants: readonly Variant[];
  /** its title and description */
  fields: PageFields;
}

/** What an open page needs of the library. */
export interface OpenPageWorld {
  publishing: PublishingWorld;
  /** hears of every edition once it is rendered */
  published(edition: EditionText, result: PublishedEdition): void;
}

/** A page with its template and what came of it in each variant. */
export class OpenPage {
  readonly template: Template;
  readonly editions: readonly EditionText[];
  /** what is wrong with its sources, each with the variants in which it is */
  readonly findings: readonly Finding[];
  readonly #world: OpenPageWorld;
  readonly #published = new Map<EditionText, Promise<PublishedEdition>>();
  /** what is read and not written yet */
  #parsed: Promise<Map<EditionText, ParsedEdition>> | undefined;

  constructor({ page, template, variants, fields }: OpenPageSource, world: OpenPageWorld) {
    const { editions, findings } = groupEditions(page, template, variants, (variant) =>
      fields.ownTitle(variant),
    );
    this.template = template;
    this.editions = editions;
    const everywhere = variants.map(({ id }) => id);
    const found = new Findings();
    found.add(template.findings.map((finding) => ({ ...finding, variants: finding.variants ?? everywhere })));
    found.add(findings);
    for (const variant of variants) found.add(fields.findings(variant));
    this.findings = found.list();
    this.#world = world;
  }

  /** The edition that a variant reads; the page must exist in it. */
  edition(variant: Variant): EditionText {
    return this.editions.find(({ variants }) => variants.includes(variant))!;
  }

  /** The titles that its text gives the page, by variant, where it has a heading of level 1. */
  headings(): ReadonlyMap<Variant, string> {
    return new Map(
      this.editions.flatMap(({ page, text, variants }) => {
        const title = readTitle(text, page.format)?.text;
        return title ? variants.map((variant) => [variant, title] as const) : [];
      }),
    );
  }

  /** Renders an edition, once. The other editions are read as well: a heading has one id in all of them. */
  publish(edition: EditionText): Promise<PublishedEdition> {
    const known = this.#published.get(edition);
    if (known) return known;
    const publishing = this.#publish(edition);
    this.#published.set(edition, publishing);
    return publishing;
  }

  async #publish(edition: EditionText): Promise<PublishedEdition> {
    const { publishing, published } = this.#world;
    this.#parsed ??= this.#parse();
    const waiting = await this.#parsed;
    const parsed = waiting.get(edition)!;
    // Tokens take many times the room of the HTML that is kept.
    waiting.delete(edition);
    const result = await publishEdition(parsed, publishing);
    published(edition, result);
    return result;
  }

  async #parse(): Promise<Map<EditionText, ParsedEdition>> {
    const { publishing } = this.#world;
    const parsed = await Promise.all(this.editions.map((edition) => parseEdition(edition, publishing)));
    identify(parsed.map(({ markdown }) => markdown));
    return new Map(parsed.map((each) => [each.edition, each]));
  }
}
