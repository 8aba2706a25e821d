import { resolve, sep } from 'node:path';
import type { FSWatcher } from 'vite';
import { changedPaths, settledState } from './folder-state.ts';

/** What hears of changes. */
interface Follower {
  /** the folders have come to rest in another state than before; hears the paths of what changed, undefined when they are not known */
  changed: (paths: readonly string[] | undefined) => void;
  /** there is nothing more to hear for the moment */
  settled?: () => void;
  /** one of the two has thrown */
  failed: (error: unknown) => void;
}

/**
 * Follows what happens in folders. Events only say that it is time to look: a watcher leaves out changes that follow close upon one
 * another, and takes a folder that has become a file for nothing new. Changes that come while one is worked on (a checkout, a rename)
 * are worked on together.
 *
 * @param watched absolute paths of the folders, asked for again after each change
 */
export function followFolders(watcher: FSWatcher, watched: () => string[], follower: Follower): void {
  const folders = new Set<string>();
  let known: string | undefined;
  let isBusy = false;
  let isDue = false;

  const watchAll = (): void => {
    for (const folder of watched()) {
      if (!folders.has(folder)) watcher.add(folder);
      folders.add(folder);
    }
  };

  const work = async (): Promise<void> => {
    isDue = true;
    if (isBusy) return;
    isBusy = true;
    let hasChanged = false;
    try {
      while (isDue) {
        isDue = false;
        const state = await settledState([...folders]);
        if (state === known) continue;
        const paths = known === undefined ? undefined : changedPaths(known, state);
        known = state;
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

  const hear = (path: string): void => {
    if ([...folders].some((folder) => path === folder || path.startsWith(folder + sep))) void work();
  };

  watchAll();
  watcher.on('all', (_event, path) => hear(path));
  watcher.on('raw', (_event, path, { watchedPath = '' } = {}) => hear(resolve(watchedPath, path ?? '')));
}
