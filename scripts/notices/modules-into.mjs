import { appendFileSync } from 'node:fs';

/**
 * A plugin of Vite that writes the paths of all modules of which something is in the output into a file, one a line.
 *
 * @param {string} file
 */
export function modulesInto(file) {
  return {
    name: 'variorum:modules-into',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules))
          if (renderedLength > 0) appendFileSync(file, `${id.replaceAll('\0', '')}\n`);
      }
    },
  };
}
