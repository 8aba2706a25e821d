/**
 * Whether somebody may mean a version by another form of its name: in other case, with a "v", with fewer numbers or more zeros.
 * `7.1`, `v7.1.0`, `7.1.x` and `7.1.0.0` all may mean `7.1.0`, and `7.0` may mean `7.0-LTS`; `7.2` never means `7.1.0`.
 */
export function mayMeanVersion(found: string, version: string): boolean {
  const [asked, own] = [plain(found), plain(version)];
  if (asked === '') return false;
  // What follows the same numbers makes it finer (7.1.0, 7.0-LTS, 12c), but for another digit (7.10).
  if (asked === own || (/\d$/.test(asked) && own.startsWith(asked) && !/^\d/.test(own.slice(asked.length))))
    return true;
  return asked.startsWith(`${own}.`) && /^[.0]+$/.test(asked.slice(own.length));
}

function plain(version: string): string {
  return version
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
    .replace(/\.[x*]$/, '');
}
