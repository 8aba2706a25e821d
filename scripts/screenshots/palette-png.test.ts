import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { palettePng } from './palette-png.ts';

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];

/** The data of each chunk of a PNG. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

describe('a PNG with a palette', () => {
  it('keeps every colour of a picture with few', () => {
    const png = palettePng({
      width: 2,
      height: 2,
      rgba: Uint8Array.from([...RED, ...BLUE, ...RED, ...RED]),
    });
    const chunks = chunksOf(png);
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(chunks.get('IHDR')).toEqual(Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 3, 0, 0, 0]));
    expect(chunks.get('PLTE')).toEqual(Buffer.from([255, 0, 0, 0, 0, 255]));
    expect(inflateSync(chunks.get('IDAT')!)).toEqual(Buffer.from([0, 0, 1, 0, 0, 0]));
  });

  it('shows rare colours as the nearest of the common ones', () => {
    const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey, 255, grey, grey, grey, 255]);
    const rgba = Uint8Array.from([...greys.flat(), 8, 8, 9, 255]);
    const chunks = chunksOf(palettePng({ width: 513, height: 1, rgba }));
    expect(chunks.get('PLTE')).toHaveLength(768);
    expect(inflateSync(chunks.get('IDAT')!).at(-1)).toBe(8);
  });
});
