import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { writeProject } from '../testing/write-project.ts';
import { type ConfigNode, mergeNodes, namedOptions, nodeAt, plainValue } from './config-node.ts';
import { readConfig } from './read-config.ts';

const read = (files: Record<string, string>, environment = {}) =>
  readConfig(join(writeProject(files), 'mkdocs.yml'), environment);
const valuesOf = (text: string, environment = {}) =>
  plainValue(read({ 'mkdocs.yml': text }, environment)) as Record<string, unknown>;

function mistakes(files: Record<string, string>): string[] {
  try {
    read(files);
    return [];
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return error.findings.map(
      ({ place, message }) => `${place!.file.split('/').at(-1)}:${place!.line} ${message}`,
    );
  }
}

describe('a mkdocs.yml', () => {
  it('is read with its anchors, merged maps, and truth as Python has it', () => {
    expect(
      valuesOf(
        'site_name: &name Orbit\nextra: &extra { name: *name, on: yes, v: 1.10 }\nmore: { <<: *extra, v: 2 }\n',
      ),
    ).toEqual({
      site_name: 'Orbit',
      extra: { name: 'Orbit', on: true, v: 1.1 },
      more: { name: 'Orbit', on: true, v: 2 },
    });
  });

  it('takes grouped digits for a number, as key and as value, and quoted ones for text', () => {
    expect(valuesOf('extra: { 1_2_0: a, "1_3": b, count: 1_000, name: "1_0", id: v1_0 }\n')).toEqual({
      extra: { 120: 'a', '1_3': 'b', count: 1000, name: '1_0', id: 'v1_0' },
    });
  });

  it('has what Python would ask the environment for, or its default', () => {
    const text =
      'a: !!python/object/apply:os.getenv ["ONE", "here/pages"]\nb: !!python/object/apply:os.environ.get [TWO, x]\nc: !!python/object/apply:os.getenv [NONE_SUCH]\n';
    expect(valuesOf(text, { TWO: 'y' })).toEqual({ a: 'here/pages', b: 'y', c: null });
  });

  it('has variables of the environment, in order, with a default behind them', () => {
    const text =
      'a: !ENV ONE\nb: !ENV [TWO, ONE, none]\nc: !ENV [NO, fallback]\nd: !ENV NO\ne: !ENV [CI, false]\n';
    expect(valuesOf(text, { ONE: 'x', CI: 'true' })).toEqual({
      a: 'x',
      b: 'x',
      c: 'fallback',
      d: null,
      e: true,
    });
  });

  it('runs nothing of what Python tags name', () => {
    const text = `markdown_extensions:
  - toc: { slugify: !!python/object/apply:pymdownx.slugs.slugify { kwds: { case: lower } } }
  - pymdownx.emoji: { emoji_index: !!python/name:material.extensions.emoji.twemoji '' }
  - pymdownx.snippets: { base_path: !relative $config_dir }
`;
    const options = namedOptions(nodeAt(read({ 'mkdocs.yml': text }), 'markdown_extensions'));
    expect(options.map((each) => plainValue(each.options))).toEqual([
      { slugify: { kwds: { case: 'lower' }, '!python': 'pymdownx.slugs.slugify' } },
      { emoji_index: 'material.extensions.emoji.twemoji' },
      { base_path: '$config_dir' },
    ]);
  });

  it('inherits: maps are merged, lists are replaced, and each value knows its file', () => {
    const config = read({
      'mkdocs.yml': 'INHERIT: shared/base.yml\nextra: { a: 2 }\nextra_css: [own.css]\n',
      'shared/base.yml': 'INHERIT: deeper.yml\nsite_name: Base\nextra: { a: 1, b: { c: 3 } }\n',
      'shared/deeper.yml': 'extra_css: [a.css, b.css]\nsite_name: Deeper\n',
    });
    expect(plainValue(config)).toMatchObject({
      site_name: 'Base',
      extra: { a: 2, b: { c: 3 } },
      extra_css: ['own.css'],
    });
    expect(nodeAt(config, 'site_name')!.place).toMatchObject({
      file: expect.stringMatching(/base\.yml$/),
      line: 2,
    });
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a base that is not there',
      { 'mkdocs.yml': 'site_name: x\nINHERIT: gone.yml\n' },
      ['mkdocs.yml:2 INHERIT: there is no file "gone.yml".'],
    ],
    [
      'bases that go round in a circle',
      { 'mkdocs.yml': 'INHERIT: b.yml\n', 'b.yml': 'site_name: x\nINHERIT: mkdocs.yml\n' },
      ['b.yml:2 INHERIT: these files inherit from one another: "mkdocs.yml".'],
    ],
    [
      'what is no YAML, in whichever file',
      { 'mkdocs.yml': 'INHERIT: b.yml\n', 'b.yml': 'a: 1\nb: [1, 2\nc: 3\n' },
      ['b.yml:2 This is not valid YAML: a bracket is never closed.'],
    ],
    [
      'a list',
      { 'mkdocs.yml': '- a\n' },
      ['mkdocs.yml:1 Expected keys and their values, such as site_name: My guides.'],
    ],
  ])('tells of %s with file and line', (_, files, expected) => {
    const found = mistakes(files);
    expect(found).toHaveLength(expected.length);
    expect(found[0]!.replace(/: a .*|: this.*/, '')).toBe(expected[0]!.replace(/: a .*|: this.*/, ''));
  });

  it('may inherit from a file in which nothing stands', () => {
    const files = { 'mkdocs.yml': 'INHERIT: b.yml\nsite_name: x\n', 'b.yml': '# filled in elsewhere\n' };
    expect(plainValue(read(files))).toEqual({ INHERIT: 'b.yml', site_name: 'x' });
  });

  it('may have quotes whose later lines stand as far left as their key', () => {
    expect(valuesOf('extra:\n  theme: \'{\n    "a": 1\n  }\'\n  b: "x\n  y"\n')).toEqual({
      extra: { theme: '{ "a": 1 }', b: 'x y' },
    });
  });
});

const place = { file: 'any', line: 1 };
const nodes = fc.letrec<{ node: ConfigNode; map: ConfigNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.integer().map((value): ConfigNode => ({ kind: 'value', value, place })),
    fc.array(tie('node'), { maxLength: 2 }).map((items): ConfigNode => ({ kind: 'list', items, place })),
    tie('map'),
  ),
  map: fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), tie('node'), { maxKeys: 3 })
    .map((entries): ConfigNode => ({ kind: 'map', entries: new Map(Object.entries(entries)), place })),
}));

it('laying a configuration over others gives the same in whichever order it is done, and what is above wins', () => {
  fc.assert(
    fc.property(nodes.map, nodes.map, nodes.map, (a, b, c) => {
      const left = plainValue(mergeNodes(mergeNodes(a, b), c));
      // Where a list or a value lies between two maps, what is below it is gone.
      const keys = Object.keys(left as object).toSorted();
      expect(keys).toEqual(
        [...new Set([a, b, c].flatMap((each) => Object.keys(plainValue(each) as object)))].toSorted(),
      );
      for (const [key, value] of Object.entries(plainValue(c) as object))
        if (typeof value !== 'object' || Array.isArray(value))
          expect((left as Record<string, unknown>)[key]).toEqual(value);
    }),
  );
});
