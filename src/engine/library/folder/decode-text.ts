import { isUtf8 } from 'node:buffer';

/** Why bytes are no text of a site, and what to do. */
export interface UndecodableText {
  rule: 'not-utf8' | 'not-text';
  message: string;
  hint: string;
  /** of the file, from 1 */
  line: number;
}

const DECODER = new TextDecoder();
const SAVE = 'Save it as UTF-8 in your editor.';

/** Turns the bytes of a file into text: UTF-8 with or without a byte order mark, with any line ends, which become `\n`. */
export function decodeText(bytes: Buffer): { text: string } | UndecodableText {
  const foreign = foreignEncoding(bytes);
  if (foreign)
    return { rule: 'not-utf8', message: `This file is not UTF-8 text but ${foreign}.`, hint: SAVE, line: 1 };
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return {
      rule: 'not-text',
      message:
        'This file is not text: it holds a byte 0 in this line, as only pictures, archives and programs do.',
      hint: 'Give it the ending of what it is, such as ".png". If it is text, delete the byte.',
      line: lineOfByte(bytes, nul),
    };
  if (!isUtf8(bytes)) {
    const offset = firstInvalidByte(bytes);
    const byte = bytes[offset]!.toString(16).padStart(2, '0').toUpperCase();
    return {
      rule: 'not-utf8',
      message: `This file is not UTF-8 text (byte 0x${byte} in this line).`,
      hint: SAVE,
      line: lineOfByte(bytes, offset),
    };
  }
  return { text: DECODER.decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n') };
}

/**
 * The encoding that bytes were saved in, when its mark says so or they are Latin letters with a byte 0 beside each. Such
 * bytes are valid UTF-8, and look like text in many editors.
 */
function foreignEncoding(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 4);
  if (start === '\xFF\xFE\0\0' || start === '\0\0\xFE\xFF') return 'UTF-32';
  if (/^(?:\xFF\xFE|\xFE\xFF)/.test(start)) return 'UTF-16';
  const head = bytes.subarray(0, 4096);
  // To count takes longer than to read the file, and nearly no file has any.
  if (!head.includes(0)) return undefined;
  const zeros = head.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  const even = head.reduce((count, byte, at) => (byte === 0 && at % 2 === 0 ? count + 1 : count), 0);
  if (zeros * 3 < head.length) return undefined;
  if (even === 0 || even === zeros) return 'UTF-16';
  return head.length % 4 === 0 && zeros * 4 >= head.length * 2 ? 'UTF-32' : undefined;
}

function firstInvalidByte(bytes: Buffer): number {
  let offset = 0;
  for (const character of bytes.toString('utf8')) {
    if (character === '\uFFFD' && !bytes.subarray(offset, offset + 3).equals(REPLACEMENT)) return offset;
    offset += Buffer.byteLength(character);
  }
  return bytes.length - 1;
}

/** What a decoder writes where it cannot read, as a text may hold it itself. */
const REPLACEMENT = Buffer.from('\uFFFD');

function lineOfByte(bytes: Buffer, offset: number): number {
  return bytes.toString('latin1', 0, offset).split('\n').length;
}
