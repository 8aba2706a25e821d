import type { Finding } from '../engine/finding.ts';
import type { ExplainableLibrary } from '../engine/library/explain.ts';
import type { Library } from '../engine/library/types.ts';
import { closest } from '../engine/suggest.ts';
import { Content } from './content.ts';
import { type Exception, exceptionsIn } from './exceptions.ts';
import type { DemoStates } from './links/anchors.ts';
import type { Rule, RuleFinding } from './rule.ts';
import { ASKED_FOR, RULES } from './rules.ts';

/** Something that a check found. */
export interface CheckFinding extends Finding, Pick<RuleFinding, 'fix'> {}

/** How much rules matter, by their names, as site.yml says. */
type RuleSettings = Library['site']['checks'];

/**
 * Looks at content by every rule that is on. What the library itself finds wrong is among the findings, and comes first.
 *
 * @param demoStates what demos can show; without it, links to states of a demo are not looked at
 * @returns every finding once, by file and line, without those that the writer allows
 */
export async function checkContent(
  library: Library & ExplainableLibrary,
  rules: readonly Rule[] = RULES,
  demoStates?: DemoStates,
): Promise<CheckFinding[]> {
  const { checks: settings } = library.site;
  const content = new Content(library, demoStates);
  const active = rules.flatMap((rule) => {
    const severity = settings[rule.name] ?? rule.severity;
    return severity === 'off' ? [] : [{ rule, as: { severity, rule: rule.name } }];
  });
  const found: CheckFinding[] = [];
  // A build that asks for one rule has rendered its pages already.
  if (active.some(({ rule }) => rule.look || rule.usesReferences))
    await content.read((page) => {
      for (const { rule, as } of active)
        for (const finding of rule.look?.(page, content) ?? []) found.push({ ...as, ...finding });
    });
  else await library.checkPages();
  for (const { rule, as } of active)
    for (const finding of (await rule.check?.(content)) ?? []) found.push({ ...as, ...finding });
  const exceptions = content.files.flatMap((file) => exceptionsIn(file, content.text(file) ?? ''));
  // An error of the library's keeps a page from its readers, whoever allows it.
  const [errors, warnings] = parted(told(library.findings), ({ severity }) => severity === 'error');
  const own = warnings.flatMap((finding) => asSet(finding, settings));
  const { kept, used } = withoutAllowed([...own, ...told(found)], exceptions);
  const all = [
    ...errors,
    ...kept,
    ...wrongExceptions(exceptions, used, rules, settings),
    ...wrongSettings(library, rules),
  ];
  return all.toSorted(byPlace);
}

/**
 * What a build must not publish: findings of the rules that are errors, by themselves or because the site says so. A build that has no such
 * rule looks at nothing.
 */
export async function checkErrors(
  library: Library & ExplainableLibrary,
  demoStates?: DemoStates,
  rules: readonly Rule[] = RULES,
): Promise<Finding[]> {
  const { checks: settings } = library.site;
  const strict = rules.filter(({ name, severity }) => (settings[name] ?? severity) === 'error');
  const raised = Object.values(settings).includes('error');
  if (strict.length === 0 && !raised) return [];
  const findings = await checkContent(library, strict, demoStates);
  return findings.filter(({ severity }) => severity === 'error');
}

function parted<Each>(all: readonly Each[], holds: (each: Each) => boolean): [Each[], Each[]] {
  return [all.filter(holds), all.filter((each) => !holds(each))];
}

/** A warning of the library's, as the site wants it. */
function asSet(finding: Finding, settings: RuleSettings): Finding[] {
  const severity = settings[finding.rule] ?? finding.severity;
  return severity === 'off' ? [] : [{ ...finding, severity }];
}

/** Names in site.yml that are probably misspelt. The library has rules besides these, which nobody lists. */
function wrongSettings({ site }: Library, rules: readonly Rule[]): CheckFinding[] {
  const names = [...rules.map(({ name }) => name), ...ASKED_FOR];
  return Object.keys(site.checks).flatMap((name): CheckFinding[] => {
    const meant = names.includes(name) ? undefined : closest(name, names);
    if (meant === undefined) return [];
    return [
      {
        severity: 'warning',
        rule: 'unknown-rule',
        message: `checks: there is no rule "${name}".`,
        hint: `Did you mean "${meant}"?`,
        place: { file: site.file, line: site.lineOf(['checks', name]) },
      },
    ];
  });
}

/** Every finding once: the same at one place in several editions and pages is one, in all their variants. */
function told(findings: readonly CheckFinding[]): CheckFinding[] {
  const known = new Map<string, CheckFinding>();
  for (const finding of findings) {
    const { rule, message, place, variants } = finding;
    const key = `${rule}\n${message}\n${place?.file}:${place?.line}:${place?.column}`;
    const first = known.get(key);
    if (!first) known.set(key, finding);
    else if (first.variants && variants)
      known.set(key, { ...first, variants: [...new Set([...first.variants, ...variants])] });
    else {
      const { variants: _, ...everywhere } = first;
      known.set(key, everywhere);
    }
  }
  return [...known.values()];
}

/** The findings that no exception allows, and the exceptions that allow one. */
function withoutAllowed(
  findings: readonly CheckFinding[],
  exceptions: readonly Exception[],
): { kept: CheckFinding[]; used: Set<Exception> } {
  const used = new Set<Exception>();
  const byRule = Map.groupBy(exceptions, ({ rule }) => rule);
  const kept = findings.filter(({ rule, place }) => {
    const allowing = (byRule.get(rule) ?? []).filter(
      (each) => each.reason !== '' && each.place.file === place?.file && each.line === place.line,
    );
    for (const each of allowing) used.add(each);
    return allowing.length === 0;
  });
  return { kept, used };
}

function wrongExceptions(
  exceptions: readonly Exception[],
  used: ReadonlySet<Exception>,
  rules: readonly Rule[],
  settings: RuleSettings,
): CheckFinding[] {
  const names = [...rules.map(({ name }) => name), ...ASKED_FOR];
  return exceptions.flatMap((exception): CheckFinding[] => {
    const { rule, reason, place } = exception;
    const finding = { severity: 'warning' as const, rule: 'unused-exception', place };
    // The library has rules besides these, which nobody lists.
    const meant = names.includes(rule) || used.has(exception) ? undefined : closest(rule, names);
    if (meant !== undefined)
      return [
        {
          ...finding,
          message: `There is no rule "${rule}" to allow an exception of.`,
          hint: `Did you mean "${meant}"?`,
        },
      ];
    if (reason === '')
      return [
        {
          ...finding,
          message: `This allows "${rule}" without saying why.`,
          hint: `Write {# allow ${rule}: and the reason, so that others know when it can go. #}`,
        },
      ];
    // A rule that is off, or that nobody asked for, finds nothing to allow.
    if (used.has(exception) || settings[rule] === 'off' || ASKED_FOR.includes(rule)) return [];
    return [
      {
        ...finding,
        message: `This allows "${rule}" where there is none.`,
        hint: 'Take the comment away.',
      },
    ];
  });
}

function byPlace(a: Finding, b: Finding): number {
  const [left, right] = [a.place?.file ?? '', b.place?.file ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}
