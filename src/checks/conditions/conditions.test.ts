import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../engine/library/library.ts';
import { type CheckFinding, checkContent } from '../check-content.ts';
import { Content } from '../content.ts';
import { proveFixes } from '../fix.ts';

const VERSIONS = ['1.0.0', '1.1.0', '1.10.0', '2.0.0', 'next'];
const SITE = `title: Generated
products:
  - { id: cloud, name: Cloud }
  - { id: orbit, name: Orbit, versions: ${JSON.stringify(VERSIONS)}, latest: "2.0.0" }
  - { id: moon, name: Moon, versions: ["1.1.0", "2.0.0"] }
`;

interface Reader {
  product: string;
  version: string | undefined;
}
const READERS: readonly Reader[] = [
  { product: 'cloud', version: undefined },
  ...VERSIONS.map((version) => ({ product: 'orbit', version })),
  { product: 'moon', version: '1.1.0' },
  { product: 'moon', version: '2.0.0' },
];

/** A generated condition: how it is written, and what it is in truth. */
interface Asked {
  text: string;
  holds: (reader: Reader) => boolean;
}

const place = (version: string) => VERSIONS.indexOf(version);
const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};
const numbered = fc.constantFrom(...VERSIONS.slice(0, 4));

const leaf: fc.Arbitrary<Asked> = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.keys(COMPARISONS)), numbered).map(([operator, literal]) => ({
    text: `is_version ${operator} "${literal}"`,
    holds: ({ version }: Reader) =>
      version !== undefined && COMPARISONS[operator]!(place(version) - place(literal)),
  })),
  fc.constantFrom(...VERSIONS).map((literal) => ({
    text: `is_version != "${literal}"`,
    holds: ({ version }: Reader) => version !== literal,
  })),
  fc.tuple(fc.subarray(VERSIONS, { minLength: 1 }), fc.boolean()).map(([list, isNegated]) => ({
    text: `is_version ${isNegated ? 'not in' : 'in'} ${JSON.stringify(list)}`,
    holds: ({ version }: Reader) => (version !== undefined && list.includes(version)) !== isNegated,
  })),
  fc.tuple(fc.constantFrom('cloud', 'orbit', 'moon'), fc.boolean()).map(([id, isNegated]) => ({
    text: `product ${isNegated ? '!=' : '=='} "${id}"`,
    holds: ({ product }: Reader) => (product === id) !== isNegated,
  })),
);

const { asked } = fc.letrec<{ asked: Asked }>((tie) => ({
  asked: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(tie('asked'), tie('asked'), fc.boolean()).map(([a, b, isAnd]) => ({
      text: `(${a.text}) ${isAnd ? 'and' : 'or'} (${b.text})`,
      holds: (reader: Reader) =>
        isAnd ? a.holds(reader) && b.holds(reader) : a.holds(reader) || b.holds(reader),
    })),
    tie('asked').map((part) => ({
      text: `not (${part.text})`,
      holds: (reader: Reader) => !part.holds(reader),
    })),
  ),
}));

/** Text, one that stands elsewhere too, nothing, or a chain of branches; the last may have no condition. */
type Part = 'text' | 'same' | 'nothing' | { asked: Asked | undefined; body: Part[] }[];

const { parts } = fc.letrec<{ parts: Part[]; part: Part }>((tie) => ({
  parts: fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
  part: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: fc.constant<Part>('text') },
    { weight: 1, arbitrary: fc.constantFrom<Part>('same', 'nothing') },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.array(fc.record({ asked, body: tie('parts') }), { minLength: 1, maxLength: 3 }),
          fc.option(tie('parts')),
        )
        .map(([branches, rest]): Part => (rest ? [...branches, { asked: undefined, body: rest }] : branches)),
    },
  ),
}));

/** Writes a page, a tag a line, and works out by itself what becomes of each condition. */
function write(page: readonly Part[]): { text: string; outcomes: Map<number, boolean[]> } {
  const lines = ['# Page', ''];
  const outcomes = new Map<number, boolean[]>();
  const add = (some: readonly Part[], readers: readonly Reader[]): void => {
    for (const part of some) {
      if (part === 'text') {
        lines.push(`Paragraph ${lines.length} of this page.`, '');
        continue;
      }
      if (part === 'same') lines.push('Save the settings, and start the server.');
      if (part === 'same' || part === 'nothing') continue;
      let left = readers;
      for (const [index, { asked: condition, body }] of part.entries()) {
        lines.push(condition ? `{% ${index === 0 ? 'if' : 'elif'} ${condition.text} %}` : '{% else %}');
        const taken = left.filter((reader) => condition?.holds(reader) ?? true);
        if (condition)
          outcomes.set(
            lines.length,
            left.map((reader) => condition.holds(reader)),
          );
        left = left.filter((reader) => !taken.includes(reader));
        add(body, taken);
      }
      lines.push('{% endif %}', '');
    }
  };
  add(page, READERS);
  return { text: lines.join('\n'), outcomes };
}

const open = (folder: string) => openLibrary(folder, { highlight: async (blocks) => blocks.map(() => '') });

describe('rules about conditions', () => {
  it('A10, A11: claim of generated conditions what trying every variant shows, and mend them without changing what anybody reads', async () => {
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 12, maxLength: 20 }), async (pages) => {
        const root = mkdtempSync(join(tmpdir(), 'variorum-conditions-'));
        try {
          const written = pages.map(write);
          writeFileSync(join(root, 'site.yml'), SITE);
          for (const [index, { text }] of written.entries()) writeFileSync(join(root, `p${index}.md`), text);
          const library = open(root);
          const findings = await checkContent(library);
          for (const [index, { outcomes }] of written.entries()) {
            const told = (rule: string) =>
              new Set(
                findings.flatMap((finding) =>
                  finding.rule === rule && finding.place?.file === `p${index}.md` ? [finding.place.line] : [],
                ),
              );
            const lines = [...outcomes].filter(([, found]) => found.length > 0);
            const never = lines.flatMap(([line, found]) => (found.includes(true) ? [] : [line]));
            expect([...told('never-true')].toSorted()).toEqual(never.toSorted());
            for (const line of told('always-true')) expect(outcomes.get(line)).not.toContain(false);
          }
          const { fixed, refused } = await proveFixes(new Content(library), findings, open);
          expect(refused.map(({ finding }) => finding)).toEqual([]);
          mended += fixed.length;
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      }),
      { numRuns: 8 },
    );
    expect(mended).toBeGreaterThan(10);
  });
});

/** What the rules find in one page of a site. */
async function found(page: string, site = SITE): Promise<CheckFinding[]> {
  const root = mkdtempSync(join(tmpdir(), 'variorum-conditions-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'site.yml'), site);
  writeFileSync(join(root, 'page.md'), page);
  return checkContent(open(root));
}

describe('a rule about conditions', () => {
  it.each([
    [
      'A10',
      '{% if product != "cloud" and (product == "orbit" and is_version > "1.0.0") %}x{% endif %}',
      'idle-operand',
    ],
    [
      'A11',
      '{% if is_version > "1.0.0" %}{% if is_version == "1.0.0" %}x{% endif %}{% endif %}',
      'never-true',
    ],
    ['A5', '---\nwhen: is_version != "1.0.0"\n---\nx', 'missing-version'],
    ['A6', '{{ "a" if is_version in ["2.0.0", "next"] else "b" }}', 'enumeration'],
    [
      'A8',
      '{% if is_version >= "1.100.0" and is_version >= "20.0" %}x{% else %}y{% endif %}',
      'version-above-all',
    ],
    ['A2', '---\ntitle: A {% if is_version > "2.0" %}b{% endif %}\n---\nx', 'undeclared-version'],
    [
      'A8',
      '{% set isNew = is_version > "1.2.3" %}{% for n in [1] if isNew %}x{% else %}y{% endfor %}',
      'undeclared-version',
    ],
    [
      'B4',
      'Follow these steps:\n\n{% if is_version == "next" %}\n1. One\n{% endif %}\n\nThen go on.',
      'lead-in-without-steps',
    ],
    [
      'B4',
      '# T\n\nSee the table:\n\n{% if is_version == "next" %}\n| a |\n|---|\n| b |\n{% endif %}\n\n## More\n\nText.',
      'lead-in-without-steps',
    ],
    ['A12', 'a {{ "x" if product == "cloud" else "x" }}', 'same-text'],
    ['A12', '{% if product == "cloud" %}a{% elif product == "orbit" %}b{% else %}a{% endif %}', 'same-text'],
    ['B7', '---\ntitle: \'{{ "x" if product == "cloud" else "x" }}\'\n---\nx', 'same-text'],
    [
      'B7',
      '---\ntitle: A\ndescription: A {% if is_version > "1.0.0" %}b{% else %}c{% endif %}\n---\nx',
      'missing-version',
    ],
  ])('%s: reads %s', async (_, page, rule) => {
    expect((await found(page)).map((finding) => finding.rule)).toContain(rule);
  });

  it('A8, G14: holds a number against the versions of the product that it was written for', async () => {
    const site = `${SITE}  - { id: agent, name: Agent, versions: ["2023.2", "2024.1"] }\n`;
    const rules = async (page: string) =>
      (await found(page, site)).map(({ rule, message }) => `${rule}: ${message}`);
    expect(await rules('a {% if is_version >= "2.10.0" %}b{% endif %}')).toContainEqual(
      expect.stringMatching(/^version-above-all: "2\.10\.0" .* of orbit, moon, /),
    );
    expect(await rules('a {% if is_version >= "2025.1" %}b{% endif %}')).toContainEqual(
      expect.stringMatching(/^version-above-all: "2025\.1" .* of agent, /),
    );
    expect(await rules('a {% if is_version >= "2022.1" %}b{% endif %}')).toContainEqual(
      expect.stringMatching(/^undeclared-version: "2022\.1" /),
    );
  });

  it.each([
    '{% set least = "7.20.0" %}{% if is_version >= least %}b{% endif %}',
    '{% for v in ["1.0.0", "7.20.0"] %}{% if is_version == v %}b{% endif %}{% endfor %}',
    '{% macro since(v) %}{% if is_version >= v %}b{% endif %}{% endmacro %}{{ since("7.20.0") }}',
    '{% macro since(text, v) %}{% if v <= is_version %}b{% endif %}{% endmacro %}{{ since("2", v="7.20.0") }}',
  ])('A8: tells of a number that comes by a variable: %s', async (page) => {
    expect((await found(`a ${page}`)).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      expect.stringMatching(/^version-above-all: "7\.20\.0" is later/),
    ]);
  });

  it('A14: tells of what site.yml has switched on for all, and not of what a page decides', async () => {
    const flags = (value: string) => `${SITE}attributes: { trial: ${value}, draft: true }\n`;
    const rules = async (page: string, value = 'true') =>
      (await found(page, flags(value))).map(({ rule }) => rule);
    expect(await rules('a {% if trial %}b{% endif %}')).toEqual(['always-true']);
    expect(await rules('a {% if trial and draft or product == "cloud" %}b{% endif %}')).toEqual([
      'always-true',
    ]);
    expect(await rules('a {% if trial %}b{% endif %}', 'false')).toEqual(['never-true']);
    expect(await rules('{% set trial = true %}a {% if trial %}b{% endif %}')).toEqual([]);
    expect(await rules('---\nattributes: { trial: true }\n---\na {% if trial %}b{% endif %}')).toEqual([]);
  });

  it('A8: tells of what is no version once', async () => {
    const told = await found(
      'a {% if is_version >= "1.1.0 " %}b{% endif %}{% if is_version >= next %}c{% endif %}',
    );
    expect(told.map(({ rule, hint }) => `${rule} ${hint}`)).toEqual([
      'unknown-version Did you mean "1.1.0"?',
      'unknown-variable It is a version: write it in quotes, "next".',
    ]);
  });

  it.each([
    [
      'a product beside its version',
      '{% if product == "cloud" or (product == "orbit" and is_version > "1.0.0") %}x{% else %}y{% endif %}',
    ],
    [
      'a product for which no version is needed',
      '{% if product == "cloud" or is_version != "1.0.0" %}x{% else %}y{% endif %}',
    ],
    [
      'the last of several products',
      '{% if product == "cloud" %}x{% elif product == "orbit" %}y{% elif product == "moon" %}z{% endif %}',
    ],
    [
      'bounds that a branch before has drawn',
      '{% if is_version < "1.1.0" %}x{% elif is_version >= "1.1.0" and is_version < "2.0.0" %}y{% else %}z{% endif %}',
    ],
    [
      'a version in the middle',
      'x {% if product == "orbit" %}{% if is_version in ["1.1.0", "1.10.0"] %}y{% endif %}{% endif %}',
    ],
    [
      'words with which a sentence goes on',
      'Pay by card{% if is_version < "1.1.0" %} or cash{% elif is_version >= "2.0.0" %} or voucher{% endif %}, please.',
    ],
    [
      'a number that another loop has',
      '{% for v in ["1.0.0"] %}{% if is_version == v %}x{% endif %}{% endfor %}{% for v in ["7.20.0"] %}{{ v }}{% endfor %}',
    ],
    ['a note for one version', '{% if is_version == "1.1.0" %}A known mistake.{% endif %} x'],
  ])('leaves alone %s', async (_, page) => {
    expect(await found(page)).toEqual([]);
  });
});
