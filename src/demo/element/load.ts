/** How far (px) below the screen a demo may be when its script is fetched. */
const NEAR = 800;

/**
 * Fetches the demo when one comes near the screen, or when an address or a link leads to a state of one. For pages that
 * have a demo; on others it does nothing.
 */
export function loadDemos(load: () => Promise<unknown> = loadDemo): void {
  const demos = Array.from(document.querySelectorAll('recovery-demo'));
  if (!demos.length) return;
  const start = (): void => {
    near.disconnect();
    load().catch(() => {
      for (const demo of demos) demo.classList.add('failed');
    });
  };
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) start();
    },
    { rootMargin: `${NEAR}px` },
  );
  for (const demo of demos) near.observe(demo);
  const isMeant = (): boolean =>
    location.hash.startsWith('#demo:') || new URLSearchParams(location.search).has('demo');
  addEventListener('hashchange', () => {
    if (isMeant()) start();
  });
  if (isMeant()) start();
}

/** The demo needs its words when it begins. */
async function loadDemo(): Promise<void> {
  const { lang } = document.documentElement;
  // It speaks English by itself.
  if (!lang.startsWith('en')) await import('../words/languages.ts').then((module) => module.speakAs(lang));
  await import('./recovery-demo.ts');
}
