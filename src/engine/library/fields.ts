import type { Finding } from '../finding.ts';
import { parseTemplate, type Template } from '../template/template.ts';
import type { Variant } from '../variants/site.ts';
import type { WrittenText } from '../yaml/read-yaml.ts';
import type { PageSource, SourceWorld } from './page-source.ts';
import { plainTitle, titleLine } from './title.ts';

/** What a page is called and described as: texts of the frontmatter, which may hold variables and conditions. */
export class PageFields {
  readonly #source: PageSource['page'];
  readonly #world: SourceWorld;
  readonly #title: WrittenText | undefined;
  readonly #navTitle: WrittenText | undefined;
  readonly #description: WrittenText | undefined;

  readonly #templates = new Map<WrittenText, Template>();

  constructor(source: PageSource, world: SourceWorld) {
    const { page, textAt } = source;
    this.#source = page;
    this.#world = world;
    this.#title = titleLine(source);
    this.#navTitle = textAt('nav', 'title');
    this.#description = textAt('description');
  }

  /** The title in a variant; undefined when only the rendered body can tell. */
  title(variant: Variant): string | undefined {
    return this.#text(this.#title, variant);
  }

  /** What navigation calls the page in a variant, when it is not its title. */
  navTitle(variant: Variant): string | undefined {
    return this.#text(this.#navTitle, variant);
  }

  /** What the frontmatter says in a variant that the page is about, as one line of plain text; undefined when it says nothing. */
  description(variant: Variant): string | undefined {
    return this.#text(this.#description, variant);
  }

  /** The title that the frontmatter gives the page in a variant; undefined where it is part of the body. */
  ownTitle(variant: Variant): string | undefined {
    return this.#source.frontmatter.title === undefined ? undefined : this.title(variant);
  }

  /** What is wrong with these texts in a variant. */
  findings(variant: Variant): Finding[] {
    const { title } = this.#source.frontmatter;
    // A title that is the body's first heading is checked with the body.
    const fields = [title === undefined ? undefined : this.#title, this.#navTitle, this.#description];
    return fields.flatMap((field) => (field ? this.#render(field, variant).findings : []));
  }

  #text(field: WrittenText | undefined, variant: Variant): string | undefined {
    return field && plainTitle(this.#render(field, variant).text);
  }

  #render(field: WrittenText, variant: Variant): { text: string; findings: Finding[] } {
    const { text, line } = field;
    if (!text.includes('{')) return { text: oneLine(text), findings: [] };
    const { path, frontmatter } = this.#source;
    const template =
      this.#templates.get(field) ?? parseTemplate({ text, path, firstLine: line }, this.#world);
    this.#templates.set(field, template);
    const rendering = template.render(variant, frontmatter.attributes);
    const findings = [...template.findings, ...rendering.findings];
    // The text begins somewhere in its line, so its own columns say nothing about the writer's.
    const withoutColumn = (finding: Finding) => ({
      ...finding,
      place: finding.place && { ...finding.place, column: undefined },
    });
    return { text: oneLine(rendering.text), findings: findings.map(withoutColumn) };
  }
}

/** A title or a description is one line, however many it was written in. */
function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
