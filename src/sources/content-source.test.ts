import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FindingsError } from '../engine/variants/findings-error.ts';
import { mkDocsFolder, readSiteOf } from './content-source.ts';
import { writeProject } from './testing/write-project.ts';

it('a mkdocs.yml that cannot be read is told by its name, and what it says holds when it is mended', () => {
  const root = writeProject({ 'mkdocs.yml': 'site_name: [\n', 'docs/index.md': '# Home\n' });
  const content = mkDocsFolder(root)!;
  expect(content).toBe(join(root, 'docs'));
  expect(() => readSiteOf(content)).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({
          rule: 'invalid-mkdocs',
          place: { file: join(root, 'mkdocs.yml'), line: 1 },
        }),
      ],
    }),
  );
  writeFileSync(join(root, 'mkdocs.yml'), 'site_name: Orbit\n');
  expect(readSiteOf(content).title).toBe('Orbit');
  writeFileSync(join(root, 'mkdocs.yml'), 'site_name: Orbit\ndocs_dir: other\n');
  expect(() => readSiteOf(content)).toThrow(FindingsError);
});

it('a project without its usual folder is the folder itself until it can be read', () => {
  const root = writeProject({ 'mkdocs.yml': 'site_name: [\n' });
  expect(mkDocsFolder(root)).toBe(root);
});

it('a project of ProperDocs is one of MkDocs, and where both names are there, that of MkDocs holds', () => {
  const root = writeProject({ 'properdocs.yml': 'site_name: Orbit\n', 'docs/index.md': '# Home\n' });
  expect(readSiteOf(mkDocsFolder(root)!).title).toBe('Orbit');
  writeFileSync(join(root, 'mkdocs.yml'), 'site_name: Kettle\n');
  expect(readSiteOf(mkDocsFolder(root)!).title).toBe('Kettle');
});

it('a mkdocs.yml among the pages of another project is a file like others', () => {
  const root = writeProject({
    'mkdocs.yml': 'site_name: Orbit\n',
    'docs/index.md': '# Home\n',
    'docs/mkdocs.yml': 'site_name: Example\n',
  });
  expect(readSiteOf(mkDocsFolder(root)!).title).toBe('Orbit');
});

it('a project of Zensical is read from its zensical.toml, where there is no mkdocs.yml', () => {
  const root = writeProject({
    'zensical.toml': '[project]\nsite_name = "Orbit"\n',
    'docs/index.md': '# Home\n',
  });
  expect(readSiteOf(mkDocsFolder(root)!).title).toBe('Orbit');
  writeFileSync(join(root, 'mkdocs.yml'), 'site_name: Kettle\n');
  expect(readSiteOf(mkDocsFolder(root)!).title).toBe('Kettle');
});
