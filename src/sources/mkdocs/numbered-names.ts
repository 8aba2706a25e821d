import { isNumericVersion } from '../../engine/variants/order.ts';
import type { MkDocsProject } from './project.ts';

/** The name of a project without the version in it, and that version. */
export interface NumberedName {
  /** "Orbit Help" of "Orbit 2.1 Help" */
  name: string;
  version: string;
}

/**
 * The projects whose names are those of others but for the number of a version: "Orbit 2.0 Help" and "Orbit 2.1 Help". A name with a number
 * alone says nothing: "Web 2.0".
 */
export function numberedNames(projects: readonly MkDocsProject[]): ReadonlyMap<MkDocsProject, NumberedName> {
  const read = projects.flatMap((project) => {
    const numbered = withoutNumber(project.name);
    return numbered ? [[project, numbered] as const] : [];
  });
  const alike = Map.groupBy(read, ([, { name }]) => name);
  return new Map(
    [...alike.values()].flatMap((group) =>
      new Set(group.map(([, { version }]) => version)).size > 1 ? group : [],
    ),
  );
}

/** A name without the one word of it that is a number of a version, in parentheses too; undefined where there is none, or several. */
function withoutNumber(name: string): NumberedName | undefined {
  const words = name.split(/\s+/);
  const numbers = words.flatMap((word, index) => {
    const number = word.replace(/^\(?v?(?=\d)/i, '').replace(/\)$/, '');
    return isNumericVersion(number) ? [{ index, number }] : [];
  });
  const [only, ...more] = numbers;
  if (!only || more.length > 0) return undefined;
  const rest = words.filter((_, index) => index !== only.index);
  // What led to the number: "Orbit - 2.1", "Orbit version 2.1".
  if (/^(?:[-–—|:/]|v|version)$/i.test(rest[only.index - 1] ?? '')) rest.splice(only.index - 1, 1);
  return rest.length === 0 ? undefined : { name: rest.join(' '), version: only.number };
}
