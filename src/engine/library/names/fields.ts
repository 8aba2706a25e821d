import type { Finding } from '../../finding.ts';
import { plainText, readTitle } from '../../markdown/read-title.ts';
import { writtenTitle } from '../../markdown/written-title.ts';
import { parseTemplate, type Template } from '../../template/template.ts';
import type { Dialect } from '../../variants/dialect-schema.ts';
import type { Variant } from '../../variants/site.ts';
import type { WrittenText } from '../../yaml/read-yaml.ts';
import { leadingHeading } from '../folder/leading-heading.ts';
import { isText, type PageFile } from '../folder/page-file.ts';
import { readingAt } from '../folder/site-folder.ts';
import type { SourceWorld } from '../folder/source-world.ts';
import { conditionOf, type FrontmatterCondition, withoutOffsets } from '../folder/when.ts';

/** What a page is called and described as: texts of the frontmatter, which may hold variables and conditions. */
export class PageFields {
  readonly #source: PageFile['page'];
  readonly #world: SourceWorld;
  readonly #when: WrittenText | undefined;
  readonly #title: WrittenText | undefined;
  readonly #heading: WrittenText | undefined;
  readonly #navTitle: WrittenText | undefined;
  readonly #description: WrittenText | undefined;

  /** what the heading says, by its source in a variant: most variants have the same */
  readonly #headingTitles = new Map<string, string | undefined>();
  readonly #templates = new Map<WrittenText, Template>();

  constructor(source: PageFile, world: SourceWorld) {
    const { page, textAt } = source;
    this.#source = page;
    this.#world = world;
    this.#when = textAt('when');
    this.#title = textAt('title');
    this.#heading = leadingHeading(source);
    this.#navTitle = textAt('nav', 'title');
    this.#description = textAt('description');
  }

  /** The title that the frontmatter gives the page in a variant, as plain text; undefined when it gives none. */
  ownTitle(variant: Variant): string | undefined {
    return this.#titleIn(this.#title, variant);
  }

  /** What the heading says in a variant that the page begins with; undefined when only the text of the page can tell. */
  headingTitle(variant: Variant): string | undefined {
    if (!this.#heading) return undefined;
    const { text } = this.#render(this.#heading, variant);
    if (!this.#headingTitles.has(text))
      this.#headingTitles.set(text, readTitle(text, this.#source.format, this.#dialect)?.text);
    return this.#headingTitles.get(text);
  }

  /** What navigation calls the page in a variant, when it is not its title. */
  navTitle(variant: Variant): string | undefined {
    return this.#titleIn(this.#navTitle, variant);
  }

  /** What the frontmatter says in a variant that the page is about, as one line of plain text; undefined when it says nothing. */
  description(variant: Variant): string | undefined {
    const line = this.#line(this.#description, variant);
    return line === undefined ? undefined : plainText(line, this.#dialect);
  }

  /** What is wrong with these texts in a variant. */
  findings(variant: Variant): Finding[] {
    // A heading is checked with the body.
    const fields = [this.#title, this.#navTitle, this.#description];
    return fields.flatMap((field) => (field ? this.#render(field, variant).findings : []));
  }

  /** Every condition of the frontmatter, and its outcome in a variant; undefined where it is not looked at. */
  conditions(): FrontmatterCondition[] {
    const { path: file, frontmatter } = this.#source;
    const { attributes } = frontmatter;
    const when = this.#when && conditionOf(this.#when, { file, attributes }, this.#world);
    const others = [this.#title, this.#navTitle, this.#description].flatMap((field) => {
      if (!field?.text.includes('{')) return [];
      const template = this.#templateOf(field);
      return template.conditions.map((condition) => ({
        condition: field.begins ? condition : withoutOffsets(condition),
        branches: field.begins ? template.branches : [],
        outcome: (variant: Variant) => template.render(variant, attributes).decisions.get(condition.id),
        observe: (variant: Variant) => template.observe(variant, attributes),
      }));
    });
    return when ? [when, ...others] : others;
  }

  get #dialect(): Dialect {
    return readingAt(this.#source.path, this.#world.site).dialect;
  }

  #templateOf(field: WrittenText): Template {
    const { text, line, begins } = field;
    const { path } = this.#source;
    const template =
      this.#templates.get(field) ??
      parseTemplate(
        { text, path, begins: begins ?? { line, offset: 0 }, isText: isText(this.#source, this.#world.site) },
        this.#world,
      );
    this.#templates.set(field, template);
    return template;
  }

  #titleIn(field: WrittenText | undefined, variant: Variant): string | undefined {
    const line = this.#line(field, variant);
    return line && writtenTitle(line, this.#world.site.sources === 'mkdocs');
  }

  #line(field: WrittenText | undefined, variant: Variant): string | undefined {
    return field && oneLine(this.#render(field, variant).text);
  }

  #render(field: WrittenText, variant: Variant): { text: string; findings: Finding[] } {
    const { text, begins } = field;
    if (!text.includes('{')) return { text, findings: [] };
    const { frontmatter } = this.#source;
    const template = this.#templateOf(field);
    const rendering = template.render(variant, frontmatter.attributes);
    const findings = [...template.findings, ...rendering.findings];
    // Of a text that is written in another way, columns say nothing about the writer's.
    const withoutColumn = (finding: Finding) => ({
      ...finding,
      place: finding.place && { ...finding.place, column: undefined },
    });
    return { text: rendering.text, findings: begins ? findings : findings.map(withoutColumn) };
  }
}

/** A title or a description is one line, however many it was written in. */
function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
