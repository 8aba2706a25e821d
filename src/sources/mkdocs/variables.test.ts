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
