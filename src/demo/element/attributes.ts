import { type Config, configFor } from '../machine/config.ts';
import { METHODS, type Method } from '../machine/methods.ts';

/** The configuration that the attributes of an element ask for; values that make no sense count as missing. */
export function configOf(element: Element): Config {
  const text = (name: string): string => element.getAttribute(name) ?? '';
  const methods = (name: string): Method[] =>
    text(name)
      .split(/[\s,]+/)
      .filter((word): word is Method => Object.hasOwn(METHODS, word));
  const offered = methods('methods');
  const expiry = Number(text('expiry'));
  return configFor({
    productName: text('product') || 'Acme',
    methods: offered.length ? offered : undefined,
    choice: methods('choice'),
    codeLength: Number(text('code-length')),
    charset: text('charset') || undefined,
    tenant: text('tenant') || undefined,
    minutes: expiry > 0 ? { [text('channel')]: expiry } : {},
  });
}
