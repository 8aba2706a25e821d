import type { Config } from './config.ts';

/** Random numbers that a seed decides, so that pictures and tests are the same every time (a linear congruence). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Recovery codes, resend codes, flow ids and trace ids are UUIDs [C]. */
export function uuid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(random() * 16).toString(16));
}

/** The code that is wrong for everybody: all zeros, or the first character where codes have no zero. */
export function wrongCode({ code: { length, charset } }: Config): string {
  return (charset.includes('0') ? '0' : charset.charAt(0)).repeat(length);
}

/** A one-time code. A kind of character that is allowed may be missing in it [D]. */
export function oneTimeCode(random: () => number, config: Config): string {
  const { length, charset } = config.code;
  const code = Array.from({ length }, () => charset.charAt(Math.floor(random() * charset.length))).join('');
  // Somebody who tries the wrong code must not be right by chance.
  return code === wrongCode(config) && charset.length > 1 ? code.slice(1) + charset.charAt(1) : code;
}
