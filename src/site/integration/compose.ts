import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import { contentIn } from '../../sources/content-source.ts';
import { cacheOf, contentOf } from '../places.ts';
import { CommandFailure } from '../report/describe-error.ts';
import { withoutStack } from './astro-error.ts';
import { basePath } from './deployment.ts';
import { openForDevelopment } from './development.ts';
import { DevelopmentSession } from './development-session.ts';
import type { SitePlace, VariorumOptions } from './options.ts';
import { ownCodeOf } from './own-code.ts';
import { readParts } from './parts.ts';
import { currentProgram } from './program.ts';
import { SiteBuild } from './site-build.ts';
import { siteIntegration } from './site-integration.ts';
import { beginStandaloneBuild } from './standalone-build.ts';

/** What Astro has told when it is configured. */
interface Setting {
  config: AstroConfig;
  options: VariorumOptions;
  logger: AstroIntegrationLogger;
}

/**
 * The integrations that make the site: for a command of ours with what it decided, for Astro's own with what they need.
 *
 * @throws CommandFailure, or an Error without a stack, in words, when that cannot be
 */
export async function compose(
  command: 'dev' | 'build',
  { config, options, logger }: Setting,
): Promise<AstroIntegration[]> {
  const program = currentProgram();
  const root = fileURLToPath(config.root);
  const srcDir = fileURLToPath(config.srcDir);
  const content =
    program?.content ??
    (options.content === undefined ? contentIn(root, contentOf(root)) : resolve(root, options.content));
  const place: SitePlace = {
    root,
    base: basePath(config.base),
    site: config.site,
    cacheDir:
      program?.cacheDir ?? (options.cache === undefined ? cacheOf(root) : resolve(root, options.cache)),
    publicDir: fileURLToPath(config.publicDir),
  };
  const ownCode = ownCodeOf({ root, srcDir, content, cacheDir: place.cacheDir });
  try {
    const shared = { root, ownCode, parts: readParts(options.components ?? {}, root) };
    assertStatic(config);
    const purpose = program?.purpose;
    if (purpose?.kind === 'compile') return [...mdxOf(config), siteIntegration({ ...shared, purpose })];
    if (purpose?.kind === 'build') {
      const build = purpose.begin(place, ownCode);
      return [...mdxOf(config), siteIntegration({ ...shared, purpose: { kind: 'build', build } })];
    }
    if (command === 'dev') {
      const { library, development } = await openForDevelopment(content, place);
      const session = new DevelopmentSession(place, library, {
        ...development,
        listening: listeningOf(config),
        xray: program?.xray ? 'on' : config.devToolbar.enabled ? 'toolbar' : 'off',
      });
      return [...mdxOf(config), siteIntegration({ ...shared, purpose: { kind: 'dev', session } })];
    }
    const { last, ...begun } = await beginStandaloneBuild(
      content,
      fileURLToPath(config.outDir),
      place,
      logger,
    );
    const build = new SiteBuild({ ownCode, ...begun });
    return [...mdxOf(config), siteIntegration({ ...shared, purpose: { kind: 'build', build } }), last];
  } catch (error) {
    // A command of ours says it by itself.
    if (program || !(error instanceof CommandFailure)) throw error;
    throw withoutStack(error.message);
  }
}

/** What compiles pages in MDX format, unless the project brings it. */
function mdxOf({ integrations }: AstroConfig): AstroIntegration[] {
  return integrations.some(({ name }) => name === '@astrojs/mdx') ? [] : [mdx()];
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
