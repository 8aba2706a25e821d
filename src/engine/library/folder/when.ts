import type { Finding } from '../../finding.ts';
import { parseTemplate } from '../../template/template.ts';
import type { Attributes, Variant } from '../../variants/site.ts';
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

/** The variants in which the condition of a `when:` holds, and what is wrong with it. */
export function variantsWhere(
  when: WrittenText,
  { file, rule, attributes }: WhenPlace,
  world: SourceWorld,
): { variants: Variant[]; findings: Finding[] } {
  if (when.text.trim() === '' || /\{%|%\}|\{\{|\}\}/.test(when.text)) {
    const message = `when: takes a condition alone, without tags; found ${JSON.stringify(when.text)}.`;
    const hint = 'Write it as it would stand in {% if … %}: when: is_version > "7.1.0".';
    return {
      variants: [],
      findings: [{ severity: 'error', rule, message, hint, place: { file, line: when.line } }],
    };
  }
  const template = parseTemplate(
    { text: `{% if ${when.text} %}true{% endif %}`, path: file, begins: { line: when.line, offset: 0 } },
    world,
  );
  const renderings = world.site.variants.map((variant) => ({
    variant,
    rendering: template.render(variant, attributes),
  }));
  const found = [...template.findings, ...renderings.flatMap(({ rendering }) => rendering.findings)];
  return {
    variants: renderings.filter(({ rendering }) => rendering.text === 'true').map(({ variant }) => variant),
    findings: found.map(asCondition),
  };
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
