import { setTimeout as wait } from 'node:timers/promises';

/** How gently hosts are asked. */
export interface Pace {
  /** hosts that are asked at the same time; each of them gets one question after the other */
  hosts: number;
  /** milliseconds between an answer of a host and the next question to it */
  pause: number;
}

/** Asks something about each address: of one host one after the other with a pause, of several at the same time. */
export async function askPolitely(
  addresses: readonly string[],
  ask: (address: string) => Promise<void>,
  { hosts, pause }: Pace,
): Promise<void> {
  const waiting = [...Map.groupBy(addresses, (address) => new URL(address).host).values()];
  // Whoever has the most to answer begins first.
  waiting.sort((a, b) => a.length - b.length);
  const worker = async (): Promise<void> => {
    for (let host = waiting.pop(); host; host = waiting.pop())
      for (const [index, address] of host.entries()) {
        if (index > 0 && pause > 0) await wait(pause);
        await ask(address);
      }
  };
  await Promise.all(Array.from({ length: Math.min(hosts, waiting.length) }, worker));
}
