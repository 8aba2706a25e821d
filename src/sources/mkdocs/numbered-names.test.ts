import { describe, expect, it } from 'vitest';
import { numberedNames } from './numbered-names.ts';
import type { MkDocsProject } from './project.ts';

/** What is read of projects with some names: `Orbit Help 2.1`, the name and the version. */
function read(...names: string[]): (string | undefined)[] {
  const projects = names.map((name) => ({ name }) as MkDocsProject);
  const found = numberedNames(projects);
  return projects.map((project) => {
    const numbered = found.get(project);
    return numbered && `${numbered.name} ${numbered.version}`;
  });
}

describe('names that differ in the number of a version', () => {
  it.each([
    [
      ['Orbit 2.0 Help', 'Orbit 2.1 Help'],
      ['Orbit Help 2.0', 'Orbit Help 2.1'],
    ],
    [
      ['Orbit (v1)', 'Orbit (v2)'],
      ['Orbit 1', 'Orbit 2'],
    ],
    [
      ['Orbit - 1.0', 'Orbit version 2.0', 'Orbit'],
      ['Orbit 1.0', 'Orbit 2.0', undefined],
    ],
  ])('%j', (names, expected) => {
    expect(read(...names)).toEqual(expected);
  });

  it.each([
    [['Web 2.0', 'Orbit']],
    [['Orbit 2.0', 'Kettle 2.1']],
    [['Orbit 2.0', 'Orbit 2.0']],
    [['Orbit 2 of 3', 'Orbit 3 of 3']],
    [['1.0', '2.0']],
  ])('are none of these: %j', (names) => {
    expect(read(...names)).toEqual(names.map(() => undefined));
  });
});
