import { connect } from './connect.ts';
import css from './recovery-demo.css?inline';

const sheet = new CSSStyleSheet();
// In the layer of all that Variorum styles: the rules of a site win, and those that kept the demo's room stay among their own.
sheet.replaceSync(`@layer variorum{${css}}`);
document.adoptedStyleSheets.push(sheet);
customElements.define(
  'recovery-demo',
  /** The recovery of a password, to try. It takes the place of what stands inside it without JavaScript. */
  class extends HTMLElement {
    #disconnect?: () => void;

    connectedCallback(): void {
      this.#disconnect = connect(this);
    }

    disconnectedCallback(): void {
      this.#disconnect?.();
    }
  },
);
