import { expect, it } from 'vitest';
import { testOptions } from '../testing.ts';
import { parseMdx } from './mdx.ts';
import { importsOf } from './mdx-imports.ts';

const importsIn = (text: string) => importsOf(parseMdx(text, testOptions).tokens);

it('finds the imports of a page, each with its names and its line', async () => {
  const text =
    'import Map, { Steps as Ways, "odd name" as odd } from "./map.astro"; import * as all from \'variorum:components\'\nimport {\n  Note,\n} from "../notes"\nimport "./style.css"\n\nexport const from = "import x from \'y\'"\n\n# Title\n\n```js\nimport code from "./code"\n```\n';
  expect(await importsIn(text)).toEqual([
    { target: './map.astro', names: ['default', 'Steps', 'odd name'], line: 0 },
    { target: 'variorum:components', names: [], line: 0 },
    { target: '../notes', names: ['Note'], line: 1 },
    { target: './style.css', names: [], line: 4 },
  ]);
});

it('finds none in statements that cannot be read, which the compiler tells of', async () => {
  expect(await importsIn('import { from "x"\n\n# Title\n')).toEqual([]);
});
