import './shared/last-resort.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITES } from '../src/site/output/refusal.ts';
import { CACHE, PROJECT } from '../src/site/places.ts';
import { buildSite } from './build/build-site.ts';
import { LOOK_FOLDER, LOOK_SITE, takeLookPictures } from './screenshots/look-pictures.ts';
import { FOLDER, findOutdated, pictureFiles, sourceDigests, writeRecord } from './screenshots/record.ts';
import { takePictures } from './screenshots/take-pictures.ts';
import { readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { ensureBrowser } from './shared/browser.ts';
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
let bytes = 0;
const write = (folder: string) => (name: string, png: Buffer) => {
  bytes += png.length;
  console.log(`${name.padEnd(31)} ${(png.length / 1000).toFixed(1).padStart(5)} kB`);
  mkdirSync(join(PROJECT, folder), { recursive: true });
  writeFileSync(join(PROJECT, folder, name), png);
};

/** Takes pictures of a site that is built for them. */
async function takeFrom(site: string, take: (origin: string) => Promise<void>): Promise<void> {
  const out = join(CACHE, SITES, 'screenshots');
  if (
    !(await buildSite({ ...(await readProject(PROJECT)), content: join(PROJECT, site), out, cache: CACHE }))
  )
    process.exit(1);
  const server = await serveFolder(out, { port: 0 });
  await take(server.origin);
  await server.close();
}

await takeFrom('scripts/screenshots/content', (origin) => takePictures(`${origin}/acme/`, write(FOLDER)));
writeRecord(sources);
await takeFrom(LOOK_SITE, (origin) => takeLookPictures(`${origin}/`, write(LOOK_FOLDER)));
console.log(`${(bytes / 1000).toFixed(0)} kB written to ${FOLDER} and ${LOOK_FOLDER}`);
