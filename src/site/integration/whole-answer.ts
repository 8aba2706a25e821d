import { host } from 'variorum:library';
import type { MiddlewareHandler } from 'astro';
import { withRevision } from './shown-revision.ts';

/** The HTML of a page with a script of the server's in it. */
function withScript(html: string, script: string | undefined): string {
  if (script === undefined) return html;
  return html.replace(
    '</head>',
    () => `<script type="module" src=${JSON.stringify(script)}></script></head>`,
  );
}

/**
 * Development: an answer begins when its page is complete. What a component throws is only known then, and its page must not have
 * said by that time that all is well; and whatever a page throws is told in a sentence. A page says, too, which state of the content it
 * shows.
 */
export const onRequest: MiddlewareHandler = async ({ locals }, next) => {
  const { revision } = host;
  try {
    const response = await next();
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    const html = await response.text();
    response.headers.set('content-type', 'text/html; charset=utf-8');
    return new Response(withScript(withRevision(html, revision, host.base), host.script), {
      status: locals.status ?? response.status,
      headers: response.headers,
    });
  } catch (error) {
    const said = host.failed(error).findings.map(({ message, hint }) => `${message}\n${hint ?? ''}`);
    return new Response(`${said.join('\n')}\n`, { status: 500 });
  }
};
