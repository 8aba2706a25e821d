import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import runtime from 'nunjucks/src/runtime.js';
import { describe, expect, it } from 'vitest';
import { closest } from '../../suggest.ts';
import { ComparisonError } from '../compare.ts';
import { EndlessTemplate, MisuseError } from '../limits.ts';
import { PRINT_END, SITE_ID_END, SITE_START } from '../marks.ts';
import { parseTemplate } from '../template.ts';
import { includesFrom, SITE, variantOf } from '../testing.ts';
import { BasePathValue, NO_VERSION, ProductValue, VersionValue } from '../values.ts';
import { Work } from '../work.ts';
import { BUILT_INS, type BuiltInKind } from './table.ts';

const repeated = (times: number, step: (value: unknown) => unknown, from: unknown): unknown => {
  let value = from;
  for (let index = 0; index < times; index++) value = step(value);
  return value;
};
const macro = () => new runtime.SafeString('called');

/** Values that a template can be given or make, and that something would take for what they are not. */
const HOSTILE: Record<string, unknown> = {
  'a negative number': -1,
  'a fraction': 2.5,
  'a huge number': 1e9,
  'the largest number': Number.MAX_VALUE,
  'an infinite number': Number.POSITIVE_INFINITY,
  'a number below all': Number.NEGATIVE_INFINITY,
  'no number': Number.NaN,
  'a number as text': '1000000000',
  'infinity as text': 'Infinity',
  'an empty text': '',
  'a megabyte of one letter': 'a'.repeat(1_000_000),
  'a megabyte of HTML': '<a "&'.repeat(200_000),
  'a megabyte of spaces': ' '.repeat(1_000_000),
  'a megabyte of places': '{:1000}{0:>1000}%1000s%(a)s'.repeat(40_000),
  'what is searched for in vain': `${'a'.repeat(250_000)}b${'a'.repeat(250_000)}`,
  'half a character': '\uD800',
  'a pattern of a replacement': '$&$&$`',
  marks: `${SITE_START}0${SITE_ID_END}x${PRINT_END}`,
  'a megabyte of marks': PRINT_END.repeat(1_000_000),
  none: null,
  unknown: undefined,
  yes: true,
  'a list of widths': [1e9],
  'a list that says its length': { length: 1e9 },
  'a map of the names of JavaScript': JSON.parse(
    '{"constructor": 1, "toString": 2, "valueOf": 3, "then": 4, "toJSON": 5, "__proto__": 6}',
  ),
  'a map of macros': Object.fromEntries(
    ['toString', 'valueOf', 'toJSON', 'then', 'length'].map((name) => [name, macro]),
  ),
  'a list of everything': [null, undefined, 'a', 1, [1], { a: 1 }, macro, NO_VERSION],
  'a list in lists': repeated(50_000, (value) => [value], 1),
  'a map in maps': repeated(50_000, (value) => ({ value }), 1),
  'a list that doubles': repeated(60, (value) => [value, value], 'x'),
  'a map that doubles': repeated(60, (value) => ({ a: value, b: value }), 'x'),
  'a long list': Array.from({ length: 10_000 }, (_, index) => `item ${index % 7}`),
  'a list of long texts': Array(1_000).fill('long '.repeat(1_000)),
  'a macro': macro,
  'text of a macro': new runtime.SafeString('<b>"&'),
  'the version': new VersionValue('7.1.0'),
  'no version': NO_VERSION,
  'the product': new ProductValue('P', SITE.products[0]),
  'the base path': new BasePathValue('/p/7.1.0'),
};

const NAMES = Object.keys(HOSTILE);
const hostile = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => ({
    value: HOSTILE[name],
    [fc.toStringMethod]: () => name,
  })),
  fc
    .oneof(fc.integer({ min: -2, max: 40 }), fc.string(), fc.double(), fc.array(fc.string()))
    .map((value) => ({
      name: JSON.stringify(value),
      value,
    })),
);

const ALL = Object.entries(BUILT_INS).flatMap(([kind, builtIns]) =>
  Object.entries(builtIns).map(([name, builtIn]) => ({ kind: kind as BuiltInKind, name, builtIn })),
);

/** Ends what does not end, which no test should wait for, so that its input is told. */
const WATCHDOG = 60_000;

function watched<Result>(run: () => Result): Result {
  return runInContext('run()', createContext({ run }), { timeout: WATCHDOG }) as Result;
}

describe('every built-in, given whatever a template can give it,', () => {
  it.each(ALL)(
    'answers or says what is wrong, within the work that is counted: $kind $name',
    ({ name, builtIn }) => {
      const named = fc.record({
        key: fc.constantFrom(...Object.keys(builtIn.takes), 'other'),
        argument: hostile,
      });
      const call = fc.tuple(fc.array(hostile, { maxLength: 4 }), fc.option(named), fc.boolean());
      fc.assert(
        fc.property(call, ([args, byName, allowsNames]) => {
          const values = args.map(({ value }) => value);
          if (byName) values.push({ __keywords: true, [byName.key]: byName.argument.value });
          const context = {
            versions: ['7.0.0', '7.1.0'],
            products: SITE.products,
            ownProducts: new Set(),
            suggest: closest,
            work: new Work(0.05),
          };
          try {
            watched(() => builtIn.call(values, { subject: `The "${name}"`, byName: allowsNames, context }));
          } catch (error) {
            if (error instanceof MisuseError || error instanceof ComparisonError)
              expect(error.message).toMatch(/^[^\n]{10,300}[.?]$/);
            else if (!(error instanceof EndlessTemplate)) throw error;
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  /** How a template uses a built-in: what it works on, and what it is given. */
  const USES: Record<BuiltInKind, (name: string, args: string) => string> = {
    filter: (name, args) => `{{ self | ${name}(${args}) }}`,
    test: (name, args) => `{% if self is ${name}(${args}) %}x{% endif %}`,
    'text method': (name, args) => `{{ self.${name}(${args}) }}`,
    'list method': (name, args) => `{{ self.${name}(${args}) }}`,
    'map method': (name, args) => `{{ self.${name}(${args}) }}`,
    global: (name, args) => `{{ ${name}(${['self', args].filter(Boolean).join(', ')}) }}`,
  };

  it.each(ALL)('is told of with file and line: $kind $name', ({ kind, name }) => {
    fc.assert(
      fc.property(hostile, fc.array(hostile, { maxLength: 3 }), (self, args) => {
        const names = args.map((_, index) => `arg${index}`);
        const template = parseTemplate(
          { text: `First line\n\n${USES[kind](name, names.join(', '))}\n`, path: 'page.md' },
          includesFrom({}),
        );
        const attributes = Object.fromEntries(args.map(({ value }, index) => [`arg${index}`, value]));
        const { findings } = watched(() =>
          template.render(variantOf('p@7.1.0'), { ...attributes, self: self.value }),
        );
        for (const { rule, message, place } of [...template.findings, ...findings]) {
          expect(place).toMatchObject({ file: 'page.md', line: 3 });
          expect(rule).not.toBe('template-failed');
          expect(message).not.toMatch(/\[object|TypeError|RangeError|\n\s+at /);
        }
      }),
      { numRuns: 4 },
    );
  });
});
