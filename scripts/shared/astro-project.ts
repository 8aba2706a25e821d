import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroInlineConfig } from 'astro';
import variorum, { OPTIONS, type VariorumOptions } from '../../src/site/astro.ts';
import { basePath } from '../../src/site/integration/deployment.ts';
import { ASTRO_SCRATCH } from '../../src/site/integration/settings.ts';
import { cacheOf, contentOf, PROJECT, ROOT } from '../../src/site/places.ts';
import { CommandFailure } from '../../src/site/report/describe-error.ts';
import { contentIn } from '../../src/sources/content-source.ts';

/** Names of Astro's configuration, in the order in which Astro looks for it. */
const FOUND = ['mjs', 'js', 'ts', 'mts'].map((extension) => `astro.config.${extension}`);
/** Others that Astro reads where it is told to. */
const TOLD = ['cjs', 'cts'].map((extension) => `astro.config.${extension}`);
const NAMES = [...FOUND, ...TOLD];

/** The project that a command works in; folders are absolute. */
export interface AstroProject {
  root: string;
  /** the name of its own configuration of Astro, if that has the site in it */
  configFile: string | undefined;
  /** what the site is told there */
  options: VariorumOptions;
  /** whether its configuration says nothing that only Astro understands, and it has no pages besides those of the site */
  isPlain: boolean;
  content: string;
  cache: string;
  out: string;
  base: string | undefined;
  site: string | undefined;
}

/**
 * Reads what the project's own `astro.config.mjs` says of the site. A project without one, or with one of another site, has the
 * folders that it has by default.
 *
 * @throws CommandFailure in words when the configuration cannot be read
 */
export async function readProject(root = ROOT): Promise<AstroProject> {
  const file = NAMES.map((name) => join(root, name)).find((path) => existsSync(path));
  const config = file === undefined ? {} : await readConfig(file);
  const options = optionsOf(config);
  const own = options === undefined ? {} : config;
  return {
    root,
    configFile: file === undefined || options === undefined ? undefined : basename(file),
    options: options ?? {},
    isPlain: isPlain(own) && !existsSync(join(root, 'src', 'pages')),
    content:
      options?.content === undefined ? contentIn(root, contentOf(root)) : resolve(root, options.content),
    cache: options?.cache === undefined ? cacheOf(root) : resolve(root, options.cache),
    out: resolve(root, pathOf(own.outDir) ?? 'dist'),
    base: own.base === undefined ? undefined : basePath(own.base),
    site: own.site,
  };
}

async function readConfig(file: string): Promise<AstroInlineConfig> {
  try {
    const module = /\.[cm]?ts$/.test(file)
      ? await readTypeScript(file)
      : await import(pathToFileURL(file).href);
    const config = await module.default;
    if (typeof config === 'object' && config !== null) return config;
    throw new Error('its default export is no object');
  } catch (error) {
    const [said = ''] = String((error as Error)?.message ?? error).split('\n');
    throw new CommandFailure(
      `${file} cannot be read: ${said.replace(/\.$/, '')}. Correct it, or take it away.`,
    );
  }
}

/** Not every Node reads TypeScript, and none reads all of it; Astro lets Vite do it, too. */
async function readTypeScript(file: string): Promise<{ default?: unknown }> {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport<{ default?: unknown }>(file);
  return module;
}

/** What the project says of the site; undefined when it says nothing, and the configuration is of another site. */
function optionsOf({ integrations = [] }: AstroInlineConfig): VariorumOptions | undefined {
  for (const integration of integrations.flat(2)) {
    if (integration && OPTIONS in integration) return integration[OPTIONS] as VariorumOptions;
  }
  return undefined;
}

/** What a configuration says that concerns where a site is built, or only the development server. */
const PLAIN = ['base', 'devToolbar', 'integrations', 'outDir', 'server', 'site'];

function isPlain({ integrations = [], ...config }: AstroInlineConfig): boolean {
  const isOurs = (integration: unknown) => !integration || Object.hasOwn(integration, OPTIONS);
  return Object.keys(config).every((key) => PLAIN.includes(key)) && integrations.flat(2).every(isOurs);
}

function pathOf(folder: string | URL | undefined): string | undefined {
  return folder instanceof URL ? fileURLToPath(folder) : folder;
}

/**
 * The configuration with which Astro makes the site of a project.
 *
 * @param outDir absolute path of the folder to write
 */
export function astroConfig(
  { root, configFile, base, site }: AstroProject,
  outDir: string,
): AstroInlineConfig {
  // It would be sent, and noted in the home folder, which some have none of that they may write to.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const shared: AstroInlineConfig = {
    root,
    outDir,
    // Astro keeps nothing that a build of ours asks for: what is kept lies in files that know when they are damaged.
    cacheDir: join(outDir, ASTRO_SCRATCH),
    // By default it would make a folder for packages where there is none, or take away what others of the project's have there.
    vite: { cacheDir: join(outDir, ASTRO_SCRATCH, 'vite') },
    logLevel: 'error',
    ...(base === undefined ? {} : { base }),
    ...(site === undefined ? {} : { site }),
  };
  // The development server follows a file that it found by itself, and no other.
  if (configFile !== undefined) return FOUND.includes(configFile) ? shared : { ...shared, configFile };
  return {
    ...shared,
    configFile: false,
    // A folder without pages: whatever the project has in its `src/` is of something else.
    srcDir: join(PROJECT, 'src', 'site'),
    output: 'static',
    devToolbar: { enabled: false },
    prefetch: false,
    integrations: [variorum()],
  };
}
