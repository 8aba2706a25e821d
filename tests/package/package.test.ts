import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { MARK } from '../../src/site/output/output-mark.ts';
import { sharedSite } from '../stage/stage.ts';
import {
  copyOf,
  emptyFolder,
  install,
  type Outcome,
  pack,
  run,
  type Serving,
  started,
  writeFiles,
} from './empty-folder.ts';

/** Bytes that the package may have; four in ten are the compiled site that it brings, and some thousand the notices of what others made. */
const LARGEST = 1_750_000;

const home = emptyFolder();
const guides = sharedSite('guides');
let tarball: string;
/** the program of the installed package */
const variorum = (args: readonly string[], cwd = home): Promise<Outcome> =>
  run(join(home, 'node_modules/variorum/bin/variorum.cjs'), args, cwd);
/** The same for a command that serves. */
const serve = (args: readonly string[], cwd: string): Promise<Serving> =>
  started(join(home, 'node_modules/variorum/bin/variorum.cjs'), args, cwd);
const astro = (args: readonly string[], cwd: string): Promise<Outcome> =>
  run(join(home, 'node_modules/astro/bin/astro.mjs'), args, cwd);

// Two steps, so that each has the patience of one: under load npm and the compilers take minutes.
beforeAll(async () => {
  tarball = await pack(home);
});
beforeAll(async () => {
  writeFiles(home, { 'package.json': '{ "private": true, "type": "module" }\n' });
  await install(tarball, home);
});

/** The list of all files of a build, with a hash of each. */
const bytesOf = (folder: string): string[] => readFileSync(join(folder, MARK), 'utf8').split('\n');

describe('the package', () => {
  it('is small, and holds no test, bench, content or picture', () => {
    expect(statSync(tarball).size).toBeLessThan(LARGEST);
    const files = globSync('**/*', { cwd: join(home, 'node_modules/variorum'), exclude: ['node_modules'] });
    expect(
      files.filter((file) =>
        /\.test\.|^(?:tests|bench|content|docs)\b|\.(?:png|jpe?g|webp|avif)$/.test(file),
      ),
    ).toEqual([]);
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
    const code = files.filter((file) => /\.(?:js|cjs|mjs|astro|d\.ts)$/.test(file));
    const isUncompiled = (file: string) =>
      /['"`]\.{1,2}\/[^'"`\s]*\.ts['"`?]/.test(
        readFileSync(join(home, 'node_modules/variorum', file), 'utf8'),
      );
    expect(code.filter(isUncompiled)).toEqual([]);
  });

  it('brings all that its code imports', () => {
    const folder = join(home, 'node_modules/variorum');
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const known = new Set([...Object.keys(dependencies!), ...Object.keys(peerDependencies!)]);
    const imported = new Set<string>();
    for (const file of globSync('{src,scripts,bin}/**/*.{js,cjs,astro}', { cwd: folder }))
      for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(
        /^(?:import\b[^'"\n]*|export\b[^'"\n]*\bfrom |\} from )['"]((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^'"\n]*)?['"]/gm,
      ))
        imported.add(name!);
    expect([...imported].filter((name) => !known.has(name) && !/^(?:node|variorum)\b/.test(name))).toEqual(
      [],
    );
    expect(imported.size).toBeGreaterThan(10);
  });

  it('begins a site in an empty folder, which builds without a finding, is explained and looked at', async () => {
    const begun = await variorum([
      'init',
      'kettle',
      '--yes',
      '--title',
      'Kettle guides',
      '--product',
      'Kettle',
    ]);
    expect(begun.errors).toBe('');
    const kettle = join(home, 'kettle');
    const built = await variorum(['build'], kettle);
    expect(built.errors).toBe('');
    // The package has brought what Astro would compile.
    expect(readFileSync(join(kettle, '.variorum/.gitignore'), 'utf8')).toBe('*\n');
    expect(existsSync(join(kettle, '.variorum/site-code'))).toBe(false);
    expect(built.output).toContain('0 findings');
    expect(existsSync(join(kettle, 'dist/kettle/latest/index.html'))).toBe(true);
    expect(existsSync(join(kettle, '.astro'))).toBe(false);
    const explained = await variorum(['explain', 'index.md'], kettle);
    expect(explained.output).toContain('index.md exists in every variant.');
    const preview = await serve(['preview', '--port', '4870'], kettle);
    try {
      const page = await fetch(`${preview.origin}/kettle/2.0/`);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Kettle')]);
    } finally {
      preview.stop();
    }
  });

  it('writes the content of this repository byte for byte as the repository does', async () => {
    const folder = join(home, 'same');
    copyOf('content', join(folder, 'content'));
    const built = await variorum(['build'], folder);
    expect(built.errors).toBe('');
    // Where the pages are committed, they say when they were last updated: here, as there, they are not.
    expect(bytesOf(join(folder, 'dist'))).toEqual(bytesOf(guides.folder));
  });

  it('says which command or option was meant', async () => {
    const command = await variorum(['biuld']);
    expect(command).toMatchObject({
      code: 2,
      errors: expect.stringContaining('Did you mean "variorum build"?'),
    });
    const option = await variorum(['build', '--contant', 'x']);
    expect(option).toMatchObject({ code: 2, errors: expect.stringContaining('Did you mean --content?') });
  });
});

describe('a project with its own configuration of Astro', () => {
  const project = join(home, 'own');
  beforeAll(() => {
    writeFiles(project, {
      'docs/site.yml':
        'title: Own\nproducts:\n  - { id: one, name: One, versions: ["1.0", "2.0"], latest: "2.0" }\n',
      'docs/hello.md': '# Hello\n\n{% if is_version > "1.0" %}New here.{% else %}As ever.{% endif %}\n',
      'astro.config.mjs': `import { defineConfig } from 'astro/config';
import variorum from 'variorum/astro';

export default defineConfig({
  site: 'https://own.example',
  base: '/guides',
  outDir: './public-docs',
  integrations: [
    variorum({
      components: {
        Footer: './src/Footer.astro',
        PageTitle: './src/PageTitle.astro',
        MissingPage: './src/MissingPage.astro',
      },
    }),
  ],
});
`,
      'src/own.css': '.own-footer { color: rebeccapurple; }\n',
      'src/Footer.astro': `---
import Original, { type Props } from 'variorum/components/Footer.astro';
import './own.css';
const props: Props = Astro.props;
---
<Original {...props} />
<p class="own-footer">Own words below {props.site.title}.</p>
`,
      'src/PageTitle.astro': `---
import Original from 'variorum/components/PageTitle.astro';
---
<div class="own-title"><Original {...Astro.props} /></div>
`,
      'src/MissingPage.astro':
        '<html lang="en"><head><title>Nothing</title></head><body><h1>Own nothing</h1></body></html>\n',
      'src/pages/about.astro':
        '<html lang="en"><head><title>About</title></head><body><h1>About us</h1></body></html>\n',
    });
  });
  const page = (path: string) => readFileSync(join(project, 'public-docs', path), 'utf8');

  it('builds with its pages, its components around ours and its styles, by our command', async () => {
    const built = await variorum(['build'], project);
    expect(built.errors).toBe('');
    expect(page('one/2.0/hello/index.html')).toMatch(/New here[\s\S]*own-footer[^>]*>Own words below Own/);
    expect(page('one/2.0/hello/index.html')).toMatch(/class="own-title"[^>]*><h1/);
    expect(page('one/1.0/hello/index.html')).toContain('https://own.example/guides/one/');
    expect(page('404.html')).toContain('Own nothing');
    expect(page('about/index.html')).toContain('About us');
    const styles = globSync('_site/*.css', { cwd: join(project, 'public-docs') });
    expect(styles.map(page).join('')).toMatch(/\.own-footer ?\{ ?color: ?(?:rebeccapurple|#639)/);
  });

  it('builds to the same bytes by the command of Astro', async () => {
    const before = bytesOf(join(project, 'public-docs'));
    const built = await astro(['build'], project);
    expect(built.code).toBe(0);
    expect(bytesOf(join(project, 'public-docs'))).toEqual(before);
  });

  it('keeps its previous output when a page has an error, which the command of Astro tells without a stack', async () => {
    const before = bytesOf(join(project, 'public-docs'));
    writeFiles(project, { 'docs/broken.md': '# Broken\n\n{{ nobody }}\n' });
    const built = await astro(['build'], project);
    writeFiles(project, { 'docs/broken.md': '# Whole\n' });
    expect(built.code).toBe(1);
    expect(built.errors).toContain('error docs/broken.md:3:4 unknown-variable');
    expect(built.errors).toContain('The build failed; the previous output is as it was.');
    expect(built.output + built.errors).not.toMatch(/\n\s+at /);
    expect(bytesOf(join(project, 'public-docs'))).toEqual(before);
    expect(globSync('*variorum-work*', { cwd: project })).toEqual([]);
  });

  it('is told which part was meant', async () => {
    const file = join(project, 'astro.config.mjs');
    const text = readFileSync(file, 'utf8');
    writeFiles(project, { 'astro.config.mjs': text.replace('Footer:', 'Foter:') });
    const built = await variorum(['build'], project);
    writeFiles(project, { 'astro.config.mjs': text });
    expect(built.code).toBe(1);
    expect(built.errors).toMatch(/^components: "Foter" is no part of the site\. Did you mean "Footer"\?/);
  });
});

it('has types for every door, which a project can be checked with', async () => {
  writeFiles(home, {
    'consumer/index.ts': `import variorum, { type PartName, type VariorumOptions } from 'variorum/astro';
import { Card, type CardProps } from 'variorum/components';
import { FindingsError, type Library, openContent, VariantSet } from 'variorum/engine';
import type { RecoveryDemoAttributes } from 'variorum/demo';

const part: PartName = 'Footer';
const options: VariorumOptions = { content: 'docs', components: { [part]: './Footer.astro' } };
const props: CardProps = { title: 'Begin', href: '/' };
const attributes: RecoveryDemoAttributes = { channel: 'sms-otp' };
export const integration: { name: string } = variorum(options);
export const parts = [Card(props), attributes];
export async function count(folder: string): Promise<number> {
  try {
    const library = await openContent(folder);
    const [page] = library.pages;
    if (page) library.explain(page).conditions.map(({ condition }) => condition.expression);
    if (page) library.variantsOf(page).minus(VariantSet.all(library.site)).describe();
    return (library satisfies Library).pages.length;
  } catch (error) {
    if (error instanceof FindingsError) return -error.findings.length;
    throw error;
  }
}
// @ts-expect-error: there is no such part
export const wrong = variorum({ components: { Foter: './x.astro' } });
`,
    'consumer/tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2024', types: [] },
    }),
  });
  const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
  const { output } = await run(tsc, ['-p', 'consumer'], home);
  // Types of other packages have mistakes, which projects look away from (`skipLibCheck`); ours have none. What follows in a mistake's
  // further lines stands further in.
  const others = /^(?:\s|node_modules\/(?!variorum\/)|node_modules\/variorum\/node_modules)/;
  expect(output.split('\n').filter((line) => line !== '' && !others.test(line))).toEqual([]);
});
