import type { Token } from 'markdown-it';
import type { Finding } from '../../finding.ts';
import { identify } from '../../markdown/ids.ts';
import { highlightCode, htmlOf } from '../../markdown/markdown.ts';
import { htmlWithoutComponents } from '../../markdown/mdx/mdx.ts';
import { readTitle } from '../../markdown/read-title.ts';
import type { Template } from '../../template/template.ts';
import type { Variant } from '../../variants/site.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import { Findings } from '../findings.ts';
import type { Page } from '../folder/page.ts';
import type { PageFields } from '../names/fields.ts';
import { type AbsentSection, PageOutline } from './absent-sections.ts';
import { EditionFiles } from './edition-files.ts';
import { type EditionText, groupEditions } from './editions.ts';
import { type FinishedEdition, type FinishingWorld, finishEdition } from './finished-edition.ts';
import { PagePassages } from './passage-readings.ts';
import { passagesOf } from './passages.ts';
import { type ParsedEdition, parseEdition } from './rendered-edition.ts';
import { TokenReadings } from './token-readings.ts';

/** What a page is opened from. */
export interface TemplatedPageParts {
  page: Page;
  template: Template;
  /** the variants in which it exists */
  variants: VariantSet;
  /** its title and description */
  fields: PageFields;
}

/** What an open page needs of the library. */
export interface TemplatedPageWorld {
  finishing: FinishingWorld;
  /** hears of every edition once it is rendered */
  finished(edition: EditionText, result: FinishedEdition): void;
}

/** A page with its template and what came of it in each variant. */
export class TemplatedPage {
  readonly template: Template;
  readonly editions: readonly EditionText[];
  /** what is wrong with its sources, each with the variants in which it is */
  readonly findings: readonly Finding[];
  readonly files: EditionFiles;
  readonly #world: TemplatedPageWorld;
  readonly #finished = new Map<EditionText, Promise<FinishedEdition>>();
  #outline: PageOutline | undefined;
  /** what is read and not written yet */
  #parsed: Promise<Map<EditionText, ParsedEdition>> | undefined;
  /** what its editions consist of, as long as one of them waits to be written */
  #passages: Promise<PagePassages> | undefined;
  readonly #variants: VariantSet;

  constructor({ page, template, variants, fields }: TemplatedPageParts, world: TemplatedPageWorld) {
    const { editions, findings } = groupEditions(page, template, variants, (variant) =>
      fields.ownTitle(variant),
    );
    this.template = template;
    this.#variants = variants;
    this.editions = editions;
    this.files = new EditionFiles(page, template, editions);
    const everywhere = variants.ids;
    const found = new Findings();
    found.add(template.findings.map((finding) => ({ ...finding, variants: finding.variants ?? everywhere })));
    found.add(findings);
    for (const variant of variants) found.add(fields.findings(variant));
    this.findings = found.list();
    this.#world = world;
  }

  /** The edition that a variant reads; the page must exist in it. */
  edition(variant: Variant): EditionText {
    return this.editions.find(({ variants }) => variants.has(variant))!;
  }

  /** The titles that its text gives the page, by variant, where it has a heading of level 1. */
  headings(): ReadonlyMap<Variant, string> {
    const { dialectOf } = this.#world.finishing;
    return new Map(
      this.editions.flatMap(({ page, text, variants }) => {
        const title = readTitle(text, page.format, dialectOf(page.path))?.text;
        return title ? [...variants].map((variant) => [variant, title] as const) : [];
      }),
    );
  }

  /** Renders an edition, once. The other editions are read as well: a heading has one id in all of them. */
  finish(edition: EditionText): Promise<FinishedEdition> {
    const known = this.#finished.get(edition);
    if (known) return known;
    const finishing = this.#finish(edition);
    this.#finished.set(edition, finishing);
    return finishing;
  }

  /** What other editions have and this one has not; it is known once an edition is finished. */
  absentIn({ variants }: EditionText): readonly AbsentSection[] {
    return this.#outline?.absentIn(variants) ?? [];
  }

  async #finish(edition: EditionText): Promise<FinishedEdition> {
    const { finishing, finished } = this.#world;
    this.#parsed ??= this.#parse();
    const waiting = await this.#parsed;
    // What not all editions have alike is numbered in their HTML.
    if (this.editions.length > 1) await this.passages();
    const parsed = waiting.get(edition)!;
    // Tokens take many times the room of the HTML that is kept.
    waiting.delete(edition);
    if (waiting.size === 0) this.#passages = undefined;
    const result = await finishEdition(parsed, finishing);
    finished(edition, result);
    return result;
  }

  /** Its editions with their tokens and ids, as they are until they are rendered. Whoever renders all of them as well asks for this first. */
  async read(): Promise<readonly ParsedEdition[]> {
    this.#parsed ??= this.#parse();
    const waiting = await this.#parsed;
    const isWhole = this.editions.every((edition) => waiting.has(edition));
    return [...(isWhole ? waiting : await this.#parse()).values()];
  }

  /** What its editions consist of. Whoever renders all of them as well asks for this first: tokens go then. */
  async passages(): Promise<PagePassages> {
    this.#parsed ??= this.#parse();
    const waiting = await this.#parsed;
    if (this.editions.every((edition) => waiting.has(edition)))
      this.#passages ??= this.#readPassages(new Map(waiting));
    return this.#passages ?? this.#readPassages(await this.#parse());
  }

  async #readPassages(parsed: ReadonlyMap<EditionText, ParsedEdition>): Promise<PagePassages> {
    await Promise.all([...parsed.values()].map(({ markdown }) => highlightCode(markdown)));
    const readings = new TokenReadings();
    const editions = this.editions.map((edition) => {
      const { markdown } = parsed.get(edition)!;
      const write = (tokens: readonly Token[]) => htmlWithoutComponents(htmlOf(markdown, tokens));
      return {
        variants: edition.variants,
        passages: passagesOf({
          markdown,
          text: edition.text,
          provenance: edition.rendering.provenance,
          readings,
          write,
        }),
      };
    });
    return new PagePassages(editions, (variants) => {
      const wanted = new Set(variants);
      return this.#variants.filter((variant) => wanted.has(variant));
    });
  }

  async #parse(): Promise<Map<EditionText, ParsedEdition>> {
    const { finishing } = this.#world;
    const parsed = await Promise.all(this.editions.map((edition) => parseEdition(edition, finishing)));
    identify(parsed.map(({ markdown }) => markdown));
    this.#outline ??= new PageOutline(parsed);
    return new Map(parsed.map((each) => [each.edition, each]));
  }
}
