import type { Library } from '../../src/engine/library/types.ts';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import { changedPaths, type FolderState, settledState } from '../../src/site/integration/folder-state.ts';
import { MACROS } from '../../src/site/places.ts';
import { openLibrary } from '../../src/sources/open-library.ts';
import { Guides } from './guides.ts';

/** Where the site of a content folder is, as far as that is known. */
export interface GuidesPlace {
  /** the path below which it is deployed, without a slash at its end: empty, or `/docs` */
  base: string | undefined;
  /** its public address */
  origin: string | undefined;
}

/**
 * Makes what gives the guides of a content folder as they are now: whoever writes asks an agent about what they just wrote.
 *
 * @param root absolute path of the content folder
 * @returns throws FindingsError while the folder cannot be opened
 */
export function currentGuides(root: string, { base, origin }: GuidesPlace): () => Promise<Guides> {
  let guides: Guides | undefined;
  let state: FolderState | undefined;
  let folders = [root];
  return async () => {
    const now = await settledState(folders);
    if (guides && state && changedPaths(state, now).length === 0) return guides;
    guides = undefined;
    const first = open(root, { base, origin });
    const published = origin ?? first.site.url;
    const url = published === undefined ? undefined : new URL(published);
    // A build is told the path; the address of the site says it as well.
    const path = base ?? url?.pathname.replace(/\/$/, '') ?? '';
    const library = path === (base ?? '') ? first : open(root, { base: path, origin });
    folders = [root, ...library.site.includeRoots, ...(library.site.readFrom ?? [])];
    state = await settledState(folders);
    guides = new Guides(library, (address) => (url?.origin ?? '') + path + address);
    return guides;
  };
}

function open(root: string, place: GuidesPlace): Library {
  return openLibrary(root, { ...place, highlight: plainly, macroFolders: [MACROS] });
}

/** Blocks of code without colours: who asks gets words. */
async function plainly(blocks: readonly { code: string }[]): Promise<string[]> {
  return blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`);
}
