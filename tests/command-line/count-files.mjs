import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';

/**
 * Loaded before a command: adds to the file `COUNTED_FILES` a line each time that one of its processes or their threads read, wrote or
 * linked a file, made a folder, looked what something is, compressed something for the search (each page that is cut into words, for
 * each product, and each other file of an index), and asked Astro for a page.
 */
const COUNTED = [
  [fs, 'readFileSync', 'read'],
  [fs, 'writeFileSync', 'written'],
  [fs, 'linkSync', 'linked'],
  [fs, 'mkdirSync', 'made'],
  [fs, 'statSync', 'looked'],
  [zlib, 'gzip', 'compressed'],
  [zlib, 'gzipSync', 'compressed'],
];

const { openSync, writeSync } = fs;
// Nobody can say when a thread ends: each line is written at once.
const counted = openSync(process.env.COUNTED_FILES, 'a');
const count = (kind) => writeSync(counted, `${kind}\n`);
for (const [module, name, kind] of COUNTED) {
  const original = module[name];
  module[name] = (...args) => {
    // What has been opened was counted.
    if (typeof args[0] !== 'number') count(kind);
    return original(...args);
  };
}
fs.openSync = (path, flags, ...rest) => {
  count(flags === 'w' ? 'written' : 'read');
  return openSync(path, flags, ...rest);
};
globalThis.Request = new Proxy(Request, {
  construct(target, args) {
    count('requested');
    return new target(...args);
  },
});
syncBuiltinESMExports();
