import type { Finding } from '../../finding.ts';
import { lineBreaks } from '../../line-breaks.ts';
import { RESERVED } from '../../reserved-characters.ts';
import { decodeText } from './decode-text.ts';
import { conflictMarks, conflictMessage } from './merge-conflicts.ts';
import { readRegularFile } from './regular-file.ts';
import { rememberedText } from './remembered-texts.ts';
import { unsavedTexts } from './unsaved-texts.ts';

/** Bytes. The longest page of any book we know is a tenth of it; what is longer is an accident (a log, a dump). */
const LARGEST = 4_000_000;

/** Text with line ends `\n`, or why the file cannot be used. */
export type TextReading = { text: string } | { findings: Finding[] };

/**
 * Reads a text file that a writer made: UTF-8 with or without a byte order mark, with any line ends.
 *
 * @param file absolute path
 * @param name how messages call it
 */
export function readTextFile(file: string, name: string): TextReading {
  return unsavedTexts.has(file) ? readText(file, name) : rememberedText(file, () => readText(file, name));
}

/** Reads a text like {@link readTextFile}, also one in which two versions stand that git could not merge: MkDocs publishes such pages. */
export function readConflictedFile(file: string, name: string): TextReading {
  const reading = readTextFile(file, name);
  const isConflict = 'findings' in reading && reading.findings.every(({ rule }) => rule === 'merge-conflict');
  return isConflict ? readText(file, name, true) : reading;
}

function readText(file: string, name: string, isConflicted = false): TextReading {
  const error = (rule: string, message: string, hint: string, line = 1): Finding => ({
    severity: 'error',
    rule,
    message,
    hint,
    place: { file: name, line },
  });
  const reading = readUnsaved(file) ?? readRegularFile(file, LARGEST);
  if ('why' in reading)
    return {
      findings: [error('unreadable-file', `This file cannot be read: ${reading.why}.`, reading.hint)],
    };
  const { bytes, size } = reading;
  if (bytes.length > LARGEST) {
    return {
      findings: [
        error(
          'too-large',
          `This file has ${(size / 1_000_000).toFixed(1)} MB; a page may have at most ${LARGEST / 1_000_000} MB.`,
          'Split it into several pages, or offer it as a download.',
        ),
      ],
    };
  }
  const decoded = decodeText(bytes);
  if ('rule' in decoded)
    return { findings: [error(decoded.rule, decoded.message, decoded.hint, decoded.line)] };
  const { text } = decoded;
  // Pages that teach git show such marks in code, which whoever reads the page is told.
  const findings = conflictMarks(text).flatMap((mark) =>
    mark.isInCode || isConflicted
      ? []
      : error(
          'merge-conflict',
          conflictMessage(mark),
          'Choose one of the two texts, and delete the marks. To show such a mark, put it into a block of code.',
          mark.line,
        ),
  );
  const reserved = RESERVED.exec(text);
  if (reserved)
    findings.push(
      error(
        'reserved-character',
        `This line holds the noncharacter U+${reserved[0].charCodeAt(0).toString(16).toUpperCase()}, which no text may contain.`,
        'Delete it.',
        1 + lineBreaks(text.slice(0, reserved.index)),
      ),
    );
  return findings.length > 0 ? { findings } : { text };
}

/** The text of an editor, as its file would be read once it is saved. */
function readUnsaved(file: string): { bytes: Buffer; size: number } | undefined {
  const text = unsavedTexts.size > 0 ? unsavedTexts.get(file) : undefined;
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text);
  return { bytes, size: bytes.length };
}
