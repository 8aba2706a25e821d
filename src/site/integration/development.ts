import type { Finding } from '../../engine/finding.ts';
import { rememberTexts } from '../../engine/library/folder/remembered-texts.ts';
import { createHighlighter } from '../../engine/markdown/highlight/highlighter.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { openLibrary } from '../../sources/open-library.ts';
import type { OpenLibrary } from '../model/host.ts';
import { MACROS } from '../places.ts';
import { printFindings } from '../report/print-findings.ts';
import { stateOf } from './folder-state.ts';
import { internalFinding } from './internal-finding.ts';
import type { Development, SitePlace } from './options.ts';

/** A content folder while somebody writes in it. */
export interface ContentSession {
  /** the library; a fresh one after a change. @throws FindingsError when it cannot be opened */
  library: () => OpenLibrary;
  development: Omit<Development, 'listening' | 'xray'>;
}

/**
 * Opens a content folder for the development server, again after each change, and prints what is wrong with it.
 *
 * @param content absolute path of the content folder
 */
export async function openForDevelopment(
  content: string,
  { base, site, cacheDir }: Pick<SitePlace, 'base' | 'site' | 'cacheDir'>,
): Promise<ContentSession> {
  rememberTexts();
  const { highlight } = await createHighlighter({ cacheDir });
  const opened = stateOf([content]);
  /** The library as it is now, or why there is none: the open pages show it, and the next change may mend it. */
  let current: ReturnType<typeof openLibrary> | FindingsError = open();
  /** What was printed since the last change: a page that is loaded again has nothing new to say. */
  const printed = new Set<string>();

  /** @param files absolute paths of what has changed since it was opened, if that is known */
  function open(files?: readonly string[]): typeof current {
    try {
      const known = files && !(current instanceof FindingsError) ? current.afterChange(files) : undefined;
      if (known) return known;
      // Links of what is being written lead to what is being written.
      return openLibrary(content, { highlight, base, origin: site ?? '', macroFolders: [MACROS] });
    } catch (error) {
      const known = error instanceof FindingsError ? error : new FindingsError([internalFinding(error)]);
      printFindings(known, content);
      return known;
    }
  }

  function tell(findings: readonly Finding[]): void {
    const news = findings.filter((finding) => !printed.has(JSON.stringify(finding)));
    for (const finding of news) printed.add(JSON.stringify(finding));
    if (news.length > 0) printFindings({ findings: news, site: current.site }, content);
  }

  const watch = (): string[] => {
    if (current instanceof FindingsError) return [content];
    const { includeRoots, readFrom = [] } = current.site;
    return [content, ...includeRoots, ...readFrom];
  };

  return {
    library: () => {
      if (current instanceof FindingsError) throw current;
      return current;
    },
    development: {
      found: tell,
      changed: (files) => {
        printed.clear();
        current = open(files);
      },
      asked: (library, { page }) => tell(library.findingsOf(page)),
      watch,
      // Of other folders, it was not known which they are.
      opened: watch().length === 1 ? opened : undefined,
    },
  };
}
