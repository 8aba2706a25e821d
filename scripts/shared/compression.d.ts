/** What this project uses of the middleware; the published types want Express around it. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Filter = (request: IncomingMessage, response: ServerResponse) => boolean;

  /** Compresses what is written to a response from then on, where its client can read that and its type and size are worth it. */
  function compression(options: {
    filter: Filter;
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  namespace compression {
    /** Whether the type of a response is one that becomes smaller. */
    const filter: Filter;
  }
  export default compression;
}
