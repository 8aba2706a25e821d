import './shared/last-resort.ts';
import { writeFileSync } from 'node:fs';
import { HOSTS, type Host, hostConfiguration } from '../src/site/serving/host-configuration.ts';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';

/** Writes what a host must be told so that it answers as `variorum preview` does: headers, what may be kept, the 404 page. */
const { options } = readArguments('variorum headers', {
  format: { value: 'NAME', help: `the host: ${HOSTS.join(', ')} (netlify also serves Cloudflare Pages)` },
  base: { value: 'PATH', help: 'the path below which the site is deployed, such as /docs' },
  root: {
    value: 'DIR',
    help: 'nginx, caddy: the folder of the host that holds the build, or holds it at --base (default: /srv/www)',
  },
  out: { value: 'FILE', help: 'where to write it (default: to the screen)' },
});
const { format, base = '', root = '/srv/www', out } = options;
if (!isHost(format))
  fail(`--format takes ${HOSTS.join(', ')}, found ${format === undefined ? 'nothing' : `"${format}"`}.`);
const path = base.replace(/\/+$/, '');
if (!/^(?:\/[\w.~-]+)*$/.test(path))
  fail(`--base takes a path such as /docs, of letters, digits and the signs . _ ~ -, found "${base}".`);
if (!/^\/[^\p{Cc}"'\\${}*;#]*$/u.test(root))
  fail(`--root takes an absolute path without quotes, braces and the signs $ * ; #, found "${root}".`);

const text = hostConfiguration(format, { base: path, root });
if (out === undefined) process.stdout.write(text);
else {
  const file = fromCaller(out);
  try {
    writeFileSync(file, text);
  } catch (error) {
    fail(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}); name a file in a folder that exists.`,
    );
  }
  console.log(`Written to ${file}`);
}

function isHost(name: string | undefined): name is Host {
  return HOSTS.some((host) => host === name);
}
