import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../src/site/places.ts';
import type { BundledPackage } from './bundled-packages.ts';

const HEAD = `# Notices of third parties

Variorum is licensed under the Apache License 2.0 (LICENSE). What it is published with, and what the sites that it writes send to their
readers, holds work of others: this page names it. "npm run notices" writes it from what a build puts into its output, and a build
publishes it with the site.

A site shows what its project has added besides: diagrams of mermaid (MIT), and icons of @mdi/svg (Apache-2.0), @primer/octicons (MIT),
simple-icons (CC0-1.0) and @fortawesome/fontawesome-free (its icons CC-BY-4.0). Their packages say more.`;

/** The fonts of the site are subsets of those of these packages. */
const FONTS = ['newsreader', 'source-sans-3', 'jetbrains-mono'].map((name) => `@fontsource-variable/${name}`);

/** What is copied from others into files of this repository. */
const COPIED: readonly Pick<BundledPackage, 'name' | 'version' | 'license' | 'text'>[] = [
  {
    name: 'Names of emoji of emojibase-data',
    version: '17.0.0',
    license: 'MIT',
    text: `In src/engine/markdown/inline/emoji-names.ts.

Copyright (c) 2017-2019 Miles Johnson

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  },
  {
    name: 'Drawings of Simple Icons',
    version: '13',
    license: 'CC0-1.0',
    text: 'In src/site/icons/brands/. The brands are those of their owners.',
  },
];

/** The page that names all work of others, with the texts of its licences. */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const fonts = FONTS.map((name) => {
    const folder = join(PROJECT, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { name, version, license, text: readFileSync(join(folder, 'LICENSE'), 'utf8').trim() };
  });
  return `${[
    HEAD,
    '## Fonts',
    ...fonts.map(sectionOf),
    '## Copied into files',
    ...COPIED.map(sectionOf),
    '## Code',
    ...packages.map(sectionOf),
  ].join('\n\n')}\n`;
}

/** How the page names a package. */
export function headingOf({
  name,
  version,
  license,
}: Pick<BundledPackage, 'name' | 'version' | 'license'>): string {
  return `### ${name} ${version} (${license})`;
}

function sectionOf(work: Pick<BundledPackage, 'name' | 'version' | 'license' | 'text'>): string {
  const text = work.text.replaceAll('\r\n', '\n').replace(/(?<![ \t])[ \t]+$/gm, '');
  return `${headingOf(work)}\n\n~~~text\n${text}\n~~~`;
}
