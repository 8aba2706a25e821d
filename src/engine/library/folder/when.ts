import type { Finding } from '../../finding.ts';
import type { Branch, Condition } from '../../template/condition.ts';
import { type Observation, parseTemplate, type Template } from '../../template/template.ts';
import type { Attributes, Variant } from '../../variants/site.ts';
import { VariantSet } from '../../variants/variant-set.ts';
import type { WrittenText } from '../../yaml/read-yaml.ts';
import type { SourceWorld } from './source-world.ts';

/** Where a condition stands that is the value of a key. */
export interface WhenPlace {
  /** name for messages */
  file: string;
  /** the rule of a value that is no condition */
  rule: string;
  attributes?: Attributes | undefined;
}

/** A condition of a page's frontmatter. */
export interface FrontmatterCondition {
  condition: Condition;
  /** what the conditions of its value guard; none where offsets say nothing about the file */
  branches: readonly Branch[];
  /** undefined where it is not looked at */
  outcome: (variant: Variant) => boolean | undefined;
  /** the looks at the conditions of its value, this one and others, as {@link Template} has them */
  observe: (variant: Variant) => Observation[];
}

/** The variants in which the condition of a `when:` holds, and what is wrong with it. */
export function variantsWhere(
  when: WrittenText,
  { file, rule, attributes }: WhenPlace,
  world: SourceWorld,
): { variants: VariantSet; findings: Finding[] } {
  if (when.text.trim() === '' || /\{%|%\}|\{\{|\}\}/.test(when.text)) {
    const message = `when: takes a condition alone, without tags; found ${JSON.stringify(when.text)}.`;
    const hint = 'Write it as it would stand in {% if … %}: when: is_version > "7.1.0".';
    return {
      variants: VariantSet.of(world.site, []),
      findings: [{ severity: 'error', rule, message, hint, place: { file, line: when.line } }],
    };
  }
  const template = templateOf(when, file, world);
  const variants = VariantSet.all(world.site);
  const renderings = new Map([...variants].map((variant) => [variant, template.render(variant, attributes)]));
  const found = [...template.findings, ...[...renderings.values()].flatMap(({ findings }) => findings)];
  return {
    variants: variants.filter((variant) => renderings.get(variant)!.text === 'true'),
    findings: found.map(asCondition),
  };
}

/** The condition of a `when:` as templates have theirs, and its outcome in a variant; undefined where it cannot be read. */
export function conditionOf(
  when: WrittenText,
  { file, attributes }: Omit<WhenPlace, 'rule'>,
  world: SourceWorld,
): FrontmatterCondition | undefined {
  const template = templateOf(when, file, world);
  const [condition] = template.conditions;
  if (!condition) return undefined;
  const { line, column } = when.begins ?? { line: when.line };
  const expression = when.begins && condition.extents?.expression;
  return {
    condition: {
      ...(when.begins ? condition : withoutOffsets(condition)),
      keyword: 'when',
      place: { file, line, ...(column === undefined ? {} : { column }) },
      extents: expression && { tag: expression, expression },
    },
    branches: [],
    outcome: (variant) => template.render(variant, attributes).decisions.get(condition.id),
    observe: (variant) => template.observe(variant, attributes),
  };
}

/** A condition in a text that is not written to the letter, so that offsets in it are none of the file. */
export function withoutOffsets({ place, operands, ...condition }: Condition): Condition {
  return {
    ...condition,
    operands: operands.map(({ question, ...operand }) => ({
      ...operand,
      question:
        question.about === 'other'
          ? question
          : { ...question, literals: question.literals.map(({ value }) => ({ value, extent: undefined })) },
    })),
    place: { file: place.file, line: place.line },
    extents: undefined,
  };
}

/** What comes before the condition in the template that is made of it. */
const OPENING = '{% if ';

function templateOf({ text, line, begins }: WrittenText, path: string, world: SourceWorld): Template {
  const at = begins ?? { line, offset: 0 };
  return parseTemplate(
    {
      text: `${OPENING}${text} %}true{% endif %}`,
      path,
      begins: { ...at, column: (at.column ?? 1) - OPENING.length, offset: at.offset - OPENING.length },
    },
    world,
  );
}

/** A finding about `{% if when %}` in words about `when:`, since the tag is ours and its columns are not the writer's. */
function asCondition(finding: Finding): Finding {
  return {
    ...finding,
    message: finding.message
      .replace('This tag', 'This condition')
      .replace(/"\{% if (.*?)(?: %\}|(?<=…))"/s, '"$1"')
      .replace(', found "%}"', ' at its end'),
    hint: finding.hint?.replace(/ If it is text to show, .*$/, ''),
    place: finding.place && { ...finding.place, column: undefined },
  };
}
