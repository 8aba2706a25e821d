import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Says how much a build wrote, and what a reader loads of its largest guide. */
export function describeSizes(out: string): string {
  const files = globSync('**/*', { cwd: out, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const zipped = (path: string) => gzipSync(readFileSync(path)).length;
  // Lists that the site makes itself have no Markdown beside them.
  const isGuide = (path: string) => existsSync(path.replace(/\/index\.html$/, '.md'));
  const guides = paths.filter((path) => path.endsWith('/index.html') && isGuide(path)).map(zipped);
  const styles = globSync('_site/*.css', { cwd: out }).map((path) => zipped(join(out, path)));
  return (
    `${files.length.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(0)} MB; after gzip: largest guide ` +
    `${(guides.reduce((most, size) => Math.max(most, size), 0) / 1000).toFixed(1)} kB, styles ${(styles.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`
  );
}
