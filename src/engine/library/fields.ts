import type { Finding } from '../finding.ts';
import { parseTemplate } from '../template/template.ts';
import type { Variant } from '../variants/site.ts';
import type { PageSource, SourceWorld } from './page-source.ts';
import { plainTitle, titleLine } from './title.ts';

/** A short text of a page that stands outside its body's Markdown: a title, a description. */
interface Field {
  text: string;
  line: number;
}

/** What a page is called and described as: texts of the frontmatter, which may hold variables and conditions. */
export class PageFields {
  readonly #source: PageSource['page'];
  readonly #world: SourceWorld;
  readonly #title: Field | undefined;
  readonly #navTitle: Field | undefined;
  readonly #description: Field | undefined;

  constructor(source: PageSource, world: SourceWorld) {
    const { page, lineOf } = source;
    const { description, nav } = page.frontmatter;
    this.#source = page;
    this.#world = world;
    this.#title = titleLine(source);
    this.#navTitle = nav?.title === undefined ? undefined : { text: nav.title, line: lineOf('nav', 'title') };
    this.#description =
      description === undefined ? undefined : { text: description, line: lineOf('description') };
  }

  /** The title in a variant; undefined when only the rendered body can tell. */
  title(variant: Variant): string | undefined {
    return this.#text(this.#title, variant);
  }

  /** What navigation calls the page in a variant, when it is not its title. */
  navTitle(variant: Variant): string | undefined {
    return this.#text(this.#navTitle, variant);
  }

  description(variant: Variant): string | undefined {
    return this.#text(this.#description, variant);
  }

  /** What is wrong with these texts in a variant. */
  findings(variant: Variant): Finding[] {
    const { title } = this.#source.frontmatter;
    // A title that is the body's first heading is checked with the body.
    const fields = [title === undefined ? undefined : this.#title, this.#navTitle, this.#description];
    return fields.flatMap((field) => (field ? this.#render(field, variant).findings : []));
  }

  #text(field: Field | undefined, variant: Variant): string | undefined {
    return field && plainTitle(this.#render(field, variant).text);
  }

  #render({ text, line }: Field, variant: Variant): { text: string; findings: Finding[] } {
    if (!text.includes('{')) return { text, findings: [] };
    const { path, frontmatter } = this.#source;
    const template = parseTemplate({ text, path, firstLine: line }, this.#world);
    const rendering = template.render(variant, frontmatter.attributes);
    const findings = [...template.findings, ...rendering.findings];
    // The text begins somewhere in its line, so its own columns say nothing about the writer's.
    const withoutColumn = (finding: Finding) => ({
      ...finding,
      place: finding.place && { ...finding.place, column: undefined },
    });
    return { text: rendering.text.trim(), findings: findings.map(withoutColumn) };
  }
}
