import { availableParallelism } from 'node:os';
import type { Finding } from '../../engine/finding.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { BuildRecord } from '../integration/build-record.ts';
import { sealRecordFile } from '../integration/record-file.ts';
import { firstOf, type KnownDocuments } from '../integration/take-over.ts';
import { documentsOf } from '../model/documents-of.ts';
import { CommandFailure } from '../report/describe-error.ts';
import { deal } from './deal.ts';

/**
 * Documents for which another process pays, of 8 ms each: it takes a second to start, and three more of processor time until it is as
 * fast as one that has worked for a while.
 */
const PAYS = 1000;
/** Cores that a process keeps busy: beside what renders, threads of it colour code, cut pages into words and write files. */
const BUSY = 1.5;
/** What the record of a process that helps is sealed for. */
const SEAL = 'help';

/** What came of a process that helped. */
export interface Help {
  findings: readonly Finding[];
  /** an error that is none of the writer's, in words */
  failure: string | undefined;
  /** whether it rendered all that it was given, though perhaps with findings */
  succeeded: boolean;
  /** absolute path of what it knows of its documents; undefined when it could not be written */
  record: string | undefined;
}

/**
 * Deals documents that are to be rendered out to processes, page by page. A page of which some documents are taken over stays here: the
 * search index is made of whole pages.
 *
 * @param urls of the documents
 * @param jobs how many processes; by default as many as pay on this machine
 * @returns URLs for each process, none of them empty; the first is this one
 */
export function dealDocuments(
  library: Library,
  urls: readonly string[],
  jobs = Math.floor(Math.min(availableParallelism() / BUSY, urls.length / PAYS)),
): string[][] {
  const needed = new Set(urls);
  const pages = library.pages.map((page) => {
    const own = documentsOf(library, page).map(({ url }) => url);
    return own.every((url) => needed.has(url)) ? own : [];
  });
  const weights = pages.map(({ length }) => length);
  return deal(weights, Math.max(1, jobs))
    .map((places) => places.flatMap((place) => pages[place]!))
    .filter(({ length }, index) => index === 0 || length > 0);
}

/** Completes the record of a process that helps. */
export function sealHelp(record: string): void {
  sealRecordFile(record, SEAL);
}

/**
 * Takes what processes that helped have found and written.
 *
 * @param keyOf as in this process
 * @throws FindingsError or CommandFailure when one of them could not go on, or read other sources than this process did
 */
export function acceptHelp(
  library: Library,
  helps: readonly Help[],
  keyOf: (document: Document) => string,
): KnownDocuments {
  for (const { findings } of helps) library.report(findings);
  const records = helps.map((help) => openRecord(help, library));
  const documents = new Map(records.flatMap((record) => [...record.documents]));
  for (const page of library.pages) {
    const own = documentsOf(library, page).filter(({ url }) => documents.has(url));
    if (own.length === 0) continue;
    if (own.some((document) => documents.get(document.url)!.key !== keyOf(document)))
      throw new CommandFailure(
        `Something changed the sources while the build read them, ${page.path} or what it shows among them. Build again when nobody writes there.`,
      );
    const warnings = records.flatMap((record) => record.warnings.get(page.path) ?? []);
    library.adopt(
      page,
      own.map(({ url }) => documents.get(url)!.edition),
      warnings,
    );
  }
  return {
    documents,
    parts: (page) => firstOf(records, (record) => record.parts(page)),
    changes: (page, product) => firstOf(records, (record) => record.changes(page, product)),
    close() {
      for (const record of records) record.close();
    },
  };
}

function openRecord({ succeeded, failure, findings, record }: Help, library: Library): BuildRecord {
  if (failure !== undefined) throw new CommandFailure(failure);
  if (!succeeded) throw new FindingsError(findings, library.site);
  const opened = record === undefined ? undefined : BuildRecord.open(record, SEAL);
  if (!opened) throw new Error('A process that helped wrote no record that can be read.');
  return opened;
}
