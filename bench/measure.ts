import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one build cost. */
export interface Measurement {
  /** wall time of the whole process */
  seconds: number;
  /** seconds of processor time of the process and all that it started and waited for; only on Linux */
  processor: number | undefined;
  /** peak of the memory in use by the process and all that it started, in MB; only on Linux */
  megabytes: number | undefined;
  /** seconds of each stage, as the build reports them */
  stages: string;
}

/** Milliseconds between looks at the memory. Reading all of /proc costs time that the build should have. */
const SAMPLING = 250;

/** Runs a program to its end and measures it. @throws Error with its output when it fails */
export async function measure(program: string, args: readonly string[]): Promise<Measurement> {
  const began = performance.now();
  const spent = processorOfEnded();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, memoryOfTree(child.pid!));
  }, SAMPLING);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(sampling);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`);
  const stages = /^[\d.]+ s: (.*)$/m.exec(output)?.[1] ?? '';
  const now = processorOfEnded();
  return {
    seconds,
    processor: spent === undefined || now === undefined ? undefined : now - spent,
    megabytes: peak > 0 ? peak / 1024 : undefined,
    stages,
  };
}

/** Ticks of Linux' clock in a second, as /proc counts them on all of its architectures. */
const TICKS = 100;

/** Seconds of processor time of all that this process started and that has ended, from Linux' /proc (proc(5): cutime, cstime). */
function processorOfEnded(): number | undefined {
  try {
    // The name of the program, in parentheses, may hold spaces.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS;
  } catch {
    return undefined;
  }
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
