// Says on a pull request what it alters for readers: runs "variorum impact" and writes what it says as one comment, which the next run
// writes anew. Needs nothing but Node, since whoever uses it has installed their own packages only.
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Begins the comment; nobody sees it, and the next run finds the comment by it. */
const MARKER = '<!-- variorum impact -->';
/** Characters that GitHub takes in a comment. */
const LONGEST = 65_536;
/** Comments of a page that GitHub answers with. */
const PAGE = 100;

/** Why GitHub refuses: the token may not. */
const FORBIDDEN = 'forbidden';

const { env } = process;
const event = env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};
const request = event.pull_request;

const { body, code } = reportOf(request);
if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${body}\n`);
else console.log(body);
const isWritten = request ? await comment(request, body) : true;
process.exitCode = code === 0 && isWritten ? 0 : 1;

/** What "variorum impact" says, as Markdown; of a run that fails before it can say anything, why. */
function reportOf(pullRequest) {
  const base = env.IMPACT_BASE || baseOf(pullRequest);
  if (!base)
    return failure('There is nothing to compare with: give the action "base", or run it for a pull request.');
  const allowed = [env.IMPACT_ALLOW, ...releasedIn(pullRequest?.body ?? '')].filter(Boolean).join(',');
  const [program, ...words] = (env.IMPACT_COMMAND || 'npx --no-install variorum').split(' ').filter(Boolean);
  const args = [
    ...words,
    'impact',
    `--base=${base}`,
    '--format=markdown',
    ...(env.IMPACT_CONTENT ? [`--content=${env.IMPACT_CONTENT}`] : []),
    ...(allowed ? [`--allow=${allowed}`] : []),
  ];
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) return failure(`"${program}" cannot be run: ${error.message}.`);
  process.stderr.write(stderr);
  if (stdout.trim() === '')
    return failure(
      plain(stderr).trim() || `"variorum impact" ended with exit code ${status} and said nothing.`,
    );
  if (status !== 0) annotate('This change is refused: see what is said of it in the comment or the summary.');
  const errors =
    status !== 0 && stderr.trim() !== '' ? `\n\n\`\`\`\n${plain(stderr).trim().slice(0, 5000)}\n\`\`\`` : '';
  return { body: stdout.trim() + errors, code: status };
}

/**
 * The branch that a pull request goes to, as it is now: what is checked out may have later commits of it than there were when the pull
 * request was made.
 */
function baseOf(pullRequest) {
  if (!pullRequest) return undefined;
  const branch = `origin/${pullRequest.base.ref}`;
  const found = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${branch}^{commit}`]);
  return found.status === 0 ? branch : pullRequest.base.sha;
}

/** Lines "Changes-released: 7.1.0" of the description of a pull request: a reviewer sees these, too. */
function releasedIn(description) {
  return [...description.matchAll(/^Changes-released:[ \t]*(\S[^\r\n]*)/gim)].map(([, names]) =>
    names.trim(),
  );
}

function failure(reason) {
  annotate(reason);
  return {
    body: `### What readers get\n\nThis could not be found out.\n\n\`\`\`\n${reason}\n\`\`\``,
    code: 1,
  };
}

/** Shows a sentence beside the run. */
function annotate(sentence, level = 'error') {
  console.log(
    `::${level} title=What readers get::${sentence.replaceAll('%', '%25').replaceAll('\r', '').replaceAll('\n', '%0A')}`,
  );
}

/** As it may stand in a block of code: without colours, and without what would end the block. */
function plain(text) {
  return stripVTControlCharacters(text).replaceAll('```', "'''");
}

/** Writes the comment anew, or for the first time. Whether it stands there, or cannot since the pull request comes from a fork. */
async function comment({ number, head }, text) {
  const all = `${MARKER}\n${text}`.slice(0, LONGEST);
  try {
    const known = await ownComment(number);
    if (known) await ask('PATCH', `issues/comments/${known.id}`, { body: all });
    else await ask('POST', `issues/${number}/comments`, { body: all });
    return true;
  } catch (error) {
    const isFork = head?.repo?.fork === true && error.cause === FORBIDDEN;
    if (isFork) {
      const why = 'GitHub gives pull requests from forks no token that may write';
      annotate(`${why}: what readers get is in the summary of this run, and in no comment.`, 'notice');
    } else annotate(`The comment could not be written: ${error.message}`);
    return isFork;
  }
}

async function ownComment(number) {
  for (let page = 1; ; page++) {
    const comments = await ask('GET', `issues/${number}/comments?per_page=${PAGE}&page=${page}`);
    const own = comments.find((each) => each.body?.startsWith(MARKER));
    if (own || comments.length < PAGE) return own;
  }
}

async function ask(method, path, sent) {
  const address = `${env.GITHUB_API_URL || 'https://api.github.com'}/repos/${env.GITHUB_REPOSITORY}/${path}`;
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${env.IMPACT_TOKEN ?? ''}`,
      'x-github-api-version': '2022-11-28',
    },
    body: sent && JSON.stringify(sent),
  });
  if (response.ok) return response.json();
  const isForbidden = response.status === 403 || response.status === 401;
  const hint = isForbidden ? ' The job needs "permissions: pull-requests: write".' : '';
  throw new Error(
    `GitHub answered ${method} ${path.replace(/\?.*$/, '')} with ${response.status}.${hint}`,
    isForbidden ? { cause: FORBIDDEN } : {},
  );
}
