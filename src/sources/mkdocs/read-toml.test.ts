import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { writeProject } from '../testing/write-project.ts';
import { type ConfigNode, nodeAt, plainValue } from './config-node.ts';
import { readConfig } from './read-config.ts';
import { slugRule } from './slug-rule.ts';

const read = (text: string): ConfigNode =>
  readConfig(join(writeProject({ 'zensical.toml': text }), 'zensical.toml'), {});

describe('a zensical.toml', () => {
  it('has the keys of a mkdocs.yml in its table [project]', () => {
    const config = read(`[project]
site_name = "Orbit"
nav = [
  "index.md",
  { "Guides" = [
    { "One" = "guides/one.md" },
    "guides/two.md",
  ] },
]
extra.version.provider = "mike"

[project.theme]
features = ["navigation.tabs"]

[[project.theme.palette]]
scheme = "default"
toggle.icon = "lucide/sun"

[[project.theme.palette]]
scheme = "slate"
`);
    expect(plainValue(config)).toMatchObject({
      site_name: 'Orbit',
      nav: ['index.md', { Guides: [{ One: 'guides/one.md' }, 'guides/two.md'] }],
      extra: { version: { provider: 'mike' } },
      theme: {
        features: ['navigation.tabs'],
        palette: [{ scheme: 'default', toggle: { icon: 'lucide/sun' } }, { scheme: 'slate' }],
      },
    });
    expect(plainValue(nodeAt(read('site_name = "Orbit"\n'), 'site_name'))).toBe('Orbit');
  });

  it('knows where everything stands', () => {
    const config = read(`[project]
site_name = "Orbit" # [project.theme]
nav = [
  { "Guides" = [
    "one.md",
    "two.md",
  ] },
]

[project.theme]
logo = "a.svg"

[[project.theme.palette]]
scheme = "default"

[[project.theme.palette]]
scheme = "slate"

[project."markdown_extensions".pymdownx.details]
`);
    const lineOf = (...path: string[]) => nodeAt(config, ...path)?.place.line;
    const nav = nodeAt(config, 'nav');
    const [guides] = nav?.kind === 'list' ? nav.items : [];
    const pages = nodeAt(guides, 'Guides');
    const palette = nodeAt(config, 'theme', 'palette');
    expect(pages?.kind === 'list' && pages.items.map(({ place }) => place.line)).toEqual([5, 6]);
    expect(palette?.kind === 'list' && palette.items.map(({ place }) => place.line)).toEqual([13, 16]);
    expect(
      palette?.kind === 'list' && palette.items.map((each) => nodeAt(each, 'scheme')?.place.line),
    ).toEqual([14, 17]);
    expect([
      lineOf('site_name'),
      lineOf('nav'),
      lineOf('theme'),
      lineOf('theme', 'logo'),
      lineOf('markdown_extensions', 'pymdownx.details'),
    ]).toEqual([2, 3, 10, 11, 19]);
  });

  it('names extensions without quotation marks, and has its own where it names none', () => {
    const named = nodeAt(
      read(`[project.markdown_extensions.admonition]
[project.markdown_extensions.pymdownx.details]
[project.markdown_extensions.pymdownx.blocks.caption]
[project.markdown_extensions."pymdownx.keys"]
[project.markdown_extensions.zensical.extensions.macros]
[project.markdown_extensions.toc]
slugify = { object = "pymdownx.slugs.slugify", kwds = { case = "lower" } }
`),
      'markdown_extensions',
    );
    expect(named?.kind === 'map' && [...named.entries.keys()].toSorted()).toEqual([
      'admonition',
      'pymdownx.blocks.caption',
      'pymdownx.details',
      'pymdownx.keys',
      'toc',
      'zensical.extensions.macros',
    ]);
    expect(slugRule(nodeAt(named, 'toc', 'slugify'))).toBe('pymdownx');
    const own = plainValue(nodeAt(read('[project]\nsite_name = "Orbit"\n'), 'markdown_extensions'));
    expect(own).toMatchObject({ admonition: {}, 'pymdownx.tasklist': { custom_checkbox: true } });
    expect(
      plainValue(nodeAt(read('[project]\nmarkdown_extensions = ["toc"]\n'), 'markdown_extensions')),
    ).toEqual(['toc']);
  });

  it('is told by its line where it is no TOML', () => {
    const told = (text: string): string => {
      try {
        read(text);
        return '';
      } catch (error) {
        if (!(error instanceof FindingsError)) throw error;
        return error.findings.map(({ message, place }) => `${place?.line}: ${message}`).join();
      }
    };
    expect(told('[project]\nsite_name = Orbit\n')).toMatch(/^2: This is not valid TOML: .+\.$/);
    expect(told('[project]\nsite_name = "a"\nsite_name = "b"\n')).toMatch(
      /^3: This is not valid TOML: .+\.$/,
    );
  });
});
