/** Where the way back to the top would stand on the text, it shows itself when a reader turns back. */
export function showWayUp(): void {
  const { classList } = document.documentElement;
  let last = scrollY;
  addEventListener(
    'scroll',
    () => {
      classList.toggle('rising', scrollY < last);
      last = scrollY;
    },
    { passive: true },
  );
}
