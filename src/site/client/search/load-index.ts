import { ENTRY, type Entry } from '../../../search/format.ts';
import { IndexReader } from '../../../search/index-reader.ts';

const FOLDER = `${document.documentElement.dataset.base ?? ''}/_search/`;
let loading: Promise<IndexReader> | undefined;

/**
 * Begins to load the index, so that it is there when the first letter is typed. After a failure, the next call begins anew.
 *
 * @throws when the index is not there, as in development
 */
export function loadIndex(): Promise<IndexReader> {
  loading ??= open();
  loading.catch(forgetIndex);
  return loading;
}

/** Forgets what was loaded: a part of it was not there, perhaps since the site was built anew. */
export function forgetIndex(): void {
  loading = undefined;
}

async function open(): Promise<IndexReader> {
  const { folder } = (await (await load(ENTRY)).json()) as Entry;
  return IndexReader.open(async (name) => decompress(await load(`${folder}/${name}`)));
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
