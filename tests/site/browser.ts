import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../../scripts/shared/browser.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser that the machine has; `npm test` sees to it that there is one. */
export async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ARGUMENTS });
}
