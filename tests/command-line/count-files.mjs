import fs, { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';

/**
 * Loaded before a command: adds to the file `COUNTED_FILES` how often each of its processes read, wrote or linked a file, made a
 * folder, looked what something is, and compressed something for the search: each page that is cut into words, for each product, and
 * each other file of an index.
 */
const COUNTED = {
  readFileSync: 'read',
  writeFileSync: 'written',
  linkSync: 'linked',
  mkdirSync: 'made',
  statSync: 'looked',
};

const counts = { read: 0, written: 0, linked: 0, made: 0, looked: 0, compressed: 0, requested: 0 };
const { gzip } = zlib;
zlib.gzip = (...args) => {
  counts.compressed++;
  return gzip(...args);
};
globalThis.Request = new Proxy(Request, {
  construct(target, args) {
    counts.requested++;
    return new target(...args);
  },
});
for (const [name, kind] of Object.entries(COUNTED)) {
  const original = fs[name];
  fs[name] = (...args) => {
    counts[kind]++;
    return original(...args);
  };
}
syncBuiltinESMExports();
process.on('exit', () => appendFileSync(process.env.COUNTED_FILES, `${JSON.stringify(counts)}\n`));
