import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { addedPackages } from './added-packages.ts';

/** A new project with some packages, by their versions; returns its content folder. */
function projectWith(packages: Record<string, string>): string {
  const project = mkdtempSync(join(tmpdir(), 'variorum-packages-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  for (const [name, version] of Object.entries(packages)) {
    const folder = join(project, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  }
  return join(project, 'docs');
}

it('what pages show hangs on the versions of the packages that a project added, in whatever folder it lies', () => {
  const none = addedPackages(projectWith({}));
  const icons = addedPackages(projectWith({ '@mdi/svg': '7.4.47' }));
  expect(new Map(icons).get('@mdi/svg')).toBe('7.4.47');
  expect(icons).not.toEqual(none);
  expect(addedPackages(projectWith({ '@mdi/svg': '7.4.48' }))).not.toEqual(icons);
  expect(addedPackages(projectWith({ '@mdi/svg': '7.4.47', mermaid: '11.0.0' }))).not.toEqual(icons);
  expect(addedPackages(projectWith({ '@mdi/svg': '7.4.47' }))).toEqual(icons);
});
