/** Where a host of repositories has its pages; `{}` stands for what is asked of it. */
interface Host {
  issue: string;
  pull: string;
  discussion?: string;
  commit: string;
  compare: string;
  /** how many digits name a commit in short */
  digits: number;
}

const GITHUB: Host = {
  issue: 'issues/{}',
  pull: 'pull/{}',
  discussion: 'discussions/{}',
  commit: 'commit/{}',
  compare: 'compare/{}...{}',
  digits: 7,
};
const GITLAB: Host = {
  issue: '-/issues/{}',
  pull: '-/merge_requests/{}',
  commit: '-/commit/{}',
  compare: '-/compare/{}...{}',
  digits: 8,
};
const BITBUCKET: Host = {
  issue: 'issues/{}',
  pull: 'pull-requests/{}',
  commit: 'commits/commit/{}',
  compare: 'branches/commits/{}..{}#diff',
  digits: 7,
};

/** Hosts that a text may name, with their addresses. */
const HOSTS: Record<string, [origin: string, host: Host]> = {
  github: ['https://github.com', GITHUB],
  gitlab: ['https://gitlab.com', GITLAB],
  bitbucket: ['https://bitbucket.org', BITBUCKET],
};

/** The repository that a site names. */
export interface Repository {
  /** `https://github.com` */
  origin: string;
  owner: string;
  name: string;
  host: Host;
  /** whether pull requests and discussions are written with the sign of issues */
  isNormalized: boolean;
}

/** Reads the address of a repository, whose numbers are written with one sign or with three; undefined when it is that of none. */
export function readRepository(address: string, isNormalized: boolean): Repository | undefined {
  const [, origin, owner, name] = /^(https?:\/\/[^/]+)\/(.+)\/([^/]+?)(?:\.git)?\/?$/.exec(address) ?? [];
  if (origin === undefined) return undefined;
  const host = /gitlab/i.test(origin) ? GITLAB : /bitbucket/i.test(origin) ? BITBUCKET : GITHUB;
  return { origin, owner: owner!, name: name!, host, isNormalized };
}

/** Something of a repository that a text names: its address, and how it is called there. */
export interface Named {
  href: string;
  text: string;
}

/**
 * A short form: `#12` an issue, `!12` a pull request, `?12` a discussion, forty digits a commit, two of them with three dots
 * between a comparison, all with `owner/name` before them; `@person` and `@owner/name`. A name alone before a number is left: `C#12`.
 * Another host stands before a name: `@gitlab:person`, `bitbucket:owner/name#12`.
 */
export const SHORT_FORM =
  /(?<![\w@/.#-])(?:@(?:(github|gitlab|bitbucket):)?([A-Za-z\d][\w-]{0,38})(?:\/([\w.-]{1,100}\w))?(?![\w/-]|:\w)|(?:(?:(github|gitlab|bitbucket):)?([A-Za-z\d][\w-]{0,38})\/([\w.-]{0,99}\w))?(?:([#!?])([1-9]\d{0,8})(?!\w)|@([\da-f]{40})(?:\.{3}([\da-f]{40}))?(?!\w))|([\da-f]{40})(?:\.{3}([\da-f]{40}))?(?!\w))/g;

/** What a match of SHORT_FORM leads to; undefined where the host has no such thing. */
export function namedByShortForm(
  [, people, person, project, things, owner, name, sign, number, ...commits]: readonly string[],
  own: Repository,
): Named | undefined {
  const elsewhere = people ?? things;
  const repository = elsewhere === undefined ? own : repositoryAt(elsewhere, own);
  const { origin, host } = repository;
  if (person !== undefined)
    return project === undefined
      ? { href: `${origin}/${person}`, text: `@${person}` }
      : { href: `${origin}/${person}/${project}`, text: `${person}/${project}` };
  const [farFrom, farTo, from = farFrom, to = farTo] = commits;
  const whose = `${origin}/${owner ?? repository.owner}/${name ?? repository.name}/`;
  if (number !== undefined) {
    const path = { '#': host.issue, '!': host.pull, '?': host.discussion }[sign!];
    if (path === undefined) return undefined;
    return {
      href: whose + path.replace('{}', number),
      text: `${called(owner, name, repository)}${signOf(sign!, repository)}${number}`,
    };
  }
  if (from === undefined) return undefined;
  // Digits alone are a commit of the repository, with a name before them one of another.
  const before = called(owner, name, repository);
  const digits = [from, to].flatMap((each) => each?.slice(0, host.digits) ?? []);
  const path = to === undefined ? host.commit : host.compare;
  return {
    href: whose + path.replace('{}', from).replace('{}', to ?? ''),
    text: `${before && `${before}@`}${digits.join('...')}`,
  };
}

/** What numbers and names belong to at another host: no repository of its own. */
function repositoryAt(name: string, own: Repository): Repository {
  const [origin, host] = HOSTS[name]!;
  return origin === own.origin ? own : { ...own, origin, host, owner: '', name: '' };
}

function signOf(sign: string, { isNormalized }: Repository): string {
  return isNormalized ? '#' : sign;
}

/** How a repository is called beside the one that a site names: not at all if it is that one, and by its name among those of one owner. */
function called(owner: string | undefined, name: string | undefined, repository: Repository): string {
  if (name === undefined) return '';
  if (owner !== undefined && owner !== repository.owner) return `${owner}/${name}`;
  return name === repository.name ? '' : name;
}

const LONG_FORM =
  /^(https?:\/\/[^/]+)\/([^/]+)(?:\/([^/?#]+)(?:\/(?:-\/)?(issues|pull|merge_requests|pull-requests|discussions|commit|commits\/commit|compare)\/([\da-f]{1,40})(?:\.\.\.([\da-f]{7,40}))?)?)?\/?$/;
const SIGNS: Record<string, string> = {
  issues: '#',
  pull: '!',
  merge_requests: '!',
  'pull-requests': '!',
  discussions: '?',
};

/** How an address of the host of a repository reads in short: `owner/name#12`; undefined for any other. */
export function shortForm(address: string, repository: Repository): string | undefined {
  const [, origin, owner, name, kind, from = '', to] = LONG_FORM.exec(address) ?? [];
  if (origin?.toLowerCase() !== repository.origin.toLowerCase()) return undefined;
  if (kind === undefined) return name === undefined ? `@${owner}` : `${owner}/${name}`;
  const whose = called(owner, name, repository);
  const sign = SIGNS[kind];
  if (sign !== undefined)
    return /^\d+$/.test(from) ? `${whose}${signOf(sign, repository)}${from}` : undefined;
  if (from.length < 7) return undefined;
  const digits = [from, to].flatMap((each) => each?.slice(0, repository.host.digits) ?? []);
  return `${whose && `${whose}@`}${digits.join('...')}`;
}
