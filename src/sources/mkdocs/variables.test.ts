import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { openProject } from './project.ts';
import { attributesOf } from './variables.ts';

const attributes = (files: Record<string, string>) =>
  attributesOf(openProject(join(writeProject(files), 'mkdocs.yml'), {}));

describe('variables of a project', () => {
  const config =
    'site_name: Orbit\nsite_url: https://x.org/o\nnav: [index.md]\nextra: { moons: { first: Io } }\nplugins: [macros]\n';

  it('hold the data in folders, below the names of folders and files', () => {
    const files = {
      'docs/index.md': '{{ lids.round.size }}',
      'data/lids/round.json': '{ "size": [1, { "a": "b" }] }',
      'data/lids/flat-ones/x.yml': 'x: 1\n',
      'data/lids/flat-ones.yaml': 'y: 2\n',
      'data/notes.txt': 'x',
    };
    const told = config.replace('[macros]', '[{ markdownextradata: { data: data } }]');
    expect(attributes({ 'mkdocs.yml': told, ...files })).toEqual({
      moons: { first: 'Io' },
      lids: { round: { size: [1, { a: 'b' }] }, 'flat-ones': { x: { x: 1 }, y: 2 } },
    });
    const usual = config.replace('[macros]', '[markdownextradata]');
    expect(
      attributes({
        'mkdocs.yml': usual,
        'docs/index.md': 'x',
        '_data/a.yml': 'b: 1\n',
        'docs/_data/c.yml': 'd: 2\n',
      }),
    ).toEqual({ moons: { first: 'Io' }, a: { b: 1 }, c: { d: 2 } });
  });

  it('hold the configuration where pages ask for it by name', () => {
    expect(
      attributes({
        'mkdocs.yml': config,
        'docs/index.md':
          '{% with a = config.extra.moons.first %}{{ a }} {{ config.site_name }}{% endwith %}\n',
      }),
    ).toEqual({
      moons: { first: 'Io' },
      config: { site_name: 'Orbit', site_url: 'https://x.org/o/', extra: { moons: { first: 'Io' } } },
    });
  });

  it('hold what is extra below that name, where an included file asks for it', () => {
    const files = {
      'docs/index.md': '{% include "a.html" %}\n',
      'parts/a.html': '{{ extra.moons.first }}\n',
    };
    expect(
      attributes({
        'mkdocs.yml': config.replace('[macros]', '[{ macros: { include_dir: parts } }]'),
        ...files,
      }),
    ).toEqual({ moons: { first: 'Io' }, extra: { moons: { first: 'Io' } } });
    // What packages bring asks for nothing.
    const elsewhere = {
      'parts/node_modules/a/a.html': '{{ config.site_name }}',
      'parts/.git/b.md': '{{ extra.a }}',
    };
    expect(
      attributes({
        'mkdocs.yml': config.replace('[macros]', '[{ macros: { include_dir: parts } }]'),
        'docs/index.md': '# Home\n',
        ...elsewhere,
      }),
    ).toEqual({ moons: { first: 'Io' } });
  });

  it('are what the project says where it calls one so itself, and nothing more where nobody asks', () => {
    expect(attributes({ 'mkdocs.yml': config, 'docs/index.md': 'The config.yml of extra.txt\n' })).toEqual({
      moons: { first: 'Io' },
    });
    expect(
      attributes({
        'mkdocs.yml': config.replace('moons:', 'config: { a: 1 }, moons:'),
        'docs/index.md': '{{ config.a }}\n',
      }).config,
    ).toEqual({ a: 1 });
  });
});
