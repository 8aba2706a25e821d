import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

/** What a component threw while it was shown, with the component's name: Astro does not say which one it was. */
export class ComponentError extends Error {
  readonly component: string;

  constructor(component: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'ComponentError';
    this.component = component;
  }
}

/**
 * The component of an MDX page, whose own components throw a {@link ComponentError}.
 *
 * @param Content what the page was compiled to: a function that returns Astro's nodes
 */
export function namingComponents(Content: AstroComponentFactory): AstroComponentFactory {
  return new Proxy(Content, {
    apply: (target, self, args) => {
      const made: unknown = Reflect.apply(target, self, args);
      return made instanceof Promise ? made.then(nameIn) : nameIn(made);
    },
  });
}

interface Node {
  type: unknown;
  props: Record<string, unknown>;
}

function nameIn(made: unknown): unknown {
  if (Array.isArray(made)) for (const each of made) nameIn(each);
  else if (isNode(made)) {
    if (isComponent(made.type)) made.type = naming(made.type);
    for (const value of Object.values(made.props)) nameIn(value);
  }
  return made;
}

/** The same component; what it throws, and what is thrown by all that stands in it, gets its name. */
function naming(component: AstroComponentFactory): AstroComponentFactory {
  const fail = (error: unknown): never => {
    throw error instanceof ComponentError ? error : new ComponentError(component.name, error);
  };
  const called = <Result>(call: () => Result): Result => {
    try {
      const result = call();
      return result instanceof Promise ? (result.catch(fail) as Result) : result;
    } catch (error) {
      return fail(error);
    }
  };
  const opened = (shown: unknown): unknown => {
    if (isTemplate(shown)) {
      const render = shown.render.bind(shown);
      shown.render = (destination) => called(() => render(destination));
    }
    return shown;
  };
  return new Proxy(component, {
    apply: (target, self, args) => {
      const shown = called((): unknown => Reflect.apply(target, self, args));
      return shown instanceof Promise ? shown.then(opened) : opened(shown);
    },
  });
}

function isTemplate(value: unknown): value is { render(destination: unknown): unknown } {
  return (
    typeof value === 'object' && value !== null && 'render' in value && typeof value.render === 'function'
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'astro:jsx' in value;
}

function isComponent(type: unknown): type is AstroComponentFactory {
  return typeof type === 'function' && 'isAstroComponentFactory' in type;
}
