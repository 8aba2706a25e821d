import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES } from '../../src/checks/rules.ts';

/** Addresses of the pages that were written in this process. */
const written = new Map<string, string>();

/**
 * The address of a page about a rule, made from the rule's own file: the editor can open it wherever the manual is, and it is of the
 * same version as the finding.
 *
 * @param cache absolute path of a folder for what may be kept
 * @returns undefined for findings of the library itself, which say all in their messages, and where nothing can be written
 */
export function rulePage(name: string, cache: string): string | undefined {
  const known = written.get(name);
  if (known !== undefined) return known;
  const rule = RULES.find((each) => each.name === name);
  if (!rule) return undefined;
  const { title, why, severity, example } = rule;
  const sample = (text: string) => `\`\`\`\`markdown\n${text.trimEnd()}\n\`\`\`\`\n`;
  const text = `# ${title}

Rule \`${name}\`, ${severity === 'error' ? 'an error' : 'a warning'}.

${why}

## Wrong

${sample(example.wrong)}
## Right

${sample(example.right)}
## Not here

\`{# allow ${name}: the reason #}\` beside it allows it there; \`checks: { ${name}: off }\` in \`site.yml\`, everywhere.
`;
  try {
    const folder = join(cache, 'rules');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.md`);
    writeFileSync(file, text);
    const { href } = pathToFileURL(file);
    written.set(name, href);
    return href;
  } catch {
    return undefined;
  }
}
