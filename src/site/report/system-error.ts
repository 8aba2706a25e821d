import { accessSync, existsSync, constants as files } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { getSystemErrorMap, stripVTControlCharacters } from 'node:util';

/** What a code of the system means for what was named, and what to do about it. */
type Sentence = (thing: string) => [what: string, hint: string];

const PERMISSION: Sentence = (thing) => [
  `You may not use ${thing}`,
  'Change its permissions, run the command as a user who may, or name another folder.',
];
const FULL: Sentence = (thing) => [
  `There is no space left on the disk of ${thing}`,
  'Free some, or name folders on another disk with --out and --cache.',
];
const TOO_MANY_OPEN: Sentence = () => [
  'Too many files are open on this machine',
  'Close other programs, or raise the limit: ulimit -n 4096.',
];
/** Yarn leaves packages out that another one asks the project for. */
const NOT_INSTALLED: Sentence = (thing) => [
  `${thing} is not installed`,
  'Install the packages of the project again; if it is missing then still, add it to them by its name (npm install, yarn add or pnpm add).',
];
const CHANGED = 'Something else may be changing it; try again when that is done.';

/** By the system's name for them; what is not here is told in the system's own words. */
const SENTENCES: Record<string, Sentence> = {
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  EROFS: (thing) => [
    `The disk of ${thing} can only be read`,
    'Mount it for writing, or name a folder on another disk.',
  ],
  ENOSPC: FULL,
  EDQUOT: (thing) => [
    `You have no space left on the disk of ${thing}`,
    'Free some, or name folders on another disk with --out and --cache.',
  ],
  EFBIG: (thing) => [`${thing} is larger than a file may be on its disk`, 'Use another disk.'],
  EMFILE: TOO_MANY_OPEN,
  ENFILE: TOO_MANY_OPEN,
  ENOMEM: () => ['The machine has too little memory', 'End other programs, and try again.'],
  EAGAIN: () => ['The machine runs too many programs', 'End some of them, and try again.'],
  ENAMETOOLONG: (thing) => [
    `The name of ${thing} is longer than the name of a file can be`,
    'Shorten the names of files and folders, and those in redirect_from.',
  ],
  ELOOP: (thing) => [`${thing} is a link that leads to itself`, 'Correct the link, or delete it.'],
  ENOENT: (thing) => [
    `${thing} is not there`,
    'If it was there a moment ago, try again; else correct its name.',
  ],
  EEXIST: (thing) => [`${thing} is there already`, CHANGED],
  EISDIR: (thing) => [`${thing} is a folder, not a file`, 'Rename the folder, or name another place.'],
  ENOTDIR: (thing) => [
    `A part of the path of ${thing} is a file where a folder belongs`,
    'Rename the file, or name another place.',
  ],
  ENOTEMPTY: (thing) => [`The folder ${thing} is not empty, though it should be by now`, CHANGED],
  EBUSY: (thing) => [
    `${thing} is in use`,
    'Close what uses it, and try again. A mounted folder cannot be replaced.',
  ],
  ETXTBSY: (thing) => [`${thing} is in use`, 'Close what uses it, and try again.'],
  EIO: (thing) => [
    `The disk of ${thing} reports a fault`,
    'Check the disk, or name a folder on another one.',
  ],
  ESTALE: (thing) => [`The network folder of ${thing} was lost`, 'Mount it again, and try again.'],
  EXDEV: (thing) => [`${thing} would have to move to another disk`, 'Name a folder on the same disk.'],
  ENXIO: (thing) => [`${thing} is a socket or a device, not a file`, 'Delete it, or name a file.'],
  ENODEV: (thing) => [`${thing} is a device, not a file`, 'Delete it, or name a file.'],
  EPIPE: () => ['What reads the output of this command has ended', 'Run it without the other command.'],
  EADDRINUSE: (thing) => [`Another program listens at ${thing}`, 'Choose another one with --port.'],
  EADDRNOTAVAIL: (thing) => [`This machine has no address ${thing}`, 'Choose another one with --host.'],
  ENOTFOUND: (thing) => [`There is no address ${thing}`, 'Choose another one with --host.'],
  ERR_MODULE_NOT_FOUND: NOT_INSTALLED,
  MODULE_NOT_FOUND: NOT_INSTALLED,
  ERR_FS_CP_FIFO_PIPE: (thing) => [`${thing} is a pipe, not a file`, 'Delete it.'],
  ERR_FS_CP_SOCKET: (thing) => [`${thing} is a socket, not a file`, 'Delete it.'],
  ERR_FS_CP_UNKNOWN: (thing) => [`${thing} is not a file`, 'Delete it.'],
  ERR_WORKER_OUT_OF_MEMORY: () => ['The machine has too little memory', 'End other programs, and try again.'],
};

/** Codes of the system by the numbers that programs in Rust name: `(os error 28)`. */
const BY_NUMBER = new Map(Object.entries(constants.errno).map(([code, number]) => [number, code]));
/** What the system says of each code. */
const SYSTEM_WORDS = new Map(getSystemErrorMap().values());

/** The parts of an error of the system. */
interface SystemError {
  code: string;
  /** the file, the folder or the address that it is about, as far as that is known */
  thing: string | undefined;
}

/**
 * An error of the system (no space, no permission, a file that is not there) as a sentence with what it is about and what
 * to do. Errors of Rolldown, which say the code in their messages only, are understood too, and errors
 * that have such a one as their cause.
 *
 * @returns undefined when the error has another reason
 */
export function describeSystemError(error: unknown): string | undefined {
  const found = systemErrorIn(error);
  if (!found) return undefined;
  const { code, thing } = found;
  const sentence = SENTENCES[code];
  const [what, hint] = sentence
    ? sentence(thing ?? 'a file that this command needs')
    : [
        `${thing ?? 'A file'} cannot be used: ${SYSTEM_WORDS.get(code) ?? 'the system refuses'}`,
        'Check it, and try again.',
      ];
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} (${code}). ${hint}`;
}

/** The system's code for what went wrong, also when a message says it alone; undefined when the error has another reason. */
export function systemErrorCode(error: unknown): string | undefined {
  return systemErrorIn(error)?.code;
}

/** Follows the causes of an error, and its parts, to the first that the system raised. */
function systemErrorIn(error: unknown, seen = new Set<unknown>()): SystemError | undefined {
  if (typeof error === 'string') return fromText(error);
  if (typeof error !== 'object' || error === null || seen.has(error)) return undefined;
  seen.add(error);
  const { code, path, dest, syscall, address, port, hostname, message, cause, errors } = error as Partial<
    NodeJS.ErrnoException & Record<string, unknown>
  >;
  if (typeof code === 'string' && isKnown(code)) {
    const about =
      syscall === 'listen' || syscall === 'bind' || code === 'ENOTFOUND'
        ? [hostname ?? address, port].filter((part) => part !== undefined).join(':')
        : WRITES_THERE.has(code)
          ? (dest ?? path)
          : path;
    const thing = typeof about === 'string' && about !== '' ? `"${about}"` : undefined;
    if (code === 'ENOENT' && syscall === 'mkdir' && typeof path === 'string')
      return { code: whyNotMade(path) ?? code, thing };
    const wanted = code.endsWith('MODULE_NOT_FOUND') ? packageIn(String(message)) : undefined;
    return { code, thing: wanted ?? thing ?? fromText(String(message))?.thing };
  }
  const below = [cause, ...(Array.isArray(errors) ? errors : [])];
  for (const each of below) {
    const found = systemErrorIn(each, seen);
    if (found) return found;
  }
  return typeof message === 'string' ? fromText(message) : undefined;
}

/** Why a folder could not be made of which Node says that it is not there: that is all it says where nothing may be written. */
function whyNotMade(path: string): string | undefined {
  try {
    for (let above = dirname(path); ; above = dirname(above))
      if (existsSync(above)) {
        accessSync(above, files.W_OK);
        return undefined;
      }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

/** Of two paths of a call, the second is the one that these are about. */
const WRITES_THERE = new Set(['EEXIST', 'ENOTEMPTY', 'ENOSPC', 'EDQUOT', 'EROFS', 'EBUSY', 'EXDEV']);

function isKnown(code: string): boolean {
  return Object.hasOwn(SENTENCES, code) || SYSTEM_WORDS.has(code);
}

/** The package that Node says it cannot find; some package, where it is a file of one. */
function packageIn(message: string): string {
  const [, name] = /^Cannot find (?:package|module) '((?:@[\w.-]+\/)?[\w-][\w.-]*)[/']/.exec(message) ?? [];
  return name === undefined ? 'a package that Variorum needs' : `the package "${name}"`;
}

const CODE = /\b(E[A-Z]{2,15})(?=[:,)]|$)/m;
const NUMBER = /\(os error (\d+)\)|\bOs \{ code: (\d+),/;
/** The words of the C library and of Windows, which other programs print without a code. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|not enough space on the disk/i, 'ENOSPC'],
  [/disk quota exceeded/i, 'EDQUOT'],
  [/Read-only file system/i, 'EROFS'],
  [/Permission denied/i, 'EACCES'],
  [/Too many open files/i, 'EMFILE'],
  [/Input\/output error/i, 'EIO'],
  [/File name too long/i, 'ENAMETOOLONG'],
  [/Cannot allocate memory/i, 'ENOMEM'],
];
const QUOTED_PATH = /(["'`])((?:\/|[A-Za-z]:[\\/]).{0,4096}?)\1/;
const BARE_PATH = /(?:^|\s)((?:\/|[A-Za-z]:[\\/])[^\s:][^\s]*)/;

/** What a message says: `ENOSPC: no space left on device, write`, `No space left on device (os error 28)`. */
function fromText(text: string): SystemError | undefined {
  const plain = stripVTControlCharacters(text).slice(0, 20_000);
  const number = NUMBER.exec(plain);
  const code =
    (number ? BY_NUMBER.get(Number(number[1] ?? number[2])) : CODE.exec(plain)?.[1]) ??
    WORDS.find(([words]) => words.test(plain))?.[1];
  if (code === undefined || !isKnown(code)) return undefined;
  const path = QUOTED_PATH.exec(plain)?.[2] ?? BARE_PATH.exec(plain)?.[1];
  return { code, thing: path === undefined ? undefined : `"${path}"` };
}
