import type { Rule } from '../../src/checks/rule.ts';
import { RULES } from '../../src/checks/rules.ts';

/** A page of the manual. */
export interface RulePage {
  /** path of its file in the project */
  file: string;
  text: string;
}

/** Where the pages of rules lie. */
export const FOLDER = 'content/writing/rules';
/** Whom pages about writing are for. */
const WHEN = 'when: product == "variorum"';
const NOTE = '{# Written by "npm run rules" from the files of the rules: change those. #}';

/** The pages of the manual about the rules of `variorum check`, made from the rules themselves. */
export function rulePages(): RulePage[] {
  return [{ file: `${FOLDER}/index.md`, text: listOf(RULES) }, ...RULES.map(pageOf)];
}

function listOf(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ name, title, severity, example }) =>
      `| [\`${name}\`](${name}.md) | ${title} | ${severity} | ${example.isFixed ? 'yes' : 'no'} |`,
  );
  return `---
title: Rules of check
description: What variorum check looks for, rule by rule.
${WHEN}
---

# Rules of check

${NOTE}

\`variorum check\` looks at every page in every variant. [Check content](../check.md) tells how to run it, how to switch a rule off, and how to allow an exception.

| rule | what it finds | severity | mended by \`--fix\` |
|---|---|---|---|
${rows.join('\n')}
`;
}

function pageOf({ name, title, why, severity, example }: Rule): RulePage {
  const { wrong, right, files = {} } = example;
  const others = Object.entries(files)
    // Pictures are no text.
    .filter(([, text]) => text !== '' && !text.includes('\0'))
    .map(([path, text]) => sample(path, text));
  const text = `---
title: ${name}
description: ${JSON.stringify(`${title}: why it matters, and what to write instead.`)}
${WHEN}
nav: { hidden: true }
---

# ${title} { #${name} }

${NOTE}

Rule \`${name}\`, ${severity === 'error' ? 'an error' : 'a warning'}.

${why}

## Wrong

${sample('page.md', wrong)}
## Right

${sample('page.md', right)}
${others.length > 0 ? `The page is in the company of these files.\n\n${others.join('\n')}\n` : ''}## Not here

Where it is meant, say so beside it, with a reason:

{% raw %}
\`\`\`markdown
{# allow ${name}: the reason #}
\`\`\`
{% endraw %}

For the whole site, \`checks: { ${name}: off }\` in \`site.yml\` leaves the rule out.
`;
  return { file: `${FOLDER}/${name}.md`, text };
}

/** A file in a block of code, its braces as they are. */
function sample(path: string, text: string): string {
  const language = /\.ya?ml$/.test(path) ? 'yaml' : 'markdown';
  const fence = text.includes('```') ? '````' : '```';
  return `{% raw %}\n${fence}${language} title="${path}"\n${text.trimEnd()}\n${fence}\n{% endraw %}\n`;
}
