import { accessSync, constants, readlinkSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import { CALLER, PROJECT } from '../places.ts';
import { look } from './look.ts';

/** Folders that a command works with; absolute. */
export interface Surroundings {
  content: string;
  /** the folders in it that hold all that is published, where it holds other things as well; by default itself */
  published?: readonly string[];
  cache: string;
  /** by default those of this process */
  caller?: string;
  project?: string;
  home?: string;
  /** whether nobody typed the folder, and it is the usual one */
  isUsual?: boolean;
}

/** Folders of the project that builds read: what lay there would become a part of the next one. */
const READ_BY_BUILDS = ['.git', 'node_modules', 'public', 'scripts', 'src', 'templates'];

/** Below the cache folder: outputs of commands that need one for themselves. */
export const SITES = 'sites';

/**
 * Says why a folder must not be the output of a build, whatever it holds; undefined when it may be. It need not exist.
 *
 * @param out absolute path; links in it are followed
 */
export function refuseOutput(out: string, surroundings: Surroundings): string | undefined {
  const { content, published = [content], cache, caller = CALLER, project = PROJECT } = surroundings;
  const { home = homedir(), isUsual = false } = surroundings;
  const subject = isUsual ? 'The site would be written to' : '--out names';
  const refused = (why: string): string =>
    `${subject} ${why}: ${out}. ${isUsual ? 'With --out, name' : 'Name'} a new or empty folder of its own.`;
  const place = realPlace(out);
  if (typeof place !== 'string') return refused(place.problem);
  if (place === parse(place).root) return refused('the root of the file system');
  const inside = (outer: string): boolean => isInside(place, outer);
  const holds = (inner: string): boolean => isInside(inner, place);
  if (holds(project)) return refused('a folder that holds Variorum itself');
  if (holds(content)) return refused('a folder that holds the content folder');
  if (holds(cache)) return refused('a folder that holds the cache');
  if (holds(caller) || holds(process.cwd()))
    return refused('the folder where the command was called, or one that holds it');
  if (holds(home)) return refused('a folder that holds your home folder');
  if (published.some(inside))
    return refused('a folder inside the content folder, where the next build would take it for content');
  if (inside(cache) && !inside(join(cache, SITES))) return refused('a folder inside the cache');
  if (place.split(sep).includes('.git')) return refused('a folder inside the data of Git');
  const read = READ_BY_BUILDS.find((name) => inside(join(project, name)));
  if (read !== undefined) return refused(`a folder inside ${read}/ of Variorum, which builds read`);
  return unwritable(place, subject);
}

/** Says why a folder must not be the cache; undefined when it may be. It need not exist. */
export function refuseCache(cache: string, surroundings: Omit<Surroundings, 'cache'>): string | undefined {
  const { content, published = [content], caller = CALLER, project = PROJECT } = surroundings;
  const { home = homedir(), isUsual = false } = surroundings;
  const refused = (why: string): string =>
    isUsual
      ? `The cache would be ${why}: ${cache}. With --cache, name a folder of its own.`
      : `--cache names ${why}: ${cache}. Name a folder of its own.`;
  const place = realPlace(cache);
  if (typeof place !== 'string') return refused(place.problem);
  const holds = (inner: string): boolean => isInside(inner, place);
  if (place === parse(place).root) return refused('the root of the file system');
  if (holds(project)) return refused('a folder that holds Variorum itself');
  if (holds(content)) return refused('a folder that holds the content folder');
  if (holds(caller)) return refused('the folder where the command was called, or one that holds it');
  if (holds(home)) return refused('a folder that holds your home folder');
  if (published.some((folder) => isInside(place, folder) && !isHiddenIn(place, folder)))
    return refused('a folder inside the content folder');
  if (place.split(sep).includes('.git')) return refused('a folder inside the data of Git');
  return undefined;
}

/** Whether nothing in a folder is content or watched: its name begins with a dot, as that of the usual cache does. */
function isHiddenIn(place: string, folder: string): boolean {
  const outer = realPlace(folder);
  const way = typeof outer === 'string' ? relative(outer, place) : '';
  return way.split(sep).some((name) => /^\.[^.]/.test(name) || name === 'node_modules');
}

/**
 * Where a path leads when all links in it are followed; what is not there yet keeps its name.
 *
 * @returns the absolute path, or what is wrong with it
 */
export function realPlace(path: string): string | { problem: string } {
  try {
    const real = realpathSync.native(path);
    return statSync(real).isDirectory() ? real : { problem: 'a file' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return { problem: 'a link that leads to itself' };
    if (code === 'ENAMETOOLONG') return { problem: 'a folder whose name is too long' };
    if (code === 'EACCES') return { problem: 'a folder that you may not look into' };
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
  }
  if (look(path)?.isSymbolicLink())
    return { problem: `a link to something that is not there (${readlinkSync(path)})` };
  const above = realPlace(dirname(path));
  if (typeof above === 'string') return join(above, basename(path));
  return above.problem === 'a file' ? { problem: 'a folder below a file' } : above;
}

/**
 * Whether a folder is another or lies in it, by whatever names: links, and names where case does not count, are seen through.
 *
 * @param outer need not exist; then nothing but names is compared
 */
export function isInside(inner: string, outer: string): boolean {
  const place = realPlace(inner);
  const within = realPlace(outer);
  if (typeof place !== 'string' || typeof within !== 'string') return false;
  const way = relative(within, place);
  if (
    way === '' ||
    (way !== '..' && !way.startsWith(`..${sep}`) && resolve(within, way) === place && !/^[a-z]:/i.test(way))
  )
    return true;
  const wanted = statSync(within, { throwIfNoEntry: false });
  for (let folder = place; wanted; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && found.ino === wanted.ino && found.dev === wanted.dev) return true;
    if (folder === dirname(folder)) break;
  }
  return false;
}

/** Says why nothing can be written where an output is to be; undefined when it can. */
function unwritable(place: string, subject: string): string | undefined {
  let folder = place;
  while (!look(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const isReadOnly = (error as NodeJS.ErrnoException).code === 'EROFS';
    return isReadOnly
      ? `${subject} ${place}, but ${folder} lies on a disk that is mounted for reading only. Mount it for writing, or name another folder.`
      : `${subject} ${place}, but you may not write to ${folder}. Give yourself the permission, or name another folder.`;
  }
}
