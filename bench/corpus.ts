import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Two products, one of them in versions from 3.0.0 on: but for the first, they all read the same. */
function siteFile(variants: number): string {
  const versions = [
    '3.0.0',
    '3.1.0',
    ...Array.from({ length: variants - 3 }, (_, index) => `3.${10 + index}.0`),
  ];
  return `title: Bench
products:
  - id: orbit-cloud
    name: Orbit Cloud
  - id: orbit-server
    name: Orbit Server
    versions: ${JSON.stringify(versions)}
`;
}

const NOUNS =
  'account agent archive backup bucket cache certificate channel cluster console credential dashboard dataset deployment device domain endpoint event exporter field filter gateway group handler image index instance job key label limit listener log mapping message metric migration monitor namespace network node operator order pipeline plugin policy pool port process profile proxy queue quota record region registry release report request resource role route rule schedule schema script secret server service session setting shard snapshot source space stream subscription table task template tenant ticket token topic trigger user vault version view volume webhook worker workflow zone'.split(
    ' ',
  );
const VERBS =
  'adds applies binds checks copies creates drops exports filters imports keeps links lists maps merges moves opens reads removes renames restores rotates routes sends signs sorts starts stops stores tags updates validates watches writes'.split(
    ' ',
  );

/** A small deterministic generator (Lehmer, multiplier of Park and Miller 1988), so that every run builds the same pages. */
function random(seed: number): () => number {
  let state = (seed * 7919 + 104_729) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Text of one page: 7 kB, seven code blocks, tabs, a note, a table, eight links, two conditions. */
export function benchPage(number: number, pages: number): string {
  const next = random(number + 1);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)]!;
  const sentence = () => {
    const words = Array.from(
      { length: 3 + Math.floor(next() * 3) },
      () => `the ${pick(NOUNS)} ${pick(VERBS)} a ${pick(NOUNS)}`,
    );
    const text = words.join(' and ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (sentences = 4) => Array.from({ length: sentences }, sentence).join(' ');
  const link = () => {
    const target = Math.floor(next() * pages);
    return `[the ${pick(NOUNS)} page]({{ base_path }}/${slugOf(target)}/)`;
  };
  const shell = () =>
    `\`\`\`bash\norbit ${pick(NOUNS)} create --name "${pick(NOUNS)}-${Math.floor(next() * 1000)}" \\\n  --${pick(NOUNS)} ${pick(NOUNS)} | jq '.${pick(NOUNS)}'\n\`\`\``;
  const json = () =>
    `\`\`\`json\n{\n  "${pick(NOUNS)}": "${pick(NOUNS)}",\n  "limit": ${Math.floor(next() * 100)},\n  "items": [1, 2, { "ready": true }]\n}\n\`\`\``;
  const script = () =>
    `\`\`\`js\nexport async function ${pick(NOUNS)}(client) {\n  const { ${pick(NOUNS)} } = await client.get("/${pick(NOUNS)}");\n  if (!${pick(NOUNS)}) throw new Error("no ${pick(NOUNS)}");\n  return ${Math.floor(next() * 1000)};\n}\n\`\`\``;
  const indent = (text: string) => text.replace(/^(?=.)/gm, '    ');
  const tab = (label: string) => `=== "${label}"\n\n${indent(`${paragraph(2)}\n\n${shell()}`)}`;
  const rows = Array.from(
    { length: 6 },
    () => `| ${pick(NOUNS)} | ${sentence()} | ${Math.floor(next() * 100)} |`,
  );
  const steps = () => Array.from({ length: 4 }, (_, index) => `${index + 1}. ${sentence()}`).join('\n');
  return `# The ${pick(NOUNS)} and the ${pick(NOUNS)} ${number}

In {{ product_name }}, ${sentence().toLowerCase()} See ${link()} and ${link()}.

## How a ${pick(NOUNS)} ${pick(VERBS)}

${paragraph()}

${steps()}

${['Console', 'Command line', 'API'].map(tab).join('\n\n')}

${script()}

## What a ${pick(NOUNS)} ${pick(VERBS)}

${paragraph()} See ${link()} and ${link()}.

!!! note

${indent(paragraph(2))}

{% if product_name == "Orbit Cloud" or is_version > "3.0.0" %}
**Newer releases.** ${paragraph(2)}
{% endif %}

${json()}

## Settings of the ${pick(NOUNS)}

| Name | Meaning | Default |
| --- | --- | --- |
${rows.join('\n')}

{% if product_name == "Orbit Server" and is_version == "3.0.0" %}
**Only 3.0.0.** ${paragraph(2)}
{% endif %}

${steps()}

${script()}

## When the ${pick(NOUNS)} ${pick(VERBS)}

${paragraph()} See ${link()}, ${link()}, ${link()} and ${link()}.

${shell()}
`;
}

/**
 * Writes a content folder of so many pages, in sections of fifty.
 *
 * @param variants of both products together, four or more
 */
export function writeCorpus(folder: string, pages: number, variants = 4): void {
  write(join(folder, 'site.yml'), siteFile(variants));
  for (let number = 0; number < pages; number++)
    write(join(folder, `${slugOf(number)}.md`), benchPage(number, pages));
}

function slugOf(number: number): string {
  return `part-${String(Math.floor(number / 50)).padStart(3, '0')}/page-${number}`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
