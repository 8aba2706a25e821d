import { type BrowserServer, chromium } from 'playwright';
import { findBrowser } from '../../scripts/shared/browser.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One without windows would round the widths of letters, and break lines that no reader's browser breaks.
  '--font-render-hinting=none',
];

/** Starts the browser that the machine has, for all test files; `npm test` sees to it that there is one. */
export async function launchServer(): Promise<BrowserServer> {
  const executablePath = findBrowser();
  return chromium.launchServer({ ...(executablePath ? { executablePath } : {}), args: ARGUMENTS });
}
