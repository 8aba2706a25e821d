import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { SITE } from './orbit.ts';
import { type Outcome, runCommand, writeFolder } from './run-command.ts';
import { treeOf } from './tree.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const LOADED = 'loaded.txt';

/** A project with all that goes into a compiled site: a page in MDX format, a component with a style, an override, the integration. */
const folder = writeFolder({
  'astro.config.mjs': `import variorum from ${JSON.stringify(join(PROJECT, 'src/site/astro.ts'))};
export default { integrations: [variorum({ content: './docs', cache: './cache', components: { Footer: './src/Footer.astro' } })] };
`,
  'package.json': '{ "private": true, "type": "module" }\n',
  'src/Footer.astro':
    '<footer class="own">Orbiting since 1999</footer><style>.own { color: #123456; }</style>\n',
  'public/robots/extra.txt': 'As it is.\n',
  'docs/site.yml': SITE,
  'docs/index.md': '# Welcome\n\n{% if is_version > "1.0.0" %}New.{% endif %}\n',
  'docs/start.mdx': 'import Stamp from \'./Stamp.astro\';\n\n# Start\n\n<Stamp text="Seen" />\n',
  'docs/Stamp.astro':
    '---\nconst { text } = Astro.props;\n---\n<b class="stamp">{text}</b><style>.stamp { color: #abcdef; }</style>\n',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the project, and notes which modules of Astro and its tools that took. */
async function build(out: string): Promise<Outcome & { loaded: string }> {
  const list = join(folder, LOADED);
  writeFileSync(list, '');
  const env = {
    VARIORUM_ROOT: folder,
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'note-modules.mjs')}`,
    NOTED_MODULES: list,
  };
  const outcome = await runCommand('build', ['--out', out], folder, undefined, env);
  return { ...outcome, loaded: readFileSync(list, 'utf8') };
}

describe('a site whose code was compiled before', () => {
  it('is built without Astro, Vite and Rolldown, to the same bytes, and so it is by the command of Astro', async () => {
    const first = await build('first');
    expect(first.code, first.errors).toBe(0);
    expect(first.loaded).toContain('/astro/');
    const second = await build('second');
    expect(second.code, second.errors).toBe(0);
    expect(second.loaded).toBe('');
    expect(treeOf(join(folder, 'second'))).toEqual(treeOf(join(folder, 'first')));
    const astro = join(PROJECT, 'node_modules/astro/bin/astro.mjs');
    await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', './third'], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: undefined, VITEST: undefined, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    expect(treeOf(join(folder, 'third'))).toEqual(treeOf(join(folder, 'first')));
    const page = readFileSync(join(folder, 'second/orbit/next/start/index.html'), 'utf8');
    expect(page).toMatch(/<b class="stamp"[^>]*>Seen<\/b>/);
    expect(page).toContain('Orbiting since 1999');
    expect(existsSync(join(folder, 'second/robots/extra.txt'))).toBe(true);
  });

  it('is compiled again when anything of its code has changed, and not for what a page says', async () => {
    appendFileSync(join(folder, 'docs/index.md'), '\nMore.\n');
    expect((await build('second')).loaded).toBe('');
    for (const file of ['docs/Stamp.astro', 'src/Footer.astro', 'docs/start.mdx']) {
      const text = readFileSync(join(folder, file), 'utf8');
      writeFileSync(join(folder, file), text.replace(/Orbiting|\{text\}|Seen/, 'Changed'));
      const { loaded, code, errors } = await build('second');
      expect(code, errors).toBe(0);
      expect(loaded, file).toContain('/astro/');
    }
    const page = readFileSync(join(folder, 'second/orbit/next/start/index.html'), 'utf8');
    expect(page).toContain('Changed since 1999');
  });

  it('is compiled again where what was kept is damaged, or cannot be run', async () => {
    for (const [name] of treeOf(join(folder, 'cache/site-code')))
      writeFileSync(join(folder, 'cache/site-code', name), 'damaged');
    // Nothing is compiled for what has not changed.
    rmSync(join(folder, 'second'), { recursive: true });
    const { code, errors, loaded } = await build('second');
    expect(code, errors).toBe(0);
    expect(loaded).toContain('/astro/');
  });
});
