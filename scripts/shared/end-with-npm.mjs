import { readFileSync } from 'node:fs';

/**
 * npm passes signals to the shell between it and this process only, and nothing tells when npm is ended by force. So look
 * whether those above are still the same.
 *
 * @param {() => void} end is called when they are not
 */
export function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const above = () => `${process.ppid} ${parentOfShell(process.ppid)}`;
  const started = above();
  setInterval(() => {
    if (above() !== started) end();
  }, 500).unref();
}

/** The id of the process that started a shell, where the system has files that tell; undefined for another program. */
function parentOfShell(id) {
  try {
    return /^\d+ \(\w*sh\) \w (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
