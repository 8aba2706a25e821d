/** Where a line of YAML has a key, in its own line or in braces; undefined when it has none, or more than one. */
export function keyIn(line: string, key: string): number | undefined {
  const found: number[] = [];
  for (let at = line.indexOf(key); at >= 0; at = line.indexOf(key, at + 1)) {
    const after = line
      .slice(at + key.length)
      .replace(/^["']/, '')
      .trimStart();
    if (after.startsWith(':') && !/[\w-]/.test(line[at - 1] ?? '')) found.push(at);
  }
  return found.length === 1 ? found[0] : undefined;
}
