/**
 * Ends this process, as Ctrl+C would, when the one that runs it is gone: `scripts/run.mjs` keeps a channel to its command, which
 * closes however it ends. Without such a channel, nothing is done.
 */
export function endWithRunner(): void {
  if (process.send === undefined) return;
  const end = (): void => void process.kill(process.pid, 'SIGTERM');
  process.on('disconnect', end);
  // A listener keeps a process from ending by itself.
  process.channel?.unref();
  if (!process.connected) end();
}
