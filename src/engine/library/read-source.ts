import { readFileSync } from 'node:fs';
import type { Finding } from '../finding.ts';
import { RESERVED } from '../template/marks.ts';

/** Bytes. The longest page of any book we know is a tenth of it; what is longer is an accident (a log, a dump). */
const LARGEST = 4_000_000;

/** Why a file that is listed cannot be read, and what to do, by the system's name for it. */
const UNREADABLE: Record<string, [why: string, hint: string]> = {
  ENOENT: ['it is not there any more', 'Write it again.'],
  EACCES: ['it is not readable for you', 'Change its permissions.'],
  EISDIR: ['it is a folder', 'Give the folder another name: pages are files.'],
};

/** Text with line ends `\n`, or why the file cannot be used. */
export type SourceReading = { text: string } | { findings: Finding[] };

/**
 * Reads a text file that a writer made: UTF-8 with or without a byte order mark, with any line ends.
 *
 * @param file absolute path
 * @param name how messages call it
 */
export function readSource(file: string, name: string): SourceReading {
  const error = (rule: string, message: string, hint: string, line = 1): Finding => ({
    severity: 'error',
    rule,
    message,
    hint,
    place: { file: name, line },
  });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const [why, hint] = UNREADABLE[code ?? ''] ?? [
      `the system says ${code}`,
      'Make it readable, or delete it.',
    ];
    return { findings: [error('unreadable-file', `This file cannot be read: ${why}.`, hint)] };
  }
  if (bytes.length > LARGEST) {
    const size = (bytes.length / 1_000_000).toFixed(1);
    return {
      findings: [
        error(
          'too-large',
          `This file has ${size} MB; a page may have at most ${LARGEST / 1_000_000} MB.`,
          'Split it into several pages, or offer it as a download.',
        ),
      ],
    };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n');
  } catch {
    return {
      findings: [
        error(
          'not-utf8',
          `This file is not UTF-8 text${invalidByte(bytes)}.`,
          'Save it as UTF-8 in your editor.',
          lineOfInvalidByte(bytes),
        ),
      ],
    };
  }
  const findings = [...findConflicts(text, error)];
  const reserved = RESERVED.exec(text);
  if (reserved)
    findings.push(
      error(
        'reserved-character',
        `This line holds the noncharacter U+${reserved[0].charCodeAt(0).toString(16).toUpperCase()}, which no text may contain.`,
        'Delete it.',
        lineAt(text, reserved.index),
      ),
    );
  return findings.length > 0 ? { findings } : { text };
}

function* findConflicts(
  text: string,
  error: (rule: string, message: string, hint: string, line: number) => Finding,
): Generator<Finding> {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return;
  for (const match of text.matchAll(/^(<{7}|>{7})(?: .*)?$/gm)) {
    yield error(
      'merge-conflict',
      `This is the mark of an unresolved merge conflict: "${match[0]}".`,
      'Choose one of the two texts, and delete the marks. To show such a mark, indent it.',
      lineAt(text, match.index),
    );
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function firstInvalidByte(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let offset = 0;
  for (const character of text) {
    const length = Buffer.byteLength(character);
    if (character === '\uFFFD' && !bytes.subarray(offset, offset + 3).equals(Buffer.from('\uFFFD')))
      return offset;
    offset += length;
  }
  return -1;
}

function invalidByte(bytes: Buffer): string {
  const offset = firstInvalidByte(bytes);
  return offset < 0
    ? ''
    : ` (byte 0x${bytes[offset]!.toString(16).padStart(2, '0').toUpperCase()} in this line)`;
}

function lineOfInvalidByte(bytes: Buffer): number {
  const offset = firstInvalidByte(bytes);
  return offset < 0 ? 1 : bytes.subarray(0, offset).toString('latin1').split('\n').length;
}
