import { escapeText } from '../escape-text.ts';

/** A kind of recorded session: prompts, what was typed behind them, and what was printed. */
interface SessionKind {
  /** canonical name of the language that is typed */
  language: string;
  /** what a line begins with that was typed; the line may end with it */
  prompt: RegExp;
  /** what further lines of an input begin with, where they have a prompt of their own */
  continued: RegExp;
  /** an end of a line behind which there is such a prompt: it may as well be the beginning of what was printed */
  open: RegExp;
  /** what breaks a line that goes on without a prompt */
  broken: string;
  /** whether the block is said to be a script: it is a session if its first command has a prompt */
  isScript?: boolean;
}

const SHELL: SessionKind = {
  language: 'shellscript',
  // Behind where one is: "user@host:~$", "[root@host dir]#", "sh-5.2$", "(venv) $".
  prompt:
    /^(?:\([^()]{1,40}\) ?)?(?:\[[^[\]]{1,80}\]|[\w.-]{1,40}[@:][\w.:~/-]{1,80}|~|[a-z]{0,4}sh-[\d.]{1,9})? ?[$#%❯➜](?: +|$)/,
  continued: /^> ?/,
  open: /(?:[\\|{(]|&&|\b(?:do|then|else))$|<<[-~]?\s?['"]?\w/,
  broken: '\\',
};

/** Many call a session after the language that is typed. */
const SHELL_SCRIPT: SessionKind = { ...SHELL, prompt: /^[$#](?: +|$)/, isScript: true };

/** By canonical name of what the block is said to be. */
const SESSIONS = new Map<string, SessionKind>([
  ...['bash', 'sh', 'shell', 'shellscript', 'zsh'].map((name) => [name, SHELL_SCRIPT] as const),
  ['shellsession', SHELL],
  ['console', SHELL],
  [
    'pycon',
    { language: 'python', prompt: /^>>>(?: |$)/, continued: /^\.\.\.(?: |$)/, open: /^/, broken: '\\' },
  ],
  [
    'pwsh-session',
    {
      language: 'powershell',
      prompt: /^(?:PS(?: [^>]{1,120})?|[A-Z]:\\[^<>|"]{0,120})> ?/,
      continued: /^>> ?/,
      open: /^/,
      broken: '`',
    },
  ],
]);

/** The language that is typed in sessions of a canonical name; the name itself where that is none of a session. */
export function typedLanguage(language: string): string {
  return SESSIONS.get(language)?.language ?? language;
}

/**
 * Highlights a session: prompts and output are told from what was typed. Each input is looked at for itself, so that a quote that is
 * never closed colours nothing behind it.
 *
 * @param highlight gives the HTML of lines in the {@link typedLanguage}, joined by line breaks
 * @returns HTML of the lines, joined likewise; undefined where it is no session: without a prompt, all of it is typed
 */
export function highlightSession(
  code: string,
  language: string,
  highlight: (code: string) => string,
): string | undefined {
  const kind = SESSIONS.get(language);
  if (!kind) return undefined;
  const lines = code.split('\n');
  const promptOf = (line: string): string | undefined => kind.prompt.exec(line)?.[0].trimEnd();
  // "#" is a prompt only of whoever has no other: what stands among commands of users is a comment.
  const hasOther = lines.some((line) => promptOf(line)?.endsWith('#') === false);
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  if (kind.isScript ? promptOf(first ?? '') === undefined : !lines.some(promptOf)) return undefined;
  const html: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const [prompt] = kind.prompt.exec(lines[at]!) ?? [];
    if (prompt === undefined) {
      html.push(printed(lines[at++]!));
      continue;
    }
    if (hasOther && prompt.startsWith('#')) {
      html.push(highlight(lines[at++]!));
      continue;
    }
    const prompts = [prompt];
    const typed = [lines[at++]!.slice(prompt.length)];
    for (; at < lines.length; at++) {
      const last = typed.at(-1)!;
      const mayGoOn = prompts.length > 1 || kind.open.test(last);
      const [continued] = (mayGoOn && kind.continued.exec(lines[at]!)) || [];
      if (continued === undefined && !last.endsWith(kind.broken)) break;
      prompts.push(continued ?? '');
      typed.push(lines[at]!.slice(continued?.length ?? 0));
    }
    const coloured = highlight(typed.join('\n')).split('\n');
    for (const [index, line] of coloured.entries()) html.push(printed(prompts[index]!) + line);
  }
  return html.join('\n');
}

/** What nobody typed. */
function printed(text: string): string {
  return text === '' ? '' : `<span class="comment">${escapeText(text)}</span>`;
}
