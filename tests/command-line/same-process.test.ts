import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { writeFolder } from './run-command.ts';
import { writeHere } from './write-here.ts';

const folder = writeFolder({});
// As the command that builds.
vi.stubEnv('NODE_ENV', 'production');
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('two sites that one process builds have the pages of their own content, though the same code makes them', async () => {
  for (const name of ['one', 'two']) {
    const content = join(folder, name);
    mkdirSync(content);
    writeFileSync(join(content, 'site.yml'), `title: Site ${name}\nproducts: [{ id: orbit, name: Orbit }]\n`);
    writeFileSync(join(content, 'index.md'), `# Page ${name}\n\nText.\n`);
    await writeHere(content, join(folder, `${name}-site`), { root: folder, cache: join(folder, 'cache') });
    const page = readFileSync(join(folder, `${name}-site/orbit/index.html`), 'utf8');
    expect(page).toContain(`<title>Page ${name} · Orbit · Site ${name}</title>`);
  }
});
