import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a browser to test with: what CHROME_PATH names, else an installed one, else undefined for Playwright's own. */
export function browserPath(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if (environment.CHROME_PATH) return environment.CHROME_PATH;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** Starts the browser that the machine has. */
export async function launch(): Promise<Browser> {
  const executablePath = browserPath();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ARGUMENTS });
}
