import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROJECT } from '../../src/site/places.ts';
import { releaseProblems, sectionOf } from './release-problems.ts';

const manifest = (path: string) => JSON.parse(readFileSync(join(PROJECT, path, 'package.json'), 'utf8'));
const REPOSITORY = { url: 'git+https://github.com/Acme/variorum.git' };
const RELEASE = {
  tag: 'v1.2.3',
  manifest: { name: 'variorum', version: '1.2.3', repository: REPOSITORY },
  createManifest: {
    name: 'create-variorum',
    version: '1.2.3',
    dependencies: { variorum: '1.2.3' },
    repository: REPOSITORY,
  },
  changelog: '# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-11-26\n\n### Added\n\n- All.\n\n## 1.2.30\n',
  repository: 'acme/variorum',
};

describe('a release', () => {
  it('is made where tag, versions, changelog and repository are of one mind', () => {
    expect(releaseProblems(RELEASE)).toEqual([]);
    expect(sectionOf('1.2.3', RELEASE.changelog)).toBe('### Added\n\n- All.');
    expect(sectionOf('1.2.3', '## [1.2.3] - 2026-11-26\n- All.')).toBe('- All.');
  });

  it('is refused with everything that is wrong', () => {
    expect(
      releaseProblems({
        ...RELEASE,
        tag: 'v1.2.4',
        changelog: '# Changelog\n\n## 1.2.3\n\n## 1.2.2\n\n- All.\n',
        manifest: { name: 'variorum', version: '1.2.3' },
        createManifest: { ...RELEASE.createManifest, dependencies: { variorum: '1.2.2' } },
      }),
    ).toEqual([
      'The tag is v1.2.4, but package.json says 1.2.3; expected the tag v1.2.3.',
      'CHANGELOG.md has no section for 1.2.3, or an empty one; rename "Unreleased" to "1.2.3", with the date.',
      'packages/create-variorum/package.json is not of this release; expected "version" and the dependency "variorum" to be "1.2.3".',
      'The package.json of variorum does not name this repository; npm proves by "repository" where a package comes from. Expected "url": "git+https://github.com/acme/variorum.git".',
    ]);
  });

  it('has packages of one version, of which the small one takes the other', () => {
    const { version, engines, dependencies } = manifest('packages/create-variorum');
    expect([version, dependencies]).toEqual([manifest('.').version, { variorum: version }]);
    expect(engines.node).toBe('>=22.12');
  });

  it('is published by a workflow that may do nothing else, after everything was tested', () => {
    const workflow = parse(readFileSync(join(PROJECT, '.github/workflows/release.yml'), 'utf8'));
    expect([workflow.on, workflow.permissions]).toEqual([{ push: { tags: ['v*'] } }, { contents: 'read' }]);
    expect(workflow.jobs.publish.needs).toBe('test');
    expect(workflow.jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(workflow.jobs.test.permissions).toBeUndefined();
    const runs = (job: string) =>
      workflow.jobs[job].steps.flatMap(({ run }: { run?: string }) => run ?? []).join('\n');
    expect(runs('test')).toMatch(/release-check.*validate.*pack -- --out/s);
    expect(runs('publish')).toContain('npm publish "$tarball" --provenance --access public');
  });
});
