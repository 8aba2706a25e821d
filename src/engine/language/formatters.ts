/** Formatters by what was asked for: to make one takes a hundred times as long as to use it, and a page says hundreds of things. */
const made = new Map<string, unknown>();

/** Which plural form a count takes. */
export function pluralRules(tag: string): Intl.PluralRules {
  return once(`plural ${tag}`, () => new Intl.PluralRules(locales(tag)));
}

/** Numbers as a language writes them. */
export function numberFormat(tag: string): Intl.NumberFormat {
  return once(`number ${tag}`, () => new Intl.NumberFormat(locales(tag)));
}

/** Items as a language lists them. */
export function listFormat(tag: string, type: Intl.ListFormatType = 'conjunction'): Intl.ListFormat {
  return once(`${type} ${tag}`, () => new Intl.ListFormat(locales(tag), { type }));
}

/** Days as a language writes them, by default out, in one time zone: two machines write the same. */
export function dateFormat(
  tag: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'long' },
): Intl.DateTimeFormat {
  return once(
    `date ${tag} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locales(tag), { ...options, timeZone: 'UTC' }),
  );
}

/** What Intl is asked for: without a second choice it would take the language of the machine where it does not know the first. */
export function locales(tag: string): string[] {
  return [tag, 'en'];
}

function once<T>(key: string, make: () => T): T {
  const found = (made.get(key) as T | undefined) ?? make();
  made.set(key, found);
  return found;
}
