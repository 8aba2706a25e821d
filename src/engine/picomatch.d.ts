/** What this project uses of the package, which brings no types. */
declare module 'picomatch' {
  /** Makes a function that says whether a path, with forward slashes, fits a pattern. Names that begin with a dot fit none. */
  export default function picomatch(pattern: string): (path: string) => boolean;
}
