import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import { withoutStack } from './integration/astro-error.ts';
import { basePath } from './integration/deployment.ts';
import { openForDevelopment } from './integration/development.ts';
import type { SitePlace } from './integration/options.ts';
import { OwnCode } from './integration/own-code.ts';
import { type PartName, readParts } from './integration/parts.ts';
import { currentProgram } from './integration/program.ts';
import { SETTINGS } from './integration/settings.ts';
import { siteIntegration } from './integration/site-integration.ts';
import { beginStandaloneBuild } from './integration/standalone-build.ts';
import { cacheOf, contentOf } from './places.ts';
import { CommandFailure } from './report/describe-error.ts';
import { isBelow } from './serving/is-below.ts';

export type { PartName } from './integration/parts.ts';

/** What `astro.config.mjs` says of a site; paths are relative to the project. */
export interface VariorumOptions {
  /** the content folder, with its `site.yml`; by default `content/`, or `docs/` where the `site.yml` is there */
  content?: string;
  /** what may be kept between builds; by default `node_modules/.cache/variorum` */
  cache?: string;
  /** components of the project's own in the place of parts of the site: `{ Footer: './src/Footer.astro' }` */
  components?: Partial<Record<PartName, string>>;
}

const HERE = fileURLToPath(import.meta.url);

/** Under this name an integration carries what it was told, for the commands of `variorum`. */
export const OPTIONS = Symbol.for('variorum.options');

/**
 * The site as an Astro integration, for a project's `astro.config.mjs`. `astro dev`, `astro build` and `astro preview` work with it,
 * and so do the commands of `variorum`, beside the project's own pages and integrations.
 *
 * @example
 * export default defineConfig({ site: 'https://docs.acme.com', integrations: [variorum()] });
 */
export default function variorum(options: VariorumOptions = {}): AstroIntegration {
  const integration: AstroIntegration = {
    name: 'variorum',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
        if (command !== 'dev' && command !== 'build') return;
        const hasMdx = config.integrations.some(({ name }) => name === '@astrojs/mdx');
        const integrations = await compose(command, { config, options, logger });
        updateConfig({ ...SETTINGS, integrations: [...(hasMdx ? [] : [mdx()]), ...integrations] });
      },
    },
  };
  return Object.assign(integration, { [OPTIONS]: options });
}

/** What Astro has told when it is configured. */
interface Setting {
  config: AstroConfig;
  options: VariorumOptions;
  logger: AstroIntegrationLogger;
}

/** The integrations that make the site: for a command of ours with what it decided, for Astro's own with what they need. */
async function compose(
  command: 'dev' | 'build',
  { config, options, logger }: Setting,
): Promise<AstroIntegration[]> {
  const program = currentProgram();
  const root = fileURLToPath(config.root);
  const srcDir = fileURLToPath(config.srcDir);
  const content =
    program?.content ?? (options.content === undefined ? contentOf(root) : resolve(root, options.content));
  const place: SitePlace = {
    root,
    base: basePath(config.base),
    site: config.site,
    cacheDir:
      program?.cacheDir ?? (options.cache === undefined ? cacheOf(root) : resolve(root, options.cache)),
    publicDir: fileURLToPath(config.publicDir),
  };
  const ownCode = isBelow(HERE, srcDir)
    ? undefined
    : new OwnCode({ root, srcDir, content, cacheDir: place.cacheDir });
  try {
    const shared = { place, ownCode, parts: readParts(options.components ?? {}, root) };
    assertStatic(config);
    if (program?.build) {
      const { library, ...build } = program.build;
      return [siteIntegration({ ...shared, library, build })];
    }
    if (command === 'dev') {
      const { development, ...session } = await openForDevelopment(content, place);
      const listening = listeningOf(config);
      return [siteIntegration({ ...shared, ...session, development: { ...development, listening } })];
    }
    const { last, ...task } = await beginStandaloneBuild(
      content,
      fileURLToPath(config.outDir),
      place,
      logger,
    );
    return [siteIntegration({ ...shared, ...task }), last];
  } catch (error) {
    // A command of ours says it by itself.
    if (program || !(error instanceof CommandFailure)) throw error;
    throw withoutStack(error.message);
  }
}

/** @throws CommandFailure when pages are to be rendered on demand */
function assertStatic({ output }: AstroConfig): void {
  if (output !== 'static')
    throw new CommandFailure(
      `Variorum makes sites that consist of files, but the configuration of Astro says output: "${output}". Take that line out.`,
    );
}

/** The address that the server was told to listen on. */
function listeningOf({ server: { host } }: AstroConfig): string {
  return typeof host === 'string' ? host : host ? '0.0.0.0' : 'localhost';
}
