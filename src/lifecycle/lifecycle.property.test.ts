import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Product } from '../engine/variants/site.ts';
import { disprove, type OpenLibrary } from './prove.ts';
import { provePlan } from './prove-plan.ts';
import { planRelease } from './release.ts';
import { planHeadingRename } from './rename-heading.ts';
import { planPageRename } from './rename-page.ts';
import { planProductRename } from './rename-product.ts';
import { planRetirement } from './retire.ts';
import { Rewrite } from './rewrite.ts';
import { Sources } from './sources.ts';
import { contentFolder, filesOf, open, SITE, write } from './testing.ts';

const VERSIONS = ['1.0.0', '1.1.0', '2.0.0', 'next'];
const version = fc.constantFrom(...VERSIONS);
const operand = fc.oneof(
  fc
    .tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), version)
    .map(([operator, literal]) => `is_version ${operator} "${literal}"`),
  fc.constantFrom(
    'product == "cloud"',
    'product_name == "Orbit Server"',
    'product != "tool"',
    'flag',
    'is_version in ["1.0.0", "2.0.0"]',
    'is_version not in ["1.0.0", "next"]',
    'is_version is defined',
  ),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    operand,
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, word, b]) => `(${a}) ${word} ${b}`),
    tie('condition').map((each) => `not (${each})`),
  ),
}));
const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
const inline = fc
  .tuple(word, condition, word, fc.option(word))
  .map(
    ([before, asked, then, otherwise]) =>
      `${before} {% if ${asked} %}${then}${otherwise === null ? '' : `{% else %}${otherwise}`}{% endif %} end`,
  );
const choice = fc
  .tuple(condition, word, condition, word)
  .map(([one, a, other, b]) => `{{ "${a}" if ${one} else ("${b}" if ${other} else "rest") }} end`);
const link = fc.constantFrom(
  '[two](two.md)',
  'See [part](two.md#part).',
  '[own](#title) and <a href="two.md#part">part</a>',
  '[far]({{ base_path }}/two/#part)',
);
const line = fc.oneof({ weight: 2, arbitrary: word }, { weight: 3, arbitrary: inline }, choice, link);

/** Lines under a condition, with tags on lines of their own. */
const guarded = (lines: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> =>
  fc
    .tuple(condition, lines, fc.option(fc.tuple(condition, lines)), fc.option(lines))
    .map(([asked, then, other, otherwise]) => [
      `{% if ${asked} %}`,
      ...then,
      ...(other === null ? [] : [`{% elif ${other[0]} %}`, ...other[1]]),
      ...(otherwise === null ? [] : ['{% else %}', ...otherwise]),
      '{% endif %}',
    ]);
const indented = (by: string) => (lines: string[]) => lines.map((each) => (each === '' ? '' : by + each));
const { block } = fc.letrec<{ block: string[] }>((tie) => {
  const emptied = condition.map((asked) => `{% if ${asked} %}only{% endif %}`);
  const items = fc.oneof({ weight: 3, arbitrary: line }, emptied).map((text) => [`- ${text}`]);
  const steps = fc.oneof({ weight: 3, arbitrary: line }, emptied).map((text) => [`1. ${text}`]);
  const rows = fc.tuple(line, line).map(([a, b]) => [`| ${a} | ${b} |`]);
  const list = (some: fc.Arbitrary<string[]>) =>
    fc
      .array(fc.oneof({ weight: 2, arbitrary: some }, guarded(some)), { minLength: 1, maxLength: 4 })
      .map((each) => each.flat());
  return {
    block: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      line.map((text) => [text]),
      list(items),
      list(steps),
      list(rows).map((each) => ['| a | b |', '|---|---|', ...each]),
      guarded(tie('block')),
      fc
        .tuple(tie('block'), tie('block'), fc.nat({ max: 3 }))
        .map(([a, b, label]) => [
          `=== "One ${label}"`,
          '',
          ...indented('    ')(a),
          '',
          `=== "Two ${label}"`,
          '',
          ...indented('    ')(b),
        ]),
      tie('block').map((each) => ['!!! note', ...indented('    ')(each)]),
      list(line.map((text) => [text])).map((each) => ['```', ...each, '```']),
      fc
        .tuple(condition, word, fc.nat({ max: 1000 }))
        .map(([asked, said, name]) => [
          `{% set v${name} = "${said}" if ${asked} else "other" %}`,
          `Set {{ v${name} }}.`,
        ]),
      fc
        .tuple(condition, tie('block'))
        .map(([asked, lines]) => [
          '{% for x in ["a", "b"] %}',
          `{% if ${asked} %}`,
          ...lines,
          '{% endif %}',
          '{% endfor %}',
        ]),
      fc.constant<string[]>(['{% include "includes/shared.md" %}']),
    ),
  };
});
const text = fc
  .array(fc.tuple(block, fc.constantFrom([], [''], ['', ''])), { minLength: 1, maxLength: 5 })
  .map((blocks) =>
    ['# Title', '', ...blocks.flatMap(([lines, blank]) => [...lines, ...blank])].join('\n').concat('\n'),
  );
const shared = block
  // An id cannot be written behind a tab that a page includes twice.
  .filter((lines) => !lines.some((each) => /include|===/.test(each)))
  .map((lines) => `${lines.join('\n')}\n`);
const site = fc.record({ 'one.md': text, 'two.md': text, 'includes/shared.md': shared }).map((files) => ({
  'site.yml': `${SITE}  - { id: tool, name: Orbit Tool }\nattributes:\n  flag: true\n`,
  ...files,
  'one.md': `${files['one.md']}\n{% include "includes/shared.md" %}\n`,
  'two.md': `${files['two.md']}\n## Part\n\nText.\n`,
}));

/** How many sites are made; a run of thousands is asked for when something here has changed. */
const numRuns = Number(process.env.LIFECYCLE_RUNS ?? 15);

/** A plan of each command for a site. */
const PLANS = {
  retire: (library: OpenLibrary) => planRetirement(library, serverOf(library), '1.0.0'),
  release: (library: OpenLibrary) => planRelease(library, serverOf(library), '2.1.0'),
  'rename product': (library: OpenLibrary) =>
    planProductRename(library, serverOf(library), { id: 'star', name: 'Star Server' }),
  'rename page': (library: OpenLibrary) =>
    planPageRename(library, library.page('two.md')!, 'deep/er/three.md'),
  'rename heading': async (library: OpenLibrary) => {
    const heading = { id: 'part', text: 'Piece **of** it' };
    const plan = await planHeadingRename(library, open, library.page('two.md')!, heading);
    if (typeof plan === 'string') throw new Error(plan);
    return plan;
  },
};

/** What links of all documents lead to. */
async function targetsIn(library: OpenLibrary): Promise<string[]> {
  const targets: string[] = [];
  for (const document of library.site.variants.flatMap((variant) => library.documents(variant)))
    targets.push(...(await library.render(document)).links.map(({ target }) => target));
  return targets;
}

function serverOf({ site }: OpenLibrary): Product {
  return site.products.find(({ id }) => id === 'server')!;
}

it.each(['retire', 'release', 'rename product', 'rename page', 'rename heading'] as const)(
  '%s proves itself on any conditional site, and leaves nothing of the version behind',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(site, async (files) => {
        const root = contentFolder(files);
        const library = open(root);
        const { changes, disproof } = await provePlan(await PLANS[kind](library), library, open);
        expect(disproof?.failure?.message ?? disproof?.differences).toBeUndefined();
        write(root, changes);
        const now = filesOf(root);
        const after = open(root);
        if (kind === 'rename page') {
          expect((await targetsIn(after)).filter((target) => target.includes('two'))).toEqual([]);
          expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(after.formerAddresses.get('/server/2.0.0/two/')?.page.path).toBe('deep/er/three.md');
        }
        if (kind === 'rename heading')
          expect((await targetsIn(after)).filter((target) => target.endsWith('#part'))).toEqual([]);
        if (kind === 'rename product')
          expect(now['one.md']! + now['two.md']!).not.toMatch(/"(?:server|Orbit Server)"/);
        if (kind === 'retire') {
          expect(Object.values(now).join('').replace('retired: ["1.0.0"]', '')).not.toContain('1.0.0');
          expect(Object.values(now).join('')).not.toMatch(/\{% else %\}\s*\{% endif %\}/);
        }
      }),
      { numRuns },
    );
  },
  600_000,
);

it('a wrong rewriting and a branch that was forgotten do not pass the proof', async () => {
  let caught = 0;
  await fc.assert(
    fc.asyncProperty(condition, word, async (asked, said) => {
      const source = `# Title\n\nText.\n\n{% if ${asked} %}\nThis is ${said}.\n{% endif %}\n`;
      const root = contentFolder({
        'site.yml': `${SITE}  - { id: tool, name: Orbit Tool }\nattributes:\n  flag: true\n`,
        'one.md': source,
      });
      const library = open(root);
      const pairs = library.site.variants
        .filter(({ id }) => id !== 'server@1.0.0')
        .map(({ id }) => ({ before: id, after: id }));
      const readers = pairs.filter(({ before }) =>
        library
          .openTemplate(library.page('one.md')!)
          .editions.some(
            (edition) => edition.variants.has(library.variant(before)!) && edition.text.includes('This is'),
          ),
      ).length;
      for (const [wrong, isRight] of [
        [source.replace(/\{% if[^\n]*\n|\{% endif %\}\n/g, ''), readers === pairs.length],
        [source.replace(/\{% if[\s\S]*/, ''), readers === 0],
        [source.replace(`if ${asked}`, `if not (${asked})`), false],
      ] as const) {
        const rewrite = new Rewrite(new Sources(library));
        rewrite.set('one.md', { body: wrong });
        const disproof = await disprove(rewrite.changes(), { library, open, pairs });
        expect(disproof === undefined).toBe(isRight);
        if (disproof) caught++;
      }
    }),
    { numRuns: Math.min(numRuns, 60) },
  );
  expect(caught).toBeGreaterThan(0);
}, 600_000);

it('a line that a rewriting forgets or loses does not pass the proof where any reader would miss it', async () => {
  let caught = 0;
  await fc.assert(
    fc.asyncProperty(site, fc.nat(), async (files, nth) => {
      const root = contentFolder(files);
      const library = open(root);
      const plan = PLANS.retire(library);
      const { changes } = await provePlan(plan, library, open);
      const text = changes.get('one.md');
      if (text === undefined) return;
      const lines = text.split('\n');
      lines.splice(nth % lines.length, 1);
      const wrong = new Map([...changes, ['one.md', lines.join('\n')]]);
      const disproof = await disprove(wrong, { library, open, pairs: plan.pairs });
      const other = contentFolder(files);
      write(other, wrong);
      const misses = plan.pairs.some(
        ({ before, after }) => wordsIn(library, before) !== wordsIn(open(other), after),
      );
      if (!misses) return;
      expect(disproof).toBeDefined();
      caught++;
    }),
    { numRuns },
  );
  expect(caught).toBeGreaterThan(0);
}, 600_000);

/** The words of a page as the templated text of a variant has them, without numbers of steps; undefined where it cannot be read. */
function wordsIn(library: OpenLibrary, variant: string): string | undefined {
  const { editions, findings } = library.openTemplate(library.page('one.md')!);
  if (findings.some(({ severity }) => severity === 'error')) return undefined;
  const text = editions.find(({ variants }) => variants.has(library.variant(variant)!))?.text;
  return text?.match(/[a-z]+/gi)?.join(' ');
}
