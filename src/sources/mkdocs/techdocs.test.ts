import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { dialectOf } from './dialect.ts';
import { openProject } from './project.ts';

function dialect(config: string) {
  const root = writeProject({ 'mkdocs.yml': `site_name: Orbit\n${config}`, 'docs/index.md': '# Home\n' });
  return dialectOf(openProject(join(root, 'mkdocs.yml'), {}));
}

it('a project of Backstage is read with the extensions that its plugin switches on', () => {
  const plain = dialect('plugins: [search]\n');
  const told = dialect('plugins:\n  - techdocs-core\n');
  expect(plain).toMatchObject({ stars_in_words: true, symbols: false, raised_text: false });
  expect(told).toMatchObject({ list_indent: 2, line_numbers: true, autolinks: true, changes_in_code: true });
  for (const key of ['stars_in_words', 'symbols', 'raised_text', 'blocks'])
    expect(told).not.toHaveProperty(key);
});

it('what a project of Backstage says of an extension itself holds', () => {
  const told = dialect(
    'plugins: [techdocs-core]\nmarkdown_extensions:\n  - pymdownx.highlight:\n      linenums: false\n  - mdx_truly_sane_lists:\n      nested_indent: 4\n',
  );
  expect(told).toMatchObject({ list_indent: 4 });
  expect(told).not.toHaveProperty('line_numbers');
});

it('a project of Backstage may have its notes between slashes', () => {
  const { blocks } = dialect('plugins:\n  - techdocs-core:\n      use_pymdownx_blocks: true\n');
  expect(blocks).toMatchObject({ new: {}, 'details-tip': { type: 'tip', details: true } });
});
