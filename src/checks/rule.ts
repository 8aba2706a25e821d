import type { Finding } from '../engine/finding.ts';
import type { Edit } from '../engine/proof/edit-text.ts';
import type { Content } from './content.ts';
import type { OpenPage } from './open-page.ts';

/** How much a rule matters: an error ends a build, too. */
export type Severity = Finding['severity'];

/** What a rule finds at one place, in all variants that it concerns. */
export interface RuleFinding extends Omit<Finding, 'rule' | 'severity'> {
  /** edits that mend it and change nothing that readers read; absent where only the writer knows what was meant */
  fix?: readonly Edit[] | undefined;
}

/** Something that can be wrong with content, and how it is found: a rule is a file. */
export interface Rule {
  /** stable, kebab-case: `never-true` */
  name: string;
  severity: Severity;
  /** what it finds, as a heading: `Conditions that are never true` */
  title: string;
  /** why it matters, in a few sentences of Markdown for writers */
  why: string;
  /** a source in which it finds something, and what is right; see {@link Example} */
  example: Example;
  /** whether it asks for the references of the content, for which all pages are read */
  usesReferences?: true;
  /** looks at all of the content */
  check?(content: Content): Iterable<RuleFinding> | Promise<Iterable<RuleFinding>>;
  /**
   * looks at a page while it is open, before {@link Rule.check}. What many pages include is looked at with each of them; what is found there
   * is told once, for all their variants
   */
  look?(page: OpenPage, content: Content): Iterable<RuleFinding>;
}

/** Two states of a page, in the site of {@link EXAMPLE_SITE}. The test of all rules holds that the first has the finding and the second has not. */
export interface Example {
  wrong: string;
  right: string;
  /** whether the fix of the rule makes one of the other */
  isFixed?: boolean;
  /** other files that the page needs, by path */
  files?: Readonly<Record<string, string>>;
}

/** `site.yml` of the examples: `page.md` is the page that they show. */
export const EXAMPLE_SITE = `title: Orbit
products:
  - { id: cloud, name: Orbit Cloud }
  - { id: orbit, name: Orbit Server, versions: ["1.0.0", "1.1.0", "2.0.0", next], latest: "2.0.0" }
`;
