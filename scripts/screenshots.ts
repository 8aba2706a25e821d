import './shared/last-resort.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITES } from '../src/site/output/refusal.ts';
import { CACHE, PROJECT } from '../src/site/places.ts';
import { FOLDER, findOutdated, pictureFiles, sourceDigests, writeRecord } from './screenshots/record.ts';
import { takePictures } from './screenshots/take-pictures.ts';
import { readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { ensureBrowser } from './shared/browser.ts';
import { buildSite } from './shared/build-site.ts';
import { serveFolder } from './shared/serve.ts';

const { switches } = readArguments('npm run screenshots --', {
  check: { help: 'take none; fail when a picture is older than what it shows' },
});

if (switches.has('check')) {
  const outdated = findOutdated();
  for (const sentence of outdated) console.error(sentence);
  if (outdated.length === 0)
    console.log(`${pictureFiles().length} pictures in ${FOLDER} show what the demo shows.`);
  process.exit(outdated.length > 0 ? 1 : 0);
}

process.env.CHROME_PATH = ensureBrowser();
const sources = sourceDigests();
const out = join(CACHE, SITES, 'screenshots');
const content = join(PROJECT, 'scripts/screenshots/content');
if (!(await buildSite({ ...(await readProject(PROJECT)), content, out, cache: CACHE }))) process.exit(1);
const server = await serveFolder(out, { port: 0 });
let bytes = 0;
await takePictures(`${server.origin}/acme/`, (name, png) => {
  bytes += png.length;
  console.log(`${name.padEnd(31)} ${(png.length / 1000).toFixed(1).padStart(5)} kB`);
  writeFileSync(join(PROJECT, FOLDER, name), png);
});
await server.close();
writeRecord(sources);
console.log(`${pictureFiles().length} pictures, ${(bytes / 1000).toFixed(0)} kB, written to ${FOLDER}`);
process.exit(0);
