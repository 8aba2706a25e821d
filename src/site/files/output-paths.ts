import type { Finding } from '../../engine/finding.ts';
import type { Place } from '../../engine/place.ts';
import { foldPath } from '../../engine/url-path.ts';

/** Where something of the output comes from. */
export interface Origin {
  kind: 'page' | 'file' | 'generated';
  /** as messages call it: `the page "guide.md"`, `the list of pages for agents` */
  what: string;
  /** the writer's file; undefined for what Variorum makes of all of them */
  place?: Place | undefined;
  /** id of the variant that it belongs to */
  variant?: string | undefined;
}

/** A file of the output, or a folder that belongs to one origin as a whole. */
interface Claim {
  /** relative to the output, with slashes */
  path: string;
  origin: Origin;
  isFolder: boolean;
}

/** Two origins of one path, with all variants in which they meet. */
interface Collision {
  /** the one that is to give way: a file of the writer's, when there is one */
  claim: Claim;
  other: Claim;
  variants: Set<string>;
}

/**
 * Every path of the output, with its origin: whatever a build writes is claimed here first, and two origins for one path are
 * an error, since one of them would be lost.
 */
export class OutputPaths {
  /** by path, folded */
  readonly #claims = new Map<string, Claim>();
  /** a claim below each folder, by its path, folded */
  readonly #folders = new Map<string, Claim>();
  readonly #collisions = new Map<string, Collision>();

  /** Says that a file will be written. */
  claim(path: string, origin: Origin): void {
    this.#add({ path, origin, isFolder: false });
  }

  /** Says that a whole folder belongs to one origin, whatever will be written there. */
  claimFolder(path: string, origin: Origin): void {
    this.#add({ path, origin, isFolder: true });
  }

  /** The files that will be written. */
  get files(): string[] {
    return [...this.#claims.values()].filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  }

  /** What is claimed twice, each pair of origins once. */
  findings(): Finding[] {
    const all = [...this.#collisions.values()];
    // The redirects to a page that has no place of its own would have none either; a file of the writer's stands there all the same.
    const misplaced = all.flatMap(({ claim, other }) => [claim, other].filter(isPage).map(fileOf));
    return all
      .filter(
        ({ claim, other }) =>
          [claim, other].some(({ origin }) => origin.kind !== 'generated') ||
          ![claim, other].some((each) => misplaced.includes(fileOf(each))),
      )
      .map(finding);
  }

  #add(claim: Claim): void {
    const key = foldPath(claim.path);
    const taken = this.#claims.get(key) ?? this.#folders.get(key);
    if (taken) this.#collide(claim, taken);
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
      const folder = key.slice(0, end);
      const file = this.#claims.get(folder);
      if (file) this.#collide(claim, file);
      // What stands above a known folder was looked at.
      if (file || this.#folders.has(folder)) break;
      this.#folders.set(folder, claim);
    }
    if (!this.#claims.has(key)) this.#claims.set(key, claim);
  }

  #collide(later: Claim, earlier: Claim): void {
    const [claim, other] = later.origin.place || !earlier.origin.place ? [later, earlier] : [earlier, later];
    const pair = `${claim.origin.what}\n${other.origin.what}`;
    const known = this.#collisions.get(pair) ?? { claim, other, variants: new Set() };
    this.#collisions.set(pair, known);
    for (const { origin } of [claim, other]) if (origin.variant) known.variants.add(origin.variant);
  }
}

function isPage({ origin }: Claim): boolean {
  return origin.kind === 'page';
}

function fileOf({ origin }: Claim): string {
  return origin.place?.file ?? '';
}

function finding({ claim, other, variants }: Collision): Finding {
  const { kind, place, what } = claim.origin;
  const subject = place ? (kind === 'page' ? 'This page' : 'This file') : capitalized(what);
  // Redirects are made by Variorum, and asked for in a file.
  const both = [claim, other].every(({ origin }) => origin.kind !== 'page' && origin.place);
  const onlyFolded = claim.path !== other.path && foldPath(claim.path) === foldPath(other.path);
  return {
    // As it is, both can be served from here.
    severity: onlyFolded && both ? 'warning' : 'error',
    rule: 'output-collision',
    message: `${subject} would be written to ${meeting(claim, other, onlyFolded)}`,
    hint: hintFor(claim, other),
    ...(place ? { place } : {}),
    ...(variants.size > 0 ? { variants: [...variants] } : {}),
  };
}

function meeting(claim: Claim, other: Claim, onlyFolded: boolean): string {
  const where = `"${claim.path}"`;
  const owner = named(other.origin);
  if (other.isFolder) return `${where}; the folder "${other.path}" is for ${owner}.`;
  if (onlyFolded) return `${where}, and ${owner} to "${other.path}": many systems take these for one name.`;
  if (claim.path === other.path) return `${where}, and so would ${owner}.`;
  return claim.path.length > other.path.length
    ? `${where}, but "${other.path}" would be a file: ${owner}.`
    : `${where}, where ${owner} needs a folder.`;
}

/** An origin with its place in words. */
function named({ kind, what, place }: Origin): string {
  const at = place ? ` (${place.file}:${place.line})` : '';
  return kind === 'generated' ? `${what}, which Variorum makes${at}` : `${what}${at}`;
}

function hintFor(claim: Claim, other: Claim): string {
  const { place, kind } = claim.origin;
  if (!place) return 'Give the product another id or path in site.yml.';
  if (kind === 'generated') return 'Correct the name in redirect_from, or rename what stands there.';
  if (other.origin.kind !== 'generated') return 'Rename one of them, or move it to another folder.';
  const self = kind === 'page' ? 'page' : 'file';
  return `Rename the ${self}, or move it to another folder. If it was to replace what Variorum makes, delete it.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
