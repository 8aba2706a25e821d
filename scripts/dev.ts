import './shared/last-resort.ts';
import { dev } from 'astro';
import { type Finding, FindingsError } from '../src/engine/finding.ts';
import { openLibrary } from '../src/engine/library/library.ts';
import type { Library } from '../src/engine/library/types.ts';
import { createHighlighter } from '../src/engine/markdown/highlight/highlighter.ts';
import { siteConfig } from '../src/site/config.ts';
import { internalFinding } from '../src/site/integration/internal-finding.ts';
import { settled } from '../src/site/integration/settled.ts';
import { CACHE, MACROS } from '../src/site/places.ts';
import { count, printFindings } from '../src/site/report/print-findings.ts';
import { CONTENT, contentFolder, readArguments, readPort } from './shared/arguments.ts';
import { goOnAfterErrors } from './shared/last-resort.ts';

const { options } = readArguments('variorum dev', {
  content: CONTENT,
  port: { value: 'NUMBER', help: 'where to listen (default: 4321, or the next one that is free)' },
  host: { value: 'NAME', help: 'the address to listen on (default: localhost)' },
});
const root = contentFolder(options.content);
const port = readPort(options.port);
const { highlight } = await createHighlighter({ cacheDir: CACHE });

/** The library as it is now, or why there is none: the open pages show it, and the next change may mend it. */
let current: Library | FindingsError = open();

function open(): Library | FindingsError {
  try {
    return openLibrary(root, { highlight, macroFolders: [MACROS] });
  } catch (error) {
    const known = error instanceof FindingsError ? error : new FindingsError([internalFinding(error)]);
    printFindings(known.findings, { root, variants: known.variants });
    return known;
  }
}

/** What was printed since the last change: a page that is loaded again has nothing new to say. */
const printed = new Set<string>();

function tell(findings: readonly Finding[]): void {
  const news = findings.filter((finding) => !printed.has(JSON.stringify(finding)));
  for (const finding of news) printed.add(JSON.stringify(finding));
  const variants =
    current instanceof FindingsError ? current.variants : current.site.variants.map(({ id }) => id);
  if (news.length > 0) printFindings(news, { root, variants });
}

const server = await dev(
  siteConfig({
    library: () => {
      if (current instanceof FindingsError) throw current;
      return current;
    },
    changed: async (file) => {
      await settled(file);
      printed.clear();
      current = open();
    },
    found: tell,
    shown: (library, { page }) => tell(library.warningsOf(page)),
    watch: () => [root, ...(current instanceof FindingsError ? [] : current.site.includeRoots)],
    outDir: `${CACHE}/dev`,
    cacheDir: CACHE,
    server: { port, ...(options.host === undefined ? {} : { host: options.host }) },
  }),
);
// A component's timer may throw, and a connection break where nobody listens: neither is a reason to end.
goOnAfterErrors();

const what =
  current instanceof FindingsError
    ? ''
    : ` ${count(current.pages.length, 'page')} in ${count(current.site.variants.length, 'variant')};`;
console.log(
  `${what ? `${what.trim()} ` : ''}http://${options.host ?? 'localhost'}:${server.address.port}/ shows them, and follows every change. Ctrl+C ends it.`,
);
