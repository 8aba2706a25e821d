import { CHANGED, FRESH, SHOWN } from './messages.ts';
import { ShownPage } from './shown-page.ts';

/** The connection to the development server. */
interface Connection {
  on(message: string, hear: () => void): void;
  send(message: string, data: unknown): void;
}

/**
 * Shows changes of the content in the open page: in its place where only plain text differs, so that tabs, the place and what was tried in
 * a demo stay as they are; else by loading the page again.
 *
 * @param revision of the content that the page shows
 */
export function followContent(connection: Connection, revision: number): void {
  const shown = new ShownPage(document);
  let asked = 0;
  connection.on(CHANGED, () => {
    const own = ++asked;
    void freshPage().then((page) => {
      // Who asked later gets a later page.
      if (own !== asked) return;
      const isFree = document.dispatchEvent(new Event(FRESH, { cancelable: true }));
      if (page === undefined || !isFree || !shown.become(page)) location.reload();
    });
  });
  connection.send(SHOWN, revision);
}

/** The page at hand as it is now; undefined where there is none, or something stands against it. */
async function freshPage(): Promise<Document | undefined> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
  } catch {
    return undefined;
  }
}
