import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../template.ts';
import { includesFrom, SITE } from '../testing.ts';

/** Everything that is said of a text, each once: `line message hint`. */
function said(text: string): string[] {
  const template = parseTemplate({ text, path: 'page.md' }, includesFrom({}));
  const findings = [
    ...template.findings,
    ...SITE.variants.flatMap((variant) => template.render(variant).findings),
  ];
  return [...new Set(findings.map(({ place, message, hint }) => `${place!.line} ${message} ${hint ?? ''}`))];
}

const SHOW = 'If it is text to show, put it between {% raw %} and {% endraw %}.';
const IN_CODE = 'It stands in code: to show it as it is, put it between {% raw %} and {% endraw %}.';

describe('C1: what other systems write', () => {
  it.each([
    [
      '{% include_relative note.md %}',
      '"{% include_relative note.md %}" is a tag of Jekyll, which is not known here. Write {% include "note.md" %}, with the path in quotes.',
    ],
    [
      '{%- comment -%}{{ x. }}{% if %}{%- endcomment -%}',
      '"{% comment %}" is a tag of Liquid, which is not known here. Write a comment as {# … #}.',
    ],
    [
      '{% unless x %}a{% else %}b{% endunless %}',
      '"{% unless x %}" is a tag of Liquid, which is not known here. Write {% if not … %}…{% endif %}.',
    ],
    [
      '{% assign q = 3 %}{{ q }}',
      '"{% assign q = 3 %}" is a tag of Liquid, which is not known here. Write {% set name = value %}.',
    ],
    [
      '{% hint style="info" %}x{% endhint %}',
      '"{% hint style="info" %}" is a tag of GitBook, which is not known here. Write a note: "!!! note", and its text below it, indented by four.',
    ],
    ['{% liquid-tag %}', '"{% liquid-tag %}" is not a tag.'],
    [
      '{% from "x" import y %}{{ y() }}',
      '"{% from %}" is not available in pages. Put each macro into a file of its own name in the folder "templates" of the content folder: every page can call it then.',
    ],
    [
      '{{ read_csv("a.csv") }}',
      '"read_csv" is not a variable: "{{ read_csv("a.csv") }}". Write the table itself in Markdown, or table_tags: true into site.yml, which reads CSV and TSV files whose path is written out: "read_csv" is a function of MkDocs\' plugin table-reader.',
    ],
    [
      '{{< figure src="x.png" >}}',
      'This tag cannot be read: "{{< figure src="x.png" >}}": this is a shortcode of Hugo.',
    ],
    ['{{% note %}}', 'This tag cannot be read: "{{% note %}}": this is a shortcode of Hugo.'],
    [
      '{{ .Values.x }}',
      'This tag cannot be read: "{{ .Values.x }}": this is the notation of Go templates, as in Helm and Hugo.',
    ],
    [
      '{{- if .Values.x }}',
      'This tag cannot be read: "{{- if .Values.x }}": this is the notation of Go templates, as in Helm and Hugo.',
    ],
    [
      '{{ range $i := .items }}',
      'This tag cannot be read: "{{ range $i := .items }}": this is the notation of Go templates, as in Helm and Hugo.',
    ],
    [
      '{{ $parameters.size }}',
      '"$parameters" is not a variable: "{{ $parameters.size }}". Go templates, as in Helm and Hugo, name variables so.',
    ],
    [
      `\${{ inputs.a == 'b' && 'c' || 'd' }}`,
      "This tag cannot be read: \"{{ inputs.a == 'b' && 'c' || 'd' }}\": this is an expression of GitHub Actions.",
    ],
    [
      `\${{ secrets.TOKEN }}`,
      '"secrets" is not a variable: "{{ secrets.TOKEN }}". This looks like a name of GitHub Actions. To have one of your own: define it under attributes in site.yml (extra in mkdocs.yml), or with {% set %}.',
    ],
    [
      '{{ a ? b : c }}',
      'This tag cannot be read: "{{ a ? b : c }}": this is an expression of JavaScript, as in Vue and Angular. A choice is written {{ a if condition else b }}.',
    ],
    [
      "{{ price | currency:'EUR' }}",
      'This tag cannot be read: "{{ price | currency:\'EUR\' }}": this gives a value to a filter as Liquid and Angular do. Here a filter takes its values in parentheses: {{ name | join(", ") }}.',
    ],
    ['{{#if x}}', 'This tag cannot be read: "{{#if x}}": this is the notation of Handlebars and Mustache.'],
    [
      '{{> partial}}',
      'This tag cannot be read: "{{> partial}}": this is the notation of Handlebars and Mustache.',
    ],
    [
      '{{{ x }}}',
      'This tag cannot be read: "{{{ x }}}": this is the notation of Handlebars and Mustache. To print a variable, write two braces: {{ name }}.',
    ],
    ['{{ letters | combine({}) }}', '"combine" is not a filter. It is a filter of Ansible.'],
  ])('is told in one sentence, with what to do: %s', (text, sentence) => {
    expect(said(text)).toEqual([`1 ${sentence} ${SHOW}`]);
  });

  it.each([
    '{% elsif x %}',
    '{% endfi %}',
    '{% els %}',
    '{% include-markdwn "x" %}',
    '{{ .Values.x }}',
    '{{ $x }}',
    '{{ x | nindent(4) }}',
  ])('is not corrected in code, where raw comes first: %s', (tag) => {
    for (const text of [
      `\`\`\`\n${tag}\n\`\`\`\n`,
      `1. a\n\n    ~~~ liquid\n    ${tag}\n    ~~~\n`,
      `See \`${tag}\`.\n`,
    ]) {
      const [sentence, ...others] = said(text).filter((each) => !each.includes('"x" is not a variable'));
      expect(others).toEqual([]);
      expect(sentence).toContain(IN_CODE);
      expect(sentence).not.toMatch(/Did you mean|Write |Correct/);
    }
  });

  it('is corrected outside of code', () => {
    expect(said('{% if zero %}{% elsif yes %}x{% endif %}')).toEqual([
      '1 "{% elsif yes %}" is not a tag. Write {% elif yes %}.',
    ]);
    expect(said('```\ncode\n```\n\n{% els %}')[0]).toContain('Did you mean {% else %}?');
  });
});
