import fs, { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a command: adds to the file `COUNTED_FILES` how often each of its processes read, wrote or linked a file, made a
 * folder, and looked what something is.
 */
const COUNTED = {
  readFileSync: 'read',
  writeFileSync: 'written',
  linkSync: 'linked',
  mkdirSync: 'made',
  statSync: 'looked',
};

const counts = { read: 0, written: 0, linked: 0, made: 0, looked: 0 };
for (const [name, kind] of Object.entries(COUNTED)) {
  const original = fs[name];
  fs[name] = (...args) => {
    counts[kind]++;
    return original(...args);
  };
}
syncBuiltinESMExports();
process.on('exit', () => appendFileSync(process.env.COUNTED_FILES, `${JSON.stringify(counts)}\n`));
