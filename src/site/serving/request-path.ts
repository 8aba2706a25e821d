/** What the target of a request comes to. */
export type RequestPath =
  /** a decoded path: begins with a slash; no part of it is empty, but the last may be */
  | { kind: 'path'; path: string }
  /** the same, but a site has nothing there, whatever lies on the disk: hidden files, empty parts */
  | { kind: 'nothing'; path: string }
  | { kind: 'refused'; status: 400 | 414; text: string };

/** Longer than any address of a site: file systems allow 255 bytes a part. */
const LONGEST = 8_192;

/**
 * Reads the target of a request, which may be anything: a server that looks at a path has no business with what lies beside
 * its folder, or is hidden in it.
 *
 * @param target `/path?query`, or a whole address as it is sent to proxies
 */
export function requestPath(target: string): RequestPath {
  if (target.length > LONGEST) return { kind: 'refused', status: 414, text: 'This address is too long.' };
  const [path = ''] = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/);
  const written = path === '' && /^https?:/i.test(target) ? '/' : path;
  if (!written.startsWith('/')) return damaged;
  const parts: string[] = [];
  for (const part of written.slice(1).split('/')) {
    const decoded = decode(part);
    // Escaped or not: no part of a path leads up, or holds what separates parts.
    if (decoded === undefined || /^\.{1,2}$|[/\\\p{Cc}]/u.test(decoded)) return damaged;
    parts.push(decoded);
  }
  const isHidden = parts.some((part, i) => part.startsWith('.') && !(i === 0 && part === '.well-known'));
  const hasGap = parts.slice(0, -1).includes('');
  return { kind: isHidden || hasGap ? 'nothing' : 'path', path: `/${parts.join('/')}` };
}

const damaged: RequestPath = { kind: 'refused', status: 400, text: 'This address cannot be read.' };

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
