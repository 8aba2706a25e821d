import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { build as buildIn, folderWith, SITE } from './orbit.ts';
import { type Outcome, runCommand, writeFolder } from './run-command.ts';
import { treeOf } from './tree.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const LOADED = 'loaded.txt';
const WORDS = 'Some words, and more than one line of them, so that there is something to read.\n\n';

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

const ASTRO = join(PROJECT, 'node_modules/astro/bin/astro.mjs');

/** Has the command of Astro build a project. */
async function buildWithAstro(root: string, out: string): Promise<void> {
  await promisify(execFile)(process.execPath, [ASTRO, 'build', '--outDir', out], {
    cwd: root,
    env: { ...process.env, NODE_ENV: undefined, VITEST: undefined, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

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
    await buildWithAstro(folder, './third');
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

describe('a site that consists of its own parts', () => {
  it('is put together to the bytes that Astro makes of it, page by page', async () => {
    const root = folderWith({
      'astro.config.mjs': `import variorum from ${JSON.stringify(join(PROJECT, 'src/site/astro.ts'))};
export default { integrations: [variorum({ content: './docs', cache: './cache' })] };
`,
      'package.json': '{ "private": true, "type": "module" }\n',
      'docs/site.yml': `${SITE}feedback_url: https://example.com/?page={page}&url={url}\n`,
      'docs/index.md': `---\ntitle: Welcome\ndescription: How {{ product_name }} begins\n---\n\n# Welcome\n\n${WORDS}`,
      'docs/stand/orbit.md': `# In orbit\n\n${WORDS}{% if is_version >= "1.10.0" %}\n## Docking {: style="color: red" }\n\n!!! note "Mind"\n    See [the start]({{ base_path }}/).\n\n{% endif %}\n## Leaving\n\nBurn{% if is_version > "1.10.0" %} twice{% endif %}.\n`,
      'docs/stand/long.md':
        '---\nwhen: product == "orbit"\ntags: [far]\n---\n\n# Far\n\n<figure>Out</figure>\n',
    });
    const { code, errors } = await buildIn(root);
    expect(code, errors).toBe(0);
    await buildWithAstro(root, './third');
    expect(treeOf(join(root, 'third'))).toEqual(treeOf(join(root, 'site')));
  });

  it('is that also where variants share a page, and their own words stand all over it', async () => {
    const versions = Array.from({ length: 14 }, (_, minor) => `1.${minor}.0`);
    const root = folderWith({
      'astro.config.mjs': `import variorum from ${JSON.stringify(join(PROJECT, 'src/site/astro.ts'))};
export default { base: '/deep/docs', site: 'https://orbit.example', integrations: [variorum({ content: './docs', cache: './cache' })] };
`,
      'package.json': '{ "private": true, "type": "module" }\n',
      'docs/site.yml': `title: Orbit 1.3.0
products:
  - { id: cloud, name: "Cloud & <Sky>" }
  - { id: orbit, name: Orbit, versions: ${JSON.stringify([...versions, 'next'])}, latest: 1.12.0 }
  - { id: few, name: Few, versions: ["1.3.0", "1.4.0", "1.5.0", "1.8.0", "1.9.0"] }
  - { id: flat, name: Flat, versions: ["1", "2", "3"], path: "/f-{version}" }
edit_url: https://example.com/edit/{path}?v=1
feedback_url: https://example.com/?page={page}&v={version}&of={product}&url={url}&part={section}
old_versions: index
links: [{ text: Far, url: far away/größe.md }, { text: Early, url: early.md }, { text: Else, url: https://example.com/orbit/1.3.0/ }]
footer:
  text: Read [the start](index.md) of /orbit/1.3.0/, or [afar](far%20away/gr%C3%B6%C3%9Fe.md).
  columns: [{ title: More, links: [{ text: Tags, url: tags.md }] }]
nav: [index.md, { title: "Far & <away>", children: [far away/größe.md, far away/said.md, old.md, new.md] }, tags.md, named.md]
`,
      'docs/index.md': `---\ntitle: Welcome\ndescription: How it begins\n---\n\n# Welcome\n\n${WORDS}See [afar](far%20away/gr%C3%B6%C3%9Fe.md#docking) and [1.3.0](old.md).\n`,
      'docs/far away/größe.md': `---\ntags: [far]\n---\n\n# In orbit\n\n${WORDS}{% if is_version >= "1.10.0" %}\n## Docking\n\nFast, in 1.12.0.\n\n{% endif %}\n## Leaving\n\nWait {% if is_version < "1.4.0" %}low above the ground{% elif is_version < "1.9.0" %}in the middle{% else %}as high as ever{% endif %}.\n\nBurn{% if is_version > "1.11.0" %} twice{% endif %}. [Home]({{ base_path }}/)\n`,
      'docs/far away/said.md':
        '---\ndescription: This is Orbit 1.3.0 and no other\nhide: [toc, footer]\n---\n\n# Said\n\nOf {{ product_name }}.\n',
      'docs/old.md': `---\nwhen: is_version < "1.5.0"\n---\n\n# Moved "here" & there\n\n${WORDS}`,
      'docs/new.md': `---\nwhen: is_version >= "1.5.0"\nredirect_from: [old.md]\n---\n\n# Moved "here" & there\n\n${WORDS}`,
      'docs/early.md': '---\nwhen: is_version < "1.4.0"\n---\n\n# Early\n\nOn.\n',
      'docs/tags.md': '# All tags\n\n<!-- material/tags -->\n',
      'docs/named.md': `---\ntitle: Orbit 1.4.0\nhide: [navigation, path]\ntags: [far, near]\n---\n\n# Orbit 1.4.0\n\n${WORDS}`,
    });
    const { code, errors } = await buildIn(root, '--base', '/deep/docs', '--site', 'https://orbit.example');
    expect(code, errors).toBe(0);
    await buildWithAstro(root, './third');
    expect(treeOf(join(root, 'third'))).toEqual(treeOf(join(root, 'site')));
  });
});
