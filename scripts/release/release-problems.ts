/** What a release is made of. */
export interface Release {
  /** as in Git: `v1.2.3` */
  tag: string;
  manifest: Manifest;
  createManifest: Manifest;
  changelog: string;
  /** `owner/name` on GitHub, where the release is made there */
  repository: string | undefined;
}

/** What counts of a `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  repository?: { url: string };
}

/** Says in a sentence each what is not as it must be before anything is published: nothing can be taken back. */
export function releaseProblems({ tag, manifest, createManifest, changelog, repository }: Release): string[] {
  const { version } = manifest;
  const problems: string[] = [];
  if (tag !== `v${version}`)
    problems.push(`The tag is ${tag}, but package.json says ${version}; expected the tag v${version}.`);
  if (sectionOf(version, changelog) === undefined)
    problems.push(
      `CHANGELOG.md has no section for ${version}, or an empty one; rename "Unreleased" to "${version}", with the date.`,
    );
  if (createManifest.version !== version || createManifest.dependencies?.variorum !== version)
    problems.push(
      `packages/create-variorum/package.json is not of this release; expected "version" and the dependency "variorum" to be "${version}".`,
    );
  for (const { name, repository: named } of [manifest, createManifest])
    if (
      repository !== undefined &&
      !named?.url.toLowerCase().includes(`github.com/${repository.toLowerCase()}`)
    )
      problems.push(
        `The package.json of ${name} does not name this repository; npm proves by "repository" where a package comes from. Expected "url": "git+https://github.com/${repository}.git".`,
      );
  return problems;
}

/** What a changelog says of a version, below `## 1.2.3` or `## [1.2.3] - 2026-11-26`; undefined where that is nothing. */
export function sectionOf(version: string, changelog: string): string | undefined {
  const [, ...sections] = `\n${changelog}`.split('\n## ');
  const section = sections.find((each) => {
    const [named] = each.split(/\s/, 1);
    return named === version || named === `[${version}]`;
  });
  return section?.split('\n').slice(1).join('\n').trim() || undefined;
}
