import { hash } from 'node:crypto';
import type { Finding } from '../../finding.ts';
import { renderAtOnce } from '../../markdown/markdown.ts';
import type { HeadTag } from '../../variants/head-schema.ts';
import { FOR_WRITERS, type VariantSet } from '../../variants/variant-set.ts';
import type { LinkCheckWorld } from '../edition/link-check.ts';
import { resolveTarget } from '../edition/link-target.ts';
import { type LinkedContent, linkWorld } from '../edition/link-world.ts';
import type { SourceWorld } from '../folder/source-world.ts';
import { variantsWhere } from '../folder/when.ts';
import { contentPath, HERE } from './content-path.ts';
import { linkOptions } from './footer-text.ts';
import { HEAD_TARGETS } from './head-targets.ts';

/** The variants in which there is an announcement, or `everywhere`, which includes the pages of no variant. */
export type WhereAnnounced = VariantSet | 'everywhere';

/** What a check of `site.yml` needs to know. */
type LookContent = LinkedContent & SourceWorld & { site: LinkedContent['site'] };

/** A text of `site.yml` with the keys that lead to it. */
interface Written {
  text: string;
  at: PropertyKey[];
}

/**
 * Finds what `site.yml` names for the look of the site and what is not there: files, pages, and variants for an announcement; and
 * tags of the head that the policy of the site forbids.
 */
export function checkLook(content: LookContent): { findings: Finding[]; announced: WhereAnnounced } {
  const { site } = content;
  const { catalogue } = content;
  const world = {
    ...linkWorld(content),
    hasPath: (path: string) => catalogue.byPath.has(path),
    closestPath: (path: string) => catalogue.closestPath(path),
  };
  const { findings, announced } = announcedWhere(content);
  return {
    announced,
    findings: [
      ...namedFiles(site.look).flatMap((written) => missingFile(written, content, world)),
      ...namedTargets(site.look).flatMap((written) => missingTarget(written, content, world)),
      ...site.look.head.flatMap((tag, index) => forbidden(tag, ['head', index], content)),
      ...footerFindings(content, world),
      ...findings,
    ],
  };
}

function namedFiles({ logo, favicon, css }: LookContent['site']['look']): Written[] {
  return [
    { text: logo?.light, at: ['logo', 'light'] },
    { text: logo?.dark, at: ['logo', 'dark'] },
    { text: favicon, at: ['favicon'] },
    ...css.map((text, index) => ({ text, at: ['css', index] })),
  ].flatMap(({ text, at }) => (text === undefined ? [] : [{ text, at }]));
}

function namedTargets({ links, social, footer, announcement, head }: LookContent['site']['look']): Written[] {
  const linked = [
    ...links.map(({ url }, index) => ({ text: url, at: ['links', index, 'url'] })),
    ...Object.entries(social).map(([name, url]) => ({ text: url, at: ['social', name] })),
    ...(footer?.columns ?? []).flatMap((column, number) =>
      column.links.map(({ url }, index) => ({
        text: url,
        at: ['footer', 'columns', number, 'links', index, 'url'],
      })),
    ),
    { text: announcement?.link?.url, at: ['announcement', 'link', 'url'] },
    ...head.map(({ tag, attrs }, index) => {
      const key = HEAD_TARGETS[tag] ?? '';
      return { text: attrs[key], at: ['head', index, 'attrs', key] };
    }),
  ];
  return linked.flatMap(({ text, at }) => (text === undefined ? [] : [{ text, at }]));
}

/** What is known of the paths of pages, besides what links need. */
type FileWorld = LinkCheckWorld & {
  /** whether a page's file lies at a path */
  hasPath(path: string): boolean;
  /** the path of a page that was probably meant by one at which none lies */
  closestPath(path: string): string | undefined;
};

function missingFile(
  { text, at }: Written,
  { site }: Pick<LookContent, 'site'>,
  world: FileWorld,
): Finding[] {
  const path = contentPath(text);
  const key = String(at[0]);
  if (world.hasAsset(path)) {
    const isSheet = /\.css$/i.test(path);
    if (isSheet === (key === 'css')) return [];
    return [
      finding(site, at, {
        rule: 'missing-site-file',
        message: `${key}: "${path}" is ${isSheet ? 'a' : 'no'} style sheet.`,
        hint: isSheet ? 'Name a picture.' : 'Name a file whose name ends in ".css".',
      }),
    ];
  }
  if (world.hasPath(path))
    return [
      finding(site, at, {
        rule: 'missing-site-file',
        message: `${key}: "${path}" is a page.`,
        hint: key === 'css' ? 'Name a style sheet.' : 'Name a picture.',
      }),
    ];
  const unserved = world.unserved(path);
  if (unserved) {
    const message = `${key}: the file "${path}" lies there but is not served: ${unserved.why}.`;
    const hint = 'Give the site a copy of it under another name.';
    return [finding(site, at, { rule: 'unserved-file', message, hint })];
  }
  const suggestion = world.closestAsset(path);
  return [
    finding(site, at, {
      rule: 'missing-site-file',
      message: `${key}: there is no file "${text}" in the content folder.`,
      hint: suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Add the file, or correct its path: it hangs on the content folder.',
    }),
  ];
}

function missingTarget(
  { text, at }: Written,
  { site }: Pick<LookContent, 'site'>,
  world: FileWorld,
): Finding[] {
  const target = resolveTarget(text, HERE, world);
  if (target.kind !== 'missing') return [];
  const key = String(at[0]);
  const path = target.slug.replace(/^\//, '');
  const unserved = world.unserved(path);
  if (unserved) {
    const message = `${key}: "${unserved.path}" lies there but is not served: ${unserved.why}.`;
    return [finding(site, at, { rule: 'unserved-file', message, hint: unserved.hint })];
  }
  const suggestion = world.closestPath(path) ?? world.closestAsset(path);
  return [
    finding(site, at, {
      rule: 'missing-site-page',
      message: `${key}: there is no page and no file "${text}" in the content folder.`,
      hint: suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Write the path of a page, such as guides/start.md, of a file, or a whole address that begins with https://.',
    }),
  ];
}

/** What the Markdown at the foot of all pages links to, when it is not there for all of them. */
function footerFindings({ site }: LookContent, world: FileWorld): Finding[] {
  const { footer } = site.look;
  if (footer?.text === undefined) return [];
  const { links, images, problems } = renderAtOnce(footer.text, linkOptions(world));
  const written = site.textAt(['footer', 'text']) ?? site.textAt(['footer']);
  const first = written?.line ?? site.lineOf(['footer']);
  const place = (line: number) => ({ file: site.file, line: first + line });
  return [
    ...problems.map(({ line, ...problem }): Finding => ({ ...problem, place: place(line) })),
    ...[...links, ...images].flatMap(({ target, line }): Finding[] => {
      const resolved = resolveTarget(target, HERE, world);
      if (resolved.kind === 'missing') {
        const [missing] = missingTarget({ text: target, at: ['footer'] }, { site }, world);
        return [{ ...missing!, place: place(line) }];
      }
      if (resolved.kind !== 'page') return [];
      const having = world.variantsWith(resolved.slug);
      const without = having.complement();
      if (without.size === 0) return [];
      return [
        {
          severity: 'warning',
          rule: 'absent-page',
          message: `footer: this link leads to "${resolved.slug}", which exists only in ${having.describe(FOR_WRITERS)}.`,
          hint: 'Put the link into columns: there it is left out where the page does not exist.',
          variants: without.ids,
          place: place(line),
        },
      ];
    }),
  ];
}

function announcedWhere(content: LookContent): { findings: Finding[]; announced: WhereAnnounced } {
  const { site } = content;
  const when = site.textAt(['announcement', 'when']);
  if (site.look.announcement?.when === undefined || when === undefined)
    return { findings: [], announced: 'everywhere' };
  const { variants, findings } = variantsWhere(when, { file: site.file, rule: 'invalid-value' }, content);
  if (variants.size === 0 && findings.length === 0)
    findings.push({
      severity: 'warning',
      rule: 'announcement-nowhere',
      message: `announcement: nobody sees it, since its when: is true in no variant: ${when.text.trim()}.`,
      hint: 'Correct when:, or remove the announcement.',
      place: { file: site.file, line: when.line },
    });
  return { announced: variants, findings };
}

/** What an external file of a head is loaded as. Other links only name something. */
const LOADING = /(?:^|\s)(?:stylesheet|preload|modulepreload|icon|apple-touch-icon|manifest)(?:\s|$)/i;
/** Types of scripts that are run; whatever else stands in one is data. */
const RUN = /^(?:module|(?:text|application)\/javascript)?$/i;

/** Tags that the Content-Security-Policy of the site keeps from working: it allows the site's own files alone. */
function forbidden({ tag, attrs, content }: HeadTag, at: PropertyKey[], { site }: LookContent): Finding[] {
  const address = attrs[HEAD_TARGETS[tag] ?? ''] ?? '';
  const isElsewhere = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address);
  const tell = (what: string, hint: string): Finding[] => [
    {
      severity: 'warning',
      rule: 'outside-policy',
      message: `head: ${what}, which the Content-Security-Policy of the site does not allow.`,
      hint,
      place: { file: site.file, line: site.lineOf(at) },
    },
  ];
  if (isElsewhere && (tag === 'script' || (tag === 'link' && LOADING.test(attrs.rel ?? ''))))
    return tell(
      `this ${tag} loads "${address}" from another site`,
      `Put a copy into the content folder, or allow ${new URL(address, 'https://localhost').origin} in the policy that your host sends.`,
    );
  const isRun = tag === 'script' && content !== '' && RUN.test(attrs.type ?? '');
  if (!isRun && tag !== 'style') return [];
  const sum = `'sha256-${hash('sha256', content, 'base64')}'`;
  return tell(
    `this ${tag} stands in the page itself`,
    tag === 'style'
      ? `Put it into a file and name that in css:, or add ${sum} to style-src in the policy that your host sends.`
      : `Put it into a file of the content folder and name that with src, or add ${sum} to script-src in the policy that your host sends.`,
  );
}

function finding(
  { file, lineOf }: LookContent['site'],
  at: PropertyKey[],
  problem: Pick<Finding, 'rule' | 'message' | 'hint'>,
): Finding {
  return { severity: 'error', ...problem, place: { file, line: lineOf(at) } };
}
