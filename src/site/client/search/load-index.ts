import { ENTRY, type Entry } from '../../../search/format.ts';
import { SiteIndex } from '../../../search/site-index.ts';
import { OWN_SCOPE, scopeOf } from './scope.ts';

const FOLDER = `${document.documentElement.dataset.base ?? ''}/_search/`;
let loading: Promise<SiteIndex> | undefined;

/**
 * Begins to load the index of what is searched at first, so that it is there when the first letter is typed. After a failure, the next
 * call begins anew.
 *
 * @throws when the index is not there, as in development
 */
export function loadIndex(): Promise<SiteIndex> {
  loading ??= open();
  loading.catch(forgetIndex);
  return loading;
}

/** Forgets what was loaded: a part of it was not there, perhaps since the site was built anew. */
export function forgetIndex(): void {
  loading = undefined;
}

async function open(): Promise<SiteIndex> {
  const entry = (await (await load(ENTRY)).json()) as Entry;
  const site = new SiteIndex(entry, async (path) => decompress(await load(path)));
  await site.of(scopeOf(site.variants, OWN_SCOPE));
  return site;
}

async function load(path: string): Promise<Response> {
  const response = await fetch(FOLDER + path);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response;
}

/** The bytes of a file that is compressed, unless the host has said so, and the browser has done it. */
async function decompress(response: Response): Promise<Uint8Array> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
