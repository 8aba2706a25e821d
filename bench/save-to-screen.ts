import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { commandFile } from '../scripts/commands/command-file.ts';
import { findBrowser } from '../scripts/shared/browser.ts';

const SAVES = 9;

/**
 * How long it takes from saving a page to seeing its new text in a browser, with `variorum dev`: the median of some saves.
 *
 * @param folder with the corpus in `content`
 * @returns seconds; undefined where there is no browser
 */
export async function secondsToScreen(folder: string): Promise<number | undefined> {
  const content = join(folder, 'content');
  const executablePath = findBrowser();
  if (executablePath === undefined) return undefined;
  const args = [commandFile('dev'), '--content', content, '--port', '4680'];
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: { ...process.env, VARIORUM_ROOT: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.stdout.on('data', (part) => {
    const [origin] = /http:\/\/[^/\s]+/.exec(String(part)) ?? [];
    if (origin !== undefined) resolve(origin);
  });
  server.on('close', () => reject(new Error('The development server ended.')));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const origin = await promise;
    const [path] = globSync('**/*.md', { cwd: content }).toSorted();
    const file = join(content, path!);
    const page = await browser.newPage();
    await page.goto(`${origin}/orbit-cloud/${path!.replaceAll('\\', '/').replace(/\.md$/, '')}/`);
    const text = readFileSync(file, 'utf8');
    const times: number[] = [];
    for (let save = 0; save < SAVES; save++) {
      const words = `This is save number ${save}.`;
      const began = performance.now();
      writeFileSync(file, `${text}\n${words}\n`);
      // With each frame: a locator looks after 70 ms, and then not before 170.
      await page.waitForFunction((said) => document.body.textContent.includes(said), words);
      times.push((performance.now() - began) / 1000);
      // A change during the reload would be measured with it.
      await page.waitForLoadState('networkidle');
    }
    writeFileSync(file, text);
    return times.toSorted((a, b) => a - b)[Math.floor(SAVES / 2)];
  } finally {
    await browser.close();
    server.removeAllListeners('close');
    // What it cost is counted when it has ended; whatever is measured next must not be charged for it.
    const ended = once(server, 'close');
    server.kill();
    await ended;
  }
}
