import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../src/site/places.ts';
import { DRAWINGS } from './drawings.ts';
import { picturedSteps } from './picture-steps.ts';
import { PICTURES } from './pictures.ts';
import { FOLDER, findOutdated, pictureFiles } from './record.ts';

const LARGEST = 40_000;

describe('the pictures of the guides', () => {
  it('are as new as what they show', () => {
    expect(findOutdated()).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(pictureFiles()).size).toBe(pictureFiles().length);
  });

  it.each(PICTURES)('show a moment of a scenario: $name', (picture) => {
    expect(picturedSteps(picture)).toBeInstanceOf(Array);
  });

  it('name the scenario or the step that the demo lacks', () => {
    const picture = PICTURES[0]!;
    expect(() => picturedSteps({ ...picture, scenario: 'gone' })).toThrow(
      'The demo has no scenario "gone" for email-link, which the picture "sign-in" shows.',
    );
    expect(() => picturedSteps({ ...picture, after: 'expire' })).toThrow(
      'The scenario "success" has no step "expire", which the picture "sign-in" needs.',
    );
  });

  it(`take at most ${LARGEST / 1000} kB each`, () => {
    const sizes = pictureFiles().map((name) => [name, statSync(join(PROJECT, FOLDER, name)).size] as const);
    expect(sizes.filter(([, size]) => size > LARGEST)).toEqual([]);
  });

  it('are used, and always both the light and the dark one, with a text of their own', () => {
    const pages = globSync('content/{guides,admin}/**/*.{md,mdx}', { cwd: PROJECT }).map((path) =>
      readFileSync(join(PROJECT, path), 'utf8'),
    );
    const pair = ({ name }: { name: string }) =>
      new RegExp(
        String.raw`!\[([^\]]+)\]\([^)]*/${name}\.png#only-light\)(\{.*\})\n *!\[\1, in dark colours\]\([^)]*/${name}-dark\.png#only-dark\)\2`,
      );
    expect(
      [...PICTURES, ...DRAWINGS].filter((picture) => !pages.some((page) => pair(picture).test(page))),
    ).toEqual([]);
    for (const page of pages)
      expect(page.match(/\.png#only-light\)/g)?.length).toBe(page.match(/-dark\.png#only-dark\)/g)?.length);
  });
});
