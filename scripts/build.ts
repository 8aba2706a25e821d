import './shared/last-resort.ts';
import { basePath, refuseBase, refuseSite } from '../src/site/integration/deployment.ts';
import { refuseCache, refuseOutput } from '../src/site/output/refusal.ts';
import { buildSite } from './build/build-site.ts';
import { CONTENT, contentFolder, fail, fromCaller, MKDOCS, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';

const { options } = readArguments('variorum build', {
  content: CONTENT,
  mkdocs: MKDOCS,
  out: { value: 'DIR', help: 'the folder to write (default: dist); a failing build leaves it as it was' },
  base: { value: 'PATH', help: 'the path below which the site is deployed, such as /docs (default: /)' },
  site: {
    value: 'URL',
    help: 'the public address, for canonical links and the sitemap (default: url of site.yml)',
  },
  cache: { value: 'DIR', help: 'what may be kept between builds (default: node_modules/.cache/variorum)' },
});
const project = await readProject();
const content = contentFolder(options.content, project);
const out = options.out === undefined ? project.out : fromCaller(options.out);
const cache = options.cache === undefined ? project.cache : fromCaller(options.cache);
const refusal = refuseCache(cache, { content }) ?? refuseOutput(out, { content, cache });
if (refusal) fail(refusal);
const misplaced =
  (options.base === undefined ? undefined : refuseBase(options.base)) ??
  (options.site === undefined ? undefined : refuseSite(options.site));
if (misplaced) fail(misplaced);

const { base = project.base, site = project.site } = options;
const succeeded = await buildSite({
  ...project,
  content,
  out,
  cache,
  base: base === undefined ? undefined : basePath(base),
  site,
});
process.exit(succeeded ? 0 : 1);
