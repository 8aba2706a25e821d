import { recall, remember } from './storage.ts';

/** A tab that a reader chose, and the labels that it stood among. */
export interface Choice {
  label: string;
  among: string[];
}

/** Older choices than these are forgotten. */
const KEPT = 12;

/**
 * Tells whether two groups of tabs are about the same choice: they share two labels, or all. A single label in common
 * (*Request*, *Linux*) may mean something else in each.
 */
export function relates(one: readonly string[], other: readonly string[]): boolean {
  const shared = one.filter((label) => other.includes(label)).length;
  return shared >= 2 || (shared === one.length && shared === other.length);
}

/** The labels that a reader chose in groups like this one, the last first; the group may lack them. */
export function remembered(labels: readonly string[]): string[] {
  return choices()
    .filter(({ among }) => relates(labels, among))
    .map(({ label }) => label);
}

/** Keeps a choice. Those for the same question give way to it. */
export function rememberChoice(choice: Choice): void {
  const others = choices().filter(({ among }) => !relates(among, choice.among));
  remember('tabs', JSON.stringify([choice, ...others].slice(0, KEPT)));
}

function choices(): Choice[] {
  try {
    const value: unknown = JSON.parse(recall('tabs') ?? '[]');
    return Array.isArray(value) ? value.filter(isChoice) : [];
  } catch {
    return [];
  }
}

function isChoice(value: unknown): value is Choice {
  const choice = value as Choice | null;
  return typeof choice?.label === 'string' && Array.isArray(choice.among);
}
