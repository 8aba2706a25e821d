import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildRecord } from '../integration/build-record.ts';
import { sealRecordFile } from '../integration/record-file.ts';
import { removeDraft } from '../integration/record-folder.ts';
import type { EarlierBuild } from '../integration/take-over.ts';
import { fileHash } from '../output/hash-file.ts';
import { look } from '../output/look.ts';
import { MARK, type OutputMark, readMark } from '../output/output-mark.ts';
import { CommandFailure } from '../report/describe-error.ts';
import type { Share } from './share.ts';

/**
 * A part of a site is one folder, so that it can travel: documents as they will lie in the site, the list of them that each build
 * writes, and below `.variorum-part` what else is known of them.
 */
const FOLDER = '.variorum-part';
/** Of what a part is made, for people and for messages. */
const DESCRIPTION = `${FOLDER}/part.json`;
/** What a build knows of its documents; see build-record.ts. */
const RECORD = `${FOLDER}/record`;
/** What the record of a part is sealed for: the list of the part holds a hash of it, and so it cannot hold one of the list. */
const SEAL = 'part';

/** What a part was made of, as far as it can be said in a message. */
export interface PartDescription {
  share: Share;
  /** the path below which the site will stand */
  base: string;
  /** the public address of the site; null where nobody knows it */
  site: string | null;
  /** a hash over all that Variorum is made of */
  code: string;
}

/** A part that lies in a folder. */
export interface Part extends EarlierBuild {
  description: PartDescription;
}

/** A part with which no site can be made, in words. */
export class PartRefused extends CommandFailure {}

/**
 * Completes a part but for its list: says what it is, and takes its record in.
 *
 * @param draft absolute path of the record; it goes
 */
export function describePart(folder: string, description: PartDescription, draft: string): void {
  mkdirSync(join(folder, FOLDER), { recursive: true });
  writeFileSync(join(folder, DESCRIPTION), `${JSON.stringify(description, undefined, 2)}\n`);
  // The cache may lie on another disk.
  copyFileSync(draft, join(folder, RECORD));
  removeDraft(draft);
  sealRecordFile(join(folder, RECORD), SEAL);
}

/** The part that lies in a folder; undefined when there is none that is whole. */
export function earlierPart(folder: string): Part | undefined {
  const mark = readMark(folder);
  const description = mark && readDescription(folder, mark);
  const record = description && BuildRecord.open(join(folder, RECORD), SEAL);
  return record && { folder, mark, record, description };
}

/**
 * Opens parts of which a site is to be made.
 *
 * @param folders absolute paths
 * @throws PartRefused that names the first folder that is none, or whose lists cannot be read
 */
export function openParts(folders: readonly string[]): Part[] {
  return folders.map((folder) => {
    const part = earlierPart(folder);
    if (part) return part;
    if (!look(folder)?.isDirectory())
      throw new PartRefused(`There is no part in ${folder}: there is no such folder.`);
    if (!look(join(folder, FOLDER)))
      throw new PartRefused(
        look(join(folder, MARK))
          ? `${folder} holds a whole site, not a part of one. Name folders that "variorum build --shard" wrote.`
          : `${folder} holds no part of a site. Name folders that "variorum build --shard" wrote. Where files travelled from another machine, look whether hidden ones came along: ${MARK} and ${FOLDER} belong to a part.`,
      );
    throw new PartRefused(
      `The part in ${folder} is damaged: ${look(join(folder, MARK)) ? 'its lists are not what the build wrote' : `${MARK} is missing`}. Build it again.`,
    );
  });
}

/** What is said of a part, unless somebody else said it. */
function readDescription(folder: string, { files }: OutputMark): PartDescription | undefined {
  try {
    const text = readFileSync(join(folder, DESCRIPTION), 'utf8');
    return fileHash(text) === files.get(DESCRIPTION) ? (JSON.parse(text) as PartDescription) : undefined;
  } catch {
    return undefined;
  }
}
