import fc from 'fast-check';
import type { Files } from './fixture.ts';

/** A part of a made-up page. */
type Part =
  | { is: 'text' | 'text that differs' }
  | { is: 'text with a first word under a condition' | 'text cut in two'; when: string }
  | { is: 'list'; items: (string | undefined)[] }
  | { is: 'table'; rows: (string | undefined)[] }
  | { is: 'condition'; when: string; body: Part[]; otherwise: Part[] }
  | { is: 'loop'; rounds: number; unless: string | undefined; body: Part[] }
  | { is: 'call' | 'include' | 'snippet' | 'note' | 'component' }
  | {
      is:
        | ('sentences' | 'cells' | 'reference' | 'heading' | 'tabs' | 'code' | 'definitions' | 'blocks')
        | ('annotations' | 'formulas' | 'diagram' | 'tab fences' | 'numbered captions' | 'critic blocks');
      when: string;
    }
  | { is: 'captured'; body: Part[] };

const condition = fc.constantFrom(
  'is_version > "7.1"',
  'is_version == "7.0.0"',
  'product_name == "Cloud"',
  'is_version != "next"',
  'is_version < "7.2.0"',
);
const maybe = fc.option(condition, { nil: undefined });

const { parts } = fc.letrec<{ parts: Part[]; part: Part }>((tie) => ({
  parts: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      is: fc.constantFrom('text', 'text that differs', 'call', 'include', 'snippet', 'note', 'component'),
    }),
    fc.record({
      is: fc.constantFrom(
        'sentences',
        'cells',
        'reference',
        'heading',
        'tabs',
        'code',
        'definitions',
        'blocks',
        'annotations',
        'formulas',
        'diagram',
        'tab fences',
        'numbered captions',
        'critic blocks',
      ),
      when: condition,
    }),
    fc.record({
      is: fc.constantFrom('text with a first word under a condition', 'text cut in two'),
      when: condition,
    }),
    fc.record({ is: fc.constant('list'), items: fc.array(maybe, { minLength: 1, maxLength: 3 }) }),
    fc.record({ is: fc.constant('table'), rows: fc.array(maybe, { minLength: 1, maxLength: 3 }) }),
    fc.record({
      is: fc.constant('condition'),
      when: condition,
      body: tie('parts'),
      otherwise: fc.oneof(fc.constant([]), tie('parts')),
    }),
    fc.record({
      is: fc.constant('loop'),
      rounds: fc.integer({ min: 1, max: 3 }),
      unless: maybe,
      body: tie('parts'),
    }),
    fc.record({ is: fc.constant('captured'), body: tie('parts') }),
  ) as fc.Arbitrary<Part>,
}));

/**
 * Pages in which every stretch of text has a name of its own, `w7-a-k3`: which text it is, in which rounds of loops, and of which call or
 * include. Who finds a name in two variants has found the same text there.
 */
export const arbitraryPage: fc.Arbitrary<Files> = fc
  .tuple(parts, fc.constantFrom('page.md', 'page.mdx'))
  .map(([page, path]) => write(page, path));

function write(page: readonly Part[], path: string): Files {
  let count = 0;
  const next = (): number => count++;
  /** @param names the variables that tell this place from others that the same text makes */
  const word = (names: readonly string[]): string =>
    [`w${next()}`, ...names.map((name) => `{{ ${name} }}`)].join('-');
  const under = (when: string | undefined, text: string): string =>
    when === undefined ? text : `{% if ${when} %}\n${text}{% endif %}\n`;
  const writeAll = (all: readonly Part[], names: readonly string[]): string =>
    all.map((part) => `\n${writeOne(part, names)}\n`).join('');
  const writeOne = (part: Part, names: readonly string[]): string => {
    switch (part.is) {
      case 'text':
        return `${word(names)} and more`;
      case 'text that differs':
        return `${word(names)} in {{ product_name }}, {{ "new" if is_version > "7.1" else "old" }}`;
      case 'text with a first word under a condition':
        return `{% if ${part.when} %}First {% endif %}${word(names)}`;
      case 'text cut in two':
        return `${word(names)}{% if ${part.when} %}\n{% endif %}\n${word(names)}`;
      case 'sentences':
        return `**${word(names)} is here.** Now {% if ${part.when} %}${word(names)} is seen. There {% endif %}*is ${word(names)}*. But
  then [${word(names)} \\* \`${word(names)}\`](https://x.example){{ " too" if ${part.when} else "" }}! And ${word(names)}{% if ${part.when} %}?{% endif %}`;
      case 'cells':
        return `| ${word(names)} | b |\n|---|---|\n| ${word(names)} | {% if ${part.when} %}${word(names)}{% endif %} |\n| {% if ${part.when} %}${word(names)}{% endif %} | ${word(names)} \\| x |`;
      case 'heading':
        return `{% if ${part.when} %}\n## ${word(names)}\n{% else %}\n### ${word(names)} &amp; more\n{% endif %}\n\n${word(names)}`;
      case 'tabs':
        return `=== "${word(names)}"\n\n    ${word(names)}\n\n{% if ${part.when} %}\n=== "${word(names)}"\n\n    1. ${word(names)}\n\n        ${word(names)}\n{% endif %}\n\n<!-- -->`;
      case 'code':
        return `\`\`\`text\n${word(names)}\n{% if ${part.when} %}\n${word(names)}\n{% endif %}\n\`\`\``;
      case 'definitions':
        return `${word(names)}\n:   {% if ${part.when} %}${word(names)} and {% endif %}${word(names)}\n\n<!-- -->`;
      case 'reference': {
        const name = `r${next()}`;
        // Of two definitions of one name the first counts, and one in a loop counts for the page.
        return `[${word(names)}][${name}] and [${word(names)}] [${name}]\n\n{% if ${part.when} %}\n[${name}]: https://one.example/\n{% else %}\n[${name}]: https://two.example/\n{% endif %}`;
      }
      case 'component':
        return path.endsWith('x') ? `<Box>\n\n${word(names)}\n\n</Box>` : `<div>${word(names)}</div>`;
      case 'note':
        return `!!! note "${word(names)}"\n\n    ${word(names)}`;
      case 'list':
        // Two lists that follow one another would be one.
        return `${part.items.map((when) => under(when, `- ${word(names)}\n`)).join('')}\n<!-- -->`;
      case 'table':
        return `| ${word(names)} | ${word(names)} |\n|---|---|\n${part.rows
          .map((when) => under(when, `| ${word(names)} | ${word(names)} |\n`))
          .join('')}`;
      case 'condition':
        return `{% if ${part.when} %}\n${writeAll(part.body, names)}{% else %}\n${writeAll(part.otherwise, names)}{% endif %}`;
      case 'loop': {
        const name = `x${names.length}`;
        const rounds = ['a', 'b', 'c'].slice(0, part.rounds).map((round) => `"${round}"`);
        const kept = part.unless === undefined ? '' : ` if ${name} != "a" or not (${part.unless})`;
        return `{% for ${name} in [${rounds}]${kept} %}\n${writeAll(part.body, [...names, name])}{% endfor %}`;
      }
      case 'call':
        return `{{ step("${['k', next(), ...names.map((name) => `-" ~ ${name} ~ "`)].join('')}") }}`;
      case 'include': {
        const key = ['i', next(), ...names.map((name) => `-" ~ ${name} ~ "`)].join('');
        return `{% set key = "${key}" %}{% include "includes/part.md" %}`;
      }
      case 'snippet': {
        const key = ['i', next(), ...names.map((name) => `-" ~ ${name} ~ "`)].join('');
        return `{% set key = "${key}" %}\n--8<-- "includes/part.md"`;
      }
      case 'blocks':
        return `> [!NOTE]\n> ${word(names)}\n{% if ${part.when} %}\n>\n> ${word(names)}\n{% endif %}\n\n/// tip | ${word(names)}\n\n${word(names)} {{ product_name }}\n\n{% if ${part.when} %}\n//// define\n${word(names)}\n\n- ${word(names)}\n////\n{% endif %}\n///\n\n${word(names)}\n\n/// caption\n${word(names)}\n///`;
      case 'annotations':
        return `\`\`\`yaml\n${word(names)}: 1 # (1)!\n{% if ${part.when} %}\n${word(names)}: 2 # (2)\n{% endif %}\n\`\`\`\n\n1.  ${word(names)}\n{% if ${part.when} %}\n2.  ${word(names)}\n{% endif %}\n\n<!-- -->\n\n${word(names)} (1) ${word(names)}\n{ .annotate }\n\n1.  {% if ${part.when} %}${word(names)} {% endif %}${word(names)}\n\n<!-- -->`;
      case 'formulas':
        return `${word(names)} $x^2$ {% if ${part.when} %}and $a_1$ ${word(names)}{% endif %} ${word(names)}\n\n$$\n\\frac{a}{{ "2" if ${part.when} else "3" }}\n$$\n\n${word(names)}`;
      case 'diagram':
        return `\`\`\`mermaid\ngraph LR\n  ${word(names)}\n{% if ${part.when} %}\n  ${word(names)}\n{% endif %}\n\`\`\``;
      case 'tab fences':
        return `\`\`\`yaml tab="${word(names)}"\n${word(names)}: 1\n\`\`\`\n\n{% if ${part.when} %}\n\`\`\`yaml tab="${word(names)}"\n${word(names)}\n\`\`\`\n{% endif %}\n\n<!-- -->`;
      case 'numbered captions':
        return `${word(names)}\n\n/// figure-caption\n{% if ${part.when} %}${word(names)} and {% endif %}${word(names)}\n///\n\n{% if ${part.when} %}\n${word(names)}\n\n/// table-caption | <\n${word(names)}\n///\n{% endif %}\n\n${word(names)}\n\n/// figure-caption | ^1\n- ${word(names)}\n///`;
      case 'critic blocks':
        return `{==\n\n${word(names)}\n\n{% if ${part.when} %}\n${word(names)}\n{% endif %}\n\n==}`;
      case 'captured': {
        const name = `c${next()}`;
        return `{% set ${name} %}\n${writeAll(part.body, names)}{% endset %}\n{{ ${name} }}`;
      }
    }
  };
  const ofMacro = `{% macro step(key) %}\n${writeAll([{ is: 'text' }, { is: 'condition', when: 'is_version > "7.1"', body: [{ is: 'text' }], otherwise: [] }, { is: 'loop', rounds: 2, unless: 'is_version == "next"', body: [{ is: 'text' }] }], ['key'])}{% endmacro %}`;
  const included = `${word(['key'])}\n\n{% if is_version > "7.1" %}\n- ${word(['key'])}\n{% endif %}\n- ${word(['key'])}\n\n<!-- -->\n\n!!! tip\n\n    ${word(['key'])}\n`;
  return {
    [path]: `${ofMacro}\n# Page\n${writeAll(page, [])}`,
    'includes/part.md': included,
  };
}
