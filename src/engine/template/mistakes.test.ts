import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from './template.ts';
import { includesFrom, SITE } from './testing.ts';

/** A line of a random page. */
interface Line {
  text: string;
  /** whether a mistake stands in it, which is to be told here and nowhere else */
  isWrong?: boolean;
}

interface Part {
  lines: Line[];
  /** other files, by path */
  files: Record<string, Line[]>;
}

let serial = 0;

const right = (text: string): Part => ({
  lines: text.split('\n').map((line) => ({ text: line })),
  files: {},
});

/** A tag over several lines with a mistake in one of them; `§` stands for a number of its own. */
const wrong = ([source, line]: readonly [source: string, line: number]): Part => ({
  lines: source
    .replaceAll('§', String(serial++))
    .split('\n')
    .map((text, index) => (index === line ? { text, isWrong: true } : { text })),
  files: {},
});

const innocent = fc
  .constantFrom(
    'words',
    '',
    '{% set rows = [1, 2] %}',
    '{{ product_name }} and {{ is_version | default("none") }}',
    '{% for x in letters if x != "b" %}{{ loop.index }}{{ x[::-1] }}{% else %}none{% endfor %}',
    '{% set ns = namespace(a=1) %}{% set ns.a = ns.a + 1 %}{{ ns.a }}',
    '{% if zero %}x{% elif yes %}y{% else %}z{% endif %}',
    '{% raw %}{{ .Values.x }} {% nope %}{% endraw %}',
    '{# a comment\nover lines #}',
    '{{ {\n  "a": {"b": 1}\n}.a.b }}',
    '{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}',
    '{% with a = 1,\n     b = 2 %}{{ a }}{{ b }}{% endwith %}',
    '{%- set text %}a\nb{% endset -%}',
    "it's %} fine }}",
    '```yaml\na: {{ product_name }}\n```',
  )
  .map(right);

/** Tags that cannot be read, and the line in which that shows. */
const UNREADABLE = [
  ['{{ a b }}', 0],
  ['{{ }}', 0],
  ['{{ (1 + 2 }}', 0],
  ['{{ product_name | }}', 0],
  ['{{ "abc }}', 0],
  ['{{ product_name..x }}', 0],
  ['{{ product_name ? 1 : 2 }}', 0],
  ['{{ .Values.x }}', 0],
  ['{{#if x}}', 0],
  ['{{< figure >}}', 0],
  ['{{ a && b }}', 0],
  ['{{ product_name }', 0],
  ['{% set q§ 1 %}', 0],
  ['{% set q§ = {{ product_name }} %}', 0],
  ['{% set a().b = 1 %}', 0],
  ['{% for x in %}x{% endfor %}', 0],
  ['{% for x of letters %}{{ x }}{% endfor %}', 0],
  ['{% if product_name = "P" %}x{% endif %}', 0],
  ['{% if %}x{% endif %}', 0],
  ['{% with a %}x{% endwith %}', 0],
  ['{% macro %}x{% endmacro %}', 0],
  ['{% call x %}x{% endcall %}', 0],
  ['{% filter %}x{% endfilter %}', 0],
  ['{% frobnicate§ %}', 0],
  ['{% comment %}{{ oops. }}{% endcomment %}', 0],
  ['{% import "x" as lib§ %}{{ lib§.run() }}', 0],
  ['{% endverbatim %}', 0],
  ['{{ product_name\n  | upper\n  | }}', 2],
  ['{% set m§ = {\n  "a": 1,\n  "b" 2\n} %}', 2],
  ['{{ [1,\n  2,\n  3 4] }}', 2],
  ['{{ dict(a=1,\n  b=) }}', 1],
  ['{% set v§ =\n  1 +\n  * 2 %}', 2],
  ['{% if yes\n  and\n  zero && yes %}x{% endif %}', 2],
  ['{% set s§ = "two\nlines" ! "x" %}', 1],
] as const;

/** Tags that can be read, and are wrong when they run. */
const FAILING = [
  ['{{ nope§ }}', 0],
  ['{{ map.nope§ }}', 0],
  ['{{ product_name | nope§ }}', 0],
  ['{{ 5 is nope§ }}', 0],
  ['{{ "a" - 1 }}', 0],
  ['{{ letters }}', 0],
  ['{{ letters() }}', 0],
  ['{% set letters.c = 3 %}', 0],
  ['{% for a in 5 %}x{% endfor %}', 0],
  ['{{ range("a") | join }}', 0],
  ['{{ "%s %s" | format("a") }}', 0],
  ['{% if is_version > "7.1.O" %}x{% endif %}', 0],
  ['{% if product_name == "Nope" %}x{% endif %}', 0],
  ['{{ [1,\n  nope§] | join }}', 1],
  ['{% set w§ = {\n  "a": nope§ } %}', 1],
  ['{% if yes\n  and nope§ %}x{% endif %}', 1],
] as const;

const mistake = fc.constantFrom(...UNREADABLE, ...FAILING).map(wrong);

const joined = (parts: Part[]): Part => ({
  lines: parts.flatMap(({ lines }) => lines),
  files: Object.assign({}, ...parts.map(({ files }) => files)) as Part['files'],
});

/** Every branch of these is taken in some variant. */
const around = ([opening, closing, isWrong]: readonly [string, string, boolean], body: Part): Part => {
  const name = `n${serial++}`;
  const line = (text: string): Line => ({ text: text.replaceAll('§', name) });
  return {
    lines: [{ ...line(opening), isWrong }, ...body.lines, line(closing)],
    files: body.files,
  };
};

const containers = [
  ['{% if is_version is defined %}', '{% endif %}', false],
  ['{% if zero %}x{% else %}', '{% endif %}', false],
  ['{% for round in range(2) %}', '{% endfor %}', false],
  ['{% set §%}', '{% endset %}{{ § }}', false],
  ['{% macro §(a=1) %}', '{% endmacro %}{{ §() }}', false],
  ['{% filter upper %}', '{% endfilter %}', false],
  ['{% with w = 1 %}', '{% endwith %}', false],
  // What stands in a block whose tag cannot be read is looked at all the same.
  ['{% if § = 1 %}', '{% endif %}{{ § }}', true],
  ['{% for § in letters, 2 3 %}{{ § }}{{ loop.index }}', '{% else %}{% endfor %}', true],
  ['{% set § | %}', '{% endset %}{{ § }}', true],
  ['{% macro §(a b) %}{{ a }}', '{% endmacro %}{{ §(1) }}', true],
] as const;

const { page } = fc.letrec<{ page: Part; part: Part }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    innocent,
    innocent,
    mistake,
    fc.tuple(fc.constantFrom(...containers), tie('page')).map(([container, body]) => around(container, body)),
    tie('page').map((body): Part => {
      const path = `part${serial++}.md`;
      return {
        lines: [{ text: `{% include "${path}" %}` }],
        files: { ...body.files, [path]: body.lines },
      };
    }),
  ),
  page: fc.array(tie('part'), { minLength: 1, maxLength: 5 }).map(joined),
}));

const textOf = (lines: readonly Line[]) => lines.map(({ text }) => text).join('\n');

/** `file:line` of everything that is found in a page, each once. */
function placesOf({ lines, files }: Part): { places: string[]; said: string[] } {
  const texts = Object.fromEntries(Object.entries(files).map(([path, each]) => [path, textOf(each)]));
  const template = parseTemplate({ text: textOf(lines), path: 'page.md' }, includesFrom(texts));
  const findings = [
    ...template.findings,
    ...SITE.variants.flatMap((variant) => template.render(variant).findings),
  ].filter(({ severity }) => severity === 'error');
  const said = findings.map(
    ({ rule, message, place }) => `${place!.file}:${place!.line}:${place!.column} ${rule} ${message}`,
  );
  return { places: findings.map(({ place }) => `${place!.file}:${place!.line}`), said: [...new Set(said)] };
}

function expectedPlaces({ lines, files }: Part): string[] {
  return [['page.md', lines] as const, ...Object.entries(files)].flatMap(([path, each]) =>
    each.flatMap(({ isWrong }, index) => (isWrong ? [`${path}:${index + 1}`] : [])),
  );
}

describe('a mistake in a template', () => {
  it('is told in the line in which it stands, whatever stands around it, and hides no other', () => {
    fc.assert(
      fc.property(page, (part) => {
        const { places, said } = placesOf(part);
        expect([...new Set(places)].toSorted(), said.join('\n')).toEqual(expectedPlaces(part).toSorted());
        // One sentence each.
        expect(said.length, said.join('\n')).toBe(expectedPlaces(part).length);
      }),
      { numRuns: 400 },
    );
  });

  it.each([...UNREADABLE, ...FAILING])('is told at a place within its tag: %s', (source, line) => {
    const part = wrong([source, line]);
    const before = right('{% set rows = [1, 2] %}\nword {{ rows[0] }} ');
    const last = before.lines.length - 1;
    const lines = [...before.lines];
    lines[last] = { ...part.lines[0]!, text: lines[last]!.text + part.lines[0]!.text };
    const { said } = placesOf({ lines: [...lines, ...part.lines.slice(1)], files: {} });
    const [, place, column] = /^page\.md:(\d+):(\d+) /.exec(said[0]!)!;
    expect(said).toHaveLength(1);
    expect(Number(place)).toBe(last + 1 + line);
    const from = line === 0 ? before.lines[last]!.text.length + 1 : 1;
    expect(Number(column)).toBeGreaterThanOrEqual(from);
    expect(Number(column)).toBeLessThanOrEqual(from + part.lines[line]!.text.length);
  });
});
