import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MARK, writeMark } from '../output/output-mark.ts';
import { FileWriter } from './file-writer.ts';

/** More than this thread writes by itself. */
const MANY = 900;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file writer', () => {
  it('writes each file, however many there are', async () => {
    const writer = new FileWriter(folder);
    for (let number = 0; number < MANY; number++) {
      writer.write(`/s%20${number % 7}/${number}/index.html`, `<p>${number} ¢ 中</p>`.repeat(number));
      await writer.room();
    }
    writer.write('/bytes', new Uint8Array([0, 255]));
    await writer.settle();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    expect(files).toHaveLength(MANY + 1);
    for (const number of [0, 399, 400, MANY - 1])
      expect(readFileSync(join(folder, `s ${number % 7}/${number}/index.html`), 'utf8')).toBe(
        `<p>${number} ¢ 中</p>`.repeat(number),
      );
    expect([...readFileSync(join(folder, 'bytes'))]).toEqual([0, 255]);
  });

  it('knows what it wrote, so that only what somebody touched since is read for the mark', async () => {
    const writer = new FileWriter(folder);
    for (let number = 0; number < MANY; number++) {
      writer.write(`/s%20${number % 7}/${number}.txt`, `${number} ¢ 中`);
      await writer.room();
    }
    await writer.settle();
    expect(writer.known.size).toBe(MANY);
    const [touched, removed, replaced] = ['s 0/0.txt', 's 1/1.txt', `s ${(MANY - 1) % 7}/${MANY - 1}.txt`];
    writeFileSync(join(folder, touched), '1 ¢ 中');
    rmSync(join(folder, removed));
    writeFileSync(join(folder, `${replaced}.new`), readFileSync(join(folder, replaced)).reverse());
    renameSync(join(folder, `${replaced}.new`), join(folder, replaced));
    const trusting = writeMark(folder, writer.known);
    rmSync(join(folder, MARK));
    expect(trusting).toEqual(writeMark(folder));
    expect(trusting.files.get(replaced)).not.toBe(writer.known.get(replaced)!.hash);
    // What nobody touched is not read: a hash that would be wrong goes unnoticed.
    const wrong = new Map([...writer.known].map(([path, known]) => [path, { ...known, hash: 'x' }]));
    rmSync(join(folder, MARK));
    const unread = [...writeMark(folder, wrong).files].filter(([, hash]) => hash === 'x');
    expect(unread).toHaveLength(MANY - 3);
  });

  it('says what the file system says, when it says it elsewhere, too', async () => {
    writeFileSync(join(folder, 'taken'), '');
    const writer = new FileWriter(folder);
    expect(() => writer.write('/taken/index.html', '')).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    for (let number = 0; number < MANY; number++) writer.write(`/${number}`, '');
    writer.write('/taken/index.html', '');
    const failure = { code: 'EEXIST', path: expect.stringContaining('taken') };
    await expect(writer.settle()).rejects.toMatchObject(failure);
    await expect(writer.room()).rejects.toMatchObject(failure);
    expect(() => writer.write('/more', '')).toThrow(expect.objectContaining(failure));
  });

  it('makes nothing again of what was removed while it wrote', async () => {
    const site = join(folder, 'site');
    const writer = new FileWriter(site);
    for (let number = 0; number < MANY; number++) writer.write(`/a/${number}`, '');
    await writer.settle();
    rmSync(site, { recursive: true });
    writer.write('/b/index.html', '');
    await expect(writer.settle()).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes nothing outside of its folder', () => {
    const writer = new FileWriter(join(folder, 'in'));
    expect(() => writer.write('/%2e%2e/out', '')).toThrow('leads out of the output folder');
    expect(readdirSync(folder)).toEqual([]);
  });
});
