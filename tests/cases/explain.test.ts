import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/engine/library/explain.ts';
import { describeBranch } from '../../src/engine/template/condition.ts';
import { openFiles } from './fixture.ts';

const open = (text: string, files: Record<string, string> = {}) => {
  const library = openFiles({ ...files, 'page.md': text });
  return { library, explanation: explainPage(library, library.page('page.md')!) };
};

const ids = (variants: Iterable<{ id: string }>) =>
  [...variants].map(({ id }) => id.replace('p@', '')).join(' ');

/** Every line that is not blank: where it comes from, under what, and who has it. */
function linesIn(id: string, text: string, files: Record<string, string> = {}): string[] {
  const { library, explanation } = open(text, files);
  return explanation
    .lines(library.variant(id)!)!
    .filter((line) => line.text.trim() !== '')
    .map(({ text: shown, place, via, branches, variants }) => {
      const chain = [...(place.includedFrom ?? []), ...via]
        .map((link) => ` < ${link.file}:${link.line}`)
        .join('');
      const under = branches.map(describeBranch).join(' > ') || 'always';
      return `${shown.trim()} | ${place.file}:${place.line}${chain} | ${under} | ${ids(variants)}`;
    });
}

const ALL = '7.0.0 7.1.0 7.2.0 7.10.0 next cloud';

describe('the explanation of a page', () => {
  const text = `# Title

{% if is_version > "7.1" %}
New.
{% elif is_version == "7.1.0" %}
Middle.
{% else %}
Old.
{% endif %}

End.
`;

  it('says of every line which variants have it', () => {
    expect(linesIn('p@7.2.0', text)).toEqual([
      `# Title | page.md:1 | always | ${ALL}`,
      'New. | page.md:4 | if is_version > "7.1" | 7.2.0 7.10.0 next',
      `End. | page.md:11 | always | ${ALL}`,
    ]);
    expect(linesIn('cloud', text)[1]).toBe(
      'Old. | page.md:8 | else of if is_version > "7.1", elif is_version == "7.1.0" | 7.0.0 cloud',
    );
  });

  it('says of every condition where it was looked at, and where it holds', () => {
    const { explanation } = open(text);
    expect(
      explanation.conditions.map(
        ({ condition, reached, holds }) =>
          `${condition.keyword} ${condition.expression} ${condition.place.line} | ${ids(reached)} | ${ids(holds)}`,
      ),
    ).toEqual([
      `if is_version > "7.1" 3 | ${ALL} | 7.2.0 7.10.0 next`,
      'elif is_version == "7.1.0" 5 | 7.0.0 7.1.0 cloud | 7.1.0',
    ]);
    expect(explanation.editions.map(({ variants }) => ids(variants))).toEqual([
      '7.0.0 cloud',
      '7.1.0',
      '7.2.0 7.10.0 next',
    ]);
  });

  it('lists the conditions of the frontmatter, each where it is written', () => {
    const page = `---
title: Recovery{{ " now" if is_version is defined and is_version > "7.1" }}
when: 'product_name == "P" or  is_version == "7.0.0"'
nav: { title: "{% if is_version == \\"next\\" %}Soon{% endif %}" }
description: >
  A {% if is_version > "7.1" %}new{% endif %}
  thing.
---
# Title
`;
    const { explanation } = open(page);
    expect(
      explanation.conditions.map(({ condition: { keyword, expression, place, extents }, reached, holds }) => {
        const cut = extents && page.slice(extents.expression.start, extents.expression.end);
        return `${keyword} ${expression} ${place.line}:${place.column} | ${cut === expression} | ${ids(reached)} | ${ids(holds)}`;
      }),
    ).toEqual([
      `when product_name == "P" or  is_version == "7.0.0" 3:8 | true | ${ALL} | 7.0.0 7.1.0 7.2.0 7.10.0 next`,
      'inline is_version is defined and is_version > "7.1" 2:16 | true | 7.0.0 7.1.0 7.2.0 7.10.0 next | 7.2.0 7.10.0 next',
      'if is_version == "next" 4:undefined | false | 7.0.0 7.1.0 7.2.0 7.10.0 next | next',
      'if is_version > "7.1" 6:undefined | false | 7.0.0 7.1.0 7.2.0 7.10.0 next | 7.2.0 7.10.0 next',
    ]);
  });

  it('tells equal lines from different places apart', () => {
    const twice =
      '{% if is_version == "7.1.0" %}\nSame.\n{% endif %}\n{% if is_version == "7.2.0" %}\nSame.\n{% endif %}\n\nx\n';
    expect(linesIn('p@7.1.0', twice)[0]).toBe('Same. | page.md:2 | if is_version == "7.1.0" | 7.1.0');
    expect(linesIn('p@7.2.0', twice)[0]).toBe('Same. | page.md:5 | if is_version == "7.2.0" | 7.2.0');
  });

  it('tells the calls of a macro apart, each under the conditions of its tag and its own', () => {
    const text = `{% macro step(name) %}
Enter {{ name }}.
{% if is_version == "next" %}
And wait.
{% endif %}
{% endmacro %}
{% if product_name == "P" %}
{{ step("a code") }}
{% endif %}
{{ step("a name") }}
`;
    expect(linesIn('p@next', text)).toEqual([
      'Enter a code. | page.md:2 < page.md:8 | if product_name == "P" | 7.0.0 7.1.0 7.2.0 7.10.0 next',
      'And wait. | page.md:4 < page.md:8 | if product_name == "P" > if is_version == "next" | next',
      `Enter a name. | page.md:2 < page.md:10 | always | ${ALL}`,
      'And wait. | page.md:4 < page.md:10 | if is_version == "next" | next',
    ]);
  });

  it('tells where a captured text is printed from where it was captured', () => {
    const text =
      '{% if is_version > "7.1" %}\n{% set lead %}New.{% endset %}\n{% endif %}\n{% if product_name == "P" %}\n{{ lead if lead is defined else "Old." }}\n{% endif %}\n';
    expect(linesIn('p@next', text)).toEqual([
      'New. | page.md:2 < page.md:5 | if product_name == "P" > inline if lead is defined > if is_version > "7.1" | 7.2.0 7.10.0 next',
    ]);
  });

  it('leads to the line of a macro below blank lines of its file', () => {
    const files = { 'templates/ask.njk': '\n\n{% macro ask() %}\nAsk.\n{% endmacro %}\n' };
    expect(linesIn('cloud', '# T\n\n{{ ask() }}\n', files)[1]).toBe(
      `Ask. | templates/ask.njk:4 < page.md:3 | always | ${ALL}`,
    );
  });

  it('tells the includes of one file apart', () => {
    const text =
      '{% if is_version == "next" %}\n{% include "note.md" %}\n{% endif %}\n\n{% include "note.md" %}\n';
    expect(linesIn('p@next', text, { 'note.md': 'A note.' })).toEqual([
      'A note. | note.md:1 < page.md:2 | if is_version == "next" | next',
      `A note. | note.md:1 < page.md:5 | always | ${ALL}`,
    ]);
  });

  it('follows a line whose text differs by variant', () => {
    expect(linesIn('p@7.1.0', 'In {{ product_name }}.\n')).toEqual([
      'In P. | page.md:1 | always | 7.0.0 7.1.0 7.2.0 7.10.0 next',
    ]);
  });

  it('leads into includes, and says of their lines who has them', () => {
    const files = {
      'includes/outer.md': 'Outer.\n\n{% include "inner.md" %}\n',
      'includes/inner.md': 'Inner.\n{% if is_version > "7.1" %}\nNew inner.\n{% endif %}\n',
    };
    const around = '{% if product_name == "P" %}\n{% include "includes/outer.md" %}\n{% endif %}\n\nEnd.\n';
    expect(linesIn('p@7.2.0', around, files)).toEqual([
      'Outer. | includes/outer.md:1 < page.md:2 | if product_name == "P" | 7.0.0 7.1.0 7.2.0 7.10.0 next',
      'Inner. | includes/inner.md:1 < page.md:2 < includes/outer.md:3 | if product_name == "P" | 7.0.0 7.1.0 7.2.0 7.10.0 next',
      'New inner. | includes/inner.md:3 < page.md:2 < includes/outer.md:3 | if product_name == "P" > if is_version > "7.1" | 7.2.0 7.10.0 next',
      `End. | page.md:5 | always | ${ALL}`,
    ]);
    expect(open(around, files).explanation.included).toEqual(['includes/outer.md', 'includes/inner.md']);
  });

  it('leads to the lines of a set text, quoted or captured', () => {
    const quoted =
      '{% set steps = "1. One\n2. Two" %}\n{% if is_version > "7.1" %}\n{{ steps }}\n{% endif %}\n\nx\n';
    expect(linesIn('p@7.2.0', quoted).slice(0, 2)).toEqual([
      '1. One | page.md:1 | if is_version > "7.1" | 7.2.0 7.10.0 next',
      '2. Two | page.md:2 | if is_version > "7.1" | 7.2.0 7.10.0 next',
    ]);
    const captured =
      '{% set steps %}\n1. One\n{% if is_version > "7.1" %}\n2. Two\n{% endif %}\n{% endset %}\n\n{{ steps }}\n';
    expect(linesIn('p@7.2.0', captured)).toEqual([
      `1. One | page.md:2 < page.md:8 | always | ${ALL}`,
      '2. Two | page.md:4 < page.md:8 | if is_version > "7.1" | 7.2.0 7.10.0 next',
    ]);
  });

  it('counts a line once that a loop repeats', () => {
    expect(linesIn('p@7.1.0', '{% for x in [1, 2] %}\nAgain.\n{% endfor %}\n')).toEqual([
      `Again. | page.md:2 | always | ${ALL}`,
      `Again. | page.md:2 | always | ${ALL}`,
    ]);
  });

  it('has no lines where the page does not exist', () => {
    const { library, explanation } = open('---\nwhen: is_version > "7.1"\n---\n# T\n\nx\n');
    expect(explanation.lines(library.variant('cloud')!)).toBeUndefined();
    expect(ids(explanation.variants)).toBe('7.2.0 7.10.0 next');
    expect(explanation.lines(library.variant('p@next')!)?.[0]?.place.line).toBe(4);
  });

  it('knows the parts of a line that have reasons of their own', () => {
    const { library, explanation } = open('A{% if is_version > "7.1" %} b{% endif %} {{ product_name }}.\n');
    const [line] = explanation.lines(library.variant('p@7.2.0')!)!;
    expect(
      line!.parts.map(({ text: part, branches, expression }) => [
        part,
        branches.map(describeBranch),
        expression,
      ]),
    ).toEqual([
      ['A', [], undefined],
      [' b', ['if is_version > "7.1"'], undefined],
      ['P', [], 'product_name'],
      ['.', [], undefined],
    ]);
  });
});
