import { dateFormat } from './formatters.ts';

/** What of a day a letter of a pattern stands for, by how often it is written (Unicode TR35). */
const FIELDS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  y: { year: 'numeric' },
  yy: { year: '2-digit' },
  yyyy: { year: 'numeric' },
  M: { month: 'numeric' },
  MM: { month: '2-digit' },
  MMM: { month: 'short' },
  MMMM: { month: 'long' },
  d: { day: 'numeric' },
  dd: { day: '2-digit' },
  E: { weekday: 'short' },
  EEE: { weekday: 'short' },
  EEEE: { weekday: 'long' },
};
const STYLES = ['full', 'long', 'medium', 'short'] as const;

/**
 * A day as a pattern asks for it (`d MMMM yyyy`), or by a name for one (`long`).
 *
 * @returns undefined where the pattern asks for more than days have
 */
export function patternedDate(pattern: string, day: Date, tag: string): string | undefined {
  const style = STYLES.find((each) => each === pattern);
  if (style) return dateFormat(tag, { dateStyle: style }).format(day);
  const parts = pattern.match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? [];
  const written = parts.map((part) => {
    if (part.startsWith("'")) return part === "''" ? "'" : part.slice(1, -1);
    if (!/^[A-Za-z]/.test(part)) return part;
    return Object.hasOwn(FIELDS, part) ? fieldOf(FIELDS[part]!, day, tag) : undefined;
  });
  return written.includes(undefined) ? undefined : written.join('');
}

function fieldOf(options: Intl.DateTimeFormatOptions, day: Date, tag: string): string {
  const [[name, form]] = Object.entries(options) as [[string, string]];
  // Alone, the parts of some languages' days have words around them, and two digits are one.
  const value = dateFormat(tag, options).formatToParts(day);
  const text = value.find(({ type }) => type === name)?.value ?? '';
  return form === '2-digit' ? text.padStart(2, '0') : text;
}
