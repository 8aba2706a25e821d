import { idOf } from './names.ts';

/** What a project runs, by the names that people know from other projects. */
export const SCRIPTS = { dev: 'variorum dev', build: 'variorum build', preview: 'variorum preview' };

/** The text of a new `package.json`, for a project in `folder` that uses this version of Variorum. */
export function packageJson(folder: string, version: string): string {
  const name = idOf(folder, 'docs');
  const content = {
    // npm installs no package into one of the same name.
    name: name === 'variorum' ? 'variorum-docs' : name,
    private: true,
    type: 'module',
    engines: { node: '>=22.12' },
    scripts: SCRIPTS,
    devDependencies: { variorum: `^${version}` },
    // It comes with Astro; npm warns of every package whose script nobody has decided about.
    allowScripts: { esbuild: true },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
