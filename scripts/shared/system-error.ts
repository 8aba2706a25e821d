/** What an error of the operating system means to whoever runs a command, and what to do. */
const MEANINGS = {
  ENOSPC: 'The disk is full. Make room on it and try again',
  EDQUOT: 'Your share of the disk is used up. Remove what you do not need, or ask for more, and try again',
  EROFS: 'The disk is mounted for reading only. Mount it for writing, or name a folder on another one',
  EACCES:
    'The permission to read or write a file is missing. Give it to yourself, or name a folder that you may write to',
  EPERM:
    'The system does not let a file be changed. Look whose it is and whether it is protected, or name another folder',
  EMFILE: 'The process may not open more files. Raise the limit (ulimit -n 4096) and try again',
  ENFILE: 'The system may not open more files. End other programs and try again',
  EIO: 'The disk could not be read or written. Look whether it is still connected and whole',
  ENAMETOOLONG: 'The name of a file is longer than the disk allows. Give it a shorter one',
  EBUSY: 'Another program holds a file. End it and try again',
  ENOMEM: 'The machine has no memory left. End other programs and try again',
} as const;

type Code = keyof typeof MEANINGS;

/** How programs that are not written in JavaScript put it: the words of the C library, and the numbers of Linux and macOS. */
const WORDS: readonly (readonly [RegExp, Code])[] = [
  [/No space left on device|\(os error (28|112)\)/, 'ENOSPC'],
  [/Disk quota exceeded|\(os error (122|69)\)/, 'EDQUOT'],
  [/Read-only file system|\(os error 30\)/, 'EROFS'],
  [/Permission denied \(os error 13\)/, 'EACCES'],
  [/Too many open files in system|\(os error 23\)/, 'ENFILE'],
  [/Too many open files|\(os error 24\)/, 'EMFILE'],
  [/\(os error 5\)/, 'EIO'],
  [/File name too long \(os error (36|63)\)/, 'ENAMETOOLONG'],
  [/Cannot allocate memory|\(os error 12\)/, 'ENOMEM'],
];

/**
 * Says in words what went wrong where the operating system refused something: a full disk, a missing permission. Errors of
 * Rolldown, Astro and Pagefind carry the system's only as text.
 *
 * @returns a sentence with what to do, and the path where the error names one; undefined for an error of another kind
 */
export function describeSystemError(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, path, dest } = cause as NodeJS.ErrnoException & { dest?: string };
    const known = code !== undefined && code in MEANINGS ? (code as Code) : codeIn(cause.message);
    if (known) return sentence(known, dest ?? path ?? pathIn(cause.message));
    for (const part of cause instanceof AggregateError ? cause.errors : []) {
      const told = describeSystemError(part);
      if (told) return told;
    }
  }
  return typeof error === 'string' ? describeSystemError(new Error(error)) : undefined;
}

function codeIn(message: string): Code | undefined {
  const named = /(?:^|\s)(E[A-Z]{2,}): [a-z]/.exec(message)?.[1];
  if (named !== undefined && named in MEANINGS) return named as Code;
  return WORDS.find(([words]) => words.test(message))?.[1];
}

function pathIn(message: string): string | undefined {
  return /'(\/[^'\n]+|[A-Za-z]:\\[^'\n]+)'|"(\/[^"\n]+)"/.exec(message)?.slice(1).find(Boolean);
}

function sentence(code: Code, path: string | undefined): string {
  return `${MEANINGS[code]} (${code}${path === undefined ? '' : `, ${path}`}).`;
}
