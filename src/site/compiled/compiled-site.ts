import { hash } from 'node:crypto';

/** The site as Astro compiled it: code that makes pages of any content that has no code of its own, or of the one it was compiled for. */
export interface CompiledSite {
  /** the module, among `modules`, that makes pages */
  entry: string;
  /** what Astro knows of each of its pages besides, by its own keys; see astro-app.ts */
  pages: [key: string, data: unknown][];
  /** by their paths, with slashes */
  modules: ReadonlyMap<string, Uint8Array>;
  /** styles, scripts and fonts that browsers load, by their paths in the output */
  files: ReadonlyMap<string, Uint8Array>;
}

/** What stands before the bytes of the files; null for code that only Astro can make pages with. */
type Contents = (Pick<CompiledSite, 'entry' | 'pages'> & { modules: Lengths; files: Lengths }) | null;

type Lengths = [path: string, length: number][];

const NEWLINE = 10;

/**
 * A compiled site as one file: a hash of the rest, a line that says what is in it, the bytes of all files.
 *
 * @param site undefined for code that only Astro can make pages with
 */
export function packSite(site: CompiledSite | undefined): Buffer {
  const { modules = new Map(), files = new Map(), ...known } = site ?? {};
  const contents =
    site === undefined ? null : { ...known, modules: lengthsOf(modules), files: lengthsOf(files) };
  const rest = Buffer.concat([
    Buffer.from(`${JSON.stringify(contents)}\n`),
    ...modules.values(),
    ...files.values(),
  ]);
  return Buffer.concat([Buffer.from(`${hash('sha256', rest, 'hex')}\n`), rest]);
}

/**
 * What {@link packSite} packed.
 *
 * @throws Error when a byte of it has changed
 */
export function unpackSite(bytes: Buffer): { site: CompiledSite | undefined } {
  const begin = bytes.indexOf(NEWLINE) + 1;
  if (bytes.toString('latin1', 0, begin) !== `${hash('sha256', bytes.subarray(begin), 'hex')}\n`)
    throw new Error('The compiled site is damaged.');
  let at = bytes.indexOf(NEWLINE, begin) + 1;
  const contents = JSON.parse(bytes.toString('utf8', begin, at)) as Contents;
  if (contents === null) return { site: undefined };
  const read = (lengths: Lengths): Map<string, Uint8Array> =>
    new Map(
      lengths.map(([path, length]) => {
        at += length;
        return [path, bytes.subarray(at - length, at)];
      }),
    );
  const { modules, files, ...known } = contents;
  return { site: { ...known, modules: read(modules), files: read(files) } };
}

function lengthsOf(files: CompiledSite['files']): Lengths {
  return [...files].map(([path, bytes]) => [path, bytes.length]);
}
