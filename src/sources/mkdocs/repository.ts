import type { ConfigNode } from './config-node.ts';
import { nodeAt, textOf } from './config-node.ts';

/** Where hosts let people edit files, behind the address of a repository. */
const EDIT: readonly [host: RegExp, path: string][] = [
  [/github/, 'edit/master/docs/'],
  [/gitlab/, 'edit/master/docs/'],
  [/bitbucket/, 'src/default/docs/'],
];

/** Where the source of a page can be edited, with `{path}` for its path in the folder of pages; undefined when nobody says. */
export function editUrlOf(config: ConfigNode): string | undefined {
  const repository = textOf(nodeAt(config, 'repo_url'))?.replace(/\/?$/, '/');
  const template = textOf(nodeAt(config, 'edit_uri_template'));
  const written = nodeAt(config, 'edit_uri');
  const uri =
    written === undefined ? EDIT.find(([host]) => host.test(repository ?? ''))?.[1] : textOf(written);
  const path =
    template === undefined
      ? uri && `${uri.startsWith('?') || uri.startsWith('#') ? uri : uri.replace(/\/?$/, '/')}{path}`
      : template.replace(/\{path(?:_noext)?(?:![a-z]+)?\}/g, '{path}');
  if (!path) return undefined;
  if (/^https?:\/\//.test(path)) return path;
  return repository === undefined || !/^https?:\/\//.test(repository)
    ? undefined
    : repository + path.replace(/^\//, '');
}
