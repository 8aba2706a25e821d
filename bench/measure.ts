import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one build cost. */
export interface Measurement {
  /** wall time of the whole process */
  seconds: number;
  /** peak of the memory in use by the process and all that it started, in MB; only on Linux */
  megabytes: number | undefined;
  /** seconds of each stage, as the build reports them */
  stages: string;
}

/** Milliseconds between looks at the memory. Reading all of /proc costs time that the build should have. */
const SAMPLING = 250;

/** Runs a command of Variorum's to its end and measures it. @throws Error with its output when it fails */
export async function measure(script: string, args: string[]): Promise<Measurement> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, memoryOfTree(child.pid!));
  }, SAMPLING);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(sampling);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${output}`);
  const stages = /^[\d.]+ s: (.*)$/m.exec(output)?.[1] ?? '';
  return { seconds, megabytes: peak > 0 ? peak / 1024 : undefined, stages };
}

/** Resident memory of a process and its descendants in kB, from Linux' /proc; 0 elsewhere. */
function memoryOfTree(root: number): number {
  const memory = new Map<number, number>();
  const children = new Map<number, number[]>();
  try {
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      if (!Number.isInteger(pid)) continue;
      const status = readStatus(pid);
      if (!status) continue;
      memory.set(pid, status.memory);
      children.set(status.parent, [...(children.get(status.parent) ?? []), pid]);
    }
  } catch {
    return 0;
  }
  const sum = (pid: number): number =>
    (memory.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root);
}

function readStatus(pid: number): { memory: number; parent: number } | undefined {
  try {
    const text = readFileSync(join('/proc', String(pid), 'status'), 'utf8');
    return {
      memory: Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1] ?? 0),
      parent: Number(/^PPid:\s+(\d+)/m.exec(text)?.[1]),
    };
  } catch {
    // It ended between the listing and the reading.
    return undefined;
  }
}
