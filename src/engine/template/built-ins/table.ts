import type { ComparisonContext } from '../compare.ts';
import { textMethods } from '../member.ts';
import type { BuiltIn } from './built-in.ts';
import { filters } from './filters.ts';
import { globals } from './globals.ts';
import { listMethods, mapMethods } from './methods.ts';
import { tests } from './tests.ts';

/** How built-ins are used. */
export type BuiltInKind = 'filter' | 'test' | 'text method' | 'list method' | 'map method' | 'global';

/** Everything that a template can use without having made it. There is nothing else: what a template uses is looked up here. */
export const BUILT_INS: Readonly<Record<BuiltInKind, Readonly<Record<string, BuiltIn>>>> = {
  filter: filters,
  test: tests,
  'text method': textMethods,
  'list method': listMethods,
  'map method': mapMethods,
  global: globals,
};

/** The functions that every template may call, as values of its variables. */
export function globalsFor(context: ComparisonContext): Map<string, unknown> {
  return new Map(
    Object.entries(globals).map(([name, builtIn]) => [
      name,
      builtIn.bound({ subject: `The function "${name}"`, byName: false, context }),
    ]),
  );
}

/** What Nunjucks brings along and templates do not get, and why, as the end of a sentence. */
export const REFUSED: Readonly<Partial<Record<BuiltInKind, Readonly<Record<string, string>>>>> = {
  filter: { random: 'every build would be another one' },
  global: {
    lipsum: 'every build would have another text; write the text itself',
    cycler: 'what it gives would depend on how often it was asked; use loop.index',
    joiner: 'what it gives would depend on how often it was asked; use loop.first, or the filter "join"',
  },
};

/** Why there is no built-in of a name that Nunjucks has, as the end of a sentence; undefined when there is no reason. */
export function refusalOf(kind: BuiltInKind, name: string): string | undefined {
  const refused = REFUSED[kind];
  return refused && Object.hasOwn(refused, name) ? refused[name] : undefined;
}
