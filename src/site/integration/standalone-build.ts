import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { ExplainableLibrary } from '../../engine/library/explain.ts';
import type { Library } from '../../engine/library/types.ts';
import { createHighlighter, type Highlighter } from '../../engine/markdown/highlight/highlighter.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { publishedFolders } from '../../sources/content-source.ts';
import { openLibrary } from '../../sources/open-library.ts';
import { Output } from '../output/output.ts';
import { refuseOutput } from '../output/refusal.ts';
import { MACROS } from '../places.ts';
import { describeError } from '../report/describe-error.ts';
import { count, printFindings } from '../report/print-findings.ts';
import { withoutStack } from './astro-error.ts';
import { completeBuild } from './complete-build.ts';
import { checkUrl } from './deployment.ts';
import type { BuildTask, SitePlace, WrittenSite } from './options.ts';
import { SearchIndex } from './search-index.ts';

/** A build that Astro's own command runs. */
export interface StandaloneBuild {
  place: SitePlace;
  library: Library & ExplainableLibrary;
  task: BuildTask;
  /** to stand behind all other integrations: the output changes when all of them are done */
  last: AstroIntegration;
}

/**
 * Begins a build for `astro build`: as with `variorum build`, all is written into a staging folder, and the previous output is
 * replaced at once, or stays as it was.
 *
 * @param content absolute path of the content folder
 * @param out absolute path of the output
 * @throws Error without a stack, in words, when the content cannot be opened or the output must not be replaced
 */
export async function beginStandaloneBuild(
  content: string,
  out: string,
  place: SitePlace,
  logger: AstroIntegrationLogger,
): Promise<StandaloneBuild> {
  const { cacheDir } = place;
  const refusal = refuseOutput(out, { content, published: publishedFolders(content), cache: cacheDir });
  if (refusal) throw withoutStack(refusal.replace('--out names', 'outDir names'));
  const highlighter = await createHighlighter({ cacheDir, thread: true });
  const library = openOrTell(content, place, highlighter);
  // Nothing but the end of the process ends it.
  const { signal } = new AbortController();
  const output = await Output.open(out, {
    cache: cacheDir,
    signal,
    tell: (sentence) => logger.info(sentence),
  }).catch((error: unknown) => {
    throw withoutStack(describeError(error));
  });
  const index = new SearchIndex(output.drafts);
  const close = (): void => {
    index.close();
    output.close();
  };
  // However the process ends, nothing half-written stays.
  process.on('exit', close);
  for (const ended of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(ended, () => process.exit(1));
  let written: WrittenSite | undefined;

  const tell = (): void => {
    if (library.findings.length > 0) printFindings(library, content);
  };

  return {
    place: { ...place, site: place.site ?? library.site.url },
    library,
    task: {
      outDir: output.staging,
      previous: output.folder,
      index: async (page) => index.add(page),
      complete: (result) => {
        written = result;
      },
      failed: async () => {
        close();
        tell();
        return withoutStack('The build failed; the previous output is as it was.');
      },
    },
    last: {
      name: 'variorum:output',
      hooks: {
        'astro:config:setup': ({ updateConfig }) => {
          updateConfig({ outDir: pathToFileURL(`${output.staging}/`) });
        },
        'astro:build:done': async () => {
          tell();
          try {
            const unwritable = await completeBuild(written!, {
              output,
              index,
              world: library.site,
              cache: cacheDir,
              signal,
            });
            if (unwritable !== undefined) logger.warn(unwritable);
            await highlighter.save().catch(() => undefined);
          } catch (error) {
            throw withoutStack(describeError(error));
          } finally {
            close();
          }
          const documents = library.site.variants.flatMap((variant) => library.documents(variant));
          logger.info(
            `${count(documents.length, 'document')} of ${count(library.pages.length, 'page')}, written to ${out}`,
          );
        },
      },
    },
  };
}

function openOrTell(
  content: string,
  { base, site }: SitePlace,
  { highlight }: Highlighter,
): Library & ExplainableLibrary {
  try {
    const library = openLibrary(content, { highlight, base, origin: site, macroFolders: [MACROS] });
    const misplaced = site === undefined ? checkUrl(library.site, base) : undefined;
    if (misplaced) throw new FindingsError([misplaced]);
    return library;
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    printFindings(error, content);
    throw withoutStack('The content cannot be opened; the previous output is as it was.');
  }
}
