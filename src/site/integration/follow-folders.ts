import { resolve, sep } from 'node:path';
import type { FSWatcher } from 'vite';
import { changedPaths, type FolderState, hasLinks, settledFiles, settledState } from './folder-state.ts';

/** What hears of changes. */
interface Follower {
  /** the folders have come to rest in another state than before; hears the paths of what changed, undefined when they are not known */
  changed: (paths: readonly string[] | undefined) => void;
  /** there is nothing more to hear for the moment */
  settled?: () => void;
  /** one of the two has thrown */
  failed: (error: unknown) => void;
}

/** Milliseconds after which everything is looked at, when the files that were told of have been. */
const LATER = 500;

/**
 * Follows what happens in folders. Where events tell of files that were there before, these alone are looked at, and everything a while
 * later: a watcher leaves out changes that follow close upon one another, and takes a folder that has become a file for nothing new.
 * Changes that come while one is worked on (a checkout, a rename) are worked on together.
 *
 * @param watched absolute paths of the folders, asked for again after each change
 * @param opened what lay in them when they were read, if that is known
 */
export function followFolders(
  watcher: FSWatcher,
  watched: () => string[],
  follower: Follower,
  opened?: FolderState,
): void {
  const folders = new Set<string>();
  /** paths that were told of since the last look */
  const told = new Set<string>();
  let known = opened;
  let isWhole = known === undefined || hasLinks(known);
  let isBusy = false;
  let isDue = false;
  let isLater = false;

  const watchAll = (): void => {
    for (const folder of watched()) {
      if (!folders.has(folder)) watcher.add(folder);
      folders.add(folder);
    }
  };

  /** What has changed since the last look; undefined when that is not known. */
  const look = async (): Promise<readonly string[] | undefined> => {
    const before = known;
    const files = isWhole || before === undefined ? undefined : await settledFiles(before, takeTold());
    if (before !== undefined && files !== undefined) {
      const paths = [...files.keys()].filter((path) => files.get(path) !== before.get(path));
      if (paths.length > 0) known = new Map([...before, ...files]);
      if (!isLater) setTimeout(lookAtAll, LATER).unref();
      isLater = true;
      return paths;
    }
    told.clear();
    isWhole = false;
    known = await settledState([...folders]);
    isWhole ||= hasLinks(known);
    return before && changedPaths(before, known);
  };

  const takeTold = (): string[] => {
    const paths = [...told];
    told.clear();
    return paths;
  };

  const work = async (): Promise<void> => {
    isDue = true;
    if (isBusy) return;
    isBusy = true;
    let hasChanged = false;
    try {
      while (isDue) {
        isDue = false;
        const paths = await look();
        if (paths?.length === 0) continue;
        hasChanged = true;
        follower.changed(paths);
        watchAll();
      }
      if (hasChanged) follower.settled?.();
    } catch (error) {
      follower.failed(error);
    } finally {
      isBusy = false;
    }
  };

  const lookAtAll = (): void => {
    isLater = false;
    isWhole = true;
    void work();
  };

  const hear = (paths: readonly string[]): void => {
    const ours = paths.filter((path) =>
      [...folders].some((folder) => path === folder || path.startsWith(folder + sep)),
    );
    for (const path of ours) told.add(path);
    if (ours.length > 0) void work();
  };

  watchAll();
  watcher.on('all', (_event, path) => hear([path]));
  watcher.on('raw', (_event, path, { watchedPath = '' } = {}) => {
    // Some systems say no more than that something has changed in a folder.
    if (!path) isWhole = true;
    // It is a folder with what is in it, or a file by itself.
    hear([watchedPath, resolve(watchedPath, path ?? '')]);
  });
}
